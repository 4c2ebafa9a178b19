import Foundation
import SwiftASN1

/// Writing structures: the shape of the code is the shape of the ASN.1.
extension DER.Serializer {
    mutating func sequence(_ body: (inout DER.Serializer) throws -> Void) rethrows {
        try appendConstructedNode(identifier: .sequence, body)
    }

    /// `[number] EXPLICIT`, or the constructed form of an implicit one.
    mutating func tagged(_ number: UInt, _ body: (inout DER.Serializer) throws -> Void) rethrows {
        try appendConstructedNode(
            identifier: ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific), body)
    }

    mutating func oid(_ oid: ASN1ObjectIdentifier) throws { try serialize(oid) }

    mutating func octets(_ bytes: some Sequence<UInt8>) throws {
        try serialize(ASN1OctetString(contentBytes: Array(bytes)[...]))
    }

    mutating func integer(_ bytes: some Sequence<UInt8>) {
        var bytes = Array(bytes)
        if bytes.isEmpty || bytes[0] & 0x80 != 0 { bytes.insert(0, at: 0) }
        appendPrimitiveNode(identifier: .integer) { $0.append(contentsOf: bytes) }
    }

    mutating func enumerated(_ value: UInt8) {
        appendPrimitiveNode(identifier: .enumerated) { $0.append(value) }
    }

    /// GeneralizedTime in UTC, to the second.
    mutating func moment(_ date: Date) throws { try serialize(GeneralizedTime(at: date)) }

    /// UTCTime, as revocation lists have it until 2049 (RFC 5280, 5.1.2.4).
    mutating func shortMoment(_ date: Date) throws {
        let time = try GeneralizedTime(at: date)
        try serialize(
            UTCTime(
                year: time.year, month: time.month, day: time.day, hours: time.hours, minutes: time.minutes,
                seconds: time.seconds))
    }

    mutating func bits(_ bytes: some Sequence<UInt8>) throws { try serialize(ASN1BitString(bytes: Array(bytes)[...])) }

    static func bytes(_ body: (inout DER.Serializer) throws -> Void) rethrows -> [UInt8] {
        var serializer = DER.Serializer()
        try body(&serializer)
        return serializer.serializedBytes
    }
}

extension GeneralizedTime {
    init(at date: Date) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        try self.init(
            year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0, hours: parts.hour ?? 0,
            minutes: parts.minute ?? 0, seconds: parts.second ?? 0, fractionalSeconds: 0)
    }
}
