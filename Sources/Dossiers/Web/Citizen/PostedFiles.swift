import Dossiers
import Foundation
import Kit
import Links
import Store
import Web

extension DossierRoutes {
    /// Attaches what was posted under each paper, and puts in place what was posted for a file; tells what was refused,
    /// at its field (REQ-GEN-012, MSG-FILE-COUNT).
    func attachPosted(to id: ID<Dossier>, by applicant: Applicant, _ visit: Visit) async throws -> [Problem] {
        var problems: [Problem] = []
        for posted in visit.posted.files {
            switch posted.outcome {
            case .refused(let words):
                problems.append(Problem(field: posted.field, words: words))
            case .kept(let kept):
                guard let file = kept as? StoredFile else { continue }
                do {
                    try await take(file, from: posted.field, to: id, by: applicant, visit)
                } catch let refusal as DossierRefusal where refusal.isAboutFiles {
                    problems.append(Problem(field: posted.field, words: refusal.words))
                }
            }
        }
        return problems
    }

    private func take(
        _ file: StoredFile, from field: String, to id: ID<Dossier>, by applicant: Applicant, _ visit: Visit
    ) async throws {
        if let code = ComponentKey.code(field) {
            let title = code == DossierFile.otherPapers ? visit.posted.text(FormNames.title) ?? "" : ""
            try await desk.attach([NewFile(file, for: code, title: title)], to: id, by: applicant, now: visit.now)
        } else if field.hasPrefix(FormNames.replace), let old = ID<StoredFile>(String(field.dropFirst(FormNames.replace.count))) {
            try await desk.replace(old, with: file, in: id, by: applicant, now: visit.now)
        }
    }

    /// Takes one file away; what was typed meanwhile is saved first.
    func removeFile(_ visit: Visit, _ person: Person) async throws -> Response {
        let (id, applicant) = (try visit.dossierID, Applicant(person))
        guard let file = ID<StoredFile>(visit.part("tep")) else { throw DossierRefusal.notFound }
        let supplement = visit.posted.text(FormNames.supplement).flatMap { DossierCode($0) }
        if supplement != nil {
            _ = try await desk.saveSupplement(visit.answers, in: id, from: visit.openForm, by: applicant, now: visit.now)
        } else if visit.posted.has(FormNames.version) {
            try await desk.save(visit.answers, in: id, from: visit.openForm, by: applicant, now: visit.now)
        }
        try await desk.remove(file, from: id, by: applicant, now: visit.now)
        let page = supplement.map { DossierLinks.supplement.with($0.text) } ?? DossierLinks.edit.with(id.description)
        return .redirect(page.path + "#thanh-phan", status: 303)
    }

    func download(_ visit: Visit, _ person: Person) async throws -> Response {
        guard let file = ID<StoredFile>(visit.part("tep")) else { throw DossierRefusal.notFound }
        let contents = try await desk.download(
            file, of: try visit.dossierID, by: Applicant(person), now: visit.now)
        return .download(
            contents.stream, name: contents.file.name, type: contents.file.type.mediaType, length: contents.file.size)
    }
}

extension DossierRefusal {
    fileprivate var isAboutFiles: Bool {
        switch self {
        case .tooManyFiles, .noSuchComponent: true
        default: false
        }
    }
}
