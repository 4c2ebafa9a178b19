import Kit
import Synchronization

/// A subscription as the operators' records have it.
struct SIM: Codable, Equatable, Sendable {
    /// In any spelling.
    let number: String
    var name: String?
    var idDocument: String?
    /// `yyyy-mm-dd`
    var birthdate: String?
    var `operator`: String?
    /// Whether messages reach it; yes where nothing is said.
    var delivers: Bool?

    var msisdn: String { MSISDN.of(number) }
}

/// The SIMs the operators know, by number.
final class SIMRegister: Sendable {
    private let sims: Mutex<[String: SIM]>

    init(_ sims: [SIM]) { self.sims = Mutex(Dictionary(sims.map { ($0.msisdn, $0) }) { _, last in last }) }

    subscript(msisdn: String) -> SIM? { sims.withLock { $0[msisdn] } }

    var all: [SIM] { sims.withLock { $0.values.sorted { $0.msisdn < $1.msisdn } } }

    func put(_ sim: SIM) { sims.withLock { $0[sim.msisdn] = sim } }

    func remove(_ msisdn: String) { sims.withLock { $0[msisdn] = nil } }

    /// A number nobody registered takes messages like any other.
    func delivers(_ msisdn: String) -> Bool { self[msisdn]?.delivers ?? true }
}
