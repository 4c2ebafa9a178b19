import HTTPTypes
import Hummingbird

/// Keeps every answer from being cached, framed, sniffed, or from running anything.
struct PageHeaders: RouterMiddleware {
    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in Self.headers { if let name = HTTPField.Name(name) { response.headers[name] = value } }
        return response
    }

    private static let headers = [
        "Content-Security-Policy":
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
    ]
}
