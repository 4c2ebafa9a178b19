import Jose
import Dossiers
import Foundation
import Kit
import Links
import Web

/// The exchange between portals (INT-09): what each side answers. Signatures are the proof here, not cookies.
public enum SyncRoutes {
    /// The national portal takes letters and serves procedures and agencies.
    public static func national(_ following: FollowingDesk, _ register: RegisterServer, _ signer: SyncSigner) -> [Route] {
        [
            .post(DossierLinks.syncEvents, .raw(most: 64 * 1024)) { visit in try await take(visit, following) },
            .get(DossierLinks.syncCatalogue) { visit in
                try await answer { signed(try await register.procedures(after: visit.after)) }
            },
            .get(DossierLinks.syncAgencies) { visit in
                try await answer { signed(try await register.agencies(after: visit.after)) }
            },
            keys(signer),
        ]
    }

    /// A province answers who asks for what was missed.
    public static func province(_ publisher: SyncPublisher) -> [Route] {
        [
            .get(DossierLinks.syncEvents) { visit in
                try await answer {
                    signed(
                        try await publisher.answer(
                            path: visit.path, after: visit.after, portal: visit.header(SyncHeader.portal) ?? "",
                            time: visit.header(SyncHeader.time) ?? "", signature: visit.header(SyncHeader.signature),
                            now: visit.now))
                }
            },
            keys(publisher.signer),
        ]
    }

    private static func take(_ visit: Visit, _ following: FollowingDesk) async throws -> Response {
        try await answer {
            let outcome = try await following.take(
                visit.body, signature: visit.header(SyncHeader.signature), portal: visit.header(SyncHeader.portal) ?? "",
                now: visit.now)
            return try .json(LetterAnswer(ketQua: outcome.rawValue))
        }
    }

    private static func keys(_ signer: SyncSigner) -> Route {
        .get(DossierLinks.syncKeys) { _ in .bytes(try signer.keys.jwks.json, type: "application/jwk-set+json") }
    }

    private static func signed(_ page: SignedPage) -> Response {
        .bytes(page.body, type: "application/json").header(SyncHeader.signature, page.signature)
    }

    /// Machines read JSON, also when they are refused.
    private static func answer(_ work: () async throws -> Response) async throws -> Response {
        do {
            return try await work()
        } catch let refusal as SyncRefusal {
            return try .json(LetterRefused(loi: refusal.words.vi), status: refusal.status)
        }
    }
}

private struct LetterAnswer: Encodable { let ketQua: String }

private struct LetterRefused: Encodable { let loi: String }

extension Visit {
    fileprivate var after: String { query("after") ?? "" }
}
