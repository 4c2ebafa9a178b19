import Crypto
import Kit
import Links
import Logging

/// What the pipeline needs to know, whatever the site.
public struct WebSettings: Sendable {
    let origins: Origins
    let keys: KeyRing
    let clock: Clock
    let chance: Chance
    let logger: Logger
    /// How many proxies of ours stand before the server: so many entries of `X-Forwarded-For` are believed (I18).
    let trustedHops: Int
    /// Requests answered at the same time; more get 503 at once.
    let mostAtOnce: Int
    let assets: [String: StaticAsset]
    let guestKey: SymmetricKey

    public init(
        origins: Origins, keys: KeyRing, clock: Clock = .system, chance: Chance = .system, logger: Logger,
        trustedHops: Int = 0, mostAtOnce: Int = 2_000, assets: [String: StaticAsset] = [:]
    ) {
        (self.origins, self.keys, self.clock, self.chance, self.logger) = (origins, keys, clock, chance, logger)
        (self.trustedHops, self.mostAtOnce, self.assets) = (trustedHops, mostAtOnce, assets)
        guestKey = keys.key("web.guest") ?? SymmetricKey(size: .bits256)
    }
}

/// A file of the product's own look, held in memory under a name that changes with its content.
public struct StaticAsset: Sendable {
    let bytes: [UInt8]
    let gzipped: [UInt8]?
    let type: String

    public init(bytes: [UInt8], type: String) {
        (self.bytes, self.type) = (bytes, type)
        gzipped = type.hasPrefix("text/") || type.contains("svg") || type.contains("javascript")
            ? Gzip.compress(bytes, level: 9) : nil
    }
}
