import Catalogue
import Directory
import Documents
import Foundation
import Kit
import Store

/// *Giấy tiếp nhận hồ sơ và hẹn trả kết quả*, form 01 of TT 03/2025/TT-VPCP, on A5: what it says.
public struct ReceiptPaper: Sendable {
    let dossier: Dossier
    let answers: Answers
    let components: [(name: String, files: Int)]
    let term: Term
    /// Who took it in, where and when, and what was promised then.
    let reception: DossierEvent

    /// The paper to be set, on threads made for it.
    public func paper() throws -> Paper {
        let code = dossier.code?.text ?? ""
        let qr = try QRCode(code)
        return Paper(
            title: "\(ReceiptWords.title.vi) \(code)", format: .a5, madeAt: reception.at,
            foot: Paper.Foot(Passage("\(ReceiptWords.code.vi) \(code)"), pageWord: ReceiptWords.page.vi),
            blocks: [
                .stateHead(head),
                .columns([Paper.Column(1, []), Paper.Column(3.4, heading(code)), Paper.Column(1, [.qr(qr, side: 58)])]),
            ] + who + [papers] + when + [.space(4), .signatures(signatures), note])
    }

    private var head: Paper.StateHead {
        let parent = dossier.agencyName.uppercased()
        let unit = reception.actor.unitName.uppercased()
        // "BỘ PHẬN MỘT CỬA UBND XÃ HÒA THUẬN" under "UBND XÃ HÒA THUẬN" says the name once.
        let own = unit.hasSuffix(" " + parent) ? String(unit.dropLast(parent.count + 1)) : unit
        return Paper.StateHead(
            parent: own == parent ? "" : parent, agency: own,
            dateline: ReceiptWords.dateline(place: PlaceName(agency: dossier.agencyName).text, reception.at).vi)
    }

    private func heading(_ code: String) -> [Paper.Block] {
        [
            .space(4), .heading(Passage(ReceiptWords.heading.vi)),
            .paragraph(Paper.Paragraph(Passage("\(ReceiptWords.code.vi): ") + .bold(Passage(code)), .centred)),
        ]
    }

    private var who: [Paper.Block] {
        let owner = answers[.owner] == OwnerChoice.another.rawValue ? answers[.ownerName] : answers[.name]
        return [
            .fields([
                field(.applicant, .bold(Passage(answers[.name]))), field(.owner, Passage(owner)),
                field(.address, Passage(answers[.address])),
            ]),
            .columns([
                Paper.Column(1, [.fields([field(.phone, Passage(PhoneNumber(answers[.phone])?.text ?? answers[.phone]))])]),
                Paper.Column(1, [.fields([field(.number, Passage(answers[.number]))])]),
            ]),
            .fields([field(.email, Passage(answers[.email])), field(.request, Passage(requested))]),
        ]
    }

    private var requested: String {
        answers[.request].isEmpty ? dossier.procedureName : "\(dossier.procedureName). \(answers[.request])"
    }

    private var papers: Paper.Block {
        let online = dossier.channel == .online
        let rows: [[Passage]] = components.enumerated().map { index, paper in
            [Passage("\(index + 1)"), Passage(paper.name), "", "", Passage(online && paper.files > 0 ? "\(paper.files)" : "")]
        }
        return .table(Paper.Table(
            columns: [
                Paper.Table.Column(Passage(ReceiptWords.number.vi), share: 0.6, .centred),
                Paper.Table.Column(Passage(ReceiptWords.paperName.vi), share: 5, .left),
                Paper.Table.Column(Passage(ReceiptWords.originals.vi), share: 1.15, .centred, group: ReceiptWords.count.vi),
                Paper.Table.Column(Passage(ReceiptWords.copies.vi), share: 1.15, .centred, group: ReceiptWords.count.vi),
                Paper.Table.Column(Passage(ReceiptWords.files.vi), share: 1.15, .centred, group: ReceiptWords.count.vi),
            ], rows: rows))
    }

    private var when: [Paper.Block] {
        [
            .fields([
                field(.sets, .bold("01") + Passage(" \(ReceiptWords.set.vi)")),
                field(.term, Passage(CatalogueWords.term(term).vi)),
                field(.receivedAt, Passage(ReceiptWords.moment(reception.at).vi)),
                field(.returnAt, .bold(Passage(reception.dueAt.map { ReceiptWords.moment($0).vi } ?? ""))),
                field(.place, Passage(ReceiptWords.returning(dossier.returning, reception.actor.unitName).vi)),
            ])
        ]
    }

    private var signatures: [Paper.Signature] {
        [
            Paper.Signature(role: ReceiptWords.applicantSigns.vi, note: ReceiptWords.sign.vi, name: answers[.name]),
            Paper.Signature(role: ReceiptWords.officerSigns.vi, note: ReceiptWords.sign.vi, name: reception.actor.name),
        ]
    }

    private var note: Paper.Block {
        .paragraph(Paper.Paragraph(.italic(Passage(ReceiptWords.note.vi)), size: 9))
    }

    private func field(_ label: ReceiptWords, _ value: Passage) -> Paper.Field { Paper.Field(label.vi, value) }
}

extension DossierDesk {
    /// The receipt of a dossier, for an officer of its unit or for its owner.
    /// - Throws: ``DossierRefusal/notFound`` before it is received.
    public func receipt(_ code: DossierCode, for reader: DeskReader, now: Date) async throws -> ReceiptPaper {
        let read = try await database.read { tx in
            let dossier =
                switch reader {
                case .officer(let officer): try tx.inHand(code, of: officer, on: Day(now)).dossier
                case .owner(let subject): try tx.dossier(code, of: subject)
                }
            let reception = try tx.events(of: dossier.id, withInternal: false).last { $0.step == .move(.receive) }
            guard let reception, let clock = try tx.clock(of: dossier.id) else { throw DossierRefusal.notFound }
            return (
                dossier: dossier, answers: try tx.sealedAnswers(of: dossier.id), files: try tx.files(of: dossier.id),
                reception: reception, term: clock.ledger.term
            )
        }
        let procedure = try await procedure(of: read.dossier)
        return ReceiptPaper(
            dossier: read.dossier, answers: try sealed.open(read.answers, of: read.dossier.id),
            components: procedure.handedIn(read.files), term: read.term, reception: read.reception)
    }
}

/// Who reads a dossier's papers.
public enum DeskReader: Sendable {
    case officer(Officer)
    case owner(subject: String)
}

extension Procedure {
    /// Each paper that was handed in, with how many files; the procedure's own first, in its order.
    fileprivate func handedIn(_ files: [DossierFile]) -> [(name: String, files: Int)] {
        let own = components.map { component in
            (name: component.name, files: files.count { $0.component == component.code })
        }.filter { $0.files > 0 }
        let others = files.filter { $0.component == DossierFile.otherPapers }
        return own + others.map { (name: $0.title.isEmpty ? PaperWords.others.vi : $0.title, files: 1) }
    }
}
