import Foundation
import HTTPTypes
import Html
import Kit
import Links
import NIOCore
import Store
import Testing
import TestPages
import TestStore

@testable import Identity
@testable import IdentityWeb
@testable import Web

/// A browser before Vnconnect's pages, without a network: it keeps its cookies and follows nothing by itself.
final class PageBench {
    let house: Vnconnect
    let routes: IdentityRoutes
    var now = Vnconnect.morning
    var cookies: [String: String] = ["khach": Base64URL.encode(Array(repeating: 5, count: 16))]
    var address = "192.0.2.1"
    static let origins = Origins([
        .portal: "http://dvc.localhost", .registration: "http://dangky.dvc.localhost",
        .vnconnect: "http://xacthuc.dvc.localhost",
        .province: "http://dichvucong.binhminh.localhost",
    ])

    init(_ house: Vnconnect) {
        self.house = house
        let files = try! FileStore(
            directory: house.store.directory + "/files", database: house.database, keys: Vnconnect.keys,
            clock: Clock { Vnconnect.morning }, chance: .system, unscanned: .allowed)
        routes = IdentityRoutes(accounts: house.accounts, files: files)
    }

    struct Answer {
        let status: Int
        let text: String
        let location: String?
        let notice: String?

        func says(_ words: String) -> Bool { text.contains(words) }

        /// The value of a hidden field.
        func hidden(_ name: String) -> String? {
            guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
            return String(text[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    func get(_ site: Site, _ path: String) async throws -> Answer { try await ask(.get, site, path, []) }

    func post(_ site: Site, _ path: String, _ fields: [(String, String)]) async throws -> Answer {
        try await ask(.post, site, path, fields)
    }

    private func ask(_ method: HTTPRequest.Method, _ site: Site, _ path: String, _ fields: [(String, String)])
        async throws -> Answer
    {
        let (route, parts) = try find(method, site, path)
        let query = path.split(separator: "?", maxSplits: 1).dropFirst().first.map {
            FormData(urlEncoded: Array($0.utf8))
        }
        let guest = Guest(cookie: cookies["khach"], chance: .system, key: try #require(Vnconnect.keys.key("web.guest")))
        var visit = Visit(
            incoming: Incoming(
                site: site, origins: Self.origins, method: method, path: path, query: query ?? FormData(), headers: [:],
                cookies: cookies, address: address, isSecure: false, now: now, chance: .system,
                guest: guest,
                notice: nil))
        visit.parts = parts
        visit.posted = FormData(fields.map { (name: $0.0, value: $0.1) })
        do {
            switch try await route.answer(visit) {
            case .response(let response): return try read(response)
            case .signIn: return try read(SignInPages.gate(visit))
            }
        } catch let refusal as any Refusal {
            return Answer(status: refusal.status, text: refusal.words.vi, location: nil, notice: nil)
        }
    }

    private func find(_ method: HTTPRequest.Method, _ site: Site, _ path: String) throws -> (Route, [String: String]) {
        let asked = path.prefix { $0 != "?" }.split(separator: "/")
        for route in site == .registration ? routes.registration : routes.vnconnect where route.method == method {
            let pattern = route.link.pattern.split(separator: "/")
            guard pattern.count == asked.count else { continue }
            var parts: [String: String] = [:]
            let fits = zip(pattern, asked).allSatisfy { wanted, given in
                guard wanted.hasPrefix("{") else { return wanted == given }
                parts[String(wanted.dropFirst().dropLast())] = String(given).removingPercentEncoding
                return true
            }
            if fits { return (route, parts) }
        }
        throw IdentityRefusal.gone
    }

    private func read(_ response: Response) throws -> Answer {
        for cookie in response.cookies { cookies[cookie.name] = cookie.maxAge == 0 ? nil : cookie.value }
        var text = ""
        if case .page(let page) = response.body {
            text = String(decoding: page.body.bytes, as: UTF8.self)
            #expect(TagBalance(text).faults.isEmpty, "\(page.title.vi): \(TagBalance(text).faults)")
        }
        if case .bytes(let buffer, _) = response.body { text = String(decoding: buffer.readableBytesView, as: UTF8.self) }
        let location = response.headers.first { $0.0 == .location }?.1
        return Answer(status: response.status, text: text, location: location, notice: response.notice?.vi)
    }

    /// What answers the picture on a page.
    func captcha(on page: Answer, field: String = "maXacThuc") throws -> [(String, String)] {
        let token = try #require(page.hidden("maHinh"))
        return [("maHinh", token), (field, try Vnconnect.answer(to: token))]
    }
}
