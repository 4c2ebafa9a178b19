import Foundation
import Synchronization

/// What the phones received, the newest last; the oldest go when there are too many.
final class Inbox: Sendable {
    private static let most = 10_000
    private let messages = Mutex<[Message]>([])

    func append(_ message: Message) {
        messages.withLock { messages in
            messages.append(message)
            if messages.count > Self.most { messages.removeFirst(messages.count - Self.most) }
        }
    }

    /// The newest first; those of one number only where it is given.
    func messages(to msisdn: String? = nil) -> [Message] {
        messages.withLock { $0.filter { msisdn == nil || $0.to == msisdn } }.reversed()
    }

    func clear() { messages.withLock { $0 = [] } }

    func set(_ state: Message.State, of id: UUID) { change(id) { $0.state = state } }

    func add(_ report: Message.Report, to id: UUID) { change(id) { $0.reports.append(report) } }

    /// Looks from the end: what changes is young.
    private func change(_ id: UUID, _ change: (inout Message) -> Void) {
        messages.withLock { messages in
            guard let index = messages.lastIndex(where: { $0.id == id }) else { return }
            change(&messages[index])
        }
    }
}
