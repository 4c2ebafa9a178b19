import Dossiers
import Foundation
import Store
import TestStore
import Testing

@Suite struct DeleteDraftTests {
    @Test(arguments: TestDatabase.engines)
    func `a deleted draft is gone with its files`(engine: Engine) async throws {
        let town = try await Town(engine)
        let draft = try await town.complete()
        let file = try #require(try await town.desk.draft(draft.id, of: People.mau).files.first).file
        try await town.desk.delete(draft.id, by: People.mau, now: town.now)
        #expect(try await town.now(of: draft) == nil)
        await #expect(throws: FileFault.gone) { try await town.desk.files.read(file.id) }
        await #expect(throws: DossierRefusal.notFound) { try await town.desk.draft(draft.id, of: People.mau) }

        let later = town.now.addingTimeInterval(FileStore.patience + 1)
        #expect(try await town.desk.files.collect(now: later) == 1)
    }
}
