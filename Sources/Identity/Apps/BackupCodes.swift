import Foundation
import Kit
import Store

/// Codes on paper for the day the app is gone too — *mã dự phòng*: ten of fifty bits, each good once (identity 4.1).
public enum BackupCodes {
    public static let count = 10

    /// New ones, as they are shown this one time.
    static func drawn(_ chance: Chance) -> [String] { (0..<count).map { _ in CancelCode.spelled(chance.bytes(10)) } }

    public static func shown(_ code: String) -> String { CancelCode.shown(code) }
}

extension Transaction {
    /// New ones take the place of all that were before.
    func replaceBackupCodes(_ codes: [String], of account: ID<Account>, _ keys: KeyRing, now: Date) throws {
        try execute("DELETE FROM identity_backup_codes WHERE account_id = \(account)")
        for code in codes {
            let index = keys.backupIndex(code, account)
            try execute(
                """
                INSERT INTO identity_backup_codes (account_id, code_index, made_at) VALUES (\(account), \(index), \(now))
                """)
        }
    }

    /// Uses one up; a second time it is none.
    func takeBackupCode(_ code: String, of account: ID<Account>, _ keys: KeyRing, now: Date) throws -> Bool {
        try execute(
            """
            UPDATE identity_backup_codes SET used_at = \(now)
             WHERE account_id = \(account) AND code_index = \(keys.backupIndex(code, account)) AND used_at IS NULL
            """) == 1
    }

    func backupCodesLeft(_ account: ID<Account>) throws -> Int {
        try count("SELECT count(*) AS n FROM identity_backup_codes WHERE account_id = \(account) AND used_at IS NULL")
    }
}

extension KeyRing {
    /// Keyed, and different for each account.
    fileprivate func backupIndex(_ code: String, _ account: ID<Account>) -> [UInt8] {
        blindIndex("\(account) \(code)", for: SealPurpose.backupCode)
    }
}
