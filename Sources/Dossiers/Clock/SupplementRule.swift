/// What a supplement that comes after reception does to the term: configuration, since the decrees differ.
public enum SupplementRule: String, CaseIterable, Sendable {
    /// The term waits while the citizen answers, and what was left of it runs on (REQ-DOS-014).
    case pauses
    /// The term begins again from zero (NĐ 61/2018, Art. 19.4).
    case restarts

    var answered: ClockEvent.Kind { self == .pauses ? .resumed : .restarted }
}
