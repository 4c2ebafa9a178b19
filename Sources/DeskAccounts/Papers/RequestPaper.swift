import Documents
import Foundation
import Kit

/// *Giấy đề nghị tạo tài khoản*, A4, one page: what the citizen checks and signs (REQ-DSK-010).
public struct RequestPaper: Sendable {
    let form: AccountRequestForm
    let seat: DeskSeat
    let at: Date

    public init(form: AccountRequestForm, seat: DeskSeat, at: Date) { (self.form, self.seat, self.at) = (form, seat, at) }

    /// The paper to be set, on threads made for it.
    public func paper() throws -> Paper {
        let qr = try QRCode(form.formNumber)
        return Paper(
            title: "\(PaperWords.title.vi) \(form.formNumber)", format: .a4, madeAt: at,
            foot: Paper.Foot(Passage("\(PaperWords.number.vi) \(form.formNumber)"), pageWord: PaperWords.page.vi),
            blocks: [
                .stateHead(Paper.StateHead(agency: seat.deskName.uppercased(), dateline: PaperWords.dateline(Day(at)).vi)),
                .space(8),
                .columns([Paper.Column(1, []), Paper.Column(3.4, heading), Paper.Column(1, [.qr(qr, side: 64)])]),
                .space(6), .paragraph(Paper.Paragraph(Passage(PaperWords.to(seat.deskName).vi), .centred)), .space(4),
            ] + citizen + [.space(4), .text(Passage(PaperWords.consent.vi)), .space(4), desk, .space(10), signatures, fingerprint])
    }

    private var heading: [Paper.Block] {
        [
            .heading(Passage(PaperWords.heading.vi)),
            .paragraph(Paper.Paragraph(Passage("\(PaperWords.number.vi): ") + .bold(Passage(form.formNumber)), .centred)),
        ]
    }

    private var citizen: [Paper.Block] {
        [
            .fields([
                field(.identityNumber, .bold(Passage(form.number))), field(.name, .bold(Passage(form.name))),
                field(.birthDate, Passage(form.birthDate.text)),
                field(.phone, Passage(PhoneNumber(form.phone)?.text ?? form.phone)),
                field(.email, Passage(form.email.isEmpty ? PaperWords.none.vi : form.email)),
                field(.guardian, Passage((form.hasGuardian ? PaperWords.yes : .no).vi)),
            ])
        ]
    }

    private var desk: Paper.Block {
        .fields([
            field(.officer, Passage(seat.officerName)), field(.unit, Passage(seat.deskName)),
            field(.madeAt, Passage(at.momentText)),
        ])
    }

    private var signatures: Paper.Block {
        .signatures([
            Paper.Signature(role: PaperWords.citizenSigns.vi, note: PaperWords.sign.vi, name: form.name),
            Paper.Signature(role: PaperWords.officerSigns.vi, note: PaperWords.sign.vi, name: seat.officerName),
        ])
    }

    /// The beginning of the hash that the code, the scan and the account are bound to.
    private var fingerprint: Paper.Block {
        let text = form.hash.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return .paragraph(Paper.Paragraph(.italic(Passage("\(PaperWords.fingerprint.vi) \(text)")), .left, size: 9))
    }

    private func field(_ name: PaperWords, _ value: Passage) -> Paper.Field {
        Paper.Field(name.vi, value)
    }
}
