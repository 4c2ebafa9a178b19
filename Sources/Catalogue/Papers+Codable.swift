import Foundation

// Components and form fields in the documented catalogue format.

extension ProcedureCase: Decodable {
    private enum Keys: String, CodingKey { case name, components }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        name = try values.text(.name)
        components = try values.list(.components)
    }
}

extension Component: Decodable {
    private enum Keys: String, CodingKey { case code, name, originals, copies, isRequired, forms, note }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        code = try values.decode(String.self, forKey: .code)
        name = try values.decode(String.self, forKey: .name)
        originals = try values.value(.originals, or: 0)
        copies = try values.value(.copies, or: 0)
        isRequired = try values.value(.isRequired, or: false)
        forms = try values.list(.forms)
        note = try values.text(.note)
    }
}

extension FormAttachment: Decodable {
    private enum Keys: String, CodingKey { case name, address }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        name = try values.decode(String.self, forKey: .name)
        address = try values.text(.address)
    }
}

extension FormField: Codable {
    private enum Keys: String, CodingKey { case name, label, kind, isRequired, hint, text, number, date, choices }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        name = try values.decode(String.self, forKey: .name)
        label = try values.decode(String.self, forKey: .label)
        isRequired = try values.value(.isRequired, or: false)
        hint = try values.text(.hint)
        switch try values.decode(String.self, forKey: .kind) {
        case "text": kind = .text(try values.value(.text, or: .usual))
        case "number": kind = .number(try values.value(.number, or: NumberRule(min: nil, max: nil, decimals: 0)))
        case "date": kind = .date(try values.value(.date, or: .any))
        case "choice": kind = .choice(try values.decode([Choice].self, forKey: .choices))
        case "address": kind = .address
        case "person": kind = .person
        case let other:
            throw DecodingError.dataCorruptedError(forKey: .kind, in: values, debugDescription: "unknown kind \(other)")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Keys.self)
        try values.encode(name, forKey: .name)
        try values.encode(label, forKey: .label)
        try values.encode(isRequired, forKey: .isRequired)
        try values.encodeText(hint, .hint)
        try values.encode(kindName, forKey: .kind)
        switch kind {
        case .text(let rule): try values.encode(rule, forKey: .text)
        case .number(let rule): try values.encode(rule, forKey: .number)
        case .date(let rule): try values.encode(rule, forKey: .date)
        case .choice(let choices): try values.encode(choices, forKey: .choices)
        case .address, .person: break
        }
    }

    private var kindName: String {
        switch kind {
        case .text: "text"
        case .number: "number"
        case .date: "date"
        case .choice: "choice"
        case .address: "address"
        case .person: "person"
        }
    }
}

extension TextRule: Decodable {
    private enum Keys: String, CodingKey { case minLength, maxLength, isMultiline, alphabet }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        minLength = try values.value(.minLength, or: Self.usual.minLength)
        maxLength = try values.value(.maxLength, or: Self.usual.maxLength)
        isMultiline = try values.value(.isMultiline, or: Self.usual.isMultiline)
        alphabet = try values.value(.alphabet, or: Self.usual.alphabet)
    }
}

extension NumberRule: Decodable {
    private enum Keys: String, CodingKey { case min, max, decimals }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        min = try values.decodeIfPresent(Decimal.self, forKey: .min)
        max = try values.decodeIfPresent(Decimal.self, forKey: .max)
        decimals = try values.value(.decimals, or: 0)
    }
}
