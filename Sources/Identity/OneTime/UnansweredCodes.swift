import Foundation
import Kit
import Store

/// How many codes may go out that nobody types in — *chi phí tin nhắn* (identity 6.11): by the network that asks and by
/// the block of numbers they go to. A code that comes back gives its place back, so a desk with a citizen every minute
/// and a half is never in the way; a program that walks through numbers is stopped after a handful.
enum UnansweredCodes {
    static func limits(
        _ binding: CodeBinding, network: [UInt8]?, _ accounts: Accounts
    ) -> [(limit: Limit, subject: String)] {
        guard binding.purpose.isForStrangers else { return [] }
        var all: [(limit: Limit, subject: String)] = []
        if let network { all.append((accounts.settings.unansweredByNetwork, Base64URL.encode(network))) }
        if let phone = binding.phone {
            let block = accounts.keys.blindIndex(String(phone.e164.dropLast(4)), for: SealPurpose.phone)
            all.append((accounts.settings.unansweredByBlock, Base64URL.encode(block)))
        }
        return all
    }
}

extension CodePurpose {
    /// Asked for by somebody who has shown nothing yet: these are what pumps are made of.
    var isForStrangers: Bool {
        switch self {
        case .register, .confirmPhone, .reset, .complaint: true
        case .login, .addPhone, .changePhone, .deskCreate, .deskReset: false
        }
    }
}

extension Browser {
    /// The network it is in: 256 addresses of IPv4, a /64 of IPv6.
    var network: String {
        if address.contains(".") { return address.split(separator: ".").prefix(3).joined(separator: ".") }
        return address.split(separator: ":", omittingEmptySubsequences: false).prefix(4).joined(separator: ":")
    }
}

extension DrawnCode {
    func networkIndex(_ keys: KeyRing) -> [UInt8]? {
        network.map { keys.blindIndex($0, for: SealPurpose.network) }
    }
}

extension Transaction {
    /// A number somebody types into their own account gets a message too; one account is no way around the limits above.
    /// - Throws: ``IdentityRefusal/tooManyCodes(until:)``
    func spendNewNumber(of account: ID<Account>, _ settings: IdentitySettings, now: Date) throws {
        if case .refused(let until) = try spend(settings.newNumberLimit, on: account.description, now: now) {
            throw IdentityRefusal.tooManyCodes(until: until)
        }
    }

    /// Whether ``spendUnanswered(_:network:_:now:)`` would refuse now.
    /// - Throws: ``IdentityRefusal/tooManyCodes(until:)``
    func checkUnanswered(_ binding: CodeBinding, network: [UInt8]?, _ accounts: Accounts, now: Date) throws {
        for (limit, subject) in UnansweredCodes.limits(binding, network: network, accounts) {
            if case .refused(let until) = try room(limit, on: subject, now: now) {
                throw IdentityRefusal.tooManyCodes(until: until)
            }
        }
    }

    /// - Throws: ``IdentityRefusal/tooManyCodes(until:)``
    func spendUnanswered(_ binding: CodeBinding, network: [UInt8]?, _ accounts: Accounts, now: Date) throws {
        for (limit, subject) in UnansweredCodes.limits(binding, network: network, accounts) {
            if case .refused(let until) = try spend(limit, on: subject, now: now) {
                throw IdentityRefusal.tooManyCodes(until: until)
            }
        }
    }

    /// The code came back.
    func refundUnanswered(_ binding: CodeBinding, _ code: StoredCode, _ accounts: Accounts) throws {
        for (limit, subject) in UnansweredCodes.limits(binding, network: code.network, accounts) {
            try refund(Spending(limit, on: subject, at: code.issuedAt))
        }
    }
}
