/// A piece of an OpenAPI document, written as it reads in JSON.
indirect enum OpenAPINode: Encodable, Equatable, Sendable {
    case text(String)
    case flag(Bool)
    case list([OpenAPINode])
    case object([String: OpenAPINode])

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }
}

extension OpenAPINode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) { self = .text(text) }
    init(booleanLiteral flag: Bool) { self = .flag(flag) }
    init(arrayLiteral list: OpenAPINode...) { self = .list(list) }
    init(dictionaryLiteral members: (String, OpenAPINode)...) { self = .object(Dictionary(uniqueKeysWithValues: members)) }
}

extension OpenAPINode {
    static func schema(_ name: String) -> OpenAPINode { ["$ref": .text("#/components/schemas/\(name)")] }

    /// An object of named members.
    static func shape(_ members: [String: OpenAPINode], needs: [String], isOpen: Bool = false) -> OpenAPINode {
        [
            "type": "object", "properties": .object(members), "required": .list(needs.map(OpenAPINode.text)),
            "additionalProperties": .flag(isOpen),
        ]
    }

    static let string: OpenAPINode = ["type": "string"]
    static let integer: OpenAPINode = ["type": "integer"]
    static let boolean: OpenAPINode = ["type": "boolean"]
    static let strings: OpenAPINode = ["type": "array", "items": ["type": "string"]]
}
