import HTTPTypes
import Hummingbird
import Kit
import Links
import NIOCore
import Synchronization

/// Sends each request to the site its `Host` names. A host that is not ours gets 421 and no cookie (REQ-GEN-014).
struct SiteDispatch: HTTPResponder {
    typealias Context = WebContext
    private let sites: [String: RouterResponder<WebContext>]
    private let answering: [String: Answering]
    private let assets: [String: StaticAsset]
    private let load: Load

    init(sites: [WebSite], settings: WebSettings) {
        var responders: [String: RouterResponder<WebContext>] = [:]
        var answering: [String: Answering] = [:]
        for site in sites {
            let host = Self.host(of: settings.origins[site.site])
            let one = Answering(site: site, settings: settings)
            responders[host] = Self.routeTable(one)
            answering[host] = one
        }
        (self.sites, self.answering, assets) = (responders, answering, settings.assets)
        load = Load(most: settings.mostAtOnce)
    }

    func respond(to request: Request, context: WebContext) async throws -> Hummingbird.Response {
        let path = request.uri.path
        if path == "/healthz" { return Self.plain(.ok, "ok\n") }
        guard let host = request.head.authority?.lowercased(), let responder = sites[host], let answering = answering[host]
        else { return Self.plain(.misdirectedRequest, "421 Misdirected Request\n") }
        if path.hasPrefix(Self.assetPrefix) { return asset(path, request) }
        guard load.enter() else { return Self.plain(.serviceUnavailable, "503 Service Unavailable\n") }
        defer { load.leave() }
        do {
            let response = try await responder.respond(to: request, context: context)
            // The router says "no such route" with an empty answer; a page of ours is never empty.
            guard response.status == .notFound, response.body.contentLength == 0 else { return response }
            return await answering.notFound(request, context)
        } catch {
            // The router's own "no such route".
            return await answering.notFound(request, context)
        }
    }

    private static func routeTable(_ answering: Answering) -> RouterResponder<WebContext> {
        let router = Router(context: WebContext.self)
        for route in answering.site.routes {
            let path = MountedPath(route.link.pattern)
            let methods: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [route.method]
            for method in methods {
                router.on(RouterPath(path.pattern), method: method) { request, context in
                    await answering.answer(request, context, with: route, at: path)
                }
            }
        }
        return router.buildResponder()
    }

    static let assetPrefix = "/tai-nguyen/"

    private func asset(_ path: String, _ request: Request) -> Hummingbird.Response {
        guard let asset = assets[String(path.dropFirst(Self.assetPrefix.count))] else { return Self.plain(.notFound, "404\n") }
        var headers: HTTPFields = [
            .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding",
        ]
        if let name = HTTPField.Name("X-Content-Type-Options") { headers[name] = "nosniff" }
        if let small = asset.gzipped, (request.headers[.acceptEncoding] ?? "").contains("gzip") {
            headers[.contentEncoding] = "gzip"
            return Hummingbird.Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: small)))
        }
        return Hummingbird.Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }

    private static func plain(_ status: HTTPResponse.Status, _ text: String) -> Hummingbird.Response {
        Hummingbird.Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private static func host(of origin: String) -> String {
        String(origin.drop { $0 != "/" }.drop { $0 == "/" }).lowercased()
    }
}

/// How many requests are being answered, and how many may be.
final class Load: Sendable {
    private let now = Atomic<Int>(0)
    private let most: Int

    init(most: Int) { self.most = most }

    func enter() -> Bool {
        if now.wrappingAdd(1, ordering: .relaxed).newValue <= most { return true }
        leave()
        return false
    }

    func leave() { now.wrappingSubtract(1, ordering: .relaxed) }
}
