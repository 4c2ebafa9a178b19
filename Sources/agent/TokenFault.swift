/// Why a token did not sign, by the numbers the page knows (`Status` of an answer).
enum TokenFault: Error, Equatable {
    case wrongPIN, locked, absent, declined
    /// The page asks for another site than its own, or for something that cannot be shown.
    case foreign
    case broken(String)

    var status: Int {
        switch self {
        case .wrongPIN: 1
        case .absent: 2
        case .locked: 3
        case .declined: 4
        case .foreign: 5
        case .broken: 9
        }
    }
}
