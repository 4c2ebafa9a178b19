import Kit

/// Whom a certificate names — *chủ thể chứng thư số*: read from the parsed structure, never from a printed name.
public struct CertifiedSubject: Hashable, Codable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable { case citizen, business, agency }

    public let kind: Kind
    /// *CCCD, CMND*, *MST* or *mã định danh cơ quan*, the last always in the order of QCVN 102.
    public let number: IdentityNumber
    /// Common name of a person, organisation of an organisation; NFC, one line, data and nothing else.
    public let name: String

    public init(kind: Kind, number: IdentityNumber, name: String) {
        (self.kind, self.number, self.name) = (kind, number, name)
    }

    private enum CodingKeys: String, CodingKey { case kind, numberKind, number, name }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let text = try values.decode(String.self, forKey: .number)
        guard let numberKind = IdentityNumber.Kind(rawValue: try values.decode(String.self, forKey: .numberKind)),
            let number = IdentityNumber(kind: numberKind, text: text)
        else { throw DecodingError.dataCorruptedError(forKey: .number, in: values, debugDescription: "not a number") }
        self.init(
            kind: try values.decode(Kind.self, forKey: .kind), number: number,
            name: try values.decode(String.self, forKey: .name))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .kind)
        try values.encode(number.kind.rawValue, forKey: .numberKind)
        try values.encode(number.text, forKey: .number)
        try values.encode(name, forKey: .name)
    }
}
