import Foundation
import SwiftASN1

/// Bytes that are not what their standard says.
struct WireFault: Error {}

extension ASN1ObjectIdentifier {
    static let sha1: Self = [1, 3, 14, 3, 2, 26]
    static let sha256: Self = [2, 16, 840, 1, 101, 3, 4, 2, 1]
    static let sha384: Self = [2, 16, 840, 1, 101, 3, 4, 2, 2]
    static let sha512: Self = [2, 16, 840, 1, 101, 3, 4, 2, 3]
    static let rsaEncryption: Self = [1, 2, 840, 113_549, 1, 1, 1]
    static let cmsData: Self = [1, 2, 840, 113_549, 1, 7, 1]
    static let cmsSignedData: Self = [1, 2, 840, 113_549, 1, 7, 2]
    static let contentType: Self = [1, 2, 840, 113_549, 1, 9, 3]
    static let messageDigest: Self = [1, 2, 840, 113_549, 1, 9, 4]
    static let ocspBasic: Self = [1, 3, 6, 1, 5, 5, 7, 48, 1, 1]
    static let ocspNonce: Self = [1, 3, 6, 1, 5, 5, 7, 48, 1, 2]
    static let distributionPoints: Self = [2, 5, 29, 31]
}

/// Reading parsed structures part by part: every missing or foreign part is a fault, never a guess.
extension ASN1Node {
    func parts() throws -> [ASN1Node] {
        guard case .constructed(let nodes) = content else { throw WireFault() }
        return Array(nodes)
    }

    func primitive() throws -> ArraySlice<UInt8> {
        guard case .primitive(let bytes) = content else { throw WireFault() }
        return bytes
    }

    func isTagged(_ number: UInt) -> Bool {
        identifier.tagClass == .contextSpecific && identifier.tagNumber == number
    }

    func oid() throws -> ASN1ObjectIdentifier { try ASN1ObjectIdentifier(derEncoded: self) }

    /// The octets of an OCTET STRING.
    func octets() throws -> [UInt8] { Array(try ASN1OctetString(derEncoded: self).bytes) }

    /// An INTEGER's bytes without leading zeros.
    func integer() throws -> [UInt8] {
        guard identifier == .integer else { throw WireFault() }
        return Array(try primitive().drop { $0 == 0 })
    }

    /// UTCTime or GeneralizedTime.
    func moment() throws -> Date {
        if identifier == .utcTime {
            let time = try UTCTime(derEncoded: self)
            return try Self.date(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
        }
        let time = try GeneralizedTime(derEncoded: self)
        return try Self.date(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
    }

    private static func date(_ y: Int, _ mo: Int, _ d: Int, _ h: Int, _ mi: Int, _ s: Int) throws -> Date {
        let parts = DateComponents(
            calendar: Calendar(identifier: .gregorian), timeZone: TimeZone(secondsFromGMT: 0), year: y, month: mo, day: d,
            hour: h, minute: mi, second: s)
        guard let date = parts.date else { throw WireFault() }
        return date
    }
}
