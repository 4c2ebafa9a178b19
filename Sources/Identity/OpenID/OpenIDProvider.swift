import Foundation
import Kit
import Parties
import Store

/// Vnconnect as OpenID provider — *nền tảng trao đổi định danh* (REQ-VNC-001): what its endpoints do, without HTTP.
public struct OpenIDProvider: Sendable {
    /// An origin, without a closing slash: `iss` and the beginning of every endpoint's address.
    public let issuer: String
    public let keys: SigningKeys
    let database: Database
    let ring: KeyRing
    let chance: Chance
    let clientKeys: ClientKeys

    /// - Parameter outbound: By which clients' published keys are fetched; `nil` where none may be.
    public init(issuer: String, database: Database, ring: KeyRing, chance: Chance, outbound: OutboundHTTP? = nil) {
        (self.issuer, self.database, self.ring, self.chance) = (issuer, database, ring, chance)
        clientKeys = ClientKeys(outbound: outbound)
        keys = SigningKeys(database: database, ring: ring)
    }
}
