import Directory
import Foundation
import Kit
import Store
import TestStore
import Testing

@Suite struct OfficerTests {
    private let commune = Province.code("000.20.31.H99")
    private let neighbour = Province.code("000.21.31.H99")

    @Test(arguments: TestDatabase.engines)
    func `an officer of the desk sees the dossiers of the unit above the desk`(engine: Engine) async throws {
        let province = try await Province(engine)
        let officer = try #require(try await province.units.officer(Province.deskOfficer, on: Province.today))
        #expect(officer.scope.units == [commune])
        #expect(officer.scope.allows(.receive, on: commune))
        #expect(!officer.scope.allows(.finish, on: commune))
        #expect(officer.posts.map(\.agency) == [Province.code("001.20.31.H99")])
    }

    @Test(arguments: TestDatabase.engines)
    func `an officer's scope holds nothing of the neighbours`(engine: Engine) async throws {
        let province = try await Province(engine)
        for subject in [Province.deskOfficer, Province.processingOfficer] {
            let officer = try #require(try await province.units.officer(subject, on: Province.today))
            for right in DossierRight.allCases {
                #expect(!officer.scope.allows(right, on: neighbour))
                #expect(!officer.scope.allows(right, on: Province.code("000.00.00.H99")))
                #expect(!officer.scope.allows(right, on: Province.code("001.20.31.H99")))
            }
        }
    }

    @Test(arguments: TestDatabase.engines)
    func `somebody without a post is no officer`(engine: Engine) async throws {
        let province = try await Province(engine)
        #expect(try await province.units.officer("subject-of-o-chuagan", on: Province.today) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a post ends after its last day`(engine: Engine) async throws {
        let province = try await Province(engine)
        try await province.units.dismiss(Province.processingOfficer, from: commune, lastDay: Province.today)
        #expect(try await province.units.officer(Province.processingOfficer, on: Province.today) != nil)
        #expect(try await province.units.officer(Province.processingOfficer, on: Province.today.after(1)) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a post in a unit that was closed gives nothing`(engine: Engine) async throws {
        let province = try await Province(engine)
        let unit = try #require(try await province.units.agency(commune))
        try await province.units.save([unit.activated(false)], now: Province.morning)
        #expect(try await province.units.officer(Province.processingOfficer, on: Province.today) == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `being appointed twice is one post`(engine: Engine) async throws {
        let province = try await Province(engine)
        let post = Post(agency: neighbour, role: .deskOfficer, from: Province.today)
        for _ in 0..<2 { try await province.units.appoint("x", name: "X", to: post, now: Province.morning) }
        #expect(try await province.units.officer("x", on: Province.today)?.posts == [post])
        #expect(try await province.units.officer("x", on: Province.today.after(-1)) == nil)
    }

    @Test(arguments: OfficerRole.allCases, DossierRight.allCases)
    func `rights are those of the matrix`(role: OfficerRole, right: DossierRight) {
        let desk: Set<DossierRight> = [.read, .receive, .refuse, .askSupplement, .forward, .returnResult]
        let scope = Scope([(unit: commune, role: role)])
        #expect(scope.allows(right, on: commune) == (role == .processingOfficer || desk.contains(right)))
    }

    @Test func `two posts in one unit add up`() {
        let scope = Scope([(unit: commune, role: .deskOfficer), (unit: commune, role: .processingOfficer)])
        #expect(scope.rights(on: commune) == Set(DossierRight.allCases))
        #expect(Scope.nothing.units.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `posts and parents are found by their indexes`(engine: Engine) async throws {
        let province = try await Province(engine)
        let plan = try await province.store.database.read { tx in
            try tx.plan("SELECT agency FROM directory_posts WHERE subject = \("x") AND from_day <= \(Province.today)")
        }
        if engine == .sqlite { #expect(plan.contains("INDEX") && !plan.contains("SCAN")) }
    }
}
