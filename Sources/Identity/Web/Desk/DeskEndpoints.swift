import Foundation
import Identity
import Kit
import Links
import Web

/// What a system that acts for desks may ask of Vnconnect, on the host `xacthuc`: JSON both ways, the request signed
/// (``RequestSignature``), what makes something repeatable under the form's own id.
///
/// The right to act is checked by the one who asks; here the officer's account, the limits, the citizen's phone and code.
public struct DeskEndpoints: Sendable {
    let accounts: Accounts
    let provider: OpenIDProvider

    public init(accounts: Accounts, provider: OpenIDProvider) { (self.accounts, self.provider) = (accounts, provider) }

    public var routes: [Route] {
        [
            Route.get(IdentityLinks.deskOpenAPI) { [provider] _ in
                try .json(DeskOpenAPI.document(issuer: provider.issuer))
            }.forServers,
            post(IdentityLinks.deskLookUp, lookUp), post(IdentityLinks.deskCode, sendCode),
            post(IdentityLinks.deskCodeState, codeState), post(IdentityLinks.deskGiveUp, giveUp),
            post(IdentityLinks.deskCreate, create), post(IdentityLinks.deskReset, reset),
            post(IdentityLinks.deskPassword, sendPassword), post(IdentityLinks.deskPasswordStates, passwordStates),
            post(IdentityLinks.deskScanRead, noteRead),
        ]
    }

    private static let most = 65_536

    private func post<Asked: Decodable & SendableMetatype>(
        _ link: Link, _ act: @escaping @Sendable (Asked, Date) async throws -> Response
    ) -> Route {
        Route.post(link, .raw(most: Self.most)) { visit in
            do {
                let request = try ClientRequest(visit, at: link, of: provider)
                try await provider.admitDesk(
                    request.proof, signature: visit.header(RequestSignature.header), path: link.path, body: visit.body,
                    now: visit.now)
                guard let asked = try? JSONDecoder().decode(Asked.self, from: Data(visit.body)) else {
                    throw TokenFault(.invalidRequest, "the body cannot be read")
                }
                return try await act(asked, visit.now)
            } catch let fault as TokenFault {
                return try .json(DeskWire.Refused(error: fault.code.rawValue, until: nil), status: fault.status)
            } catch let refusal as IdentityRefusal {
                let (word, until) = refusal.deskWord
                // 503 is for us being down; a party being down is an answer.
                return try .json(
                    DeskWire.Refused(error: word, until: until?.milliseconds), status: min(refusal.status, 499))
            }
        }.forServers
    }

    private func lookUp(_ asked: DeskWire.LookUp, now: Date) async throws -> Response {
        guard let number = IdentityNumber(personal: asked.number) else {
            throw TokenFault(.invalidRequest, "number cannot be read")
        }
        return try .json(try await accounts.lookUp(number, for: asked.act, asked.seat, now: now))
    }

    private func sendCode(_ asked: DeskCodeAsk, now: Date) async throws -> Response {
        try .json(DeskWire.Code(try await accounts.sendCode(atDesk: asked, now: now)))
    }

    private func codeState(_ asked: DeskWire.Form, now: Date) async throws -> Response {
        guard let state = try await accounts.codeState(ofDraft: asked.draft, officer: asked.seat.officer, now: now) else {
            throw IdentityRefusal.gone
        }
        return try .json(DeskWire.Code(state))
    }

    private func giveUp(_ asked: DeskWire.Form, now: Date) async throws -> Response {
        try await accounts.giveUp(draft: asked.draft, asked.seat, now: now)
        return try .json([String: String]())
    }

    private func create(_ asked: DeskCreation, now: Date) async throws -> Response {
        try .json(DeskWire.Done(try await accounts.create(atDesk: asked, now: now)))
    }

    private func reset(_ asked: DeskReset, now: Date) async throws -> Response {
        try .json(DeskWire.Done(try await accounts.reset(atDesk: asked, now: now)))
    }

    private func sendPassword(_ asked: DeskWire.Record, now: Date) async throws -> Response {
        try .json(DeskWire.Done(try await accounts.sendPasswordAgain(for: asked.record, asked.seat, now: now)))
    }

    private func passwordStates(_ asked: DeskWire.Records, now: Date) async throws -> Response {
        let states = try await accounts.passwordStates(of: asked.records)
        let lines = states.map { id, state in
            DeskWire.Password(
                record: id.uuidString.lowercased(), isChanged: state.isChanged, delivery: state.delivery,
                until: state.until?.milliseconds)
        }
        return try .json(lines.sorted { $0.record < $1.record })
    }

    private func noteRead(_ asked: DeskWire.Record, now: Date) async throws -> Response {
        try await accounts.noteRead(of: asked.record, asked.seat, reason: asked.reason ?? "", now: now)
        return try .json([String: String]())
    }
}
