import Foundation
import HTTPTypes
import Hummingbird
import Kit
import Links
import Logging
import NIOCore
import Store
import Synchronization

/// What happens to every request of one site, from the framework's request to its response.
struct Answering: Sendable {
    let site: WebSite
    let settings: WebSettings
    let reading: Reading
    let writing: Writing
    private let readingBody = ReadingBody()
    private let kept: SharedPages

    init(site: WebSite, settings: WebSettings, kept: SharedPages) {
        (self.site, self.settings, self.kept) = (site, settings, kept)
        reading = Reading(settings: settings)
        writing = Writing(site: site, secure: settings.origins[site.site].hasPrefix("https:"))
    }

    func answer(_ request: Request, _ context: WebContext, with route: Route, at path: MountedPath) async -> Hummingbird.Response {
        var visit = reading.visit(request, context, site: site.site)
        visit.parts = path.parts(context.parameters)
        let response: Response
        do {
            if route.readsSession, let cookie = visit.cookie(WebSite.sessionCookie) {
                visit.session = try await site.session(cookie, visit.now)
            }
            switch try await outcome(request, &visit, route) {
            case .response(let answered): response = answered
            case .signIn(let acr): response = site.signIn(visit, acr)
            }
        } catch {
            response = Failures(logger: settings.logger).page(for: error, visit)
        }
        let written = await writing.response(response, to: visit)
        if let seconds = route.sharedSeconds, let key = SharedPages.Key(request) { kept.keep(written, as: key, for: seconds) }
        return written
    }

    private func outcome(_ request: Request, _ visit: inout Visit, _ route: Route) async throws -> Route.Outcome {
        // Nobody who may not come here leaves a byte of a file.
        if case .upload = route.body, let away = try await route.turnsAway(visit) { return away }
        visit = try await readingBody.read(request, into: visit, by: route.body)
        return try await route.answer(visit)
    }

    func notFound(_ request: Request, _ context: WebContext) async -> Hummingbird.Response {
        var visit = reading.visit(request, context, site: site.site)
        if let cookie = visit.cookie(WebSite.sessionCookie) {
            // A page that does not exist must not fail for a session that cannot be read.
            visit.session = try? await site.session(cookie, visit.now)
        }
        return await writing.response(Failures(logger: settings.logger).notFound(visit), to: visit)
    }
}
