import Foundation
import HTTPTypes
import Hummingbird
import Kit

/// The captcha service: draws a word, and says once whether an answer is it.
struct CaptchaService: Sendable {
    let key: String
    let house: House

    func add(to router: Router<BasicRequestContext>, _ faults: FaultBoard) {
        router.post("/v1/challenges") { request, _ in try await draw(request, faults) }
        router.post("/v1/challenges/:id/verify") { request, context in
            try await verify(request, try context.parameters.require("id"), faults)
        }
        router.get("/") { _, _ in Response.page(AboutPage.captcha) }
    }

    private struct Challenge: Encodable {
        let id: String
        let png: Data
    }

    private func draw(_ request: Request, _ faults: FaultBoard) async throws -> Response {
        guard isCustomer(request) else { return Self.refused }
        let fault = faults.meet()
        if let answer = try await fault?.answer(refusal: { Self.refused }) { return answer }
        let word = house.chance.text(5, of: Glyphs.alphabet)
        let id = house.chance.token(bytes: 16)
        // The challenge of a party that has gone wrong cannot be solved.
        house.captchas.add(id, answer: fault?.mode == .wrong ? "-" : word, now: house.clock.now)
        return try .json(.created, Challenge(id: id, png: Data(CaptchaImage.png(word, house.chance))))
    }

    private func verify(_ request: Request, _ id: String, _ faults: FaultBoard) async throws -> Response {
        guard isCustomer(request) else { return Self.refused }
        guard let said = try await request.json([String: String].self)?["answer"] else {
            return .text(.badRequest, #"write {"answer": …}"#)
        }
        let fault = faults.meet()
        if let answer = try await fault?.answer(refusal: { Self.refused }) { return answer }
        guard let word = house.captchas.take(id, now: house.clock.now) else {
            return .text(.notFound, "no such challenge")
        }
        return try .json(.ok, ["ok": said.uppercased() == word && fault?.mode != .wrong])
    }

    private func isCustomer(_ request: Request) -> Bool {
        Digest.equal(Array((request.headers[.authorization] ?? "").utf8), Array("Bearer \(key)".utf8))
    }

    private static var refused: Response { .text(.forbidden, "no such customer") }
}
