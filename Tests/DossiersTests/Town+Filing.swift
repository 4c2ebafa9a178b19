import Directory
import Dossiers
import Foundation
import Kit
import Store

/// What people of the town do, in one line each.
extension Town {
    func begin(
        _ procedure: String = TrialProcedures.extract, at unit: OrgCode = Town.commune, by applicant: Applicant = People.mau,
        reference: String? = nil, now: Date = Town.morning
    ) async throws -> Dossier {
        try await desk.start(
            Filing(procedure: procedure, agency: unit.text, reference: reference), by: applicant, now: now)
    }

    /// Everything 9.000001 asks for.
    static func answers(of applicant: Applicant = People.mau, _ more: [String: String] = [:]) -> Answers {
        let usual = [
            AnswerKey.name.rawValue: applicant.name, AnswerKey.number.rawValue: applicant.number ?? "",
            AnswerKey.phone.rawValue: applicant.phone ?? "", AnswerKey.address.rawValue: applicant.address ?? "",
            AnswerKey.owner.rawValue: "nop", AnswerKey.request.rawValue: "Xin cấp bản sao trích lục khai sinh",
            AnswerKey.returning.rawValue: "desk", "rieng.so-ban": "2",
        ]
        return Answers(usual.merging(more) { _, new in new })
    }

    func save(
        _ answers: Answers, in draft: Dossier, by applicant: Applicant = People.mau, editor: String = "",
        now: Date = Town.morning
    ) async throws -> Dossier {
        try await desk.save(
            answers, in: draft.id, from: OpenForm(version: draft.version, editor: editor), by: applicant, now: now)
    }

    func receive(_ name: String = "giay.pdf", _ content: [UInt8] = Town.pdf) async throws -> StoredFile {
        let sink = try await desk.files.receive(name: name, rule: .attachment)
        try await sink.write(content)
        return try await sink.finish()
    }

    func attach(_ component: String = "TP1", to draft: Dossier, by applicant: Applicant = People.mau) async throws
        -> StoredFile
    {
        let file = try await receive()
        try await desk.attach([NewFile(file, for: component)], to: draft.id, by: applicant, now: now)
        return file
    }

    /// A draft of 9.000001 that may be sent.
    func complete(by applicant: Applicant = People.mau, now: Date = Town.morning) async throws -> Dossier {
        let draft = try await begin(by: applicant, now: now)
        let saved = try await save(Self.answers(of: applicant), in: draft, by: applicant, now: now)
        _ = try await attach(to: saved, by: applicant)
        return saved
    }

    func send(by applicant: Applicant = People.mau, now: Date = Town.morning) async throws -> Dossier {
        let draft = try await complete(by: applicant, now: now)
        return try await desk.send(draft.id, version: draft.version, by: applicant, now: now)
    }

    /// Takes a sent dossier along some moves, as an officer of the commune.
    func move(_ dossier: Dossier, _ moves: Move..., now: Date = Town.morning) async throws -> Dossier {
        let officer = try await officer("O-XULY")
        return try await database.write { tx in
            try moves.reduce(dossier) { dossier, move in
                let actor = Actor(officer: officer, unit: Town.commune, unitName: "UBND xã Hòa Thuận")
                if move == .finish { try tx.save("Đồng ý cấp.", files: [], asResultOf: dossier.id, at: now) }
                return try tx.move(dossier, move, by: actor, at: now)
            }
        }
    }

    func now(of dossier: Dossier) async throws -> Dossier? {
        try await database.read { tx in try tx.dossier(dossier.id) }
    }

    static let pdf = Array(
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF

        """.utf8)
}
