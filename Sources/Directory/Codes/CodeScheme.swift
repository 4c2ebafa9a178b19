/// The rule a unit's code was given by. Codes are checked where they are made and taken as they are where they come from
/// elsewhere: the state's own lists hold some that fit no rule.
public enum CodeScheme: String, Codable, CaseIterable, Sendable {
    /// *QCVN 102:2016/BTTTT*: `000.00.31.H99`, read from right to left.
    case qcvn102
    /// *Quyết định 20/2020/QĐ-TTg*: `H99.31`, read from left to right, at most 35 characters.
    case qd20
    /// No rule; compared letter by letter.
    case legacy
}
