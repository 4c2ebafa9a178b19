import Directory
import Foundation
import Jose
import Kit
import Links
import Store
import Synchronization
import TestStore
import Testing

@testable import Dossiers

/// INT-09, the province's letters to the national portal.
@Suite(.timeLimit(.minutes(3))) struct SyncTests {
    @Test(arguments: TestDatabase.engines)
    func `each public step reaches the national portal, in the contract's words`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        let dossier = try await pair.province.finished()
        try await pair.tellAll()
        let followed = try #require(try await pair.followed(dossier))
        #expect(followed.stage == .finished && followed.sequence == 4 && followed.portal == "H99")
        #expect(followed.procedure == "9.000001" && followed.agency == Town.commune)
        #expect(followed.subject == People.mau.subject && followed.dueAt?.momentText == "09:00 26/11/2026")

        let letter = try #require(pair.wire.letters.withLock { $0 }.first)
        let members = try #require(try JSONSerialization.jsonObject(with: Data(letter.body)) as? [String: Any])
        #expect(members["maHoSo"] as? String == dossier.code?.text && members["trangThai"] as? Int == 1)
        #expect(members["maTTHC"] as? String == "9.000001" && members["maCoQuan"] as? String == "000.20.31.H99")
        #expect(members["thoiDiem"] as? String == "20261120090000" && members["soThuTu"] as? Int == 1)
        #expect(members["nguoiXuLy"] == nil && members["hanTra"] == nil)
        #expect(!String(decoding: letter.body, as: UTF8.self).contains("Mẫu"))
    }

    @Test(arguments: TestDatabase.engines)
    func `a note among officers takes no place in the sequence`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        let town = pair.province
        let received = try await town.received()
        let noted = try await town.desk.note(
            try town.handling(received, by: try await town.cua()), "Nội bộ", now: town.now)
        try await town.desk.forward(try town.handling(noted, by: try await town.cua()), now: town.now)
        try await pair.tellAll()
        #expect(try await pair.followed(received)?.sequence == 3)
        #expect(try await pair.followed(received)?.stage == .processing)
        #expect(!pair.wire.letters.withLock { $0 }.contains { String(decoding: $0.body, as: UTF8.self).contains("Nội bộ") })
    }

    @Test(arguments: TestDatabase.engines)
    func `the same letter twice is one step`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        let sent = try await pair.province.send()
        try await pair.tellAll()
        try await pair.tellAll()
        #expect(try await pair.followed(sent)?.sequence == 1)
        let letters = pair.wire.letters.withLock { $0 }
        #expect(letters.count == 2 && letters[0].body == letters[1].body)
        #expect(try await pair.post(letters[0]) == .repeated)
    }

    @Test(arguments: TestDatabase.engines)
    func `letters out of order wait for those before them`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        let dossier = try await pair.province.finished()
        let letters = try await pair.letters(of: dossier)
        #expect(letters.count == 4)
        #expect(try await pair.post(letters[2]) == .waiting)
        #expect(try await pair.post(letters[2]) == .waiting)
        #expect(try await pair.post(letters[3]) == .waiting)
        #expect(try await pair.followed(dossier) == nil)
        #expect(try await pair.post(letters[0]) == .applied)
        #expect(try await pair.followed(dossier)?.stage == .sent)
        #expect(try await pair.post(letters[1]) == .applied)
        #expect(try await pair.followed(dossier)?.sequence == 4)
        #expect(try await pair.national.database.read { tx in try tx.waitingLetters() } == 0)
    }

    @Test(arguments: TestDatabase.engines)
    func `a code nobody knows is refused with 422 and nothing is written`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        let dossier = try await pair.province.send()
        let fed = try await pair.feed(dossier)
        let event = try #require(fed.first)
        let strange = [
            event.changed(procedure: "1.999999"), event.changed(agency: OrgCode("000.99.31.H99")!),
            // Another province's agency, and a code that is not its agency's.
            event.changed(agency: OrgCode("000.00.00.G99")!),
            event.changed(code: DossierCode("000.21.31.H99-261120-0001")!),
        ]
        for event in strange {
            await #expect(throws: SyncRefusal.unknownCode) { try await pair.post(try pair.signed(event)) }
        }
        #expect(SyncRefusal.unknownCode.status == 422)
        #expect(try await pair.national.database.read { tx in try tx.followed(event.code) } == nil)
    }

    @Test(arguments: TestDatabase.engines)
    func `a signature that is not the portal's own is refused with 401`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        let dossier = try await pair.province.send()
        let event = try #require(try await pair.feed(dossier).first)
        let good = try pair.signed(event)
        let stranger = try SyncSigner(portal: "H99", keys: KeyRing(masters: [1: [UInt8](repeating: 99, count: 32)])!)
        let body = try SyncPublisher.encode(event.changed(note: "x"))
        let bad: [Letter] = [
            Letter(body: good.body, signature: nil, portal: "H99"),
            Letter(body: body, signature: good.signature, portal: "H99"),
            Letter(body: body, signature: try stranger.sign(body, as: .event), portal: "H99"),
            Letter(body: body, signature: try pair.publisher.signer.sign(body, as: .page), portal: "H99"),
            Letter(body: good.body, signature: good.signature, portal: "H98"),
            Letter(body: good.body, signature: "a.b.c", portal: "H99"),
        ]
        for letter in bad {
            await #expect(throws: SyncRefusal.notSigned) { try await pair.post(letter) }
        }
        #expect(SyncRefusal.notSigned.status == 401)
        let nonsense = Array("{}".utf8)
        await #expect(throws: SyncRefusal.notALetter) {
            try await pair.post(
                Letter(body: nonsense, signature: try pair.publisher.signer.sign(nonsense, as: .event), portal: "H99"))
        }
        #expect(try await pair.followed(dossier) == nil)
        #expect(try await pair.post(good) == .applied)
    }

    @Test(arguments: TestDatabase.engines)
    func `what was missed is asked for, once`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        pair.wire.isDown.withLock { $0 = true }
        let dossier = try await pair.province.finished()
        await #expect(throws: Wire.Cut.self) { try await pair.tellAll() }
        // Each step takes its place in the feed before it is told, whether the other side hears it or not.
        #expect(try await pair.feed(dossier).count == 4)
        #expect(try await pair.followed(dossier) == nil)
        pair.wire.isDown.withLock { $0 = false }
        try await pair.following.repair(pair.provincePeer)
        #expect(try await pair.followed(dossier)?.sequence == 4)
        let asked = pair.wire.questions.withLock { $0.count }
        try await pair.following.repair(pair.provincePeer)
        #expect(pair.wire.questions.withLock { $0.count } == asked + 1)
        #expect(pair.wire.questions.withLock { $0.last?.hasSuffix("after=4") } == true)
    }

    @Test(arguments: TestDatabase.engines)
    func `a thousand missed steps are made up for`(engine: Engine) async throws {
        let pair = try await Portals(engine)
        try await pair.plant(dossiers: 250)
        try await pair.following.repair(pair.provincePeer)
        let n = try await pair.national.database.read { tx in
            try tx.count("SELECT count(*) AS n FROM dossiers_followed WHERE sequence = 4 AND stage = 9")
        }
        #expect(n == 250)
        #expect(pair.wire.questions.withLock { $0.count } <= 1_000 / SyncPublisher.page + 2)
    }

    @Test func `a question is signed and good for five minutes`() async throws {
        let pair = try await Portals(.sqlite)
        let now = Town.morning
        let path = DossierLinks.syncEvents.query(("after", "")).path
        func ask(_ time: Date, portal: String = "QG", signature: String? = nil, path asked: String = path) async throws {
            let question = SyncQuestion(path: path, time: time.exchangeText, portal: portal)
            let signature = try signature ?? pair.nationalSigner.sign(question.bytes, as: .request)
            _ = try await pair.publisher.answer(
                path: asked, after: "", portal: portal, time: time.exchangeText, signature: signature, now: now)
        }
        try await ask(now)
        try await ask(now.addingTimeInterval(-299))
        await #expect(throws: SyncRefusal.tooOld) { try await ask(now.addingTimeInterval(-301)) }
        await #expect(throws: SyncRefusal.tooOld) { try await ask(now.addingTimeInterval(301)) }
        await #expect(throws: SyncRefusal.notSigned) { try await ask(now, signature: "x..y") }
        await #expect(throws: SyncRefusal.notSigned) { try await ask(now, path: path + "7") }
        await #expect(throws: SyncRefusal.notSigned) { try await ask(now, portal: "H99") }
    }

    @Test func `keys change hands without a letter lost`() async throws {
        let old = KeyRing(masters: [1: [UInt8](repeating: 1, count: 32)])!
        let both = KeyRing(masters: [1: [UInt8](repeating: 1, count: 32), 2: [UInt8](repeating: 2, count: 32)])!
        let (before, after) = (try SyncSigner(portal: "H99", keys: old), try SyncSigner(portal: "H99", keys: both))
        #expect(after.keys.keys.count == 2)
        let body = Array("x".utf8)
        try after.keys.verify(detached: try before.sign(body, as: .event), over: body, typ: "ho-so-event")
        try after.keys.verify(detached: try after.sign(body, as: .event), over: body, typ: "ho-so-event")
        #expect(try SyncSigner(portal: "H99", keys: old).keys.keys.map(\.id) == before.keys.keys.map(\.id))
    }
}

extension SyncEvent {
    func changed(
        code: DossierCode? = nil, procedure: String? = nil, agency: OrgCode? = nil, note: String? = nil
    ) -> SyncEvent {
        SyncEvent(
            eventID: eventID, code: code ?? self.code, sequence: sequence, procedure: procedure ?? self.procedure,
            agency: agency ?? self.agency, stage: stage, at: at, dueAt: dueAt, handler: handler, note: note ?? self.note,
            subject: subject, reference: reference)
    }
}
