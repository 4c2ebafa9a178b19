import Catalogue
import Directory
import Foundation
import Kit
import Store

/// What anyone with the code may know of a dossier (REQ-DOS-010; TT 01/2018/TT-VPCP Đ16.2d). There is no name in it.
public struct TrackedDossier: Hashable, Sendable {
    public let code: DossierCode
    public let procedure: String
    public let agency: String
    public let stage: Stage
    public let receivedAt: Date?
    public let dueAt: Date?
    public let returnedAt: Date?
    /// The portal that settles it, where that is another: `H99`.
    public let portal: String?
}

extension DossierDesk {
    /// A dossier of this deployment.
    public func track(_ code: DossierCode) async throws -> TrackedDossier? {
        try await database.read { tx in try tx.dossier(code) }.map { dossier in
            TrackedDossier(
                code: code, procedure: dossier.procedureName, agency: dossier.agencyName, stage: dossier.stage,
                receivedAt: dossier.receivedAt, dueAt: dossier.dueAt, returnedAt: dossier.returnedAt, portal: nil)
        }
    }
}

extension FollowingDesk {
    /// A dossier another portal told of.
    public func track(_ code: DossierCode) async throws -> TrackedDossier? {
        let found = try await database.read { tx in try tx.followed(code).map { ($0, try tx.agency($0.agency)) } }
        return found.map { named($0, $1) }
    }

    /// What one account has filed at any connected portal, newest first.
    public func mine(_ subject: String, _ window: Window) async throws -> Page<TrackedDossier> {
        let found = try await database.read { tx in
            let total = try tx.countFollowed(of: subject)
            let window = window.within(total: min(total, Window.countLimit))
            let rows = try tx.followed(of: subject, window)
            return Page(rows: try rows.map { ($0, try tx.agency($0.agency)) }, total: total, window: window)
        }
        return found.map { named($0, $1) }
    }

    private func named(_ followed: FollowedDossier, _ agency: Agency?) -> TrackedDossier {
        TrackedDossier(
            code: followed.code, procedure: procedures.index.listing(followed.procedure)?.name ?? followed.procedure,
            agency: agency?.name ?? followed.agency.text, stage: followed.stage, receivedAt: followed.receivedAt,
            dueAt: followed.dueAt, returnedAt: followed.returnedAt, portal: followed.portal)
    }
}
