import HTTPTypes
import Hummingbird
import Links

/// A site as it stands on its host: its routes mounted, and the pages that are the same for everyone kept for a while.
struct HostedSite: Sendable {
    let answering: Answering
    let responder: RouterResponder<WebContext>
    /// The paths that servers call; see ``Route/forServers``.
    let serverPaths: Set<String>
    private let kept: SharedPages

    init(_ site: WebSite, _ settings: WebSettings) {
        let kept = SharedPages(clock: settings.clock)
        let answering = Answering(site: site, settings: settings, kept: kept)
        (self.kept, self.answering) = (kept, answering)
        serverPaths = Set(site.routes.filter(\.isForServers).map(\.link.pattern))
        responder = Self.mounted(answering)
    }

    /// The kept page that answers a request by somebody we know nothing of.
    func shared(_ request: Request) -> Hummingbird.Response? {
        SharedPages.Key(request).flatMap(kept.page)
    }

    private static func mounted(_ answering: Answering) -> RouterResponder<WebContext> {
        let router = Router(context: WebContext.self)
        for route in answering.site.routes {
            let path = MountedPath(route.link.pattern)
            let methods: [HTTPRequest.Method] = route.method == .get ? [.get, .head] : [route.method]
            for method in methods {
                router.on(RouterPath(path.pattern), method: method) { request, context in
                    await answering.answer(request, context, with: route, at: path)
                }
            }
        }
        return router.buildResponder()
    }
}
