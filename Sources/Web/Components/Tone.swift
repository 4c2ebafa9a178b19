/// What a state means to its reader. A tone always comes with a word and an icon, never as a colour alone (WCAG 1.4.1).
public enum Tone: String, CaseIterable, Sendable {
    case neutral, info, good, waiting, bad

    var icon: Icon {
        switch self {
        case .neutral: .circle
        case .info: .info
        case .good: .check
        case .waiting: .clock
        case .bad: .warning
        }
    }
}
