/// Something odd in the source of a procedure, kept visible instead of corrected in silence.
public struct ImportNotice: Codable, Hashable, Sendable {
    public let kind: Kind
    /// The value as it stood in the source.
    public let detail: String

    public enum Kind: String, Codable, Sendable, CaseIterable {
        case codeHasSpaces, codeFitsNoGrammar, agencyCodeFitsNoGrammar, nameInCapitals
        /// An amount below 1,000 đồng: usually a lost "000".
        case feeTooSmall
        /// Two amounts for one fee that differ by a thousand times.
        case feesDisagree
        /// Unit `OTHER`: the desk types the due date.
        case termWithoutUnit
        case unknownSubject
        /// Two components with one code; later ones got a number behind it.
        case componentCodeRepeated
    }

    public init(_ kind: Kind, _ detail: String) { (self.kind, self.detail) = (kind, detail) }
}
