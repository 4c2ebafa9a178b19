import Foundation
import HTTPTypes
import Hummingbird
import Kit
import Synchronization

/// Whole answers that are the same for everyone, kept for some seconds.
///
/// Only for routes that say so (``Route/shared(for:)``), only for requests without any cookie, and only where the page
/// asked for none: what belongs to one visitor never enters here. The keep is bounded, for addresses are typed by
/// strangers.
final class SharedPages: Sendable {
    /// What an answer depends on besides the data: the address and whether gzip is understood.
    struct Key: Hashable, Sendable {
        let address: String
        let isGzipped: Bool

        /// `nil` for a request whose answer may depend on who asks.
        init?(_ request: Request) {
            guard request.method == .get, request.headers[.cookie] == nil, request.headers[.authorization] == nil
            else { return nil }
            address = request.uri.string
            isGzipped = Compression.isWelcome(request.headers)
        }
    }

    private struct Page {
        let response: Hummingbird.Response
        let until: Date
    }

    private let pages = Mutex<[Key: Page]>([:])
    private let clock: Clock
    private static let most = 400
    private static let largest = 262_144

    init(clock: Clock) { self.clock = clock }

    func page(_ key: Key) -> Hummingbird.Response? {
        pages.withLock { $0[key] }.flatMap { clock.now < $0.until ? $0.response : nil }
    }

    func keep(_ response: Hummingbird.Response, as key: Key, for seconds: TimeInterval) {
        guard response.status == .ok, response.headers[.setCookie] == nil,
            (response.body.contentLength ?? .max) <= Self.largest
        else { return }
        let now = clock.now
        pages.withLock { pages in
            if pages.count >= Self.most { pages = pages.filter { $0.value.until > now } }
            if pages.count >= Self.most { pages.removeAll() }
            pages[key] = Page(response: response, until: now.addingTimeInterval(seconds))
        }
    }
}
