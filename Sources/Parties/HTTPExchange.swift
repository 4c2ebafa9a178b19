import Foundation

/// What we ask a party over HTTP.
public struct HTTPCall: Sendable {
    public enum Method: String, Sendable { case get = "GET", post = "POST" }

    public let method: Method
    public let url: String
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public static func get(_ url: String, headers: [(name: String, value: String)] = []) -> HTTPCall {
        HTTPCall(method: .get, url: url, headers: headers, body: [])
    }

    /// `application/x-www-form-urlencoded`, in the order given.
    public static func form(
        _ url: String, _ fields: [(name: String, value: String)], headers: [(name: String, value: String)] = []
    ) -> HTTPCall {
        let type = (name: "content-type", value: "application/x-www-form-urlencoded")
        return HTTPCall(method: .post, url: url, headers: [type] + headers, body: Array(URLForm.encode(fields).utf8))
    }

    /// Sends exactly these bytes as JSON, so that a signature over them holds.
    public static func json(
        _ url: String, _ body: [UInt8], headers: [(name: String, value: String)] = []
    ) -> HTTPCall {
        let type = (name: "content-type", value: "application/json")
        return HTTPCall(method: .post, url: url, headers: [type] + headers, body: body)
    }

    /// Sends exactly these bytes, for protocols with a format of their own.
    public static func post(_ url: String, _ body: [UInt8], type: String) -> HTTPCall {
        HTTPCall(method: .post, url: url, headers: [(name: "content-type", value: type)], body: body)
    }
}

/// What a party answered over HTTP; complete, and within the limit of size.
public struct HTTPReply: Sendable {
    public let status: Int
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]

    public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        (self.status, self.headers, self.body) = (status, headers, body)
    }

    /// The first header of this name, whatever its case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    public var isSuccess: Bool { (200..<300).contains(status) }

    /// Reads the body as JSON of this shape.
    /// - Throws: ``PartyFailure/down(_:)`` with `nonsense` for anything else.
    public func json<Shape: Decodable>(_ shape: Shape.Type) throws(PartyFailure) -> Shape {
        do { return try JSONDecoder().decode(shape, from: Data(body)) } catch { throw .down(.nonsense) }
    }

    /// The first line of the body, shortened and printable: for a log, never for a person.
    public var firstLine: String {
        let line = String(decoding: body.prefix(200).prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        return String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
