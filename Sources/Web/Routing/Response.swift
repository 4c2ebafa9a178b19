import Foundation
import HTTPTypes
import Html
import Kit
import Links
import NIOCore

/// What a handler answers. A page is dressed in the site's layout by the pipeline, so a handler never knows the chrome.
public struct Response: Sendable {
    enum Body: Sendable {
        case none
        case page(PageContent)
        case bytes(ByteBuffer, type: String)
        case stream(AsyncThrowingStream<[UInt8], any Error>, type: String, length: Int)
    }

    public var status: Int
    var body: Body
    var headers: [(HTTPField.Name, String)] = []
    var cookies: [SetCookie] = []
    var notice: (any Words)?
    /// An origin the page's script may call besides its own; see ``reaching(_:)``.
    var reaches: String?
    /// Pages of one's own and forms are never kept by a browser or a proxy; what everyone sees may be.
    var caching = Caching.none

    public enum Caching: Sendable {
        case none
        /// Kept, but asked about each time.
        case revalidate
        /// Never changes under its name.
        case forever
    }

    init(status: Int, body: Body) { (self.status, self.body) = (status, body) }

    /// 303: after a form was acted on, the browser fetches the next page (REQ-GEN-011: resending writes nothing twice).
    public static func seeOther(_ link: Link) -> Response { redirect(link.path, status: 303) }

    public static func redirect(_ url: String, status: Int = 302) -> Response {
        var response = Response(status: status, body: .none)
        response.headers.append((.location, url.filter { $0.isASCII && !$0.isNewline }))
        return response
    }

    public static func empty(_ status: Int) -> Response { Response(status: status, body: .none) }

    public static func text(_ text: String, status: Int = 200) -> Response {
        Response(status: status, body: .bytes(ByteBuffer(string: text), type: "text/plain; charset=utf-8"))
    }

    public static func bytes(_ bytes: [UInt8], type: String, status: Int = 200) -> Response {
        Response(status: status, body: .bytes(ByteBuffer(bytes: bytes), type: type))
    }

    /// JSON with sorted members and unescaped slashes.
    public static func json(_ value: some Encodable, status: Int = 200) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return .bytes(Array(try encoder.encode(value)), type: "application/json", status: status)
    }

    /// A file to be saved, under its own name: never opened inside the site (REQ-GEN-012).
    public static func download(
        _ chunks: AsyncThrowingStream<[UInt8], any Error>, name: String, type: String, length: Int
    ) -> Response {
        var response = Response(status: 200, body: .stream(chunks, type: type, length: length))
        response.headers.append((.contentDisposition, disposition(name)))
        return response
    }

    /// A download whose bytes are at hand.
    public static func download(_ bytes: [UInt8], name: String, type: String, inline: Bool = false) -> Response {
        var response = Response.bytes(bytes, type: type)
        response.headers.append((.contentDisposition, disposition(name, inline: inline)))
        return response
    }

    /// A page outside any layout, already whole: for pages that are rendered once and kept.
    public static func document(_ bytes: ByteBuffer) -> Response {
        Response(status: 200, body: .bytes(bytes, type: "text/html; charset=utf-8"))
    }

    public func settingCookie(_ cookie: SetCookie) -> Response {
        var response = self
        response.cookies.append(cookie)
        return response
    }

    /// A word of success shown on the next page.
    public func saying(_ words: any Words) -> Response {
        var response = self
        response.notice = words
        return response
    }

    public func header(_ name: String, _ value: String) -> Response {
        guard let name = HTTPField.Name(name) else { return self }
        var response = self
        response.headers.append((name, value))
        return response
    }

    /// The same page, whose script may also open connections to `origin` (CSP `connect-src`): the signing software on the
    /// person's own machine.
    public func reaching(_ origin: String) -> Response {
        var response = self
        response.reaches = origin
        return response
    }

    public func caching(_ caching: Caching) -> Response {
        var response = self
        response.caching = caching
        return response
    }

    /// RFC 6266: an ASCII name for old clients, the true one beside it.
    private static func disposition(_ name: String, inline: Bool = false) -> String {
        let plain = String(name.unicodeScalars.map { $0.isASCII && $0.value >= 0x20 && !"\"\\/;%".unicodeScalars.contains($0) ? Character($0) : "_" })
        return "\(inline ? "inline" : "attachment"); filename=\"\(plain)\"; filename*=UTF-8''\(Link.encode(name))"
    }
}

/// A page before it is dressed.
public struct PageContent: Sendable {
    public enum Layout: Sendable { case citizen, officer, plain }
    public var title: any Words
    public var breadcrumb: [(words: any Words, link: Link)]
    public var layout: Layout
    /// The page came back with problems to be put right; its title says so.
    public var hasProblems = false
    public var body: HTML
}
