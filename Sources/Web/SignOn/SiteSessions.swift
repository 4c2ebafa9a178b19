import Foundation
import Kit
import Links
import Store
import Synchronization

/// The sessions of one site: who is signed in behind a cookie, and until when (PRM-SESSION).
package final class SiteSessions: Sendable {
    private struct Known {
        let session: SiteSession
        let row: SessionRow
        let readAt: Date
    }

    private let site: Site
    private let database: Database
    private let keys: KeyRing
    private let known = Mutex<[[UInt8]: Known]>([:])
    /// A session that was ended elsewhere is believed no longer than this; the promise is five seconds.
    private static let belief: TimeInterval = 2
    private static let mostKnown = 20_000
    private static let purpose = "web.session"

    package init(site: Site, database: Database, keys: KeyRing) {
        (self.site, self.database, self.keys) = (site, database, keys)
    }

    /// Idle and absolute life: thirty minutes and twelve hours for citizens, fifteen minutes and eight hours for staff.
    private static func idleLife(staff: Bool) -> TimeInterval { staff ? 900 : 1_800 }
    private static func wholeLife(staff: Bool) -> TimeInterval { staff ? 28_800 : 43_200 }

    /// The session behind a cookie; noted as used at most once a minute.
    package func session(_ token: String, now: Date) async throws -> SiteSession? {
        guard token.utf8.count == 43 else { return nil }
        let hash = Digest.sha256(token)
        if let known = known.withLock({ $0[hash] }), abs(now.timeIntervalSince(known.readAt)) < Self.belief {
            return alive(known.row, now) ? known.session : nil
        }
        let site = site.rawValue
        guard let row = try await database.read({ try $0.session(hash, site: site) }), alive(row, now) else {
            forget(hash)
            return nil
        }
        let session = SiteSession(
            id: row.id, person: try JSONDecoder().decode(Person.self, from: Data(keys.open(row.person, for: Self.purpose))),
            sessionAtVnconnect: row.sid, startedAt: row.startedAt, endsAt: row.endsAt)
        if now.timeIntervalSince(row.seenAt) >= 60 {
            try await database.write { try $0.noteSession(hash, seenAt: now) }
        }
        remember(Known(session: session, row: row, readAt: now), under: hash)
        return session
    }

    private func alive(_ row: SessionRow, _ now: Date) -> Bool {
        now < row.endsAt && now.timeIntervalSince(row.seenAt) < Self.idleLife(staff: row.isStaff)
    }

    /// Begins a session and gives its cookie. The old one of the same browser ends: a new id at every sign-in and at each
    /// change of assurance (I2).
    func begin(_ person: Person, sid: String, idToken: String, replacing old: String?, chance: Chance, now: Date) async throws -> SetCookie {
        let token = chance.token()
        let row = SessionRow(
            tokenHash: Digest.sha256(token), id: chance.uuid7(at: now), site: site.rawValue, subject: person.subject, sid: sid,
            person: try keys.seal(try JSONEncoder().encode(person), for: Self.purpose),
            idToken: try keys.seal(idToken, for: Self.purpose), isStaff: person.isStaff, startedAt: now, seenAt: now,
            endsAt: now.addingTimeInterval(Self.wholeLife(staff: person.isStaff)))
        let ended = old.map { Digest.sha256($0) }
        try await database.write { tx in
            if let ended { try tx.endSession(ended) }
            try tx.insert(row)
        }
        if let ended { forget(ended) }
        return SetCookie(WebSite.sessionCookie, token)
    }

    /// Ends a session and gives back the ID token it began with.
    func end(_ token: String) async throws -> String? {
        let hash = Digest.sha256(token)
        let site = site.rawValue
        let row = try await database.write { tx in
            let row = try tx.session(hash, site: site)
            try tx.endSession(hash)
            return row
        }
        forget(hash)
        return try row.map { try keys.openText($0.idToken, for: Self.purpose) }
    }

    /// Ends what a logout of Vnconnect names.
    func end(sid: String?, subject: String?) async throws {
        let site = site.rawValue
        try await database.write { try $0.endSessions(site: site, sid: sid, subject: subject) }
        known.withLock { $0 = $0.filter { sid == nil ? $0.value.row.subject != subject : $0.value.row.sid != sid } }
    }

    /// Takes away the rows of sessions that are over.
    package func sweep(now: Date) async throws {
        try await database.write { try $0.forgetEndedSessions(now: now) }
    }

    private func remember(_ one: Known, under hash: [UInt8]) {
        known.withLock { known in
            if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
            known[hash] = one
        }
    }

    private func forget(_ hash: [UInt8]) { known.withLock { _ = $0.removeValue(forKey: hash) } }
}
