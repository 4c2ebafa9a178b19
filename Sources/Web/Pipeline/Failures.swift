import Html
import Kit
import Logging
import Store

/// What a person is told when a rule said no, and when something broke: words for the first, a number for the second,
/// and everything for the log except what a person typed.
struct Failures: Sendable {
    let logger: Logger

    func page(for error: any Error, _ visit: Visit) -> Response {
        if let refusal = error as? any Refusal {
            return refused(refusal.words, status: refusal.status, visit)
        }
        if let fault = error as? StoreFault, fault.isPassing {
            logger.warning("store unavailable", metadata: ["path": "\(visit.pathOnly)", "fault": "\(fault)"])
            return unavailable(visit)
        }
        if error is CancellationError { return unavailable(visit) }
        let number = visit.chance.token(bytes: 9)
        logger.error(
            "request failed",
            metadata: ["number": "\(number)", "path": "\(visit.pathOnly)", "error": "\(String(reflecting: error).prefix(500))"])
        return visit.page(FailureWords.failedTitle, status: 500, layout: .plain, """
            <h1>\(FailureWords.failedTitle.vi)</h1>
            <p>\(FailureWords.failed(number).vi)</p>
            <p><a href="/">\(FailureWords.home.vi)</a></p>
            """)
    }

    func notFound(_ visit: Visit) -> Response { refused(FailureWords.notFound, status: 404, visit) }

    private func refused(_ words: any Words, status: Int, _ visit: Visit) -> Response {
        let title: FailureWords = status == 404 ? .notFoundTitle : status == 403 ? .forbiddenTitle : .refusedTitle
        return visit.page(title, status: status, layout: .plain, """
            <h1>\(title.vi)</h1>
            <p>\(words.vi)</p>
            <p><a href="/">\(FailureWords.home.vi)</a></p>
            """)
    }

    private func unavailable(_ visit: Visit) -> Response {
        visit.page(FailureWords.unavailableTitle, status: 503, layout: .plain, """
            <h1>\(FailureWords.unavailableTitle.vi)</h1>
            <p>\(FailureWords.unavailable.vi)</p>
            """
        ).header("Retry-After", "5")
    }
}

enum FailureWords: Words {
    case failedTitle, notFoundTitle, forbiddenTitle, refusedTitle, unavailableTitle, home, notFound, unavailable
    case failed(String)

    var vi: String {
        switch self {
        case .failedTitle: "Hệ thống gặp sự cố"
        case .notFoundTitle: "Không tìm thấy"
        case .forbiddenTitle: "Không có quyền thực hiện"
        case .refusedTitle: "Chưa thực hiện được"
        case .unavailableTitle: "Hệ thống đang bận"
        case .home: "Về trang chủ"
        case .notFound: "Không tìm thấy dữ liệu."
        case .unavailable: "Hệ thống tạm thời chưa phục vụ được. Dữ liệu của Ông/Bà không bị mất. Vui lòng thử lại sau ít phút."
        case .failed(let number):
            "Đã có lỗi ngoài dự kiến và đã được ghi lại. Vui lòng thử lại; nếu vẫn lỗi, hãy báo cho đầu mối hỗ trợ mã sự cố \(number)."
        }
    }
}
