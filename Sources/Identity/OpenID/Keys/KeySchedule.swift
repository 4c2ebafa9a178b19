import Foundation
import Jose

/// When signing keys come and go — *vòng đời khóa ký*: published, then active, then retired (identity 4.1).
///
/// A key is shown in the published set a week before it signs, so that nobody meets a signature by a key they could not
/// know, and a day after its successor took over, so that what it signed can still be read.
public enum KeySchedule {
    /// All are published; the client's registration says which one signs for it.
    public static let algorithms: [Algorithm] = [.es256, .ps256, .rs256]
    /// How long a key signs.
    public static let life: TimeInterval = 90 * 86_400
    public static let shownBefore: TimeInterval = 7 * 86_400
    public static let shownAfter: TimeInterval = 86_400
    /// What an early rotation waits, for caches of the published set to run out.
    public static let cacheLife: TimeInterval = 3_600

    /// A key's place in time.
    public struct Entry: Sendable, Equatable {
        public let id: String
        public let algorithm: Algorithm
        public let publishedAt: Date
        public let activeAt: Date
        /// Gone from the published set from here on.
        public let endsAt: Date?
        /// Known to strangers: nothing it signed is believed.
        public let isCompromised: Bool

        public func isPublished(at now: Date) -> Bool {
            publishedAt <= now && !isCompromised && endsAt.map { now < $0 } ?? true
        }
    }

    /// Where a key is in its life.
    public enum Stage: String, Sendable, CaseIterable {
        /// Shown, and not signing yet.
        case published
        case active
        /// Signing no more, and shown until what it signed is over.
        case retiring
        case retired
        /// In wrong hands.
        case withdrawn
    }

    public static func stage(of entry: Entry, among entries: [Entry], at now: Date) -> Stage {
        if entry.isCompromised { return .withdrawn }
        guard entry.isPublished(at: now) else { return .retired }
        if signing(entries, entry.algorithm, at: now)?.id == entry.id { return .active }
        return entry.activeAt > now ? .published : .retiring
    }

    /// Why a new key is made.
    public enum Reason: String, Sendable, CaseIterable {
        /// It is time.
        case scheduled
        /// The operator wants one: it signs as soon as caches have run out.
        case early
        /// The old one leaked: it ends now, the new one signs now.
        case emergency
    }

    /// The key that signs: of those active, the latest.
    public static func signing(_ entries: [Entry], _ algorithm: Algorithm, at now: Date) -> Entry? {
        entries.filter { $0.algorithm == algorithm && $0.activeAt <= now && $0.isPublished(at: now) }
            .max { $0.activeAt < $1.activeAt }
    }

    /// When a new key of `algorithm` shall begin to sign; `nil` where none is due.
    public static func successor(of entries: [Entry], _ algorithm: Algorithm, _ reason: Reason, at now: Date) -> Date? {
        let living = entries.filter { $0.algorithm == algorithm && $0.isPublished(at: now) }
        guard let newest = living.max(by: { $0.activeAt < $1.activeAt }), reason != .emergency else { return now }
        switch reason {
        case .early: return now.addingTimeInterval(cacheLife)
        case .scheduled:
            let due = newest.activeAt.addingTimeInterval(life)
            guard now >= due.addingTimeInterval(-shownBefore) else { return nil }
            return max(due, now.addingTimeInterval(shownBefore))
        case .emergency: return now
        }
    }
}
