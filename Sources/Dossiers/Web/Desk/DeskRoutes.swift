import Directory
import Documents
import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import Web

/// The one-stop desk on the provincial site — *hộp hồ sơ của cán bộ* (SCR-V05).
public struct DeskRoutes: Sendable {
    let desk: DossierDesk
    let units: UnitBook
    let gate: OfficerGate
    let papers: RenderingThreads

    public init(desk: DossierDesk, units: UnitBook, gate: OfficerGate, papers: RenderingThreads) {
        (self.desk, self.units, self.gate, self.papers) = (desk, units, gate, papers)
    }

    public var routes: [Route] {
        [
            .get(DossierLinks.inbox, for: gate.officers, inbox),
            .get(DossierLinks.deskShow, for: gate.officers, show),
            .get(DossierLinks.deskReceipt, for: gate.officers, receipt),
            .get(DossierLinks.deskFile, for: gate.officers, file),
            .get(DossierLinks.deskMove, for: gate.officers, act),
            .post(DossierLinks.deskMove, for: gate.officers, .upload(ResultUpload.rule(desk.files)), carryOut),
            .get(DossierLinks.receipt, for: .signedIn, ownReceipt),
        ]
    }

    func show(_ visit: Visit, _ officer: Officer) async throws -> Response {
        let dossier = try await desk.atDesk(try visit.dossierCode, of: officer, now: visit.now)
        return visit.officerPage(
            Verbatim(dossier.dossier.code?.text ?? ""), DeskDossierPage(dossier: dossier, now: visit.now).body)
    }

    func file(_ visit: Visit, _ officer: Officer) async throws -> Response {
        guard let id = ID<StoredFile>(visit.part("tep")) else { throw DossierRefusal.notFound }
        let contents = try await desk.download(id, of: try visit.dossierCode, by: officer, now: visit.now)
        return .download(
            contents.stream, name: contents.file.name, type: contents.file.type.mediaType, length: contents.file.size)
    }

    func receipt(_ visit: Visit, _ officer: Officer) async throws -> Response {
        try await receipt(try visit.dossierCode, for: .officer(officer), visit)
    }

    func ownReceipt(_ visit: Visit, _ person: Person) async throws -> Response {
        try await receipt(try visit.dossierCode, for: .owner(subject: person.subject), visit)
    }

    private func receipt(_ code: DossierCode, for reader: DeskReader, _ visit: Visit) async throws -> Response {
        let receipt = try await desk.receipt(code, for: reader, now: visit.now)
        let pdf = try await papers.run { try receipt.paper().pdf() }
        return .download(pdf, name: "giay-tiep-nhan-\(code).pdf", type: "application/pdf", inline: true)
    }
}

extension Visit {
    /// - Throws: ``DossierRefusal/notFound`` for a part that is no code.
    var dossierCode: DossierCode {
        get throws(DossierRefusal) {
            guard let code = DossierCode(part("ma")) else { throw .notFound }
            return code
        }
    }

    func officerPage(_ title: any Words, status: Int = 200, _ body: HTML) -> Response {
        page(title, status: status, layout: .officer, breadcrumb: [(DeskPageWords.inbox, DossierLinks.inbox)], body)
    }
}

extension FileContents {
    var stream: AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { continuation in
            let reading = Task {
                do {
                    for try await piece in self { continuation.yield(piece) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in reading.cancel() }
        }
    }
}
