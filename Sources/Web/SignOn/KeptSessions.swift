import Foundation
import Kit
import Synchronization

/// Sessions as they were read a moment ago, so that a person's next page costs no reading and no decryption.
///
/// What this process ends, it ends at once; what another process ends is over after ``seconds`` (the architecture allows
/// five). Bounded, and keyed by the hash: the cookie itself stays nowhere.
final class KeptSessions: Sendable {
    private struct Kept {
        let session: SiteSession
        let until: Date
    }

    private let kept = Mutex<[[UInt8]: Kept]>([:])
    private static let seconds: TimeInterval = 2
    private static let most = 20_000

    func session(_ hash: [UInt8], at now: Date) -> SiteSession? {
        kept.withLock { $0[hash] }.flatMap { now < $0.until && now < $0.session.endsAt ? $0.session : nil }
    }

    func keep(_ session: SiteSession, _ hash: [UInt8], at now: Date) {
        kept.withLock { kept in
            if kept.count >= Self.most { kept.removeAll() }
            kept[hash] = Kept(session: session, until: now.addingTimeInterval(Self.seconds))
        }
    }

    /// After anything that ends sessions.
    func forgetAll() { kept.withLock { $0.removeAll() } }
}
