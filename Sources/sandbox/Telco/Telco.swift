import Foundation
import HTTPTypes
import Hummingbird
import Kit

/// The operators behind one aggregator: OAuth 2.0 client credentials and CAMARA KYC Match.
struct Telco: Sendable {
    let client: Account
    let house: House

    func add(to router: Router<BasicRequestContext>, _ faults: FaultBoard) {
        router.post("/oauth2/token") { request, _ in try await token(request) }
        router.post("/kyc-match/v0.3/match") { request, _ in
            var response = try await match(request, faults)
            if let name = HTTPField.Name("x-correlator"), let value = request.headers[name] {
                response.headers[name] = value
            }
            return response
        }
        router.get("/") { _, _ in Response.page(AboutPage.telco) }
    }

    private func token(_ request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 64 * 1024)
        let fields = RequestFields.read(String(buffer: body))
        let (id, secret) = Self.basic(request.headers[.authorization]) ?? (fields["client_id"], fields["client_secret"])
        guard client.isOpened(by: id, secret) else { return try .json(.unauthorized, ["error": "invalid_client"]) }
        guard fields["grant_type"] == "client_credentials" else {
            return try .json(.badRequest, ["error": "unsupported_grant_type"])
        }
        let token = house.chance.token()
        house.tokens.give(token, now: house.clock.now)
        return try .json(.ok, Grant(access_token: token, token_type: "Bearer", expires_in: Int(TokenDesk.life)))
    }

    private struct Grant: Encodable {
        let access_token: String
        let token_type: String
        let expires_in: Int
    }

    private func match(_ request: Request, _ faults: FaultBoard) async throws -> Response {
        let bearer = request.headers[.authorization]?.split(separator: " ").last.map(String.init) ?? ""
        guard house.tokens.takes(bearer, now: house.clock.now) else { return try .problem(401, "UNAUTHENTICATED") }
        guard let question = try await request.json(MatchQuestion.self) else {
            return try .problem(400, "INVALID_ARGUMENT")
        }
        guard let number = question.phoneNumber else { return try .problem(422, "MISSING_IDENTIFIER") }
        guard question.hasGoodNumber else { return try .problem(400, "INVALID_ARGUMENT") }
        guard !question.asksNothing else { return try .problem(400, "KNOW_YOUR_CUSTOMER.INVALID_PARAM_COMBINATION") }
        let fault = faults.meet(number)
        if let answer = try await fault?.answer(refusal: { try .problem(403, "PERMISSION_DENIED") }) { return answer }
        guard let sim = house.sims[MSISDN.of(number)], sim.idDocument != nil || sim.name != nil else {
            return try .problem(404, "IDENTIFIER_NOT_FOUND")
        }
        return try .json(.ok, question.answer(sim, fault: fault?.mode))
    }

    /// Name and password of RFC 7617, form-encoded inside as RFC 6749 section 2.3.1 wants them.
    private static func basic(_ header: String?) -> (String?, String?)? {
        guard let header, header.lowercased().hasPrefix("basic "),
            let pair = Data(base64Encoded: String(header.dropFirst(6)))
        else { return nil }
        let parts = String(decoding: pair, as: UTF8.self).split(separator: ":", maxSplits: 1).map { part in
            part.replacing("+", with: " ").removingPercentEncoding
        }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
}

extension Response {
    /// An error as CAMARA writes it.
    fileprivate static func problem(_ status: Int, _ code: String) throws -> Response {
        try .json(.init(code: status), Problem(status: status, code: code, message: code))
    }

    private struct Problem: Encodable {
        let status: Int
        let code: String
        let message: String
    }
}
