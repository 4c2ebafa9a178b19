import Foundation
import Kit

/// Who is signed in on a site — *người đã đăng nhập* — as Vnconnect told it (REQ-VNC-001).
///
/// A site trusts nothing but the token: these are its claims, kept sealed in the site's own session.
package struct Person: Codable, Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case citizen, business, agency, staffOperator
    }

    package enum Gender: String, Codable, Sendable {
        case male, female
    }

    /// Vnconnect's name for the account; not its key.
    package let subject: String
    package let kind: Kind
    package let name: String
    package let birthDate: Day?
    package let gender: Gender?
    /// CMND, CCCD, tax or agency code, for clients that are entitled to it.
    package let identityNumber: String?
    /// E.164.
    package let phone: String?
    package let email: String?
    package let address: String?
    /// *Mức xác minh*, 0 to 4 (DEC-12).
    package let assurance: Int
    /// How strongly this sign-in was shown: an `acr` of discovery.
    package let acr: String
    /// Authentication methods of RFC 8176: `pwd`, `otp`, `sms` …
    package let methods: [String]
    /// *Cán bộ*: shorter sessions.
    package let isStaff: Bool

    package init(
        subject: String, kind: Kind = .citizen, name: String, birthDate: Day? = nil, gender: Gender? = nil,
        identityNumber: String? = nil, phone: String? = nil, email: String? = nil, address: String? = nil,
        assurance: Int, acr: String, methods: [String] = [], isStaff: Bool = false
    ) {
        (self.subject, self.kind, self.name, self.birthDate, self.gender) = (subject, kind, name, birthDate, gender)
        (self.identityNumber, self.phone, self.email, self.address) = (identityNumber, phone, email, address)
        (self.assurance, self.acr, self.methods, self.isStaff) = (assurance, acr, methods, isStaff)
    }
}
