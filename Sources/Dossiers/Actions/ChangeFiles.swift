import Catalogue
import Foundation
import Kit
import Store

/// A file that was received, and the paper it is for.
public struct NewFile: Sendable {
    public let file: StoredFile
    public let component: String
    public let title: String

    public init(_ file: StoredFile, for component: String, title: String = "") {
        (self.file, self.component, self.title) = (file, component, String(title.cleaned.prefix(200)))
    }
}

extension DossierDesk {
    /// Attaches received files to a draft, or to the papers a supplement was asked for (REQ-DOS-003).
    ///
    /// - Throws: MSG-FILE-COUNT for the 21st of a component; nothing is attached then.
    public func attach(_ new: [NewFile], to id: ID<Dossier>, by applicant: Applicant, now: Date) async throws {
        try await change(id, by: applicant) { tx, dossier, components in
            for file in new {
                guard components.contains(file.component) else {
                    throw dossier.stage == .draft ? DossierRefusal.noSuchComponent : .notNow
                }
                try tx.add(file.file, as: file.component, title: file.title, to: dossier.id, at: now)
            }
        }
    }

    /// - Throws: ``DossierRefusal/notFound`` for a file that is not this dossier's.
    public func remove(_ file: ID<StoredFile>, from id: ID<Dossier>, by applicant: Applicant, now: Date) async throws {
        try await change(id, by: applicant) { tx, dossier, components in
            try tx.remove(file, from: dossier, within: components, at: now)
        }
    }

    /// Puts a received file in the place of another: both or neither.
    public func replace(
        _ old: ID<StoredFile>, with new: StoredFile, in id: ID<Dossier>, by applicant: Applicant, now: Date
    ) async throws {
        try await change(id, by: applicant) { tx, dossier, components in
            let gone = try tx.remove(old, from: dossier, within: components, at: now)
            try tx.add(new, as: gone.component, title: gone.title, to: dossier.id, at: now)
        }
    }

    /// Runs a change in which only the components that are open now can be touched.
    private func change(
        _ id: ID<Dossier>, by applicant: Applicant,
        _ body: @escaping @Sendable (Transaction, Dossier, Set<String>) throws -> Void
    ) async throws {
        let seen = try await database.read { tx in try tx.dossier(id, of: applicant.subject) }
        let all = Set(try await procedure(of: seen).components.map(\.code) + [DossierFile.otherPapers])
        try await database.write { tx in
            let dossier = try tx.dossier(id, of: applicant.subject)
            switch dossier.stage {
            case .draft: try body(tx, dossier, all)
            case .supplementing: try body(tx, dossier, all.intersection(try tx.openSupplement(of: id)?.components ?? []))
            default: throw DossierRefusal.notNow
            }
        }
    }
}

extension Transaction {
    @discardableResult
    fileprivate func remove(
        _ file: ID<StoredFile>, from dossier: Dossier, within components: Set<String>, at now: Date
    ) throws -> DossierFile {
        guard let there = try files(of: dossier.id).first(where: { $0.file.id == file }) else {
            throw DossierRefusal.notFound
        }
        guard components.contains(there.component) else { throw DossierRefusal.notNow }
        try take(file, off: dossier, at: now)
        return there
    }
}
