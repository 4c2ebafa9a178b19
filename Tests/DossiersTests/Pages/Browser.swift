import Directory
import Dossiers
import Foundation
import HTTPTypes
import Html
import Kit
import Links
import Store
import TestPages
import Testing

@testable import DossiersWeb
@testable import Web

/// A citizen at the provincial portal: asks for pages and sends forms as a browser would, without a network between.
struct Browser {
    let town: Town
    let routes: [Route]
    var person: Person?
    var now = Town.morning

    init(_ town: Town, as person: Person? = Browser.mau) {
        (self.town, self.person) = (town, person)
        let province = Province(root: OrgCode("000.00.00.H99")!, name: "tỉnh Bình Minh")
        routes = DossierRoutes(desk: town.desk, units: town.units, province: province).citizen
    }

    static let mau = person(People.mau)
    static let thu = person(People.thu)

    static func person(_ applicant: Applicant) -> Person {
        Person(
            subject: applicant.subject, kind: applicant.kind == .business ? .business : .citizen, name: applicant.name,
            birthDate: applicant.birthDate, identityNumber: applicant.number,
            phone: applicant.phone.flatMap { PhoneNumber($0)?.e164 }, address: applicant.address,
            assurance: applicant.assurance, acr: "test")
    }

    /// What came back: a page, or the way on.
    struct Answer {
        let status: Int
        let html: String
        let location: String
        let notice: String

        /// The value of a hidden field.
        func hidden(_ name: String) -> String {
            let parts = html.components(separatedBy: "name=\"\(name)\" value=\"")
            return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
        }

        func says(_ text: String) -> Bool { html.contains(text) }
    }

    func get(_ path: String) async throws -> Answer { try await ask(path, FormData(), isPost: false) }

    func get(_ link: Link) async throws -> Answer { try await get(link.path) }

    func post(_ link: Link, _ fields: [(String, String)], files: [PostedFile] = []) async throws -> Answer {
        var data = FormData(fields.map { (name: $0.0, value: $0.1) })
        data.files = files
        return try await ask(link.path, data, isPost: true)
    }

    private func ask(_ path: String, _ posted: FormData, isPost: Bool) async throws -> Answer {
        let bare = String(path.prefix { $0 != "?" && $0 != "#" })
        guard let (route, parts) = match(bare, isPost: isPost) else { return Answer(status: 404, html: "", location: "", notice: "") }
        var visit = Visit(incoming: incoming(path, isPost: isPost))
        (visit.posted, visit.parts) = (posted, parts)
        visit.session = person.map {
            SiteSession(id: UUID(), person: $0, sessionAtVnconnect: "s", startedAt: now, endsAt: now.addingTimeInterval(3600))
        }
        do {
            switch try await route.answer(visit) {
            case .response(let response): return try answer(response)
            case .signIn: return Answer(status: 302, html: "", location: "/dang-nhap", notice: "")
            }
        } catch let refusal as any Refusal {
            return Answer(status: refusal.status, html: refusal.words.vi, location: "", notice: "")
        }
    }

    private func answer(_ response: Response) throws -> Answer {
        let location = response.headers.first { $0.0 == .location }?.1 ?? ""
        guard case .page(let page) = response.body else {
            return Answer(status: response.status, html: "", location: location, notice: response.notice?.vi ?? "")
        }
        #expect(TagBalance.faults(page.body) == [], "\(page.title.vi)")
        return Answer(
            status: response.status, html: String(decoding: page.body.bytes, as: UTF8.self), location: location, notice: "")
    }

    private func match(_ path: String, isPost: Bool) -> (Route, [String: String])? {
        let wanted = path.split(separator: "/").map(String.init)
        for route in routes where (route.method == .post) == isPost {
            let pattern = route.link.pattern.split(separator: "/").map(String.init)
            guard pattern.count == wanted.count else { continue }
            var parts: [String: String] = [:]
            let fits = zip(pattern, wanted).allSatisfy { name, value in
                if name.hasPrefix("{") { parts[String(name.dropFirst().dropLast())] = value.removingPercentEncoding }
                return name.hasPrefix("{") || name == value
            }
            if fits { return (route, parts) }
        }
        return nil
    }

    private func incoming(_ path: String, isPost: Bool) -> Incoming {
        let query = path.split(separator: "?", maxSplits: 1).dropFirst().first.map { String($0.prefix { $0 != "#" }) } ?? ""
        return Incoming(
            site: .province, origins: Origins([.province: "http://tinh", .vnconnect: "http://xacthuc", .portal: "http://dvc"]),
            method: isPost ? .post : .get, path: path, query: FormData(urlEncoded: Array(query.utf8)), headers: [:],
            cookies: [:], address: "127.0.0.1", isSecure: false, now: now, chance: .system,
            guest: Guest(cookie: nil, chance: .system, key: Town.keys.key("guest")!), notice: nil)
    }
}
