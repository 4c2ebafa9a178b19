import Certificates
import Foundation
import Kit
import Store

extension Accounts {
    /// An operator ties a certificate to the account of the number in it: a renewed one, or the first of an account made
    /// by command (REQ-REG-015). Every check is made as if its holder had signed in.
    ///
    /// - Parameters:
    ///   - der: The certificate.
    ///   - others: What may stand between it and a root.
    /// - Returns: The name of the account; doing it again changes nothing.
    public func attach(certificate der: [UInt8], others: [[UInt8]], by actor: String, now: Date) async throws -> String {
        guard let certificates else { throw IdentityRefusal.method }
        let certificate: CheckedCertificate
        do {
            certificate = try await certificates.check.check(certificate: der, others: others, now: now)
        } catch { throw IdentityRefusal.certificate(error) }
        return try await database.write { tx in
            guard let id = try tx.accountID(of: certificate.subject.number, keys), let account = try tx.account(id, keys),
                account.kind == AccountKind(certificate.subject.kind), account.state.admits
            else { throw IdentityRefusal.noAccountForCertificate }
            if try tx.accountID(of: certificate) == id { return account.profile.name }
            // An account that only says it has this number is not made the owner's by an operator's command.
            guard [.usbToken, .command].contains(account.registration) || account.level >= .inPerson else {
                throw IdentityRefusal.noAccountForCertificate
            }
            try tx.insert(certificate, of: id, now: now)
            try tx.execute(
                """
                UPDATE identity_accounts SET level = \(AssuranceLevel.certificate.rawValue),
                       level_source = \(Evidence.Source.certificate.rawValue), level_operator = NULL, level_at = \(now),
                       updated_at = \(now), version = version + 1
                 WHERE id = \(id)
                """)
            try tx.record(
                TrailEntry(
                    stream: "account:\(id)", actor: actor, action: "account.certificate", object: "account:\(id)",
                    details: ["serial": certificate.serial, "issuer": certificate.issuer], chance: chance),
                at: now)
            return account.profile.name
        }
    }
}
