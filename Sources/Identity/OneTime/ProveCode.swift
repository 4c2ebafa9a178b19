import Foundation
import Kit
import Messaging
import Store

extension Transaction {
    /// Whether `typed` is the newest code of exactly this purpose, subject, journey and phone. A right one is used
    /// up; a wrong one is counted. The caller must let the transaction commit whatever the answer.
    func proveCode(_ typed: String, _ binding: CodeBinding, _ accounts: Accounts, now: Date) throws -> CodeAnswer {
        guard let digits = OneTimeCode.digits(typed: typed), let code = try lastCode(binding) else {
            return .refused(.wrongCode)
        }
        // Reckoned whatever the state, so that wrong, expired and killed codes take the same time (REQ-OTP-006).
        let hash = try accounts.keys.codeHash(digits, id: code.id, binding.purpose, version: code.keyVersion)
        let isRight = Digest.equal(hash, code.hash)
        switch code.state {
        case .used, .superseded: return .refused(.wrongCode)
        case .exhausted: return .refused(.exhaustedCode)
        case .voided: return .refused(.changedSinceCode)
        case .expired: return .refused(.expiredCode)
        case .live: return try judge(code, binding, isRight: isRight, accounts, now: now)
        }
    }

    private func judge(
        _ code: StoredCode, _ binding: CodeBinding, isRight: Bool, _ accounts: Accounts, now: Date
    ) throws -> CodeAnswer {
        guard code.phoneIndex == binding.phone.map({ accounts.keys.index(of: $0) }) else {
            try move(code, to: .voided, now: now)
            return .refused(.changedSinceCode)
        }
        guard now < code.expiresAt else {
            try move(code, to: .expired, now: now)
            return .refused(.expiredCode)
        }
        if isRight {
            guard try move(code, to: .used, now: now) else { return .refused(.wrongCode) }
            try refundUnanswered(binding, code, accounts)
            return .accepted
        }
        let isLast = code.attempts + 1 >= accounts.settings.codeTries
        try execute(
            """
            UPDATE identity_codes SET attempts = attempts + 1, state = \(isLast ? "exhausted" : "live")
             WHERE id = \(code.id) AND state = 'live'
            """)
        return .refused(isLast ? .exhaustedCode : .wrongCode)
    }

    /// One conditional update: of two requests with the same code one succeeds (REQ-OTP-004).
    @discardableResult
    private func move(_ code: StoredCode, to state: CodeState, now: Date) throws -> Bool {
        try execute(
            """
            UPDATE identity_codes SET state = \(state.rawValue), ended_at = \(now)
             WHERE id = \(code.id) AND state = 'live'
            """) == 1
    }

    /// The newest code of a journey, whatever became of it.
    func lastCode(_ binding: CodeBinding) throws -> StoredCode? {
        try first(
            """
            SELECT id, code_hash, key_version, phone_index, state, attempts, message, network, issued_at, expires_at
              FROM identity_codes
             WHERE flow = \(binding.flow) AND purpose = \(binding.purpose.rawValue) AND subject = \(binding.subject)
             ORDER BY issued_at DESC, id DESC LIMIT 1
            """, StoredCode.init(row:))
    }
}

/// A row of `identity_codes`.
struct StoredCode {
    let id: UUID
    let hash: [UInt8]
    let keyVersion: Int
    let phoneIndex: [UInt8]?
    let state: CodeState
    let attempts: Int
    let message: ID<SMSMessage>?
    let network: [UInt8]?
    let issuedAt: Date
    let expiresAt: Date

    init(row: Row) throws {
        id = try row.uuid("id")
        hash = try row.blob("code_hash")
        keyVersion = try row.int("key_version")
        phoneIndex = try row.optionalBlob("phone_index")
        state = try row.read("state", CodeState.init(rawValue:))
        attempts = try row.int("attempts")
        message = try row.optionalID("message")
        network = try row.optionalBlob("network")
        issuedAt = try row.date("issued_at")
        expiresAt = try row.date("expires_at")
    }
}
