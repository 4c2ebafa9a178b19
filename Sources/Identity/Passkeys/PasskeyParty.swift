import Foundation
import Kit

/// Us, as a browser names us to an authenticator (WebAuthn Level 2, 5.1.3): passkeys are bound to this and to nothing else.
public struct PasskeyParty: Sendable, Equatable {
    /// The host.
    public let id: String
    public let origin: String

    /// - Parameter origin: Of Vnconnect: `https://xacthuc.dvc.example`.
    public init?(origin: String) {
        guard let host = URLComponents(string: origin)?.host, !host.isEmpty else { return nil }
        (id, self.origin) = (host, origin)
    }

    /// What a browser says it asked for.
    private struct ClientData: Decodable {
        let type: String
        let challenge: String
        let origin: String
        let crossOrigin: Bool?
    }

    enum Ceremony: String {
        case create = "webauthn.create"
        case get = "webauthn.get"
    }

    /// The challenge that was answered, if the answer is of this ceremony, here, and in no other site's frame.
    func challenge(in clientData: [UInt8], _ ceremony: Ceremony) -> String? {
        guard clientData.count <= 4_096, let data = try? JSONDecoder().decode(ClientData.self, from: Data(clientData)),
            data.type == ceremony.rawValue, data.origin.utf8.elementsEqual(origin.utf8), data.crossOrigin != true
        else { return nil }
        return data.challenge
    }

    /// Whether authenticator data is for us, of a person who was there and was recognised (6.1).
    func isMeant(_ authenticatorData: [UInt8]) -> Bool {
        guard (37...4_096).contains(authenticatorData.count) else { return false }
        let wanted: UInt8 = 0x01 | 0x04
        return Digest.equal(Array(authenticatorData.prefix(32)), Digest.sha256(id)) && authenticatorData[32] & wanted == wanted
    }

    /// How often the authenticator has signed; zero where it does not count.
    static func count(in authenticatorData: [UInt8]) -> Int {
        authenticatorData[33..<37].reduce(0) { $0 << 8 | Int($1) }
    }
}

/// What a browser sends for a new passkey, each in base64url.
public struct PasskeyRegistration: Sendable {
    let clientData: [UInt8]
    let authenticatorData: [UInt8]

    public init?(clientData: String, authenticatorData: String) {
        guard let client = Base64URL.decode(clientData), let authenticator = Base64URL.decode(authenticatorData),
            !client.isEmpty, authenticator.count >= 37
        else { return nil }
        (self.clientData, self.authenticatorData) = (client, authenticator)
    }
}

/// What a browser sends when a passkey is shown, each in base64url.
public struct PasskeyAssertion: Sendable {
    let credential: [UInt8]
    let clientData: [UInt8]
    let authenticatorData: [UInt8]
    let signature: [UInt8]

    public init?(credential: String, clientData: String, authenticatorData: String, signature: String) {
        let parts = [credential, clientData, authenticatorData, signature].map { Base64URL.decode($0) ?? [] }
        guard parts.allSatisfy({ !$0.isEmpty && $0.count <= 4_096 }), parts[2].count >= 37 else { return nil }
        (self.credential, self.clientData) = (parts[0], parts[1])
        (self.authenticatorData, self.signature) = (parts[2], parts[3])
    }
}
