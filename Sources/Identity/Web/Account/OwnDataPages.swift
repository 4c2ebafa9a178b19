import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// *Dữ liệu của tôi*: one's own data as a page to read and a file to keep; the password is asked again.
struct OwnDataPages: Sendable {
    let accounts: Accounts

    var routes: [Route] {
        let owners = VnconnectBrowser(accounts: accounts).owners
        return [
            .get(IdentityLinks.ownData, for: owners) { visit, _ in page(Field("matKhau"), visit) },
            .post(IdentityLinks.ownData, for: owners, take),
        ]
    }

    private static let form = "dang", file = "tep"

    func take(_ visit: Visit, _ owner: AccountOwner) async throws -> Response {
        var field = Field("matKhau", typed: visit.posted.text("matKhau") ?? "")
        guard !field.typed.isEmpty else {
            field.problem = Messages.required(PhoneWords.password)
            return page(field, visit, status: 422)
        }
        let browser = VnconnectBrowser(accounts: accounts).mark(visit).browser
        do {
            let data = try await accounts.takeOwnData(
                password: Secret(field.typed), owner, browser: browser, now: visit.now)
            return visit.posted.text(Self.form) == Self.file ? try file(data) : shown(data, visit)
        } catch let refused as IdentityRefusal {
            field.problem = refused.words
            return page(field, visit, status: refused.status)
        }
    }

    private func file(_ data: PersonalData) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return .download(
            Array(try encoder.encode(data)), name: "du-lieu-cua-toi-\(Day(data.takenAt).iso).json",
            type: "application/json")
    }

    private func shown(_ data: PersonalData, _ visit: Visit) -> Response {
        visit.page(
            OwnDataWords.title,
            AccountFrame.ownData.dress(
                OwnDataWords.title,
                """
                <p>\(OwnDataWords.takenAt(data.takenAt))</p>\(buttonRow(printButton()))
                \(for: data.sections, { part($0) })
                """))
    }

    private func part(_ part: PersonalData.Section) -> HTML {
        guard let first = part.records.first else {
            return section(part.words, "<p>\(Messages.empty(part.words))</p>")
        }
        if part.records.count == 1 {
            return section(part.words, summaryList(first.map { SummaryRow($0.words, $0.value.shown) }))
        }
        let columns = first.indices.map { index in
            Column<[PersonalData.Item]>(first[index].words, index == 0 ? .name : .text) { record in
                "\(index < record.count ? record[index].value.shown : "")"
            }
        }
        return section(
            part.words,
            dataTable(part.records, caption: part.words, firstNumber: 1, empty: Messages.empty(part.words), columns: columns))
    }

    private func page(_ field: Field, _ visit: Visit, status: Int = 200) -> Response {
        var shown = field
        shown.typed = ""
        let fields =
            passwordInput(shown, label: PhoneWords.password)
            + buttonRow(
                submitButton(OwnDataWords.read), submitButton(OwnDataWords.save, .secondary, name: Self.form, value: Self.file))
        return visit.page(
            OwnDataWords.title, status: status,
            AccountFrame.ownData.dress(
                OwnDataWords.title,
                narrow(
                    """
                    <p>\(OwnDataWords.lead)</p>
                    \(problemSummary(field.problem.map { [Problem(field: field.name, words: $0)] } ?? []))
                    \(postForm(to: IdentityLinks.ownData, csrf: visit.csrf, fields))
                    """)))
    }
}

enum OwnDataWords: Words {
    case title, lead, read, save, takenAt(Date)

    var vi: String {
        switch self {
        case .title: "Dữ liệu của tôi"
        case .lead:
            """
            Toàn bộ dữ liệu Vnconnect lưu về Ông/Bà: thông tin cá nhân, số điện thoại, hệ thống được phép, phiên đăng nhập, \
            lịch sử truy cập và thay đổi. Vui lòng nhập mật khẩu để xác nhận.
            """
        case .read: "Xem dữ liệu"
        case .save: "Tải tệp JSON"
        case .takenAt(let at): "Lấy lúc \(at.exactText)."
        }
    }
}
