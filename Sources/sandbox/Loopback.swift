import HTTPTypes
import Hummingbird

/// This machine and nobody else.
enum Loopback {
    static func isAddress(_ text: String) -> Bool {
        if text == "::1" { return true }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return parts.count == 4 && parts.allSatisfy { $0 != nil } && parts[0] == 127
    }

    static func isHost(_ host: String) -> Bool {
        host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || isAddress(host)
    }
}

/// Answers only those who call this machine by a name of its own: a page from elsewhere, open in a browser here, must
/// not read the inbox by pointing its own name at 127.0.0.1.
struct LoopbackNames: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        let authority = request.head.authority ?? ""
        let host = authority.replacing(#/:\d+$/#, with: "")
        guard Loopback.isHost(host.lowercased()) else {
            return .text(.misdirectedRequest, "not a name of this machine")
        }
        return try await next(request, context)
    }
}
