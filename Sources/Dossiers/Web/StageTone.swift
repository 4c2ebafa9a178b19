import Dossiers
import Web

extension Stage {
    /// What a stage means to the one who waits.
    var tone: Tone {
        switch self {
        case .draft: .neutral
        case .sent, .received, .processing: .info
        case .supplementing, .awaitingPayment, .withdrawing: .waiting
        case .refused, .stopped: .bad
        case .finished, .returned: .good
        }
    }

    /// The same to the desk, for which a dossier just sent is one that waits.
    var deskTone: Tone { self == .sent ? .waiting : tone }
}
