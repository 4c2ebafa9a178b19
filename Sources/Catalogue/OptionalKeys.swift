// What the catalogue format leaves out when it is empty.

extension KeyedDecodingContainer {
    func list<T: Decodable>(_ key: Key) throws -> [T] { try decodeIfPresent([T].self, forKey: key) ?? [] }

    func text(_ key: Key) throws -> String { try decodeIfPresent(String.self, forKey: key) ?? "" }

    func value<T: Decodable>(_ key: Key, or usual: T) throws -> T { try decodeIfPresent(T.self, forKey: key) ?? usual }
}

extension KeyedEncodingContainer {
    mutating func encodeList(_ list: [some Encodable], _ key: Key) throws {
        if !list.isEmpty { try encode(list, forKey: key) }
    }

    mutating func encodeText(_ text: String, _ key: Key) throws {
        if !text.isEmpty { try encode(text, forKey: key) }
    }
}
