import Foundation
import Kit

/// Who is signed in on a site — *người đã đăng nhập* — as Vnconnect told it (REQ-VNC-001).
///
/// A site trusts nothing but the token: these are its claims, kept sealed in the site's own session.
public struct Person: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        case citizen, business, agency, staffOperator
    }

    public enum Gender: String, Codable, Sendable {
        case male, female
    }

    /// Vnconnect's name for the account; not its key.
    public let subject: String
    public let kind: Kind
    public let name: String
    public let birthDate: Day?
    public let gender: Gender?
    /// CMND, CCCD, tax or agency code, for clients that are entitled to it.
    public let identityNumber: String?
    /// E.164.
    public let phone: String?
    public let email: String?
    public let address: String?
    /// *Mức xác minh*, 0 to 4 (DEC-12).
    public let assurance: Int
    /// How strongly this sign-in was shown: an `acr` of discovery.
    public let acr: String
    /// Authentication methods of RFC 8176: `pwd`, `otp`, `sms` …
    public let methods: [String]
    /// *Cán bộ*: shorter sessions.
    public let isStaff: Bool

    public init(
        subject: String, kind: Kind = .citizen, name: String, birthDate: Day? = nil, gender: Gender? = nil,
        identityNumber: String? = nil, phone: String? = nil, email: String? = nil, address: String? = nil,
        assurance: Int, acr: String, methods: [String] = [], isStaff: Bool = false
    ) {
        (self.subject, self.kind, self.name, self.birthDate, self.gender) = (subject, kind, name, birthDate, gender)
        (self.identityNumber, self.phone, self.email, self.address) = (identityNumber, phone, email, address)
        (self.assurance, self.acr, self.methods, self.isStaff) = (assurance, acr, methods, isStaff)
    }
}
