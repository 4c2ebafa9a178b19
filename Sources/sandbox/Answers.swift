import Foundation
import HTTPTypes
import Html
import Hummingbird
import NIOCore

extension Response {
    static func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
        .bytes(status, "text/plain; charset=utf-8", Array(text.utf8))
    }

    static func page(_ page: HTML) -> Response { .bytes(.ok, "text/html; charset=utf-8", page.bytes) }

    static func css(_ text: String) -> Response { .bytes(.ok, "text/css; charset=utf-8", Array(text.utf8)) }

    /// Members sorted, dates in ISO 8601.
    static func json(_ status: HTTPResponse.Status, _ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return .bytes(status, "application/json", Array(try encoder.encode(value)))
    }

    static func bytes(_ status: HTTPResponse.Status, _ type: String, _ bytes: [UInt8]) -> Response {
        Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Request {
    /// The body as JSON of this shape; `nil` for anything else.
    func json<Shape: Decodable>(_ shape: Shape.Type) async throws -> Shape? {
        let body = try await body.collect(upTo: 64 * 1024)
        return try? JSONDecoder().decode(shape, from: Data(body.readableBytesView))
    }

    var query: [String: String] { RequestFields.read(uri.query ?? "") }
}
