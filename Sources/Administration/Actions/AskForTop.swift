import Directory
import Foundation
import Kit
import Store

extension AdministrationDesk {
    /// Sends an agency's request to the operator's queue (REQ-VNC-005).
    ///
    /// - Throws: ``AdministrationRefusal``: `orgMismatch` for a code the register does not know (REQ-REG-017), `delegate`
    ///   for an agency outside or without a letter and its scan (REQ-VNC-007), `requestOpen`.
    @discardableResult
    public func ask(_ new: NewTopRequest, by asker: Asker, now: Date) async throws -> ID<TopRequest> {
        let (id, keys, salt, day): (ID<TopRequest>, _, _, _) = (chance.id(at: now), keys, chance, Day(now))
        try await database.write { tx in
            guard let code = UnitCode(typed: asker.code), let agency = try tx.unit(known: code), agency.isOpen(on: day) else {
                throw AdministrationRefusal.orgMismatch(asker.code)
            }
            guard [.ministry, .province].contains(agency.level) else { throw AdministrationRefusal.unit }
            if let delegate = new.delegate {
                guard let letter = new.letter, !letter.number.cleaned.isEmpty, letter.day <= day, new.scan != nil,
                    let unit = try tx.unit(known: delegate), unit.isOpen(on: day), unit.code != agency.code,
                    try tx.stands(unit.code, under: agency.code, on: day)
                else { throw AdministrationRefusal.delegate }
            }
            if let scan = new.scan { try tx.keep(scan) }
            let request = TopRequest(
                id: id, subject: asker.subject, agency: agency.code, agencyName: agency.name, root: agency.code,
                contact: new.contact, delegate: new.delegate, letter: new.letter, scan: new.scan?.id, state: .new, reason: "",
                askedAt: now)
            try tx.insert(request, keys)
            let entry = TrailEntry(
                stream: "unit:\(agency.code)", actor: "account:\(asker.subject)", action: "ask-top", object: "request:\(id)",
                details: ["delegate": new.delegate?.text ?? ""], chance: salt)
            try tx.record(entry, at: now)
        }
        return id
    }

    /// The latest request of an agency.
    public func request(of asker: Asker) async throws -> TopRequest? {
        let keys = keys
        return try await database.read { tx in try tx.topRequest(of: asker.subject, keys) }
    }

    public func requests(by actor: Administrator) async throws -> [TopRequest] {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        let keys = keys
        return try await database.read { tx in try tx.topRequests(keys) }
    }

    public func request(_ id: ID<TopRequest>, by actor: Administrator) async throws -> TopRequest {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        let keys = keys
        guard let request = try await database.read({ tx in try tx.topRequest(id, keys) }) else {
            throw AdministrationRefusal.notFound
        }
        return request
    }

    /// Takes a request up, grants it, or refuses it with a reason.
    ///
    /// - Throws: ``AdministrationRefusal``: `state`, `missingReason`, and what the decision itself refuses.
    public func settle(
        _ id: ID<TopRequest>, by move: TopRequest.Move, reason: String = "", _ actor: Administrator, now: Date
    ) async throws {
        let (request, reason, salt) = (try await request(id, by: actor), reason.cleaned, chance)
        _ = try request.state.after(move)
        if move == .refuse, reason.isEmpty { throw AdministrationRefusal.missingReason }
        let entry = TrailEntry(
            stream: "unit:\(request.root)", actor: "account:\(actor.subject)", action: "\(move.rawValue)-top-request",
            object: "request:\(id)", details: ["reason": reason], chance: salt)
        let settle: @Sendable (Transaction) throws -> Void = { tx in
            try tx.settle(request, by: move, reason: reason, at: now)
            try tx.record(entry, at: now)
        }
        guard move == .grant else {
            try await database.write(settle)
            return
        }
        guard let agency = request.grantee.orgCode.flatMap({ IdentityNumber(kind: .orgCode, text: $0.text) }) else {
            throw AdministrationRefusal.orgMismatch(request.grantee.text)
        }
        let decision = TopDecision(agency: agency, root: request.root, letter: request.letter)
        try await decideTop(decision, by: actor, now: now, besides: settle)
    }
}
