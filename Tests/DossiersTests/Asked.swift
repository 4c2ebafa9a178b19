import Foundation
import HTTPTypes
import Html
import Kit
import Links
import NIOCore

@testable import Web

/// A request to the provincial site as a handler gets it, and what it answers, without a server between.
enum Asked {
    static func visit(
        _ path: String, parts: [String: String] = [:], posting fields: [(name: String, value: String)]? = nil,
        files: [PostedFile] = [], as person: Person? = nil, site: Site = .province, now: Date = Town.morning,
        address: String = "192.0.2.1"
    ) -> Visit {
        let query = path.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let key = Town.keys.key("web.guest")!
        let incoming = Incoming(
            site: site, origins: Origins([.province: "http://dichvucong.binhminh.localhost:8080"]),
            method: fields == nil ? .get : .post, path: path, query: FormData(urlEncoded: Array(query.utf8)), headers: [:],
            cookies: [:], address: address, isSecure: false, now: now, chance: .system,
            guest: Guest(cookie: nil, chance: .system, key: key), notice: nil)
        var posted = FormData(fields ?? [])
        posted.files = files
        let session = person.map {
            SiteSession(
                id: UUID(), person: $0, sessionAtVnconnect: "s", startedAt: now, endsAt: now.addingTimeInterval(3_600))
        }
        return Visit(incoming: incoming, posted: posted, body: [], parts: parts, session: session)
    }

    static func person(_ subject: String, acr: String = strong) -> Person {
        Person(subject: subject, name: "Hoàng Thị Cửa", assurance: 2, acr: acr)
    }

    static let strong = "urn:vnconnect:acr:two-factor"
    static let weak = "urn:vnconnect:acr:password-only"
}

extension Web.Response {
    /// The page's own markup.
    var markup: HTML {
        if case .page(let content) = body { content.body } else { .empty }
    }

    var markupText: String { String(decoding: markup.bytes, as: UTF8.self) }

    var location: String? { headers.first { $0.0 == .location }?.1 }

    var bytesAtHand: [UInt8] {
        if case .bytes(let buffer, _) = body { Array(buffer.readableBytesView) } else { [] }
    }

    var says: String? { notice?.vi }
}
