import Foundation
import Kit
import Store
import Testing

@testable import Identity

extension OpenIDBench {
    /// C-MAU of spec 0.4, with everything a profile can say.
    func mau() async throws -> ID<Account> {
        var profile = Profile(name: "Lê Thị Mẫu", birthDate: Day(year: 1990, month: 3, day: 15))
        profile.gender = .female
        profile.email = "mau@binhminh.example"
        profile.residence = "Thôn 1, xã Hòa Thuận, tỉnh Bình Minh"
        return try await account(profile, number: "099190000101", phone: "0950000101")
    }

    /// C-THU.
    func thu() async throws -> ID<Account> {
        let profile = Profile(name: "Trần Văn Thử", birthDate: Day(year: 1985, month: 9, day: 2))
        return try await account(profile, number: "099085000102", phone: "0950000102")
    }

    func account(
        _ profile: Profile, number: String, phone: String, isStaff: Bool = false
    ) async throws -> ID<Account> {
        var new = NewAccount(
            registration: .mobile, profile: profile, numbers: [try #require(IdentityNumber(personal: number))],
            phones: [try #require(PhoneNumber(phone))], level: .source)
        new.evidence = Evidence(source: .mobileOperator, mobileOperator: "Nhà mạng", at: now)
        new.isStaff = isStaff
        let (fresh, now, ring, made) = (FreshAccount(new, .system, at: now), now, ring, new)
        try await database.write { try $0.insert(made, fresh, passwordHash: "none", ring, now: now) }
        return fresh.id
    }

    /// Signs in at Vnconnect as the pages would.
    /// - Returns: The cookie's value.
    func signIn(
        _ account: ID<Account>, _ methods: Set<AuthenticationMethod> = [.password, .oneTimeCode],
        replacing former: String? = nil
    ) async throws -> String {
        let (fresh, now) = (FreshSession(.system, at: now), now)
        try await database.write { tx in
            let standing = try #require(try tx.standing(account))
            let old = try former.flatMap { try tx.vnconnectSession(token: $0) }
            _ = try tx.open(
                fresh, for: standing, methods, authenticatedAt: now, replacing: old, system: "Kiểm thử",
                in: Browser(address: "127.0.0.1", agent: "test"), now: now)
        }
        return fresh.token
    }

    func session(_ token: String) async throws -> VnconnectSession {
        try #require(try await database.read { try $0.vnconnectSession(token: token) })
    }

    /// As an operator locks: the epoch rises, sessions end.
    func lock(_ account: ID<Account>) async throws {
        let now = now
        try await database.write { tx in
            try tx.execute("UPDATE identity_accounts SET state = 'locked' WHERE id = \(account)")
            try tx.raiseEpoch(of: account, now: now)
            try tx.endSessions(of: account, .locked, now: now)
        }
    }
}
