import Kit
import Synchronization

/// A fault a party was told to have.
struct Fault: Codable, Equatable, Sendable {
    enum Mode: String, Codable, Sendable {
        case delay, refuse, silence, wrong, down, undeliverable, unknown, stale
        case notAvailable = "not_available"
    }

    let mode: Mode
    /// Only for this number, in any spelling, or for this e-mail address.
    let to: String?
    /// For so many more requests; without end where it is missing.
    var count: Int?
    /// How long a delay or a silence lasts.
    let ms: Int?

    func fits(_ number: String?) -> Bool {
        guard let to else { return true }
        if to.contains("@") { return number?.lowercased() == to.lowercased() }
        return number.map { MSISDN.of($0) } == MSISDN.of(to)
    }

    var isSound: Bool { (count ?? 1) > 0 && (0...600_000).contains(ms ?? 0) }

    var pause: Duration { .milliseconds(ms ?? (mode == .silence ? 60_000 : 5_000)) }
}

/// The faults of one party.
final class FaultBoard: Sendable {
    private let faults = Mutex<[Fault]>([])

    var all: [Fault] { faults.withLock { $0 } }

    func add(_ fault: Fault) { faults.withLock { $0.append(fault) } }

    func clear() { faults.withLock { $0 = [] } }

    /// The fault that a request for `number` meets, the newest first, counted down.
    func meet(_ number: String? = nil) -> Fault? {
        faults.withLock { faults in
            guard let index = faults.lastIndex(where: { $0.fits(number) }) else { return nil }
            let fault = faults[index]
            if let count = fault.count {
                faults[index].count = count - 1
                if count == 1 { faults.remove(at: index) }
            }
            return fault
        }
    }
}

/// A phone number as networks write it: `84950000101`.
enum MSISDN {
    static func of(_ text: String) -> String {
        if let phone = PhoneNumber(text) { return String(phone.e164.dropFirst()) }
        return text.filter { $0.isASCII && $0.isNumber }
    }
}
