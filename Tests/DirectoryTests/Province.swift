import Directory
import Foundation
import Kit
import Store
import TestStore

/// The sample province of spec 0.4, in a database of its own.
struct Province {
    let store: TestDatabase
    let units: UnitBook

    static let today = Day(year: 2026, month: 11, day: 20)!
    static let morning = today.at(9)
    static let deskOfficer = "subject-of-o-cua"
    static let processingOfficer = "subject-of-o-xuly"

    init(_ engine: Engine) async throws {
        store = try await TestDatabase(engine, storeMigrations + directoryMigrations)
        units = UnitBook(database: store.database)
        try await units.save(SampleUnits.agencies, now: Self.morning)
        for (key, post) in SampleUnits.posts {
            let subject = key == "O-CUA" ? Self.deskOfficer : Self.processingOfficer
            try await units.appoint(subject, name: key, to: post, now: Self.morning)
        }
    }

    static func code(_ text: String) -> OrgCode { OrgCode(text)! }
}
