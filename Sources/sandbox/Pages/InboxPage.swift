import Html
import Kit

/// The inbox of all phones, for people: loads itself again every few seconds unless told not to.
struct InboxPage {
    private static let most = 100

    let messages: [Message]
    let sims: SIMRegister
    let typed: String
    let isPaused: Bool

    var html: HTML {
        Frame.page(
            "Hộp tin nhắn SMS", refresh: isPaused ? nil : 4,
            """
            <form method="get" action="/">
            <label for="so">Số điện thoại</label>
            <input id="so" name="so" type="tel" inputmode="tel" value="\(typed)" placeholder="0950 000 101">
            \(if: isPaused, "<input type=\"hidden\" name=\"dung\" value=\"1\">")
            <button>Lọc</button> <a href="/">Tất cả</a>
            </form>
            <p class="count">\(count) \(refreshLink)</p>
            <ol class="messages">\(for: messages.prefix(Self.most), item)</ol>
            """)
    }

    private var count: String {
        if messages.isEmpty { return "Chưa có tin nhắn nào." }
        let total = "Tìm thấy \(Digits.grouped(messages.count)) tin nhắn"
        let isCut = messages.count > Self.most
        return isCut ? "\(total), đang xem \(Self.most) tin mới nhất." : "\(total), mới nhất ở trên."
    }

    private var refreshLink: HTML {
        isPaused
            ? "<a href=\"/?so=\(typed)\">Tự tải lại</a>"
            : "Trang tự tải lại sau 4 giây. <a href=\"/?so=\(typed)&amp;dung=1\">Tạm dừng</a>"
    }

    private func item(_ message: Message) -> HTML {
        let number = PhoneNumber(message.to)?.text ?? message.to
        return """
            <li class="\(message.state.rawValue)">
            <p class="who"><strong>\(number)</strong> \(sims[message.to]?.name)</p>
            <p class="text">\(message.text)</p>
            <p class="when">Từ \(message.from), lúc \(message.receivedAt.exactText) · \(message.state.words)</p>
            </li>
            """
    }
}

extension Message.State {
    fileprivate var words: String {
        switch self {
        case .waiting: "Đang chờ nhà mạng"
        case .delivered: "Đã tới máy"
        case .undeliverable: "Không gửi được"
        }
    }
}
