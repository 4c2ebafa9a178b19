import Foundation
import Kit
import Store
import Testing
import TestStore

@testable import Identity

/// The one gate (architecture 6; I3, I11, I21) and the tables of moves.
@Suite struct GateTests {
    private let now = Vnconnect.morning
    private let account: ID<Account> = ID(uuid: UUID())

    private func session(
        _ methods: Set<AuthenticationMethod> = [.password, .oneTimeCode], at: TimeInterval = 0, epoch: Int = 1,
        ended: Date? = nil
    ) -> VnconnectSession {
        VnconnectSession(
            id: ID(uuid: UUID()), sid: UUID(), account: account, methods: methods, authenticatedAt: now.plus(at),
            startedAt: now.plus(at), lastSeenAt: now.plus(at), expiresAt: now.plus(at + 12 * 3_600), epoch: epoch,
            agent: "",
            address: "", endedAt: ended)
    }

    private func standing(_ state: AccountState = .active, epoch: Int = 1, staff: Bool = false) -> Standing {
        Standing(account: account, state: state, level: .source, epoch: epoch, isStaff: staff)
    }

    @Test func `without a session, without an account, with another's: a password`() {
        let demand = Vnconnect.national
        #expect(Gate.decide(nil, standing(), for: demand, now: now) == .challenge(.password))
        #expect(Gate.decide(session(), nil, for: demand, now: now) == .challenge(.password))
        let other = Standing(account: ID(uuid: UUID()), state: .active, level: .source, epoch: 1, isStaff: false)
        #expect(Gate.decide(session(), other, for: demand, now: now) == .challenge(.password))
    }

    @Test(arguments: AccountState.allCases)
    func `a state that admits nobody denies, whatever the session`(state: AccountState) {
        let answer = Gate.decide(session(), standing(state), for: Vnconnect.national, now: now)
        #expect(answer == (state.admits ? .permit : .deny(.accountLocked)))
    }

    @Test func `ended, old, idle and of another epoch: a password`() {
        let demand = Vnconnect.national
        #expect(Gate.decide(session(ended: now), standing(), for: demand, now: now) == .challenge(.password))
        #expect(Gate.decide(session(epoch: 0), standing(), for: demand, now: now) == .challenge(.password))
        #expect(Gate.decide(session(at: -30 * 60), standing(), for: demand, now: now) == .challenge(.password))
        #expect(Gate.decide(session(at: -30 * 60 + 1), standing(), for: demand, now: now) == .permit)
        #expect(
            Gate.decide(session(at: -15 * 60), standing(staff: true), for: demand, now: now) == .challenge(.password))
        #expect(Gate.decide(session(at: -13 * 3_600), standing(), for: demand, now: now) == .challenge(.password))
    }

    @Test func `strength, age and prompt are asked each time`() {
        #expect(Gate.decide(session([.password]), standing(), for: Vnconnect.national, now: now) == .challenge(.code))
        #expect(
            Gate.decide(session([.remembered]), standing(), for: Vnconnect.national, now: now) == .challenge(.password))
        #expect(Gate.decide(session([.password]), standing(), for: Vnconnect.local, now: now) == .permit)
        let aged = SignInDemand(request: nil, system: "", strength: .passwordAndCode, maxAge: 60)
        #expect(Gate.decide(session(at: -61), standing(), for: aged, now: now) == .challenge(.password))
        #expect(Gate.decide(session(at: -60), standing(), for: aged, now: now) == .permit)
        let prompted = SignInDemand(request: nil, system: "", strength: .passwordAndCode, after: now)
        #expect(Gate.decide(session(at: -1), standing(), for: prompted, now: now) == .challenge(.password))
        #expect(Gate.decide(session(), standing(), for: prompted, now: now) == .permit)
    }

    @Test func `what a session is worth follows from what was shown`() {
        #expect(AuthenticationMethod.strength(of: [.password, .oneTimeCode]) == .passwordAndCode)
        for methods in [[.password], [.oneTimeCode], [.remembered], [.remembered, .oneTimeCode], []]
            as [Set<AuthenticationMethod>]
        {
            #expect(AuthenticationMethod.strength(of: methods) == .passwordOnly)
        }
        for strength in AuthenticationStrength.allCases {
            #expect(AuthenticationStrength(acr: strength.acr) == strength)
        }
    }

    @Test(arguments: AccountState.allCases, AccountMove.allCases)
    func `an account moves only as the table says`(state: AccountState, move: AccountMove) throws {
        if let next = AccountState.moves[state]?[move] {
            #expect(try state.after(move) == next)
        } else {
            #expect(throws: IdentityRefusal.wrongState) { try state.after(move) }
        }
    }

    @Test(arguments: AuthenticationStrength.allCases)
    func `a step is passed by its own proof alone (I1)`(strength: AuthenticationStrength) throws {
        #expect(throws: IdentityRefusal.wrongState) { try SignInStep.password.after(.code, demanding: strength) }
        #expect(throws: IdentityRefusal.wrongState) { try SignInStep.code.after(.password, demanding: strength) }
        for proof in SignInProof.allCases {
            #expect(throws: IdentityRefusal.wrongState) { try SignInStep.done.after(proof, demanding: strength) }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `the same personal number sealed twice gives other bytes (I27)`(engine: Engine) throws {
        let number = try #require(IdentityNumber(personal: "099085000102"))
        #expect(try Vnconnect.keys.seal(number) != Vnconnect.keys.seal(number))
        #expect(Vnconnect.keys.index(of: number) == Vnconnect.keys.index(of: number))
    }

    @Test(arguments: TestDatabase.engines)
    func `no table holds a number or a phone in clear`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        _ = try await house.signIn()
        let bytes = try await house.database.read { tx in
            try tx.run("SELECT sealed, number_index AS idx FROM identity_numbers") {
                try $0.blob("sealed") + $0.blob("idx")
            }
                + tx.run("SELECT sealed, phone_index AS idx FROM identity_phones") {
                    try $0.blob("sealed") + $0.blob("idx")
                }
        }
        for row in bytes {
            let text = String(decoding: row, as: UTF8.self)
            #expect(!text.contains("099085000102") && !text.contains("950000102"))
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `a busy session costs a write a minute`(engine: Engine) async throws {
        let house = try await Vnconnect(engine)
        try await house.thu()
        let done = try await house.signIn()
        for second in [10.0, 59, 60, 61, 100, 119, 120] { _ = try await house.owner(done, at: house.now.plus(second)) }
        let seen = try #require(try await house.database.read { try $0.vnconnectSession(done.session.id)?.lastSeenAt })
        #expect(seen == house.now.plus(120))
        #expect(try await house.isAlive(done, at: house.now.plus(120 + 29 * 60)))
    }
}
