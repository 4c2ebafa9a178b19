import Catalogue
import Directory
import Foundation
import Kit
import Store

/// The national portal's side of the pull of procedures and agencies: signed pages, for anyone (they are public).
public struct RegisterServer: Sendable {
    let procedures: ProcedureBook
    let units: UnitBook
    let signer: SyncSigner
    /// Full records are up to 60 KB.
    static let procedurePage = 40
    static let agencyPage = 500

    public init(procedures: ProcedureBook, units: UnitBook, signer: SyncSigner) {
        (self.procedures, self.units, self.signer) = (procedures, units, signer)
    }

    /// Procedures published after a cursor, in the catalogue's own file format. Of two revisions on one page the newer
    /// one stands for both.
    /// - Throws: ``SyncRefusal/notALetter`` for a cursor that is none.
    public func procedures(after: String) async throws -> SignedPage {
        guard let cursor = CatalogueCursor(text: after) else { throw SyncRefusal.notALetter }
        let found = try await procedures.database.read { tx in
            try tx.publishedRevisions(after: cursor, limit: Self.procedurePage)
        }
        var newest: [String: Int] = [:]
        for (index, revision) in found.enumerated() { newest[revision.cursor.code] = index }
        let items = newest.values.sorted().map { Array(found[$0].document.utf8) }
        let head = SyncPageHead(
            after: after, next: found.last?.cursor.text ?? after, hasMore: found.count == Self.procedurePage)
        return try SignedPage(head, list: "procedures", items: items, more: #""format":"motcua-catalogue/1","#, signer)
    }

    /// All agencies, in the order of codes; the cursor names the state of the whole list and the last code seen, so
    /// that a change anywhere makes the reader begin again.
    public func agencies(after: String) async throws -> SignedPage {
        let all = try await units.all().map { (code: $0.code, item: try SyncPublisher.encode($0)) }
        let state = Base64URL.encode(Digest.sha256(all.map(\.item).joined()).prefix(12))
        let seen = after.split(separator: ":", maxSplits: 1).map(String.init)
        let last = seen.count == 2 && seen[0] == state ? OrgCode(seen[1]) : nil
        let left = last.map { last in all.filter { last < $0.code } } ?? all
        let page = left.prefix(Self.agencyPage)
        let next = (page.last?.code ?? last).map { "\(state):\($0)" } ?? after
        let head = SyncPageHead(after: after, next: next, hasMore: left.count > page.count)
        return try SignedPage(head, list: "coQuan", items: page.map(\.item), signer)
    }
}

extension CatalogueCursor {
    /// `12:1.001193`; empty is the beginning.
    init?(text: String) {
        if text.isEmpty {
            self = .start
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let edition = Int(parts[0]), edition >= 0 else { return nil }
        self.init(edition: edition, code: String(parts[1]))
    }

    var text: String { "\(edition):\(code)" }
}
