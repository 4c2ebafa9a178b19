import Foundation
import Kit
import Store

/// What *Ứng dụng xác thực* shows.
public struct CodeAppList: Sendable {
    public let apps: [CodeApp]
    public let backupCodesLeft: Int
    public var isFull: Bool { apps.count >= CodeApp.most }
}

extension Accounts {
    public func codeApps(_ owner: AccountOwner) async throws -> CodeAppList {
        try await database.read { tx in
            CodeAppList(
                apps: try tx.codeApps(of: owner.account, keys), backupCodesLeft: try tx.backupCodesLeft(owner.account))
        }
    }

    /// The app that waits for its first code, within a quarter of an hour.
    public func waitingCodeApp(_ owner: AccountOwner, now: Date) async throws -> CodeApp? {
        try await database.read { try $0.waitingCodeApp(of: owner.account, keys, now: now) }
    }

    /// *Thêm ứng dụng xác thực*: the password again, then a secret to be read by the app.
    ///
    /// - Throws: ``IdentityRefusal/codeAppLimit``, or what the password met.
    public func addCodeApp(password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date) async throws {
        try await showAgain(password, owner, browser, now: now)
        let id: ID<CodeApp> = chance.id(at: now), secret = chance.bytes(TimeCode.secretBytes)
        try await database.write { tx in
            guard try tx.codeApps(of: owner.account, keys).count < CodeApp.most else { throw IdentityRefusal.codeAppLimit }
            try tx.insertWaiting(id, secret, of: owner.account, keys, now: now)
        }
    }

    /// The first code: the app is one of the account's, and codes on paper are made.
    ///
    /// - Returns: The codes, to be shown this once.
    /// - Throws: ``IdentityRefusal/wrongState`` where none waits, ``IdentityRefusal/wrongAppCode``,
    ///   ``IdentityRefusal/tooManyAppCodes(until:)``
    public func confirmCodeApp(_ typed: String, _ owner: AccountOwner, now: Date) async throws -> [String] {
        let codes = BackupCodes.drawn(chance)
        let entry = appEntry("code-app.add", owner)
        let answer: Result<[String], IdentityRefusal> = try await database.write { tx in
            guard let app = try tx.waitingCodeApp(of: owner.account, keys, now: now) else { throw IdentityRefusal.wrongState }
            if let refused = try tx.refuseAppCodes(of: owner.account, settings, now: now) { return .failure(refused) }
            guard let step = TimeCode.step(of: typed.trimmed, app.secret, after: app.lastStep, now: now) else {
                _ = try tx.spend(settings.appCodeLimit, on: owner.account.description, now: now)
                return .failure(.wrongAppCode)
            }
            guard try tx.take(step, of: app, now: now) else { return .failure(.wrongAppCode) }
            try tx.execute("UPDATE identity_code_apps SET confirmed_at = \(now) WHERE id = \(app.id)")
            try tx.replaceBackupCodes(codes, of: owner.account, keys, now: now)
            try tx.notify(owner.account, .codeAppAdded(at: now), self, now: now)
            try tx.record(entry, at: now)
            return .success(codes)
        }
        return try answer.get()
    }

    /// *Xóa*. With the last app the codes on paper go too; the SMS remains.
    ///
    /// - Throws: ``IdentityRefusal/gone`` for an app of somebody else.
    public func removeCodeApp(
        _ id: ID<CodeApp>, password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws {
        try await showAgain(password, owner, browser, now: now)
        let entry = appEntry("code-app.remove", owner)
        try await database.write { tx in
            let removed = try tx.execute(
                "DELETE FROM identity_code_apps WHERE id = \(id) AND account_id = \(owner.account) AND confirmed_at IS NOT NULL")
            guard removed == 1 else { throw IdentityRefusal.gone }
            if try !tx.hasCodeApp(owner.account) {
                try tx.execute("DELETE FROM identity_backup_codes WHERE account_id = \(owner.account)")
            }
            try tx.notify(owner.account, .codeAppRemoved(at: now), self, now: now)
            try tx.record(entry, at: now)
        }
    }

    /// New codes on paper; the old ones are worth nothing.
    /// - Throws: ``IdentityRefusal/wrongState`` where there is no app.
    public func renewBackupCodes(
        password: Secret<String>, _ owner: AccountOwner, browser: Browser, now: Date
    ) async throws -> [String] {
        try await showAgain(password, owner, browser, now: now)
        let codes = BackupCodes.drawn(chance)
        let entry = appEntry("backup-codes.renew", owner)
        try await database.write { tx in
            guard try tx.hasCodeApp(owner.account) else { throw IdentityRefusal.wrongState }
            try tx.replaceBackupCodes(codes, of: owner.account, keys, now: now)
            try tx.record(entry, at: now)
        }
        return codes
    }

    private func appEntry(_ action: String, _ owner: AccountOwner) -> TrailEntry {
        let account = "account:\(owner.account)"
        return TrailEntry(stream: account, actor: account, action: action, object: account, chance: chance)
    }
}

extension Transaction {
    /// Ten wrong codes an hour are the most, whoever types them (identity 4.1).
    func refuseAppCodes(of account: ID<Account>, _ settings: IdentitySettings, now: Date) throws -> IdentityRefusal? {
        guard case .refused(let until) = try room(settings.appCodeLimit, on: account.description, now: now) else { return nil }
        return .tooManyAppCodes(until: until)
    }
}
