import CFIDO
import Kit

/// What libfido2 reads and checks of WebAuthn: the only decoder of CBOR and of authenticator data in the house (I25).
enum FIDO {
    private static let start: Void = fido_init(0)

    /// A new credential as an authenticator describes it.
    struct Credential {
        let id: [UInt8]
        /// The point of P-256: 32 bytes of x, 32 of y.
        let publicKey: [UInt8]
    }

    /// Reads the authenticator data of a registration; `nil` for anything but a key of ES256.
    static func credential(in authenticatorData: [UInt8], of party: String) -> Credential? {
        _ = start
        var made = fido_cred_new()
        guard let credential = made else { return nil }
        defer { fido_cred_free(&made) }
        guard fido_cred_set_type(credential, COSE_ES256) == FIDO_OK, fido_cred_set_rp(credential, party, nil) == FIDO_OK,
            fido_cred_set_authdata_raw(credential, authenticatorData, authenticatorData.count) == FIDO_OK,
            let id = fido_cred_id_ptr(credential), let key = fido_cred_pubkey_ptr(credential),
            fido_cred_pubkey_len(credential) == 64
        else { return nil }
        return Credential(
            id: Array(UnsafeBufferPointer(start: id, count: fido_cred_id_len(credential))),
            publicKey: Array(UnsafeBufferPointer(start: key, count: 64)))
    }

    /// Whether an assertion of `party` was signed by `publicKey`, by a person who was there and was recognised.
    static func verifies(
        _ signature: [UInt8], over clientDataHash: [UInt8], _ authenticatorData: [UInt8], of party: String,
        by publicKey: [UInt8]
    ) -> Bool {
        _ = start
        var made = fido_assert_new()
        var key = es256_pk_new()
        defer {
            fido_assert_free(&made)
            es256_pk_free(&key)
        }
        guard let assertion = made, let point = key, publicKey.count == 64,
            es256_pk_from_ptr(point, publicKey, publicKey.count) == FIDO_OK,
            fido_assert_set_clientdata_hash(assertion, clientDataHash, clientDataHash.count) == FIDO_OK,
            fido_assert_set_rp(assertion, party) == FIDO_OK, fido_assert_set_count(assertion, 1) == FIDO_OK,
            fido_assert_set_authdata_raw(assertion, 0, authenticatorData, authenticatorData.count) == FIDO_OK,
            fido_assert_set_up(assertion, FIDO_OPT_TRUE) == FIDO_OK,
            fido_assert_set_uv(assertion, FIDO_OPT_TRUE) == FIDO_OK,
            fido_assert_set_sig(assertion, 0, signature, signature.count) == FIDO_OK
        else { return false }
        return fido_assert_verify(assertion, 0, COSE_ES256, UnsafeRawPointer(point)) == FIDO_OK
    }
}
