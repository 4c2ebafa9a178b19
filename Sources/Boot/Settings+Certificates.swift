import Configuration
import Identity
import Kit

extension Settings {
    /// Whose certificates are believed, where their state is asked for, and where people's signing software is.
    public struct Certificates: Sendable {
        /// A PEM file with the roots of the Government Cipher Committee, for agencies.
        public let government: String?
        /// A PEM file with the roots of public authorities, for citizens and businesses.
        public let publicRoots: String?
        /// The only origins of OCSP responders and revocation lists that are called.
        public let statusOrigins: [String]
        public let agent: String
    }

    /// Ways in (PRM-AUTH-METHODS).
    public struct Methods: Sendable {
        public let profile: MethodProfile
        /// Instead of the profile's.
        public let registration: Set<RegistrationMethod>?
        public let signIn: Set<SignInMethod>?
        /// Nothing was chosen by anyone.
        public let isDefault: Bool
    }

    static func certificates(_ config: ConfigReader, isLocal: Bool) throws(SettingFault) -> Certificates? {
        let government = config.string(forKey: "certificates.government")
        let publicRoots = config.string(forKey: "certificates.public")
        guard government != nil || publicRoots != nil else { return nil }
        guard let status = config.string(forKey: "certificates.status") ?? (isLocal ? "http://127.0.0.1:8205" : nil) else {
            throw SettingFault("MOTCUA_CERTIFICATES_STATUS is not set: name the origins of the OCSP responders and revocation lists, separated by spaces.")
        }
        let agent = config.string(forKey: "certificates.agent", default: "ws://127.0.0.1:8987")
        guard agent.wholeMatch(of: #/wss?://(127\.0\.0\.1|localhost)(:[0-9]{1,5})?/#) != nil else {
            throw SettingFault("MOTCUA_CERTIFICATES_AGENT must be a WebSocket on the visitor's own machine, such as wss://127.0.0.1:8987, not \(agent).")
        }
        return Certificates(
            government: government, publicRoots: publicRoots,
            statusOrigins: status.split(separator: " ").map(String.init), agent: agent)
    }

    static func methods(_ config: ConfigReader) throws(SettingFault) -> Methods {
        let name = config.string(forKey: "methods.profile")
        guard let profile = MethodProfile(rawValue: name ?? "seed") else {
            throw SettingFault("MOTCUA_METHODS_PROFILE must be seed or 2026.")
        }
        let registration = try chosen(config.string(forKey: "methods.registration"), RegistrationMethod.init(rawValue:))
        let signIn = try chosen(config.string(forKey: "methods.signin"), SignInMethod.init(rawValue:))
        return Methods(
            profile: profile, registration: registration, signIn: signIn,
            isDefault: name == nil && registration == nil && signIn == nil)
    }

    private static func chosen<Method: Hashable>(
        _ text: String?, _ read: (String) -> Method?
    ) throws(SettingFault) -> Set<Method>? {
        guard let text else { return nil }
        let found = text.split(separator: " ").map { read(String($0)) }
        guard !found.contains(nil) else {
            throw SettingFault("MOTCUA_METHODS_REGISTRATION takes mobile and usbToken, MOTCUA_METHODS_SIGNIN password and usbToken, separated by spaces, not \(text).")
        }
        return Set(found.compactMap(\.self))
    }
}
