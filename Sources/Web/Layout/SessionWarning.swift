import Html
import Kit
import Links

/// The warning before a session ends, and what is left to do when it has (WCAG 2.2.1, spec F.4).
///
/// A closed dialog that only the script opens: without JavaScript a page is as it was, and the next step asks to sign in.
public struct SessionWarning: Sendable {
    private let rest: SessionRest
    private let csrf: HTML

    /// So many seconds before the end.
    private static let ahead = 150

    /// `nil` where nobody is signed in.
    public init?(_ visit: Visit) {
        guard let session = visit.session else { return nil }
        self.init(
            rest: SessionRest(idleUntil: session.idleUntil, endsAt: session.endsAt, now: visit.now), csrf: visit.csrf)
    }

    init(rest: SessionRest, csrf: HTML) { (self.rest, self.csrf) = (rest, csrf) }

    /// Parts say in `data-when` at which stage they stand: `soon` to end, the `last` minutes that nothing lengthens,
    /// and `over`.
    var dialog: HTML {
        """
        <dialog class="session" role="alertdialog" aria-labelledby="phien-ten" aria-describedby="phien-y" \
        data-session="\(rest.left)" data-most="\(rest.most)" data-ahead="\(Self.ahead)" \
        data-ask="\(SignOnLinks.session)" data-keep="\(SignOnLinks.keepSession)">\
        <h2 id="phien-ten" tabindex="-1"><span data-when="soon last">\(SessionWords.soonTitle)</span>\
        <span data-when="over" hidden>\(SessionWords.overTitle)</span></h2>\
        <div id="phien-y"><p data-when="soon">\(SessionWords.soon)</p><p data-when="last" hidden>\(SessionWords.last)</p>\
        <p data-when="over" hidden>\(SessionWords.over)</p></div>\
        <p class="session__left" data-when="soon last" aria-hidden="true">\(SessionWords.left) <b data-clock></b></p>\
        <p class="unseen" role="status" data-left="\(SessionWords.left)" data-seconds="\(SessionWords.seconds)"></p>\
        <p class="session__failed" role="alert" data-failed hidden>\(SessionWords.failed)</p>\(buttons)</dialog>
        """
    }

    private var buttons: HTML {
        """
        <div class="button-row"><button class="button button--primary" type="button" data-keeps data-when="soon" autofocus>\
        \(SessionWords.keep)</button>\
        <a class="button button--primary" href="\(SignOnLinks.signIn)" target="_blank" rel="noopener" \
        data-when="over" hidden>\(SessionWords.signIn)</a>\
        <button class="button button--secondary" type="button" data-closes data-when="last over" hidden>\
        \(SessionWords.close)</button>\
        <form method="post" action="\(SignOnLinks.signOut)" data-when="soon last">\(csrf)\
        <button class="button button--secondary" type="submit">\(WebWords.signOut)</button></form></div>
        """
    }
}

enum SessionWords: Words {
    case soonTitle, soon, last, overTitle, over, left, seconds, keep, signIn, close, failed

    var vi: String {
        switch self {
        case .soonTitle: "Phiên đăng nhập sắp kết thúc"
        case .soon: "Đã lâu không có thao tác. Chọn “Tiếp tục” để giữ phiên đăng nhập và những gì đang nhập."
        case .last: "Phiên đăng nhập đã đến thời hạn tối đa và không kéo dài thêm được. Vui lòng lưu lại việc đang làm."
        case .overTitle: "Phiên đăng nhập đã kết thúc"
        case .over: "Những gì đã nhập vẫn còn trên trang này. Vui lòng đăng nhập ở thẻ mới, rồi quay lại đây để làm tiếp."
        case .left: "Thời gian còn lại"
        case .seconds: "giây"
        case .keep: "Tiếp tục"
        case .signIn: "Đăng nhập ở thẻ mới"
        case .close: "Đóng"
        case .failed: "Chưa kéo dài được phiên đăng nhập. Vui lòng thử lại."
        }
    }
}
