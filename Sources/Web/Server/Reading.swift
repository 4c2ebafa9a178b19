import Foundation
import HTTPTypes
import Hummingbird
import Kit
import Links
import NIOCore

/// From the framework's request to a ``Visit``.
struct Reading: Sendable {
    let settings: WebSettings

    func visit(_ request: Request, _ context: WebContext, site: Site) -> Visit {
        let cookies = Self.cookies(request.headers[values: .cookie])
        let isSecure = settings.origins[site].hasPrefix("https:")
        let path = request.uri.string
        let guestCookie = cookies[SetCookie.fullName(Guest.cookie, secure: isSecure)]
        let incoming = Incoming(
            site: site, origins: settings.origins, method: request.method, path: path,
            query: FormData(urlEncoded: (request.uri.query ?? "").utf8), headers: request.headers, cookies: cookies,
            address: address(request, context), isSecure: isSecure, now: settings.clock.now, chance: settings.chance,
            guest: Guest(cookie: guestCookie, chance: settings.chance, key: settings.guestKey),
            notice: NoticeCookie.read(cookies[SetCookie.fullName(NoticeCookie.name, secure: isSecure)]))
        return Visit(incoming: incoming)
    }

    /// Believes as many hops of `X-Forwarded-For` as there are proxies of ours, counted from the right.
    private func address(_ request: Request, _ context: WebContext) -> String {
        let direct = context.remote?.ipAddress ?? "unknown"
        guard settings.trustedHops > 0, let name = Self.forwardedFor else { return direct }
        let hops = request.headers[values: name].joined(separator: ",").split(separator: ",").map { String($0).trimmed }
        guard hops.count >= settings.trustedHops else { return direct }
        return hops[hops.count - settings.trustedHops]
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    private static func cookies(_ headers: [String]) -> [String: String] {
        var cookies: [String: String] = [:]
        for pair in headers.joined(separator: ";").split(separator: ";") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            // The first of a name wins: a cookie planted for a wider path comes later.
            let name = String(halves[0]).trimmed
            if cookies[name] == nil { cookies[name] = String(halves[1]).trimmed }
        }
        return cookies
    }
}
