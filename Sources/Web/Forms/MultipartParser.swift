import Foundation
import Kit

/// Reads `multipart/form-data` (RFC 7578) from chunks of any size and tells what it finds, holding no more than a part's
/// head and one delimiter's length of body.
struct MultipartParser {
    enum Event: Equatable {
        case part(name: String, file: String?)
        case bytes([UInt8])
        case endOfPart
    }

    private enum State { case preamble, head, body, end }

    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var state = State.preamble
    /// The body's first two bytes are the head's last line break, and no part of it.
    private var isAtStart = false
    private static let mostHead = 8_192
    private static let headEnd: [UInt8] = [13, 10, 13, 10]

    init(boundary: String) {
        delimiter = Array("\r\n--\(boundary)".utf8)
        // The first delimiter has no line break before it; one is put there so that all look alike.
        buffer = Array("\r\n".utf8)
    }

    var isComplete: Bool { state == .end }

    mutating func feed(_ chunk: some Sequence<UInt8>) throws -> [Event] {
        buffer.append(contentsOf: chunk)
        var events: [Event] = []
        while try step(&events) {}
        return events
    }

    private mutating func step(_ events: inout [Event]) throws -> Bool {
        switch state {
        case .preamble, .body: try passDelimiter(&events)
        case .head: try passHead(&events)
        case .end: false
        }
    }

    private mutating func passDelimiter(_ events: inout [Event]) throws -> Bool {
        if isAtStart {
            // With the delimiter at once behind it, the line break belongs to the delimiter.
            guard buffer.count >= delimiter.count else { return false }
            if !buffer.starts(with: delimiter) { buffer.removeFirst(2) }
            isAtStart = false
        }
        guard let found = place(of: delimiter) else {
            let safe = buffer.count - delimiter.count + 1
            if state == .body, safe > 0 { events.append(.bytes(Array(buffer[..<safe]))) }
            if safe > 0 { buffer.removeFirst(safe) }
            return false
        }
        let after = found.upperBound
        guard buffer.count >= after + 2 else { return false }
        if state == .body {
            if found.lowerBound > 0 { events.append(.bytes(Array(buffer[..<found.lowerBound]))) }
            events.append(.endOfPart)
        }
        let isLast = buffer[after] == UInt8(ascii: "-") && buffer[after + 1] == UInt8(ascii: "-")
        guard isLast || (buffer[after] == 13 && buffer[after + 1] == 10) else { throw BadBody.broken }
        buffer.removeFirst(after + 2)
        state = isLast ? .end : .head
        return !isLast
    }

    private func place(of wanted: [UInt8]) -> Range<Int>? { Self.place(of: wanted, in: buffer) }

    /// Where `wanted` first stands. Megabytes of body are searched for their line breaks, so the C library does it.
    private static func place(of wanted: [UInt8], in bytes: [UInt8]) -> Range<Int>? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var start = 0
            while bytes.count - start >= wanted.count {
                let rest = bytes.count - start - wanted.count + 1
                guard let hit = memchr(base + start, Int32(wanted[0]), rest) else { return nil }
                start = UnsafeRawPointer(hit) - base
                if memcmp(hit, wanted, wanted.count) == 0 { return start..<start + wanted.count }
                start += 1
            }
            return nil
        }
    }

    private mutating func passHead(_ events: inout [Event]) throws -> Bool {
        guard let end = place(of: Self.headEnd) else {
            if buffer.count > Self.mostHead { throw BadBody.broken }
            return false
        }
        let head = buffer[..<end.lowerBound]
        // The head's last line break is left, since an empty body's delimiter begins with it.
        buffer.removeFirst(end.lowerBound + 2)
        guard let name = Self.parameter("name", in: head) else { throw BadBody.broken }
        events.append(.part(name: name, file: Self.parameter("filename", in: head)))
        state = .body
        isAtStart = true
        return true
    }

    /// A quoted parameter of Content-Disposition. Browsers write `"` in names as `%22`.
    private static func parameter(_ name: String, in head: ArraySlice<UInt8>) -> String? {
        for line in head.split(whereSeparator: { $0 == 13 || $0 == 10 }) {
            let plain = line.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            guard plain.starts(with: "content-disposition:".utf8),
                let mark = place(of: Array(" \(name)=\"".utf8), in: plain) ?? place(of: Array(";\(name)=\"".utf8), in: plain)
            else { continue }
            let rest = line.dropFirst(mark.upperBound)
            guard let close = rest.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            return String(decoding: rest[..<close], as: UTF8.self).replacing("%22", with: "\"")
        }
        return nil
    }
}

/// A body that is not what it says, or more than it may be.
enum BadBody: Error, Equatable {
    case broken
    case tooLarge
}
