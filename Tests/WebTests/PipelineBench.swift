import Foundation
import HTTPTypes
import Html
import Hummingbird
import Kit
import Links
import Logging
import NIOCore
import NIOEmbedded
import Store
import Synchronization
import Testing

@testable import Web

/// One site of a few routes, asked without a socket.
struct PipelineBench {
    static let host = "dvc.localhost:8080"
    private let dispatch: SiteDispatch

    init(_ routes: [Route], clock: Clock = .system) throws {
        let keys = try #require(KeyRing(masters: [1: Array(repeating: 7, count: 32)]))
        let origins = Origins([.portal: "http://dvc.localhost:8080", .province: "http://dichvucong.binhminh.localhost:8080"])
        let site = WebSite(
            .portal, routes: routes, formTargets: [],
            dress: { _, page in "<!doctype html><title>\(page.title.vi)</title>\(page.body)" },
            signIn: { visit, _ in .redirect("/dang-nhap?ve=\(Link.encode(visit.path))") })
        let settings = WebSettings(origins: origins, keys: keys, clock: clock, logger: Logger(label: "test"))
        dispatch = SiteDispatch(sites: [site], settings: settings)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, host: String = host, _ headers: HTTPFields = [:], body: String = ""
    ) async throws -> Answer {
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        let source = ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test"))
        let response = try await dispatch.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body))), context: WebContext(source: source))
        let collected = Collected()
        try await response.body.write(Collector(into: collected))
        return Answer(status: response.status, headers: response.headers, body: collected.buffer.withLock { $0 })
    }

    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let body: ByteBuffer

        var text: String { String(buffer: body) }
    }

    private final class Collected: Sendable {
        let buffer = Mutex(ByteBuffer())
    }

    private struct Collector: ResponseBodyWriter {
        let into: Collected
        init(into: Collected) { self.into = into }
        mutating func write(_ buffer: ByteBuffer) async throws { _ = into.buffer.withLock { $0.writeImmutableBuffer(buffer) } }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
