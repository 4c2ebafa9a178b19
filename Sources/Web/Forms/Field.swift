import Kit

/// One field of a form: its name, what was typed, and what is wrong with it.
public struct Field: Sendable {
    public let name: String
    /// NFC; kept whatever is wrong, so that nobody types it again.
    public var typed: String
    public var problem: (any Words)?

    public init(_ name: String, typed: String = "") { (self.name, self.typed) = (name, typed) }

    public var isBlank: Bool { typed.cleaned.isEmpty }

    /// The text, or `nil` and a problem where nothing visible was typed (REQ-GEN-001).
    public mutating func required(or words: any Words) -> String? {
        let text = typed.cleaned
        if text.isEmpty { problem = words }
        return text.isEmpty ? nil : text
    }

    /// A value the type accepts, or `nil` and a problem.
    public mutating func parsed<T>(_ make: (String) -> T?, or words: any Words, missing: (any Words)? = nil) -> T? {
        if isBlank, let missing {
            problem = missing
            return nil
        }
        guard let value = make(typed.cleaned) else {
            problem = words
            return nil
        }
        return value
    }

    /// Nothing typed is fine; something typed must be accepted. The outer `nil` means there is a problem.
    public mutating func optional<T>(_ make: (String) -> T?, or words: any Words) -> T?? {
        if isBlank { return .some(nil) }
        guard let value = make(typed.cleaned) else {
            problem = words
            return nil
        }
        return value
    }

    public mutating func atMost(_ count: Int, or words: any Words) {
        if typed.count > count { problem = words }
    }
}

/// What is wrong, and at which field.
public struct Problem: Sendable {
    public let field: String
    public let words: any Words

    public init(field: String, words: any Words) { (self.field, self.words) = (field, words) }
}
