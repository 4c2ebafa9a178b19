import Configuration
import Foundation
import Kit
import Parties

extension Settings {
    /// The mail server letters are handed to: `MOTCUA_MAIL_SERVER`, `_SECURITY`, `_USER`, `_PASSWORD`, `_SENDER`,
    /// `_SENDERNAME`, `_AUTHORITY`.
    static func mail(_ config: ConfigReader, isLocal: Bool) throws(SettingFault) -> Mail {
        let address = try required(config, "mail.server", local: "127.0.0.1:2525", isLocal: isLocal)
        let parts = address.split(separator: ":").map(String.init)
        guard parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else {
            throw SettingFault("MOTCUA_MAIL_SERVER must be a host and a port such as mail.example.vn:587, not \(address).")
        }
        let isHere = parts[0] == "localhost" || parts[0].hasPrefix("127.")
        let typed = config.string(forKey: "mail.security", default: isHere ? "none" : "starttls")
        guard let security = SMTPSubmission.Security(rawValue: typed), security != .none || isHere else {
            throw SettingFault("MOTCUA_MAIL_SECURITY must be starttls or tls; none is for a server on this machine.")
        }
        let server = SMTPSubmission.Server(
            host: parts[0], port: port, security: security, authority: config.string(forKey: "mail.authority"))
        return Mail(server: server, account: try account(config, isLocal: isLocal), sender: try sender(config, isLocal: isLocal))
    }

    /// A server may take letters from us without a name, by where we are.
    private static func account(_ config: ConfigReader, isLocal: Bool) throws(SettingFault) -> SMTPSubmission.Account? {
        guard let user = config.string(forKey: "mail.user") ?? (isLocal ? "motcua" : nil), !user.isEmpty else { return nil }
        let password = try required(config, "mail.password", local: "thu-nghiem", isLocal: isLocal)
        return SMTPSubmission.Account(user: user, password: Secret(password))
    }

    private static func sender(_ config: ConfigReader, isLocal: Bool) throws(SettingFault) -> Parties.Mail.Sender {
        let typed = try required(config, "mail.sender", local: "khong-tra-loi@dvc.example", isLocal: isLocal)
        guard let address = EmailAddress(typed) else {
            throw SettingFault("MOTCUA_MAIL_SENDER must be an address such as khong-tra-loi@dvc.example.vn, not \(typed).")
        }
        return Parties.Mail.Sender(address: address, name: config.string(forKey: "mail.sendername", default: "Cổng Dịch vụ công"))
    }
}
