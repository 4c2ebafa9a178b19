import Certificates
import Foundation
import Kit
import Store

/// A certificate of an account as its owner sees it.
public struct AccountCertificate: Sendable {
    public let issuer: String
    public let serial: String
    public let notBefore: Date
    public let notAfter: Date
    public let addedAt: Date
    public let lastUsedAt: Date?
}

extension Transaction {
    /// The account this very certificate opens. Another with the same issuer and number opens nothing.
    func accountID(of certificate: CheckedCertificate) throws -> ID<Account>? {
        try first(
            """
            SELECT account_id FROM identity_certificates
             WHERE certificate_key = \(certificate.key) AND fingerprint = \(certificate.fingerprint)
            """
        ) { try $0.id("account_id") }
    }

    /// The account of a certificate known by its fingerprint alone.
    func accountID(certificate fingerprint: [UInt8]) throws -> ID<Account>? {
        try first("SELECT account_id FROM identity_certificates WHERE fingerprint = \(fingerprint)") {
            try $0.id("account_id")
        }
    }

    /// - Throws: ``IdentityRefusal/organisationExists`` where the certificate belongs to an account already.
    func insert(_ certificate: CheckedCertificate, of account: ID<Account>, now: Date) throws {
        let added = try execute(
            """
            INSERT INTO identity_certificates (certificate_key, fingerprint, account_id, issuer, serial, not_before,
                                               not_after, added_at)
            VALUES (\(certificate.key), \(certificate.fingerprint), \(account), \(certificate.issuer),
                    \(certificate.serial), \(certificate.notBefore), \(certificate.notAfter), \(now))
            ON CONFLICT (certificate_key) DO NOTHING
            """)
        guard added == 1 else { throw IdentityRefusal.organisationExists }
    }

    func noteUse(of certificate: CheckedCertificate, now: Date) throws {
        try execute("UPDATE identity_certificates SET last_used_at = \(now) WHERE certificate_key = \(certificate.key)")
    }

    /// The certificates of an account, the one that lasts longest first.
    public func certificates(of account: ID<Account>) throws -> [AccountCertificate] {
        try run(
            """
            SELECT issuer, serial, not_before, not_after, added_at, last_used_at FROM identity_certificates
             WHERE account_id = \(account) ORDER BY not_after DESC, serial
            """
        ) { row in
            AccountCertificate(
                issuer: try row.text("issuer"), serial: try row.text("serial"), notBefore: try row.date("not_before"),
                notAfter: try row.date("not_after"), addedAt: try row.date("added_at"),
                lastUsedAt: try row.optionalDate("last_used_at"))
        }
    }
}

extension Accounts {
    /// Whole days until the last certificate of the owner ends, in the last thirty (REQ-REG-015, MSG-CERT-SOON).
    public func certificateEnds(_ owner: AccountOwner, now: Date) async throws -> Int? {
        let newest = try await database.read { tx in try tx.certificates(of: owner.account).first }
        guard let newest else { return nil }
        let days = Day(newest.notAfter).number - Day(now).number
        return (0...30).contains(days) ? days : nil
    }
}
