import Directory
import Foundation
import Kit
import Store

/// The decision that an agency is the top-level administrator of a ministry or province (REQ-VNC-006).
public struct TopDecision: Sendable {
    /// The code of the agency whose account gets the right.
    public let agency: IdentityNumber
    /// The ministry or province.
    public let root: UnitCode
    /// The letter by which a subordinate agency acts for it (REQ-VNC-007).
    public let letter: Letter?

    public struct Letter: Hashable, Sendable {
        public let number: String
        public let day: Day

        public init(number: String, day: Day) { (self.number, self.day) = (number, day) }
    }

    public init(agency: IdentityNumber, root: UnitCode, letter: Letter? = nil) {
        (self.agency, self.root, self.letter) = (agency, root, letter)
    }
}

extension AdministrationDesk {
    /// Accounts of agencies that may hold the highest right were vouched for when they were made; a telephone is not
    /// enough (REQ-VNC-004).
    private static let vouched: Set<String> = ["command"]

    /// Gives the highest right on a ministry or province; who had it before has it no more.
    ///
    /// - Throws: ``AdministrationRefusal``: `notOrganisation`, `orgMismatch`, `delegate`, `unit`.
    /// - Parameter besides: What is written with it, or not at all.
    public func decideTop(
        _ decision: TopDecision, by actor: Administrator, now: Date,
        besides: @escaping @Sendable (Transaction) throws -> Void = { _ in }
    ) async throws {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        guard let account = try await search(.organisation(decision.agency)).first else { throw AdministrationRefusal.notFound }
        guard account.kind == User.AccountKind.agency.rawValue, Self.vouched.contains(account.registration) else {
            throw AdministrationRefusal.notOrganisation
        }
        let ids = (user: chance.id(at: now) as ID<User>, assignment: chance.id(at: now) as ID<AssignedUnit>, grant: chance.id(at: now) as ID<Grant>)
        let (keys, salt, day) = (keys, chance, Day(now))
        try await database.write { tx in
            try besides(tx)
            try tx.checkTop(decision, account, on: day)
            let user = try tx.holder(account, ids.user, by: actor, keys, at: now)
            guard account.subject != actor.subject else { throw AdministrationRefusal.forbidden }
            try tx.endTop(of: decision.root, keeping: user, by: actor, at: now)
            try tx.assign(user, to: decision.root, ids.assignment, by: actor.subject, at: now)
            let letter = decision.letter.map { "\($0.number.cleaned) ngày \($0.day.text)" } ?? ""
            let row = GrantRow(
                id: ids.grant, user: user, right: Right.top, unit: decision.root, by: actor, authority: nil,
                terms: GrantTerms(document: letter))
            try tx.insert(row, at: now)
            let entry = TrailEntry(
                stream: "unit:\(decision.root)", actor: "account:\(actor.subject)", action: "grant-top", object: "user:\(user)",
                details: ["agency": account.number, "letter": letter], chance: salt)
            try tx.record(entry, at: now)
        }
    }

    /// Takes the highest right of a ministry or province back.
    public func withdrawTop(of root: UnitCode, reason: String, by actor: Administrator, now: Date) async throws {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        let (reason, salt) = (reason.cleaned, chance)
        guard !reason.isEmpty else { throw AdministrationRefusal.missingReason }
        try await database.write { tx in
            guard try tx.endTop(of: root, by: actor, at: now) > 0 else { throw AdministrationRefusal.state }
            let entry = TrailEntry(
                stream: "unit:\(root)", actor: "account:\(actor.subject)", action: "withdraw-top", object: "unit:\(root)",
                details: ["reason": reason], chance: salt)
            try tx.record(entry, at: now)
        }
    }

    /// Ministries and provinces with the agency that administers each, for the operator.
    public func tops(by actor: Administrator, now: Date) async throws -> [TopLine] {
        guard actor.isOperator else { throw AdministrationRefusal.forbidden }
        return try await database.read { tx in try tx.tops(on: Day(now)) }
    }
}

/// A ministry or province and who administers it.
public struct TopLine: Sendable {
    public let unit: Unit
    /// The holder's name and the grant; `nil` where nobody does.
    public let holder: (name: String, grant: Grant)?
}

extension String {
    fileprivate func asUser(in tx: Transaction) throws -> ID<User>? {
        try tx.first(
            "SELECT id FROM administration_users WHERE subject = \(self) AND subsystem = \(Subsystem.administration)"
        ) { try $0.id("id") }
    }
}

extension Transaction {
    fileprivate func checkTop(_ decision: TopDecision, _ account: FoundAccount, on day: Day) throws {
        guard let root = try unit(decision.root), root.isOpen(on: day), [.ministry, .province].contains(root.level) else {
            throw AdministrationRefusal.unit
        }
        guard let code = UnitCode(typed: account.number), let agency = try unit(known: code), agency.isOpen(on: day) else {
            throw AdministrationRefusal.orgMismatch(account.number)
        }
        if agency.code == root.code { return }
        guard let letter = decision.letter, !letter.number.cleaned.isEmpty, letter.day <= day,
            try stands(agency.code, under: root.code, on: day)
        else { throw AdministrationRefusal.delegate }
    }

    /// The agency's user, made active where it is none yet.
    fileprivate func holder(
        _ account: FoundAccount, _ id: ID<User>, by actor: Administrator, _ keys: KeyRing, at now: Date
    ) throws -> ID<User> {
        if let known = try account.subject.asUser(in: self) {
            try execute("UPDATE administration_users SET state = 'active', version = version + 1 WHERE id = \(known)")
            return known
        }
        try insert(account, as: id, in: Subsystem.administration, by: actor.subject, keys, at: now)
        try execute("UPDATE administration_users SET state = 'active' WHERE id = \(id)")
        return id
    }

    /// Ends the highest right of a root. Who had it is no longer assigned to the root either, and what hung on that ends
    /// too.
    ///
    /// - Parameter kept: Somebody who has it again at once.
    @discardableResult
    fileprivate func endTop(
        of root: UnitCode, keeping kept: ID<User>? = nil, by actor: Administrator, at now: Date
    ) throws -> Int {
        let holders = try run(
            """
            SELECT DISTINCT user_id FROM administration_grants
             WHERE right_code = \(Right.top) AND unit = \(root.text) AND ended_at IS NULL
            """
        ) { try $0.id("user_id") as ID<User> }
        try execute(
            """
            UPDATE administration_grants SET ended_at = \(now), ended_by = \(actor.subject), ended_by_name = \(actor.name)
             WHERE right_code = \(Right.top) AND unit = \(root.text) AND ended_at IS NULL
            """)
        for holder in holders where holder != kept {
            try unassign(holder, from: root, by: actor.subject, at: now)
            try endUnheld(of: holder, by: actor, at: now)
        }
        return holders.count
    }

    fileprivate func tops(on day: Day) throws -> [TopLine] {
        let roots = try run(
            """
            SELECT \(.unitColumns) FROM directory_agencies a WHERE a.level IN ('ministry', 'province') AND a.is_active = 1
               AND a.active_from <= \(day) AND (a.active_to IS NULL OR a.active_to >= \(day)) ORDER BY a.sort_key, a.code
            """, Unit.init(row:))
        let held = try run(
            """
            SELECT \(.grantColumns), u.name AS holder FROM \(.grantTables) WHERE g.right_code = \(Right.top) AND g.ended_at IS NULL
            """
        ) { row in (name: try row.text("holder"), grant: try Grant(row: row)) }
        return roots.map { root in TopLine(unit: root, holder: held.first { $0.grant.unit == root.code }) }
    }
}
