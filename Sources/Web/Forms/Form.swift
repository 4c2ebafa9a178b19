import Kit

/// A form as a type: what was typed, what it means, what is wrong.
///
/// `read()` of each form looks at every field before it gives up, so all problems are shown at once.
public protocol Form: Sendable {
    init()
    static var fields: [WritableKeyPath<Self, Field>] { get }
}

extension Form {
    /// Takes what was posted, in NFC, at most 10,000 characters a field.
    public init(posted: FormData) {
        self.init()
        for path in Self.fields {
            let name = self[keyPath: path].name
            self[keyPath: path].typed = String((posted.text(name) ?? "").nfc.prefix(10_000))
        }
    }

    public var problems: [Problem] {
        Self.fields.compactMap { path in
            let field = self[keyPath: path]
            return field.problem.map { Problem(field: field.name, words: $0) }
        }
    }

    public var isClean: Bool { problems.isEmpty }

    /// Puts a problem found by an action beside its field.
    public mutating func refuse(_ field: WritableKeyPath<Self, Field>, _ words: any Words) {
        self[keyPath: field].problem = words
    }

    /// Secrets are never sent back: passwords, captcha and codes are emptied before a form is shown again (spec F.3).
    public mutating func clear(_ fields: WritableKeyPath<Self, Field>...) {
        for field in fields { self[keyPath: field].typed = "" }
    }
}
