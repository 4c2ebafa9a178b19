import Foundation
import HTTPTypes
import Hummingbird
import Kit

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

    private let pages = Keep<Key, Hummingbird.Response>(seconds: 1, most: 400)
    private let clock: Clock
    private static let largest = 262_144

    init(clock: Clock) { self.clock = clock }

    func page(_ key: Key) -> Hummingbird.Response? { pages[key, at: clock.now] }

    func keep(_ response: Hummingbird.Response, as key: Key, for seconds: TimeInterval) {
        guard response.status == .ok, response.headers[.setCookie] == nil,
            (response.body.contentLength ?? .max) <= Self.largest
        else { return }
        pages.keep(response, as: key, at: clock.now, for: seconds)
    }
}
