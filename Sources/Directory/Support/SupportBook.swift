import Foundation
import Kit
import Store
import Synchronization

/// The contacts as pages ask for them: of one deployment, at most a second old.
public final class SupportBook: Sendable {
    private let database: Database
    private let kept = Keep<String, [SupportEntry]>(seconds: 1, most: 1)
    private let last = Mutex<[SupportEntry]>([])

    public init(database: Database) { self.database = database }

    /// What a page shows. Where the database cannot be asked, what it said before: a page does not fail for its foot.
    public func entries(for province: String, now: Date) async -> [SupportEntry] {
        let known = last.withLock { $0 }
        let entries = (try? await kept.value("", at: now) { try await all() }) ?? known
        last.withLock { $0 = entries }
        return entries.shown(in: province)
    }

    /// Somebody changed the list here.
    public func forget() { kept.forgetAll() }

    public func all() async throws -> [SupportEntry] { try await database.read { try $0.supportEntries() } }

    /// Takes the list of the deployment that keeps it.
    ///
    /// - Returns: Whether anything is different now.
    @discardableResult
    public func mirror(_ entries: [SupportEntry], now: Date) async throws -> Bool {
        let sound = entries.filter(\.isSound)
        let isChanged = try await database.write { tx in
            let here = try tx.supportEntries()
            if Set(here) == Set(sound) { return false }
            for old in here where !sound.contains(where: { $0.id == old.id }) { _ = try tx.removeSupport(old.id) }
            for entry in sound { try tx.put(entry, at: now) }
            return true
        }
        if isChanged { forget() }
        return isChanged
    }
}
