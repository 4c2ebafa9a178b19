import Foundation
import Kit
import Store

extension Accounts {
    /// Starts a sign-in for `demand` in the browser `guest`.
    ///
    /// Where a session of that browser lacks only the second factor, the code is the first step; where it lacks
    /// nothing, the journey is not needed and the gate lets it through.
    public func beginSignIn(
        _ demand: SignInDemand, session token: String?, guest: String, now: Date
    ) async throws -> Flow<SignInFlow> {
        let id = chance.uuid4(), fresh = DrawnCode(chance, at: now)
        return try await database.write { tx in
            var content = SignInFlow(demand: demand)
            var phone: PhoneNumber?
            if let session = try token.flatMap({ try tx.vnconnectSession(token: $0) }),
                let account = try tx.account(session.account, keys), let codePhone = account.defaultPhone,
                Gate.decide(session, try tx.standing(session.account), for: demand, now: now) == .challenge(.code)
            {
                content.step = .code
                content.account = session.account
                content.epoch = session.epoch
                content.phone = codePhone.id
                content.methods = session.methods
                content.authenticatedAt = session.authenticatedAt
                content.asksApp = try tx.hasOwnFactor(account.id)
                phone = content.asksApp ? nil : codePhone.phone
            }
            let flow = try tx.start(id, content, browser: guest, keys, now: now)
            if let phone, let account = content.account {
                let binding = CodeBinding(.login, subject: account.codeSubject, flow: id, phone: phone)
                // Past the quota the screen comes without a code; it says when one may be asked for again.
                do { try tx.issueCode(binding, fresh, self, now: now) } catch IdentityRefusal.tooManyCodes {}
            }
            return flow
        }
    }

    /// The journey this browser has under way; `nil` where there is none with this id, or it is over.
    public func signIn(_ id: UUID, guest: String, now: Date) async throws -> Flow<SignInFlow>? {
        try await database.read { tx in try tx.flow(SignInFlow.self, id, browser: guest, keys, now: now) }
    }
}

extension ID<Account> {
    /// An account as the subject of codes.
    var codeSubject: [UInt8] { Digest.sha256("account:\(self)") }
}
