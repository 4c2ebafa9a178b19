import Foundation
import HTTPTypes
import Html
import Kit
import Links
import NIOCore

@testable import Web

/// A request to *quantri* as a handler gets it, and what it answers, without a server between.
enum Asked {
    static let strong = "urn:vnconnect:acr:two-factor"
    static let weak = "urn:vnconnect:acr:password-only"

    static func visit(
        _ path: String, parts: [String: String] = [:], posting fields: [(name: String, value: String)]? = nil,
        files: [PostedFile] = [], as person: Person? = nil
    ) -> Visit {
        let query = path.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let incoming = Incoming(
            site: .administration, origins: Origins([.administration: "http://quantri.dvc.localhost:8080"]),
            method: fields == nil ? .get : .post, path: path, query: FormData(urlEncoded: Array(query.utf8)), headers: [:],
            cookies: [:], address: "192.0.2.1", isSecure: false, now: Office.now, chance: .system,
            guest: Guest(cookie: nil, chance: .system, key: Office.keys.key("web.guest")!), notice: nil)
        var posted = FormData(fields ?? [])
        posted.files = files
        let session = person.map {
            SiteSession(
                id: UUID(), person: $0, sessionAtVnconnect: "s", startedAt: Office.now,
                endsAt: Office.now.addingTimeInterval(3_600))
        }
        return Visit(incoming: incoming, posted: posted, body: [], parts: parts, session: session)
    }

    static func person(_ subject: String, acr: String = strong, kind: Person.Kind = .citizen) -> Person {
        Person(subject: subject, kind: kind, name: subject, assurance: 2, acr: acr, isStaff: true)
    }
}

extension Web.Response {
    var markup: HTML {
        if case .page(let content) = body { content.body } else { .empty }
    }

    var markupText: String { String(decoding: markup.bytes, as: UTF8.self) }

    var location: String? { headers.first { $0.0 == .location }?.1 }

    var bytesAtHand: [UInt8] {
        if case .bytes(let buffer, _) = body { Array(buffer.readableBytesView) } else { [] }
    }
}
