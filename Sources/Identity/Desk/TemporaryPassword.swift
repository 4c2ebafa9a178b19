import Foundation
import Kit
import Messaging
import Store

/// A password that is given out by message — *mật khẩu tạm* — and good for one sign-in, in which it is changed
/// (REQ-DSK-013, PRM-PWD-TEMP-TTL). Nobody but its owner ever sees it.
struct TemporaryPassword: Sendable {
    let text: Secret<String>

    /// Of each three, and none that looks like another: twelve characters of about 62 bits.
    private static let classes: [[Character]] = [
        Array("abcdefghjkmnpqrstuvwxyz"), Array("ABCDEFGHJKLMNPQRSTUVWXYZ"), Array("23456789"), Array("@#%+=?"),
    ]

    init(_ chance: Chance) {
        var characters = Self.classes.flatMap { Array(chance.text(3, of: $0)) }
        // Fisher and Yates, with numbers as even as those of `Chance.text`.
        for index in stride(from: characters.count - 1, to: 0, by: -1) {
            let places = (0...index).map { Character(Unicode.Scalar(UInt8($0 + 65))) }
            let place = chance.text(1, of: places).unicodeScalars.first.map { Int($0.value) - 65 } ?? 0
            characters.swapAt(index, place)
        }
        text = Secret(String(characters))
    }

    /// One message of GSM characters, without marks.
    func message(hours: Int) -> String {
        """
        Mat khau tam DVC cua ban: \(text.reveal()) dung trong \(hours) gio, phai doi khi dang nhap lan dau. \
        Khong cung cap cho bat ky ai. Cong DVC
        """
    }
}

extension Transaction {
    /// Until when the account's password counts, if it was given out; `nil` where it is the owner's own.
    func temporaryPassword(of account: ID<Account>) throws -> Date? {
        try first(
            "SELECT expires_at FROM identity_passwords WHERE account_id = \(account) AND is_temporary = 1"
        ) { try $0.optionalDate("expires_at") ?? .distantFuture }
    }

    /// Marks the password just written as given out, and sends it.
    func giveOut(
        _ password: TemporaryPassword, of account: ID<Account>, to phone: PhoneNumber, for record: UUID, by officer: String,
        again: Bool, _ accounts: Accounts, now: Date
    ) throws {
        let life = accounts.settings.temporaryPasswordLife
        let end = now.addingTimeInterval(life)
        try execute(
            "UPDATE identity_passwords SET is_temporary = 1, expires_at = \(end) WHERE account_id = \(account)")
        let text = password.message(hours: Int(life / 3600))
        let message = try accounts.messages.prepare(.notice, to: phone, text: text, goodUntil: end, now: now)
        try send(message, at: now)
        try execute(
            """
            INSERT INTO identity_desk_passwords (message, record, officer, is_again, at)
            VALUES (\(message.id), \(record), \(officer), \(again), \(now))
            """)
    }
}
