import Html
import Hummingbird
import Kit

/// The mailbox of every address, for people: loads itself again every few seconds unless told not to.
struct MailboxPage {
    private static let most = 100

    let letters: [Letter]
    let typed: String
    let isPaused: Bool

    static func add(to router: Router<BasicRequestContext>, _ house: House) {
        router.get("/") { request, _ in
            let query = request.query
            let address = query["dia-chi"].map(\.trimmed).flatMap { $0.isEmpty ? nil : $0 }
            let letters = house.mailbox.letters(to: address)
            return Response.page(
                MailboxPage(letters: letters, typed: query["dia-chi"] ?? "", isPaused: query["dung"] != nil).html)
        }
    }

    var html: HTML {
        Frame.page(
            "Hộp thư điện tử", refresh: isPaused ? nil : 4,
            """
            <form method="get" action="/">
            <label for="dia-chi">Địa chỉ email</label>
            <input id="dia-chi" name="dia-chi" type="email" value="\(typed)" placeholder="mau@example.vn">
            \(if: isPaused, "<input type=\"hidden\" name=\"dung\" value=\"1\">")
            <button>Lọc</button> <a href="/">Tất cả</a>
            </form>
            <p class="count">\(count) \(refreshLink)</p>
            <ol class="messages">\(for: letters.prefix(Self.most), item)</ol>
            """)
    }

    private var count: String {
        letters.isEmpty ? "Chưa có thư nào." : "Tìm thấy \(Digits.grouped(letters.count)) thư, mới nhất ở trên."
    }

    private var refreshLink: HTML {
        isPaused
            ? "<a href=\"/?dia-chi=\(typed)\">Tự tải lại</a>"
            : "Trang tự tải lại sau 4 giây. <a href=\"/?dia-chi=\(typed)&amp;dung=1\">Tạm dừng</a>"
    }

    private func item(_ letter: Letter) -> HTML {
        """
        <li class="delivered">
        <p class="who"><strong>\(letter.to)</strong> \(letter.subject)</p>
        \(for: letter.text.split(separator: "\n"), { line($0) })
        <p class="when">Từ \(letter.from), lúc \(letter.receivedAt.exactText)</p>
        </li>
        """
    }

    /// A line that is a link leads there.
    private func line(_ line: Substring) -> HTML {
        let isLink = line.hasPrefix("http://") || line.hasPrefix("https://")
        return isLink ? "<p class=\"text\"><a href=\"\(url: String(line))\">\(line)</a></p>" : "<p>\(line)</p>"
    }
}
