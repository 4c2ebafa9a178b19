import Foundation

/// A moment in a token: whole seconds since 1970 (RFC 7519 section 2).
public struct NumericDate: Codable, Hashable, Sendable {
    public let date: Date

    public init(_ date: Date) { self.date = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down)) }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let seconds = try container.decode(Double.self)
        // Beyond the year 9999 a date is a mistake, and would overflow what computes with it.
        guard seconds.isFinite, (0...253_402_300_799).contains(seconds) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a moment")
        }
        date = Date(timeIntervalSince1970: seconds)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Int64(date.timeIntervalSince1970))
    }
}

/// For whom a token is: one text or several (RFC 7519 section 4.1.3).
public struct Recipients: Codable, Hashable, Sendable {
    public let names: [String]

    public init(_ names: String...) { self.names = names }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let one = try? container.decode(String.self) { names = [one] } else { names = try container.decode([String].self) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if names.count == 1 { try container.encode(names[0]) } else { try container.encode(names) }
    }

    public func contains(_ name: String) -> Bool { names.contains(name) }
}
