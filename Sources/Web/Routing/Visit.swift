import Foundation
import HTTPTypes
import Html
import Kit
import Links
import Store
import Synchronization

/// One request, read: who asks, on which site, for what.
public struct Visit: Sendable {
    let incoming: Incoming
    /// What was posted; empty for a GET.
    public internal(set) var posted = FormData()
    /// The body as it came, for routes that read it themselves.
    public internal(set) var body: [UInt8] = []
    /// The parts of the path, by their names in the link.
    var parts: [String: String] = [:]
    public internal(set) var session: SiteSession?

    public var site: Site { incoming.site }
    public var origins: Origins { incoming.origins }
    public var now: Date { incoming.now }
    public var chance: Chance { incoming.chance }
    /// The client's address, through configured proxies only (I18).
    public var address: String { incoming.address }
    public var isPost: Bool { incoming.method == .post }
    public var person: Person? { session?.person }

    /// What the browser says it is, cut to a decent length.
    public var agent: String { String((incoming.headers[.userAgent] ?? "").cleaned.prefix(300)) }

    /// The path with its query, as it was asked for.
    public var path: String { incoming.path }
    public var pathOnly: String {
        let path = incoming.path.utf8
        return path.firstIndex(of: UInt8(ascii: "?")).map { String(incoming.path[..<$0]) } ?? incoming.path
    }

    /// A part of the path: `{ma}`.
    public func part(_ name: String) -> String { parts[name] ?? "" }

    /// The first value of a query's name: NFC, one line, cut at 200 characters (REQ-GEN-007).
    public func query(_ name: String) -> String? { incoming.query.text(name).map { String($0.cleaned.prefix(200)) } }
    public func queries(_ name: String) -> [String] { incoming.query.all(name).map { String($0.cleaned.prefix(200)) } }
    /// The query as it came, for protocols whose values must come back byte for byte.
    public var rawQuery: FormData { incoming.query }

    public func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { incoming.headers[$0] } }

    public func cookie(_ name: String) -> String? { incoming.cookies[SetCookie.fullName(name, secure: incoming.isSecure)] }

    /// The window of a list as the address names it, nearest valid values taken (REQ-GEN-004).
    public var window: Window {
        Window(page: query("page").flatMap { Int($0) } ?? 1, size: query("size").flatMap { Int($0) } ?? cookie("so-hang").flatMap { Int($0) } ?? 10)
    }

    /// What forms carry to show that this very browser asked for them (REQ-SEC-003).
    public var csrfToken: String { incoming.guest.token }

    /// The hidden field every form of ours begins with, so that it is read before any file.
    public var csrf: HTML { "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrfToken)\">" }

    /// A name for this browser that outlives a sign-in but says nothing about who it is: pending journeys and captchas
    /// are bound to it.
    public var guest: String { incoming.guest.id }

    public func page(
        _ title: any Words, status: Int = 200, layout: PageContent.Layout = .citizen,
        breadcrumb: [(words: any Words, link: Link)] = [], _ body: HTML
    ) -> Response {
        let content = PageContent(
            title: title, breadcrumb: breadcrumb, layout: layout, hasProblems: status == 422, body: body)
        return Response(status: status, body: .page(content))
    }

    /// The word of success that the last answer left behind.
    public var notice: String? { incoming.notice }
}

/// The parts of a visit that do not change, read once.
final class Incoming: Sendable {
    let site: Site
    let origins: Origins
    let method: HTTPRequest.Method
    let path: String
    let query: FormData
    let headers: HTTPFields
    let cookies: [String: String]
    let address: String
    let isSecure: Bool
    let now: Date
    let chance: Chance
    let guest: Guest
    let notice: String?

    init(
        site: Site, origins: Origins, method: HTTPRequest.Method, path: String, query: FormData, headers: HTTPFields,
        cookies: [String: String], address: String, isSecure: Bool, now: Date, chance: Chance, guest: Guest, notice: String?
    ) {
        (self.site, self.origins, self.method, self.path, self.query) = (site, origins, method, path, query)
        (self.headers, self.cookies, self.address, self.isSecure) = (headers, cookies, address, isSecure)
        (self.now, self.chance, self.guest, self.notice) = (now, chance, guest, notice)
    }
}
