import Foundation
import Kit
import Store

/// What stands behind a typed name: perhaps an account, certainly a lane for counting.
struct SignInDoor: Sendable {
    let account: ID<Account>?
    let lane: AttemptLane
    let attempts: Attempts
    let passwordHash: String?
    /// After two failures of this name or from this address (REQ-PRV-003).
    let needsCaptcha: Bool
}

extension Accounts {
    /// Finds the door of a name. One that cannot be a name has a door as well, and nobody behind it.
    func door(of name: String, _ browser: Browser, now: Date) async throws -> SignInDoor {
        let typed = name.trimmed
        let login = LoginName(typed)
        return try await database.read { tx in
            let account: ID<Account>? =
                switch login {
                case .number(let number): try tx.accountID(of: number, keys)
                case .username(let username): try tx.accountID(of: username)
                case nil: nil
                }
            let lane = try lane(account, typed: typed, browser, tx)
            let attempts = try tx.attempts(lane)
            let isBusyAddress = try !tx.room(settings.failureLimit, on: browser.address, now: now).isAllowed
            return SignInDoor(
                account: account, lane: lane, attempts: attempts,
                passwordHash: try account.flatMap { try tx.passwordHash(of: $0) },
                needsCaptcha: isBusyAddress || attempts.failures >= settings.failuresBeforeCaptcha)
        }
    }

    /// Whether the form of a provincial login is to show a captcha at once.
    public func needsCaptcha(_ browser: Browser, now: Date) async throws -> Bool {
        try await database.read { tx in
            try !tx.room(settings.failureLimit, on: browser.address, now: now).isAllowed
        }
    }

    func lane(_ account: ID<Account>?, typed: String, _ browser: Browser, _ tx: Transaction) throws -> AttemptLane {
        let subject = attemptSubject(account, typed: typed)
        if let account, let device = browser.deviceHash, try tx.isKnown(device, of: account) {
            return AttemptLane(subject: subject, lane: device)
        }
        return AttemptLane(subject: subject, lane: AttemptLane.strangers)
    }

    func attemptSubject(_ account: ID<Account>?, typed: String = "") -> [UInt8] {
        keys.blindIndex(account.map { "account:\($0)" } ?? "name:\(typed.lowercased())", for: SealPurpose.name)
    }

    /// Whether the password is the account's; counts and blocks where it is not (PRM-LOGIN-FAILS).
    func judge(
        _ password: Secret<String>, at door: SignInDoor, system: String, isLocal: Bool, _ browser: Browser, now: Date
    ) async throws {
        let verdict: PasswordHasher.Verdict =
            door.attempts.isBlocked(now: now) ? .wrong : try await hasher.verify(password, against: door.passwordHash)
        let newHash = verdict == .right(rehash: true) ? try await hasher.hash(password) : nil
        let method: AccessMethod = isLocal ? .passwordOnly : .passwordAndCode
        let event: ID<AccessEvent> = chance.id(at: now)
        let note: @Sendable (Transaction, AccessResult) throws -> Void = { tx, result in
            guard let account = door.account else { return }
            try tx.write(AccessEntry(event, account, system: system, method, result, browser), now: now)
        }
        let refusal: IdentityRefusal? = try await database.write { tx in
            // Asked again here: a block that came while this password was being reckoned holds for it too.
            if let until = try tx.attempts(door.lane).blockedUntil, now < until {
                try note(tx, .blocked)
                return .blocked(until: until)
            }
            guard verdict != .wrong, let account = door.account else {
                try note(tx, .wrongPassword)
                return try tx.fail(door, self, browser, now: now)
            }
            try tx.clearAttempts(door.lane)
            try tx.clear(settings.failureLimit, on: browser.address)
            if let newHash { try tx.replaceHash(newHash, of: account) }
            if try tx.temporaryPassword(of: account).map({ $0 <= now }) ?? false {
                try note(tx, .temporaryOver)
                return .temporaryPasswordOver
            }
            if let standing = try tx.standing(account), !standing.state.admits {
                try note(tx, .locked)
                return .accountLocked
            }
            if try tx.isPasswordDisowned(of: account) {
                try note(tx, .blocked)
                return .passwordDisowned
            }
            return nil
        }
        if let refusal { throw refusal }
    }
}

extension Transaction {
    fileprivate func fail(
        _ door: SignInDoor, _ accounts: Accounts, _ browser: Browser, now: Date
    ) throws -> IdentityRefusal {
        _ = try spend(accounts.settings.failureLimit, on: browser.address, now: now)
        let after = try countFailure(door.lane, accounts.settings, now: now)
        guard let until = after.blockedUntil else { return .wrongNameOrPassword }
        if let account = door.account { try notify(account, .signInBlocked(until: until), accounts, now: now) }
        return .blocked(until: until)
    }

    func passwordHash(of account: ID<Account>) throws -> String? {
        try first("SELECT hash FROM identity_passwords WHERE account_id = \(account)") { try $0.text("hash") }
    }

    /// The same password under a higher cost or a newer key.
    fileprivate func replaceHash(_ hash: String, of account: ID<Account>) throws {
        try execute("UPDATE identity_passwords SET hash = \(hash) WHERE account_id = \(account)")
    }
}
