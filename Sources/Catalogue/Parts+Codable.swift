import Foundation

// The parts of a procedure in the documented catalogue format.

extension CodedName: Codable {
    private enum Keys: String, CodingKey { case name, code }

    /// A bare text is a name without a code.
    public init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            self.init(name)
        } else {
            let values = try decoder.container(keyedBy: Keys.self)
            self.init(try values.text(.name), code: try values.text(.code))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        if code.isEmpty {
            var value = encoder.singleValueContainer()
            try value.encode(name)
        } else {
            var values = encoder.container(keyedBy: Keys.self)
            try values.encode(name, forKey: .name)
            try values.encode(code, forKey: .code)
        }
    }
}

extension Competence: Codable {
    private enum Keys: String, CodingKey { case authority, delegated, coordinating, address }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        authority = try values.text(.authority)
        delegated = try values.text(.delegated)
        coordinating = try values.text(.coordinating)
        address = try values.text(.address)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Keys.self)
        try values.encodeText(authority, .authority)
        try values.encodeText(delegated, .delegated)
        try values.encodeText(coordinating, .coordinating)
        try values.encodeText(address, .address)
    }
}

extension OnlineService: Decodable {
    private enum Keys: String, CodingKey { case level, isOpen, minIal }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        level = try values.value(.level, or: .none)
        isOpen = try values.value(.isOpen, or: false)
        minIal = try values.value(.minIal, or: Self.usualMinIal)
    }
}

extension Term: Codable {
    private enum Keys: String, CodingKey { case amount, unit, text }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        let code = try values.decode(String.self, forKey: .unit)
        guard let unit = TermUnit(code: code, text: try values.text(.text)) else {
            throw DecodingError.dataCorruptedError(forKey: .unit, in: values, debugDescription: "unknown unit \(code)")
        }
        self.init(try values.decodeIfPresent(Decimal.self, forKey: .amount), unit)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Keys.self)
        try values.encodeIfPresent(amount, forKey: .amount)
        try values.encode(unit.code, forKey: .unit)
        if case .other(let text) = unit { try values.encodeText(text, .text) }
    }
}

extension SubmissionWay: Decodable {
    private enum Keys: String, CodingKey { case channel, term, fees, description }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        channel = try values.decode(Channel.self, forKey: .channel)
        term = try values.decode(Term.self, forKey: .term)
        fees = try values.list(.fees)
        description = try values.text(.description)
    }
}

extension Fee: Decodable {
    private enum Keys: String, CodingKey { case kind, amount, currency, description }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        kind = try values.value(.kind, or: .fee)
        amount = try values.decodeIfPresent(Decimal.self, forKey: .amount)
        currency = try values.value(.currency, or: "VND")
        description = try values.text(.description)
    }
}
