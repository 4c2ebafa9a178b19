import HTTPTypes
import Hummingbird
import Kit
import Links
import NIOCore

/// Sends each request to the site its `Host` names. A host that is not ours gets 421 and no cookie (REQ-GEN-014).
struct SiteDispatch: HTTPResponder {
    typealias Context = WebContext
    private let hosts: [String: HostedSite]
    private let assets: [String: Hummingbird.Response]
    private let small: [String: Hummingbird.Response]
    private let visitors: Places
    private let servers: Places

    init(sites: [WebSite], settings: WebSettings) {
        hosts = Dictionary(
            uniqueKeysWithValues: sites.map { (Self.host(of: settings.origins[$0.site]), HostedSite($0, settings)) })
        assets = settings.assets.mapValues { Self.asset($0.bytes, $0, encoding: nil) }
        small = settings.assets.compactMapValues { asset in asset.gzipped.map { Self.asset($0, asset, encoding: "gzip") } }
        visitors = Places(settings.mostAtOnce)
        servers = Places(settings.mostAtOnce)
    }

    func respond(to request: Request, context: WebContext) async throws -> Hummingbird.Response {
        guard let host = request.head.authority?.lowercased(), let site = hosts[host] else { return stranger(request) }
        let path = request.uri.path
        if path.hasPrefix(Self.assetPrefix) { return asset(path, request) }
        if path == Self.health { return Self.plain(.ok, "ok\n") }
        if let page = site.shared(request) { return page }
        let places = site.serverPaths.contains(path) ? servers : visitors
        guard await places.enter() else { return Self.plain(.serviceUnavailable, "503 Service Unavailable\n") }
        defer { places.leave() }
        do {
            let response = try await site.responder.respond(to: request, context: context)
            // The router says "no such route" with an empty answer; a page of ours is never empty.
            guard response.status == .notFound, response.body.contentLength == 0 else { return response }
            return await site.answering.notFound(request, context)
        } catch {
            // The router's own "no such route".
            return await site.answering.notFound(request, context)
        }
    }

    static let assetPrefix = "/tai-nguyen/"
    private static let health = "/healthz"

    /// A watchdog may ask by address; nobody else is answered under a name that is not ours.
    private func stranger(_ request: Request) -> Hummingbird.Response {
        request.uri.path == Self.health
            ? Self.plain(.ok, "ok\n") : Self.plain(.misdirectedRequest, "421 Misdirected Request\n")
    }

    private func asset(_ path: String, _ request: Request) -> Hummingbird.Response {
        let name = String(path.dropFirst(Self.assetPrefix.count))
        if let small = small[name], Compression.isWelcome(request.headers) { return small }
        return assets[name] ?? Self.plain(.notFound, "404\n")
    }

    private static func asset(_ bytes: [UInt8], _ asset: StaticAsset, encoding: String?) -> Hummingbird.Response {
        var headers: HTTPFields = [
            .contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding",
        ]
        if let name = HTTPField.Name("X-Content-Type-Options") { headers[name] = "nosniff" }
        if let encoding { headers[.contentEncoding] = encoding }
        return Hummingbird.Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
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
