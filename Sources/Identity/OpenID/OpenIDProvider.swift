import Foundation
import Kit
import Store

/// Vnconnect as OpenID provider — *nền tảng trao đổi định danh* (REQ-VNC-001): what its endpoints do, without HTTP.
public struct OpenIDProvider: Sendable {
    /// An origin, without a closing slash: `iss` and the beginning of every endpoint's address.
    public let issuer: String
    public let keys: SigningKeys
    let database: Database
    let ring: KeyRing
    let chance: Chance

    public init(issuer: String, database: Database, ring: KeyRing, chance: Chance) {
        (self.issuer, self.database, self.ring, self.chance) = (issuer, database, ring, chance)
        keys = SigningKeys(database: database, ring: ring)
    }
}
