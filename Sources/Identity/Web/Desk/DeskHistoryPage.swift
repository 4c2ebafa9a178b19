import Html
import Identity
import Kit
import Links
import Web

/// *Việc tại Bộ phận một cửa*: what desks did for this account, and who looked at the scan of the card (REQ-DSK-008).
struct DeskHistoryPage: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        [.get(IdentityLinks.deskHistory, for: VnconnectBrowser(accounts: accounts).owners, show)]
    }

    func show(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        let lines = try await accounts.deskHistory(owner)
        return visit.page(
            DeskHistoryWords.title,
            AccountFrame.personal.dress(
                DeskHistoryWords.title,
                """
                \(if: lines.isEmpty, callout(.info, DeskHistoryWords.nothing))\
                \(for: lines, { section(DeskHistoryWords.act($0.record.act), facts($0.record) + reads($0.reads)) })\
                \(buttonRow(linkButton(InputWords.back, to: IdentityLinks.account, .secondary)))
                """))
    }

    private func facts(_ record: DeskRecord) -> HTML {
        summaryList([
            SummaryRow(DeskHistoryWords.at, record.at.exactText),
            SummaryRow(DeskHistoryWords.desk, record.seat.deskName),
            SummaryRow(DeskHistoryWords.officer, record.seat.officerName),
            SummaryRow(DeskHistoryWords.form, record.formNumber.isEmpty ? nil : record.formNumber),
        ])
    }

    private func reads(_ reads: [ScanRead]) -> HTML {
        dataTable(
            reads, caption: DeskHistoryWords.reads, firstNumber: 1, empty: DeskHistoryWords.noReads,
            columns: [
                Column(DeskHistoryWords.readAt, .name) { HTML(text: $0.at.exactText) },
                Column(DeskHistoryWords.reader) { HTML(text: $0.readerName) },
                Column(DeskHistoryWords.desk) { HTML(text: $0.deskName) },
                Column(DeskHistoryWords.reason) { HTML(text: $0.reason) },
            ])
    }
}

extension AccountPage {
    var deskHistoryLink: HTML { linkButton(DeskHistoryWords.title, to: IdentityLinks.deskHistory, .secondary) }
}

enum DeskHistoryWords: Words {
    case title, nothing, act(DeskAct), at, desk, officer, form, reads, noReads, readAt, reader, reason

    var vi: String {
        switch self {
        case .title: "Việc tại Bộ phận một cửa"
        case .nothing: "Chưa có việc nào về tài khoản này được thực hiện tại Bộ phận một cửa."
        case .act(.create): "Tạo tài khoản tại Bộ phận một cửa"
        case .act(.reset): "Lấy lại mật khẩu tại quầy"
        case .at: "Thời gian"
        case .desk: "Đơn vị"
        case .officer: "Cán bộ"
        case .form: "Số giấy đề nghị"
        case .reads: "Lượt xem bản quét giấy tờ"
        case .noReads: "Chưa có ai xem bản quét giấy tờ của Ông/Bà."
        case .readAt: "Thời gian xem"
        case .reader: "Người xem"
        case .reason: "Lý do"
        }
    }
}
