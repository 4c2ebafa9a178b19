import Foundation
import Kit
import Store

extension SignOn {
    private static let personPurpose = "web.session.person"
    private static let tokenPurpose = "web.session.id-token"
    /// The last use is noted at most this often (architecture, section 6).
    private static let noteEvery: TimeInterval = 60

    /// 32 random bytes in base64url.
    private static let cookieLength = 43

    private static func hash(_ cookie: String) -> [UInt8] { Digest.sha256("site-session:" + cookie) }

    /// The session behind a cookie; `nil` where there is none, or it has ended or run out.
    public func session(cookie: String, now: Date) async throws -> SiteSession? {
        guard cookie.utf8.count == Self.cookieLength else { return nil }
        let hash = Self.hash(cookie)
        if let known = kept[hash, at: now], now < known.endsAt { return known }
        guard let row = try await row(hash), row.isAlive(at: now) else { return nil }
        let isToNote = now.timeIntervalSince(row.lastSeenAt) >= Self.noteEvery
        if isToNote {
            try await database.write { try $0.touchSiteSession(row.id, now: now) }
        }
        let person = try JSONDecoder().decode(Person.self, from: Data(try keys.open(row.person, for: Self.personPurpose)))
        let session = SiteSession(
            id: row.id, person: person, sessionAtVnconnect: row.sid, startedAt: row.startedAt, endsAt: row.expiresAt,
            idleUntil: row.idleUntil(usedAt: isToNote ? now : nil))
        kept.keep(session, as: hash, at: now)
        return session
    }

    /// How much of a session is left; asking does not lengthen it.
    func rest(cookie: String, now: Date) async throws -> SessionRest? {
        guard let row = try await liveRow(cookie, now: now) else { return nil }
        return SessionRest(idleUntil: row.idleUntil(), endsAt: row.expiresAt, now: now)
    }

    /// *Tiếp tục*: as if a page had been opened, and noted at once.
    func keep(cookie: String, now: Date) async throws -> SessionRest? {
        guard let row = try await liveRow(cookie, now: now) else { return nil }
        try await database.write { try $0.touchSiteSession(row.id, now: now) }
        kept.forgetAll()
        return SessionRest(idleUntil: row.idleUntil(usedAt: now), endsAt: row.expiresAt, now: now)
    }

    private func liveRow(_ cookie: String, now: Date) async throws -> SiteSessionRow? {
        guard cookie.utf8.count == Self.cookieLength, let row = try await row(Self.hash(cookie)) else { return nil }
        return row.isAlive(at: now) ? row : nil
    }

    /// The ID token that made a session, for the way out.
    func idToken(cookie: String) async throws -> String? {
        guard cookie.utf8.count == Self.cookieLength, let row = try await row(Self.hash(cookie)) else { return nil }
        return try keys.openText(row.idToken, for: Self.tokenPurpose)
    }

    private func row(_ hash: [UInt8]) async throws -> SiteSessionRow? {
        let site = site
        return try await database.read { try $0.siteSession(hash, at: site) }
    }

    /// Begins a session under a new id, and ends the one this browser had (I2).
    /// - Returns: The cookie's value.
    /// - Throws: ``SignOnRefusal/ended`` when the logout overtook the sign-in.
    func open(
        _ arrival: CodeFlow.Arrival, replacing former: UUID?, chance: Chance, now: Date
    ) async throws -> String {
        let (cookie, id, site) = (chance.token(), chance.uuid7(at: now), site)
        let life = SiteSessionLife.of(arrival.person, at: settings.site)
        let row = SiteSessionRow(
            id: id, subject: arrival.person.subject, sid: arrival.sid,
            person: try keys.seal(try JSONEncoder().encode(arrival.person), for: Self.personPurpose),
            idToken: try keys.seal(arrival.idToken, for: Self.tokenPurpose), startedAt: now, lastSeenAt: now,
            expiresAt: now.addingTimeInterval(life.absolute), idle: life.idle)
        try await database.write { tx in
            guard try !tx.hasHeardLogout(sid: row.sid, at: site) else { throw SignOnRefusal.ended }
            if let former { try tx.endSiteSession(former, now: now) }
            try tx.insert(row, hash: Self.hash(cookie), at: site)
        }
        if former != nil { kept.forgetAll() }
        return cookie
    }
}
