import Foundation
import Html
import Links
import TestPages
import Testing

@testable import Web

/// The warning before a session ends (WCAG 2.2.1, spec F.4).
@Suite struct SessionWarningTests {
    private let now = Date(timeIntervalSince1970: 1_795_240_000)
    private let csrf: HTML = "<input type=\"hidden\" name=\"_csrf\" value=\"1\">"

    private func page(_ warning: SessionWarning?) throws -> HTML {
        var chrome = portalChrome(try Assets().paths)
        chrome.session = warning
        return citizenDocument(title: "Trang".words, chrome: chrome, body: "<h1>x</h1>")
    }

    @Test func `a signed-in page carries how long its session has, and both ways on are posts with their proof`() throws {
        let rest = SessionRest(idleUntil: now + 1_800, endsAt: now + 43_200, now: now)
        let html = try page(SessionWarning(rest: rest, csrf: csrf))
        #expect(TagBalance.faults(html) == [])
        let text = html.text
        for part in [
            "role=\"alertdialog\"", "data-session=\"1800\"", "data-most=\"43200\"", "data-ahead=\"150\"", "Tiếp tục",
            "action=\"/dang-xuat\" data-when=\"soon last\"><input type=\"hidden\" name=\"_csrf\"", "target=\"_blank\"",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("<dialog open"))
    }

    @Test func `a stranger's page says nothing of a session`() throws {
        #expect(try !page(nil).text.contains("<dialog"))
    }

    @Test func `nothing is left after the end, and being idle never outlasts the whole`() {
        let over = SessionRest(idleUntil: now - 5, endsAt: now + 10, now: now)
        #expect(over.left == 0 && over.most == 10)
        let person = Person(subject: "s", name: "Lê Thị Mẫu", assurance: 2, acr: "a")
        let session = SiteSession(
            id: UUID(), person: person, sessionAtVnconnect: "v", startedAt: now, endsAt: now + 60, idleUntil: now + 1_800)
        #expect(session.idleUntil == now + 60)
    }

    @Test func `administrators are asked sooner than officers, officers than citizens`() {
        let person = { Person(subject: "s", name: "A", assurance: 2, acr: "a", isStaff: $0) }
        #expect(SiteSessionLife.of(person(false), at: .portal).idle == 1_800)
        #expect(SiteSessionLife.of(person(true), at: .province).idle == 900)
        #expect(SiteSessionLife.of(person(true), at: .administration).idle == 600)
        #expect(SiteSessionLife.of(person(false), at: .administration).idle == 600)
    }
}
