import Foundation
import HTTPTypes
import Html
import Hummingbird
import Kit
import Links
import NIOCore

/// From a ``Response`` to the framework's, with the headers that every answer carries.
struct Writing: Sendable {
    let site: WebSite
    let secure: Bool
    private let common: [(HTTPField.Name, String)]
    private static let smallest = 1_000

    init(site: WebSite, secure: Bool) {
        (self.site, self.secure) = (site, secure)
        common = SecurityHeaders.all(formTargets: site.formTargets, secure: secure)
    }

    func response(_ response: Response, to visit: Visit) async -> Hummingbird.Response {
        var (body, type) = await content(response, visit)
        var headers = HTTPFields()
        for (name, value) in common { headers.append(HTTPField(name: name, value: value)) }
        if let origin = response.reaches, let policy = headers[.contentSecurityPolicy] {
            headers[.contentSecurityPolicy] = SecurityHeaders.reaching(origin, policy)
        }
        if let type { headers[.contentType] = type }
        headers[.cacheControl] = cacheControl(response.caching)
        if let buffer = body.buffer, let type, shouldCompress(buffer, type, visit) {
            if let small = Gzip.compress(Array(buffer.readableBytesView), level: 1) {
                body = .buffer(ByteBuffer(bytes: small))
                headers[.contentEncoding] = "gzip"
            }
            headers[.vary] = "Accept-Encoding"
        }
        for (name, value) in response.headers { headers.append(HTTPField(name: name, value: value)) }
        for cookie in cookies(response, visit) {
            headers.append(HTTPField(name: .setCookie, value: cookie.header(secure: secure)))
        }
        return Hummingbird.Response(status: .init(code: response.status), headers: headers, body: body.written)
    }

    private enum Content {
        case none, buffer(ByteBuffer), stream(AsyncThrowingStream<[UInt8], any Error>, Int)

        var buffer: ByteBuffer? { if case .buffer(let buffer) = self { buffer } else { nil } }

        var written: ResponseBody {
            switch self {
            case .none: ResponseBody()
            case .buffer(let buffer): ResponseBody(byteBuffer: buffer)
            case .stream(let chunks, let length):
                ResponseBody(contentLength: length) { writer in
                    for try await chunk in chunks { try await writer.write(ByteBuffer(bytes: chunk)) }
                    try await writer.finish(nil)
                }
            }
        }
    }

    private func content(_ response: Response, _ visit: Visit) async -> (Content, String?) {
        switch response.body {
        case .none: (.none, nil)
        case .page(let page): (.buffer(ByteBuffer(bytes: await site.dress(visit, page).bytes)), "text/html; charset=utf-8")
        case .bytes(let buffer, let type): (.buffer(buffer), type)
        case .stream(let chunks, let type, let length): (.stream(chunks, length), type)
        }
    }

    private func cacheControl(_ caching: Response.Caching) -> String {
        switch caching {
        case .none: "no-store"
        case .revalidate: "private, no-cache"
        case .forever: "public, max-age=31536000, immutable"
        }
    }

    private func shouldCompress(_ buffer: ByteBuffer, _ type: String, _ visit: Visit) -> Bool {
        buffer.readableBytes >= Self.smallest && (type.hasPrefix("text/") || type.hasPrefix("application/json"))
            && Compression.isWelcome(visit.incoming.headers)
    }

    private func cookies(_ response: Response, _ visit: Visit) -> [SetCookie] {
        var cookies = response.cookies
        if let guest = visit.incoming.guest.cookieToSet { cookies.append(guest) }
        if let notice = response.notice {
            cookies.append(NoticeCookie.setting(notice))
        } else if visit.notice != nil, case .page = response.body {
            cookies.append(.removing(NoticeCookie.name))
        }
        return cookies
    }
}
