import DeskAccounts
import Documents
import Foundation
import Html
import Kit
import Links
import Store
import Web

/// The desk's screens of *quantri*: accounts for citizens who come in person (SCR-Q03, SCR-Q04).
public struct DeskAccountRoutes: Sendable {
    let desk: AccountDesk
    let gate: DeskGate
    let papers: RenderingThreads
    /// The national portal as citizens know it: `dichvucong.gov.vn`.
    let portal: String

    public init(desk: AccountDesk, gate: DeskGate, papers: RenderingThreads, portal: String) {
        (self.desk, self.gate, self.papers, self.portal) = (desk, gate, papers, portal)
    }

    public var routes: [Route] { lists + forms + resets }

    private var lists: [Route] {
        [
            .get(DeskAccountLinks.list, for: gate.readers, list),
            .get(DeskAccountLinks.printed, for: gate.readers, printList),
            .get(DeskAccountLinks.creation, for: gate.readers, show),
            .get(DeskAccountLinks.paper, for: gate.readers, paper),
            .post(DeskAccountLinks.scan, for: gate.readers, readScan),
            .post(DeskAccountLinks.password, for: gate.officers, sendPassword),
            .get(DeskAccountLinks.leaflet, for: gate.readers, leaflet),
        ]
    }

    private var forms: [Route] {
        [
            .get(DeskAccountLinks.new, for: gate.officers, newForm),
            .post(DeskAccountLinks.new, for: gate.officers, begin),
            .get(DeskAccountLinks.draft, for: gate.officers, showDraft),
            .post(DeskAccountLinks.draft, for: gate.officers, .upload(scanRule), sendDraft),
            .get(DeskAccountLinks.draftPaper, for: gate.officers, draftPaper),
            .get(DeskAccountLinks.giveUp, for: gate.officers) { try await askGiveUp($0, $1, .create) },
            .post(DeskAccountLinks.giveUp, for: gate.officers) { try await giveUp($0, $1, .create) },
        ]
    }

    private var resets: [Route] {
        [
            .get(DeskAccountLinks.reset, for: gate.officers, newReset),
            .post(DeskAccountLinks.reset, for: gate.officers, beginReset),
            .get(DeskAccountLinks.resetDraft, for: gate.officers, showReset),
            .post(DeskAccountLinks.resetDraft, for: gate.officers, .upload(scanRule), sendReset),
            .get(DeskAccountLinks.giveUpReset, for: gate.officers) { try await askGiveUp($0, $1, .reset) },
            .post(DeskAccountLinks.giveUpReset, for: gate.officers) { try await giveUp($0, $1, .reset) },
            .get(DeskAccountLinks.approvals, for: gate.approvers, approvals),
            .post(DeskAccountLinks.approval, for: gate.approvers, decide),
        ]
    }

    static let scanLimits = FileLimits(types: FileRule.identityScan.types.map(\.rawValue), most: FileRule.identityScan.most)

    /// One file; a second is taken up only to be told of.
    private var scanRule: UploadRule {
        let files = desk.files
        return UploadRule(mostFiles: 2, mostBytes: Self.scanLimits.most) { _, _, name in
            let sink = try await files.receive(name: name, rule: .identityScan)
            return UploadSink(
                write: { try await sink.write($0) }, finish: { try await sink.finish() }, abort: { await sink.abort() })
        }
    }
}

extension Visit {
    var formID: UUID {
        get throws(DeskRefusal) {
            guard let id = UUID(uuidString: part("id")) else { throw .notFound }
            return id
        }
    }

    func deskPage(_ title: any Words, status: Int = 200, _ body: HTML, under list: Bool = false) -> Response {
        let home: [(words: any Words, link: Link)] = [(ScreenWords.home, AdministrationLinks.home)]
        let lists: [(words: any Words, link: Link)] = list ? [(ScreenWords.title, DeskAccountLinks.list)] : []
        return page(title, status: status, layout: .officer, breadcrumb: home + lists, body)
    }
}
