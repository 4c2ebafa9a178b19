import Kit

/// A text of which parts may be bold, italic or underlined.
///
/// ```swift
/// "Số lượng hồ sơ: " + .bold("01") + " (bộ)"
/// ```
///
/// What is put in is shown as it is: there is no markup. The text is brought to NFC; control characters and those
/// that turn the direction of writing become spaces; `\n` begins a new line.
public struct Passage: Sendable, Equatable {
    struct Run: Sendable, Equatable {
        let text: String
        var isBold = false
        var isItalic = false
        var isUnderlined = false
    }

    private(set) var runs: [Run]

    public init(_ text: String) { runs = text.isEmpty ? [] : [Run(text: text.printable)] }

    private init(runs: [Run]) { self.runs = runs }

    public static func bold(_ passage: Passage) -> Passage { passage.with(\.isBold) }
    public static func italic(_ passage: Passage) -> Passage { passage.with(\.isItalic) }
    public static func underlined(_ passage: Passage) -> Passage { passage.with(\.isUnderlined) }

    public static func + (a: Passage, b: Passage) -> Passage { Passage(runs: a.runs + b.runs) }

    public var isEmpty: Bool { runs.isEmpty }

    var text: String { runs.map(\.text).joined() }

    private func with(_ feature: WritableKeyPath<Run, Bool>) -> Passage {
        Passage(runs: runs.map { run in
            var run = run
            run[keyPath: feature] = true
            return run
        })
    }
}

extension Passage: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self.init(text) }
}

extension String {
    /// NFC, with nothing that cannot be seen except line ends and the no-break space.
    fileprivate var printable: String {
        let scalars = unicodeScalars.map { $0 == "\n" || $0 == "\u{A0}" || !$0.isBlank ? $0 : " " }
        return String(String.UnicodeScalarView(scalars)).nfc
    }
}
