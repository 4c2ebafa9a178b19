import Foundation
import HTTPTypes
import Hummingbird
import Kit
import Links
import NIOCore

/// Reads a post's body by its route's rule, and asks for the form's proof before anything is acted on.
struct ReadingBody: Sendable {
    private static let mostForm = 262_144

    /// - Throws: ``FormRefusal``, or what the connection throws when it ends early.
    func read(_ request: Request, into visit: Visit, by rule: BodyRule) async throws -> Visit {
        var visit = visit
        switch rule {
        case .none: break
        case .raw(let most): visit.body = try await bytes(request, most: most)
        case .crossSite: visit.posted = try await urlEncoded(request)
        case .form:
            try refuseOtherOrigins(request, visit)
            visit.posted = try await urlEncoded(request)
            guard visit.incoming.guest.accepts(visit.posted.text("_csrf") ?? "") else { throw FormRefusal.forged }
        case .upload(let upload):
            try refuseOtherOrigins(request, visit)
            visit.posted = try await multipart(request, visit, upload)
        }
        return visit
    }

    /// Browsers say where a form comes from. Ours come from the very same origin.
    private func refuseOtherOrigins(_ request: Request, _ visit: Visit) throws(FormRefusal) {
        guard let origin = request.headers[.origin], origin != "null" else { return }
        guard origin == visit.origins[visit.site] else { throw .forged }
    }

    private func urlEncoded(_ request: Request) async throws -> FormData {
        guard (request.headers[.contentType] ?? "").lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            // A form of ours may be sent as multipart although it has no file to carry: curl and old browsers do.
            guard boundary(request) == nil else { throw FormRefusal.broken }
            return FormData()
        }
        return FormData(urlEncoded: try await bytes(request, most: Self.mostForm))
    }

    private func bytes(_ request: Request, most: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most { throw FormRefusal.tooLarge }
        var bytes: [UInt8] = []
        for try await chunk in request.body {
            bytes.append(contentsOf: chunk.readableBytesView)
            guard bytes.count <= most else { throw FormRefusal.tooLarge }
        }
        return bytes
    }

    private func multipart(_ request: Request, _ visit: Visit, _ rule: UploadRule) async throws -> FormData {
        guard let boundary = boundary(request) else {
            let form = try await urlEncoded(request)
            guard visit.incoming.guest.accepts(form.text("_csrf") ?? "") else { throw FormRefusal.forged }
            return form
        }
        // One file too large is told beside its field; a body no set of files can explain is not read at all.
        let most = rule.mostFiles * rule.mostBytes + Self.mostForm
        if let length = request.headers[.contentLength].flatMap({ Int($0) }) {
            if rule.mostFiles == 1, length > rule.mostBytes + Self.mostForm { throw FormRefusal.fileTooLarge(rule.mostBytes) }
            if length > most { throw FormRefusal.tooLarge }
        }
        let guest = visit.incoming.guest
        var reader = MultipartReader(visit: visit, rule: rule) { guest.accepts($0) }
        do {
            return try await reader.read(request.body, boundary: boundary)
        } catch BadBody.broken {
            throw FormRefusal.broken
        } catch BadBody.tooLarge {
            throw FormRefusal.tooLarge
        }
    }

    private func boundary(_ request: Request) -> String? {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data"), let start = type.range(of: "boundary=") else { return nil }
        let value = type[start.upperBound...].prefix { $0 != ";" }.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
        return (1...70).contains(value.utf8.count) ? value : nil
    }
}
