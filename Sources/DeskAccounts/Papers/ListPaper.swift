import Documents
import Foundation
import Kit

/// The list as it is printed: A4 lying, the filter, who printed it and when (spec F.9). Numbers stay masked.
public struct ListPaper: Sendable {
    let rows: [Creation]
    let total: Int
    let filter: String
    let officer: String
    let at: Date

    public init(rows: [Creation], total: Int, filter: String, officer: String, at: Date) {
        (self.rows, self.total, self.filter) = (rows, total, filter)
        (self.officer, self.at) = (officer, at)
    }

    public func paper() -> Paper {
        let columns = [
            Paper.Table.Column(Passage(PaperWords.row.vi), share: 0.5, .centred),
            Paper.Table.Column(Passage(PaperWords.citizen.vi), share: 2.2),
            Paper.Table.Column(Passage(PaperWords.identityNumber.vi), share: 1.3),
            Paper.Table.Column(Passage(PaperWords.phone.vi), share: 1.2),
            Paper.Table.Column(Passage(PaperWords.maker.vi), share: 1.8),
            Paper.Table.Column(Passage(PaperWords.unit.vi), share: 2.6),
            Paper.Table.Column(Passage(PaperWords.madeAt.vi), share: 1.3),
        ]
        let lines = rows.enumerated().map { index, row in
            [
                "\(index + 1)", row.form.name, row.maskedNumber, row.maskedPhone, row.seat.officerName, row.seat.deskName,
                row.at.momentText,
            ].map { Passage($0) }
        }
        return Paper(
            title: PaperWords.list.vi, format: .a4Landscape, madeAt: at,
            foot: Paper.Foot(Passage(PaperWords.printedBy(officer, at).vi), pageWord: PaperWords.page.vi),
            blocks: [
                .heading(Passage(PaperWords.list.vi)), .text(Passage(filter), .left),
                .text(Passage(PaperWords.found(total).vi), .left), .table(Paper.Table(columns: columns, rows: lines)),
            ])
    }
}
