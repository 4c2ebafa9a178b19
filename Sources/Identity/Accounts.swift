import Foundation
import Kit
import Messaging
import Parties
import Store

/// The door of Identity: what others may ask and do. Each act is a file under `Actions`.
public struct Accounts: Sendable {
    /// Whether a SIM is registered to a person (REQ-REG-004): `KYCMatch.check`, or what stands for it.
    public typealias SubscriberMatch = @Sendable (KYCMatch.Person) async -> KYCMatch.Result

    public let database: Database
    public let keys: KeyRing
    public let chance: Chance
    public let hasher: PasswordHasher
    public let captcha: Captcha
    public let settings: IdentitySettings
    let subscriberMatch: SubscriberMatch
    /// Nothing where no authority is configured: then certificates open nothing here.
    public let certificates: CertificateTrust?
    let messages: SMSDrafts
    let mails: MailDrafts

    /// - Throws: ``SetupFault`` where something without which nobody may be served is missing.
    public init(
        database: Database, keys: KeyRing, chance: Chance, hasher: PasswordHasher, captcha: Captcha,
        settings: IdentitySettings, subscriberMatch: @escaping SubscriberMatch,
        certificates: CertificateTrust? = nil
    ) throws(SetupFault) {
        try settings.check(keys: keys, takesCertificates: certificates != nil)
        (self.database, self.keys, self.chance) = (database, keys, chance)
        (self.hasher, self.captcha, self.settings) = (hasher, captcha, settings)
        (self.subscriberMatch, self.certificates) = (subscriberMatch, certificates)
        messages = SMSDrafts(keys: keys, chance: chance)
        mails = MailDrafts(keys: keys, chance: chance)
    }
}
