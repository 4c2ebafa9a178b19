import Foundation
import Kit
import Store

/// An authenticator app of an account — *ứng dụng xác thực*: a second factor that needs no SMS.
public struct CodeApp: Sendable {
    public let id: ID<CodeApp>
    public let addedAt: Date
    public let lastUsedAt: Date?
    let secret: [UInt8]
    /// The half minute whose code was taken last.
    let lastStep: Int64

    /// How long a secret that was shown may wait for its first code.
    static let timeToConfirm: TimeInterval = 15 * 60
    static let most = 2

    /// What an app reads from the picture (Key Uri Format).
    public var address: String {
        "otpauth://totp/Vnconnect?secret=\(Base32.encode(secret))&issuer=Vnconnect&algorithm=SHA1&digits=6&period=30"
    }

    /// The same to be typed, in fours.
    public var spelled: String {
        let text = Array(Base32.encode(secret))
        return stride(from: 0, to: text.count, by: 4).map { String(text[$0..<min($0 + 4, text.count)]) }
            .joined(separator: " ")
    }
}

extension SealPurpose {
    static let codeApp = "identity.code-app"
    static let backupCode = "identity.backup-code"
}

extension Transaction {
    private func codeApps(_ condition: SQL, _ keys: KeyRing) throws -> [CodeApp] {
        try run(
            """
            SELECT id, added_at, last_used_at, sealed, last_step FROM identity_code_apps WHERE \(condition)
             ORDER BY added_at, id
            """
        ) { row in
            CodeApp(
                id: try row.id("id"), addedAt: try row.date("added_at"), lastUsedAt: try row.optionalDate("last_used_at"),
                secret: try keys.open(try row.blob("sealed"), for: SealPurpose.codeApp),
                lastStep: Int64(try row.int("last_step")))
        }
    }

    /// Those that have shown a first code.
    func codeApps(of account: ID<Account>, _ keys: KeyRing) throws -> [CodeApp] {
        try codeApps("account_id = \(account) AND confirmed_at IS NOT NULL", keys)
    }

    /// The one that waits for its first code.
    func waitingCodeApp(of account: ID<Account>, _ keys: KeyRing, now: Date) throws -> CodeApp? {
        let since = now.addingTimeInterval(-CodeApp.timeToConfirm)
        return try codeApps("account_id = \(account) AND confirmed_at IS NULL AND added_at > \(since)", keys).first
    }

    func hasCodeApp(_ account: ID<Account>) throws -> Bool {
        try count(
            "SELECT count(*) AS n FROM identity_code_apps WHERE account_id = \(account) AND confirmed_at IS NOT NULL") > 0
    }

    func insertWaiting(_ id: ID<CodeApp>, _ secret: [UInt8], of account: ID<Account>, _ keys: KeyRing, now: Date) throws {
        try execute("DELETE FROM identity_code_apps WHERE account_id = \(account) AND confirmed_at IS NULL")
        try execute(
            """
            INSERT INTO identity_code_apps (id, account_id, sealed, last_step, added_at)
            VALUES (\(id), \(account), \(try keys.seal(secret, for: SealPurpose.codeApp)), 0, \(now))
            """)
    }

    /// Uses up the half minute: of two requests with one code one succeeds (RFC 6238 section 5.2).
    func take(_ step: Int64, of app: CodeApp, now: Date) throws -> Bool {
        try execute(
            """
            UPDATE identity_code_apps SET last_step = \(Int(step)), last_used_at = \(now)
             WHERE id = \(app.id) AND last_step < \(Int(step))
            """) == 1
    }
}
