import Foundation
import Kit
import Messaging
import Store

extension Transaction {
    /// Sends a new code and kills the earlier ones of the same purpose and subject, in one transaction with the
    /// message.
    ///
    /// - Throws: ``IdentityRefusal/tooManyCodes(until:)`` before the cool-down of this journey and phone is over,
    ///   and past the quota of the phone over all purposes and accounts; then nothing has changed.
    @discardableResult
    func issueCode(_ binding: CodeBinding, _ fresh: DrawnCode, _ accounts: Accounts, now: Date) throws -> SentCode {
        let settings = accounts.settings
        let phoneIndex = binding.phone.map { accounts.keys.index(of: $0) }
        try refuseHaste(binding, phoneIndex, settings, now: now)
        // A journey without an account spends from a quota of its own, so that it is refused when others would be.
        let network = try fresh.networkIndex(accounts.keys) ?? lastCode(binding)?.network
        try spendUnanswered(binding, network: network, accounts, now: now)
        let spendings = try spendQuota(on: Base64URL.encode(phoneIndex ?? binding.subject), settings, now: now)
        try endLiveCode(binding.purpose, binding.subject, as: .superseded, now: now)
        let end = now.addingTimeInterval(settings.codeLife)
        let message = try binding.phone.map { phone in
            let text = CodeMessage.text(fresh.digits, life: settings.codeLife)
            let message = try accounts.messages.prepare(
                .code, to: phone, text: text, goodUntil: end, spendings: spendings, now: now)
            try send(message, at: now)
            return message.id
        }
        try insertCode(binding, fresh, phoneIndex, network, message, accounts.keys, until: end, now)
        return SentCode(expiresAt: end, resendAt: now.addingTimeInterval(settings.codeCooldown))
    }

    private func refuseHaste(
        _ binding: CodeBinding, _ phoneIndex: [UInt8]?, _ settings: IdentitySettings, now: Date
    ) throws {
        guard let last = try lastCode(binding), last.phoneIndex == phoneIndex,
            try last.message.map({ try messageStatus($0) }) != .down
        else { return }
        let ready = last.issuedAt.addingTimeInterval(settings.codeCooldown)
        guard now >= ready else { throw IdentityRefusal.tooManyCodes(until: ready) }
    }

    private func spendQuota(on subject: String, _ settings: IdentitySettings, now: Date) throws -> [Spending] {
        try [settings.quarterLimit, settings.dayLimit].map { limit in
            if case .refused(let until) = try spend(limit, on: subject, now: now) {
                throw IdentityRefusal.tooManyCodes(until: until)
            }
            return Spending(limit, on: subject, at: now)
        }
    }

    func endLiveCode(_ purpose: CodePurpose, _ subject: [UInt8], as state: CodeState, now: Date) throws {
        try execute(
            """
            UPDATE identity_codes SET state = \(state.rawValue), ended_at = \(now)
             WHERE purpose = \(purpose.rawValue) AND subject = \(subject) AND state = 'live'
            """)
    }

    private func insertCode(
        _ binding: CodeBinding, _ fresh: DrawnCode, _ phoneIndex: [UInt8]?, _ network: [UInt8]?,
        _ message: ID<SMSMessage>?, _ keys: KeyRing, until end: Date, _ now: Date
    ) throws {
        let hash = try keys.codeHash(fresh.digits.reveal(), id: fresh.id, binding.purpose, version: keys.current)
        try execute(
            """
            INSERT INTO identity_codes (id, purpose, subject, flow, phone_index, code_hash, key_version, state, message,
                                        network, issued_at, expires_at)
            VALUES (\(fresh.id), \(binding.purpose.rawValue), \(binding.subject), \(binding.flow), \(phoneIndex),
                    \(hash), \(keys.current), 'live', \(message), \(network), \(now), \(end))
            """)
    }
}

extension KeyRing {
    /// Keyed, and different for each row and purpose: equal codes do not look equal (REQ-OTP-010).
    func codeHash(_ digits: String, id: UUID, _ purpose: CodePurpose, version: Int) throws -> [UInt8] {
        guard let key = key(SealPurpose.code, version: version) else { throw SealFault.noKey(version: version) }
        return Digest.hmac("\(id.uuidString):\(purpose.rawValue):\(digits)", key: key)
    }
}
