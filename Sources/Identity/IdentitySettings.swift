import Foundation
import Kit
import Store

/// The parameters of Vnconnect (spec 0.3), each with the default shown there.
public struct IdentitySettings: Sendable {
    /// PRM-OTP-TTL
    public var codeLife: TimeInterval = 120
    /// PRM-OTP-TRIES
    public var codeTries = 5
    /// PRM-OTP-COOLDOWN
    public var codeCooldown: TimeInterval = 30
    /// PRM-OTP-QUOTA, per phone across all purposes and accounts.
    public var codesPerQuarter = 5
    public var codesPerDay = 20
    /// PRM-LOGIN-FAILS
    public var passwordTries = 5
    public var passwordBlock: TimeInterval = 15 * 60
    /// PRM-PWD-TEMP-TTL
    public var temporaryPasswordLife: TimeInterval = 72 * 3600
    /// A password sent again: how often a day (REQ-DSK-013).
    public var passwordsPerDay = 3
    /// Resets at counters in thirty days before an administrator must agree (REQ-DSK-016).
    public var deskResets = 2
    /// PRM-CAPTCHA
    public var captchaLife: TimeInterval = 5 * 60
    /// Failures after which a provincial login asks for a captcha (REQ-PRV-003).
    public var failuresBeforeCaptcha = 2
    /// PRM-REMEMBER
    public var rememberLife: TimeInterval = 30 * 86_400
    /// Attempts to register or recover from one address in ten minutes (REQ-REG-005).
    public var probes = 20
    /// REQ-ACC-005
    public var mostPhones = 5
    /// How long a new phone waits before it takes a lost one's place. The seed has none (REQ-LOG-009); a day is what
    /// NIST SP 800-63B asks for (identity 4.4).
    public var phoneChangeWait: TimeInterval = 0
    /// New phones of somebody else in a day (REQ-LOG-009).
    public var phoneChangesPerDay = 3
    /// Codes nobody typed in, in a day from one network and in an hour to one block of 10,000 numbers (identity 6.11).
    public var unansweredCodesOfNetwork = 25
    public var unansweredCodesOfBlock = 25
    /// Where the link of a confirmation letter leads; the token follows (REQ-ACC-002).
    public var emailLinkAddress = ""
    public var emailLinkLife: TimeInterval = 86_400
    /// To one account, and to one address whoever names it.
    public var emailLinksPerDay = 5
    /// PRM-AUTH-METHODS, for registration and for login apart (REQ-REG-002).
    public var registrationMethods: Set<RegistrationMethod> = [.mobile]
    public var signInMethods: Set<SignInMethod> = [.password]
    /// Who may register how, as far as the method is on (REQ-REG-001).
    public var subjects: [RegistrationMethod: Set<AccountKind>] = [
        .mobile: [.citizen], .usbToken: [.citizen, .business, .agency],
    ]

    public init() {}

    var quarterLimit: Limit { Limit("identity-codes-15-min", most: codesPerQuarter, within: 15 * 60) }
    var dayLimit: Limit { Limit("identity-codes-day", most: codesPerDay, within: 86_400) }
    var unansweredByNetwork: Limit {
        Limit("identity-unanswered-network", most: unansweredCodesOfNetwork, within: 86_400)
    }
    var unansweredByBlock: Limit { Limit("identity-unanswered-block", most: unansweredCodesOfBlock, within: 3_600) }
    var emailLinkLimit: Limit { Limit("identity-email-links", most: emailLinksPerDay, within: 86_400) }
    /// Challenges for one address in ten minutes; each is a row until it is over.
    var challengeLimit: Limit { Limit("identity-challenges", most: 60, within: 10 * 60) }
    var probeLimit: Limit { Limit("identity-probes", most: probes, within: 10 * 60) }
    var newNumberLimit: Limit { Limit("identity-new-numbers", most: 10, within: 86_400) }
    var phoneChangeLimit: Limit { Limit("identity-phone-changes", most: phoneChangesPerDay, within: 86_400) }
    var appCodeLimit: Limit { Limit("identity-app-codes", most: 10, within: 3_600) }
    var failureLimit: Limit { Limit("identity-sign-in-failures", most: failuresBeforeCaptcha, within: 15 * 60) }

    /// What has to be there before anyone may be served.
    /// - Parameter keys: The pepper of codes and passwords comes from it (REQ-OTP-010).
    /// - Throws: ``SetupFault``, a sentence that says what to set.
    public func check(keys: KeyRing?, takesCertificates: Bool = false) throws(SetupFault) {
        guard let keys, keys.key(SealPurpose.code) != nil else { throw .noKeys }
        guard !registrationMethods.isEmpty, !signInMethods.isEmpty else { throw .noMethods }
        guard CommonPasswords.list != nil else { throw .noPasswordList }
        let wantsCertificates = registrationMethods.contains(.usbToken) || signInMethods.contains(.usbToken)
        guard !wantsCertificates || takesCertificates else { throw .noAuthorities }
    }

    /// Whether a method of registration is on, and for this subject.
    public func offers(_ method: RegistrationMethod, to kind: AccountKind) -> Bool {
        registrationMethods.contains(method) && subjects[method, default: []].contains(kind)
    }
}

/// *Phương thức đăng nhập* that can be switched on.
public enum SignInMethod: String, CaseIterable, Sendable {
    /// CMT/CCCD, password and code.
    case password
    /// *USB ký số*
    case usbToken
}

/// A set of methods a deployment may choose by name (PRM-AUTH-METHODS, DEC-11).
public enum MethodProfile: String, CaseIterable, Sendable {
    /// All methods of the guides that are built.
    case seed
    /// Since 01/07/2024 citizens and businesses come by VNeID, which is a provider of its own; certificates are left to
    /// agencies.
    case y2026 = "2026"

    public func apply(to settings: inout IdentitySettings) {
        switch self {
        case .seed:
            settings.registrationMethods = [.mobile, .usbToken]
            settings.signInMethods = [.password, .usbToken]
        case .y2026:
            settings.registrationMethods = [.usbToken]
            settings.signInMethods = [.usbToken]
            settings.subjects[.usbToken] = [.agency]
        }
    }
}

/// MSG-SETUP for the operator: the start fails with it.
public enum SetupFault: Error, Equatable, CustomStringConvertible {
    case noKeys, noMethods, noPasswordList, noAuthorities

    public var description: String {
        switch self {
        case .noKeys: "Hệ thống chưa được cấu hình đầy đủ: thiếu khóa mã hóa của Vnconnect (keys.vnconnect)."
        case .noPasswordList: "Hệ thống chưa đầy đủ: thiếu danh sách mật khẩu thông dụng (common-passwords.txt)."
        case .noMethods:
            "Hệ thống chưa được cấu hình đầy đủ: chưa bật phương thức đăng ký, đăng nhập nào (identity.methods)."
        case .noAuthorities:
            "Hệ thống chưa được cấu hình đầy đủ: đã bật USB ký số nhưng thiếu chứng thư gốc (certificates.government, certificates.public)."
        }
    }
}
