import CPKCS11
import Crypto
import Foundation
import Glibc

/// A token behind a PKCS #11 module: it signs with the one private key it holds, after its PIN.
///
/// One thread at a time; ``SigningDesk`` sees to that.
final class Token {
    private let functions: CK_FUNCTION_LIST
    private let label: String

    /// - Parameters:
    ///   - module: The file of the token's PKCS #11 module.
    ///   - label: The name of the token, as it was given when the token was made.
    init(module: String, label: String) throws(TokenFault) {
        guard let library = dlopen(module, RTLD_NOW), let symbol = dlsym(library, "C_GetFunctionList") else {
            throw .broken("\(module) is no PKCS #11 module")
        }
        typealias Getter = @convention(c) (UnsafeMutablePointer<CK_FUNCTION_LIST_PTR?>?) -> CK_RV
        var list: CK_FUNCTION_LIST_PTR?
        guard unsafeBitCast(symbol, to: Getter.self)(&list) == CKR_OK, let list else {
            throw .broken("\(module) gives no functions")
        }
        (functions, self.label) = (list.pointee, label)
        let begun = try Self.have(functions.C_Initialize)(nil)
        if begun != CK_RV(CKR_CRYPTOKI_ALREADY_INITIALIZED) { try Self.check(begun, "C_Initialize") }
    }

    /// Whether the token is plugged in.
    var isPresent: Bool { (try? slot()) != nil }

    /// - Parameter isRSA: Whether the key is RSA; otherwise it is ECDSA on P-256.
    /// - Returns: The signature over `bytes` with SHA-256: PKCS #1, or DER of r and s.
    func sign(_ bytes: [UInt8], pin: String, isRSA: Bool) throws(TokenFault) -> [UInt8] {
        let slot = try slot()
        var session = CK_SESSION_HANDLE()
        let flags = CK_FLAGS(CKF_SERIAL_SESSION)
        try Self.check(Self.have(functions.C_OpenSession)(slot, flags, nil, nil, &session), "C_OpenSession")
        defer { _ = functions.C_CloseSession?(session) }
        try logIn(session, pin)
        defer { _ = functions.C_Logout?(session) }
        let key = try privateKey(session)
        if isRSA { return try sign(bytes, CK_MECHANISM_TYPE(CKM_SHA256_RSA_PKCS), key, session) }
        let raw = try sign(Array(SHA256.hash(data: bytes)), CK_MECHANISM_TYPE(CKM_ECDSA), key, session)
        guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: raw) else {
            throw .broken("the token's signature is no ECDSA signature")
        }
        return Array(signature.derRepresentation)
    }

    private func slot() throws(TokenFault) -> CK_SLOT_ID {
        let list = try Self.have(functions.C_GetSlotList)
        var count = CK_ULONG()
        try Self.check(list(1, nil, &count), "C_GetSlotList")
        var slots = [CK_SLOT_ID](repeating: 0, count: Int(count))
        try Self.check(list(1, &slots, &count), "C_GetSlotList")
        for slot in slots.prefix(Int(count)) {
            var info = CK_TOKEN_INFO()
            guard try Self.have(functions.C_GetTokenInfo)(slot, &info) == CKR_OK else { continue }
            let name = withUnsafeBytes(of: info.label) { String(decoding: $0, as: UTF8.self) }
            if name.trimmingCharacters(in: .whitespaces) == label { return slot }
        }
        throw .absent
    }

    private func logIn(_ session: CK_SESSION_HANDLE, _ pin: String) throws(TokenFault) {
        var bytes = Array(pin.utf8)
        defer { for index in bytes.indices { bytes[index] = 0 } }
        let count = CK_ULONG(bytes.count)
        switch try Self.have(functions.C_Login)(session, CK_USER_TYPE(CKU_USER), &bytes, count) {
        case CK_RV(CKR_OK): return
        case CK_RV(CKR_PIN_LOCKED): throw .locked
        // A PIN of the wrong length is as wrong as any other.
        default: throw .wrongPIN
        }
    }

    private func privateKey(_ session: CK_SESSION_HANDLE) throws(TokenFault) -> CK_OBJECT_HANDLE {
        var kind = CK_OBJECT_CLASS(CKO_PRIVATE_KEY)
        let begin = try Self.have(functions.C_FindObjectsInit)
        let begun = withUnsafeMutableBytes(of: &kind) { kind in
            var wanted = CK_ATTRIBUTE(
                type: CK_ATTRIBUTE_TYPE(CKA_CLASS), pValue: kind.baseAddress, ulValueLen: CK_ULONG(kind.count))
            return begin(session, &wanted, 1)
        }
        try Self.check(begun, "C_FindObjectsInit")
        defer { _ = functions.C_FindObjectsFinal?(session) }
        var key = CK_OBJECT_HANDLE(), found = CK_ULONG()
        try Self.check(Self.have(functions.C_FindObjects)(session, &key, 1, &found), "C_FindObjects")
        guard found == 1 else { throw .broken("the token holds no private key") }
        return key
    }

    private func sign(
        _ bytes: [UInt8], _ mechanism: CK_MECHANISM_TYPE, _ key: CK_OBJECT_HANDLE, _ session: CK_SESSION_HANDLE
    ) throws(TokenFault) -> [UInt8] {
        var how = CK_MECHANISM(mechanism: mechanism, pParameter: nil, ulParameterLen: 0)
        try Self.check(Self.have(functions.C_SignInit)(session, &how, key), "C_SignInit")
        var bytes = bytes, signature = [UInt8](repeating: 0, count: 1_024)
        let count = CK_ULONG(bytes.count)
        var length = CK_ULONG(signature.count)
        try Self.check(Self.have(functions.C_Sign)(session, &bytes, count, &signature, &length), "C_Sign")
        return Array(signature.prefix(Int(length)))
    }

    private static func have<Function>(_ function: Function?) throws(TokenFault) -> Function {
        guard let function else { throw .broken("the PKCS #11 module lacks a function") }
        return function
    }

    private static func check(_ result: CK_RV, _ name: String) throws(TokenFault) {
        guard result == CK_RV(CKR_OK) else { throw .broken("\(name) failed with 0x\(String(result, radix: 16))") }
    }
}
