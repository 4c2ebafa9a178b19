import Dossiers
import Foundation
import Kit
import Links
import Store
import Web

/// *Tra cứu hồ sơ*: anyone with a code sees five facts and no more (REQ-DOS-010), on the national site and the province's.
public struct TrackRoutes: Sendable {
    let database: Database
    let captcha: CaptchaDoor
    let find: @Sendable (DossierCode) async throws -> TrackedDossier?
    /// Where the owner reads on after signing in.
    let details: @Sendable (TrackedDossier) -> String
    /// From one address, so that codes cannot be tried out.
    static let limit = Limit("dossier-track", most: 10, within: 600)

    public init(
        database: Database, captcha: CaptchaDoor, find: @escaping @Sendable (DossierCode) async throws -> TrackedDossier?,
        details: @escaping @Sendable (TrackedDossier) -> String
    ) { (self.database, self.captcha, self.find, self.details) = (database, captcha, find, details) }

    public var routes: [Route] { [.get(DossierLinks.track, ask), .post(DossierLinks.track, look)] }

    func ask(_ visit: Visit) async throws -> Response {
        var form = TrackForm()
        form.code.typed = visit.query("ma") ?? ""
        return try await page(visit, form)
    }

    func look(_ visit: Visit) async throws -> Response {
        var form = TrackForm(posted: visit.posted)
        if visit.posted.has(CaptchaPicture.refreshName) {
            form.clear(\.captcha)
            return try await page(visit, form)
        }
        let now = visit.now
        let room = try await database.write { tx in try tx.spend(Self.limit, on: visit.address, now: now) }
        if case .refused(let until) = room { throw TrackRefusal.tooMany(until: until) }
        let typed = form.read()
        if !form.captcha.isBlank {
            let picture = visit.posted.text(CaptchaPicture.idName) ?? ""
            if try await !captcha.check(picture, form.captcha.typed, visit) { form.refuse(\.captcha, Messages.captcha) }
        }
        guard let typed, form.isClean else {
            form.clear(\.captcha)
            return try await page(visit, form, status: 422)
        }
        guard let code = DossierCode(typed), let found = try await find(code) else {
            form.clear(\.captcha)
            return try await page(visit, form, status: 404, isMissing: true)
        }
        return visit.page(TrackWords.title, TrackResult(dossier: found, details: details(found)).body)
    }

    private func page(
        _ visit: Visit, _ form: TrackForm, status: Int = 200, isMissing: Bool = false
    ) async throws -> Response {
        let picture = try await captcha.make(visit)
        return visit.page(
            TrackWords.title, status: status,
            TrackPage(form: form, picture: picture, isMissing: isMissing, csrf: visit.csrf).body)
    }
}

struct TrackForm: Form {
    var code = Field("ma")
    var captcha = Field("ma-xac-thuc")

    init() {}

    static var fields: [WritableKeyPath<TrackForm, Field>] { [\.code, \.captcha] }

    mutating func read() -> String? {
        let code = code.required(or: Messages.required(Labels.code))
        _ = captcha.required(or: Messages.captcha)
        return code
    }
}

/// Ten tries in ten minutes from one address are spent.
public enum TrackRefusal: Refusal, Equatable {
    case tooMany(until: Date)

    public var words: any Words {
        switch self {
        case .tooMany(let until): TrackWords.tooMany(until)
        }
    }

    public var status: Int { 429 }
}
