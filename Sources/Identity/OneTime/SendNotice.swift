import Foundation
import Kit
import Messaging
import Store

extension Transaction {
    /// Tells an account's phone that something happened to the account.
    func notify(_ phone: PhoneNumber, _ notice: AccountNotice, _ accounts: Accounts, now: Date) throws {
        try send(try accounts.messages.prepare(.notice, to: phone, text: notice.text, now: now), at: now)
    }

    /// Tells the default phone of an account; one without phones is told nothing.
    func notify(_ account: ID<Account>, _ notice: AccountNotice, _ accounts: Accounts, now: Date) throws {
        guard let phone = try codePhones(of: account, accounts.keys).first?.phone else { return }
        try notify(phone, notice, accounts, now: now)
    }
}
