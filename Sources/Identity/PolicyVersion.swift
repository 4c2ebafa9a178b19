import Foundation
import Store

/// A version of a text people agree to (REQ-GEN-019).
public struct PolicyVersion: Codable, Hashable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// *Điều khoản*
        case terms
        /// *Chính sách chia sẻ thông tin*
        case sharing
    }

    public let kind: Kind
    public let version: Int

    public init(_ kind: Kind, _ version: Int) { (self.kind, self.version) = (kind, version) }
}

extension Transaction {
    /// The versions in force, one of each kind.
    /// - Throws: ``IdentityRefusal/setup`` where one is missing: then nobody can register.
    public func policiesInForce(now: Date) throws -> [PolicyVersion] {
        try PolicyVersion.Kind.allCases.map { kind in
            let version = try first(
                """
                SELECT version FROM identity_policies WHERE kind = \(kind.rawValue) AND in_force_from <= \(now)
                 ORDER BY version DESC LIMIT 1
                """
            ) { try $0.int("version") }
            guard let version else { throw IdentityRefusal.setup }
            return PolicyVersion(kind, version)
        }
    }
}

extension Accounts {
    /// - Throws: ``IdentityRefusal/setup`` where registration is closed for want of a published text.
    public func checkPolicies(now: Date) async throws {
        _ = try await database.read { try $0.policiesInForce(now: now) }
    }
}
