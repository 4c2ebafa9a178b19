import Foundation

/// Where unpredictable bytes come from. Tests hand in their own; the product uses the kernel's generator.
public struct Chance: Sendable {
    private let fill: @Sendable (Int) -> [UInt8]

    public init(_ fill: @escaping @Sendable (_ count: Int) -> [UInt8]) { self.fill = fill }

    /// The operating system's cryptographic generator.
    public static let system = Chance { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    public func bytes(_ count: Int) -> [UInt8] { fill(count) }

    /// An opaque token in base64url: 32 bytes give 43 characters and 256 bits.
    public func token(bytes count: Int = 32) -> String { Base64URL.encode(fill(count)) }

    /// `count` decimal digits, each equally likely, leading zeros kept.
    public func digits(_ count: Int) -> String {
        var digits = ""
        while digits.utf8.count < count {
            // 250…255 would make 0…5 likelier than 6…9.
            for byte in fill(count) where byte < 250 && digits.utf8.count < count {
                digits.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "0") + byte % 10))
            }
        }
        return digits
    }

    /// `count` characters of `alphabet`, each equally likely.
    public func text(_ count: Int, of alphabet: [Character]) -> String {
        let limit = 256 - 256 % alphabet.count
        var text = ""
        while text.count < count {
            for byte in fill(count) where Int(byte) < limit && text.count < count {
                text.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return text
    }

    /// A new identifier that sorts by the time of its making (UUID version 7, RFC 9562).
    public func id<Entity>(at now: Date) -> ID<Entity> { ID(uuid: uuid7(at: now)) }

    public func uuid7(at now: Date) -> UUID {
        let milliseconds = UInt64(max(0, now.timeIntervalSince1970 * 1000))
        var b = fill(16)
        for index in 0..<6 { b[index] = UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * index)) }
        b[6] = 0x70 | (b[6] & 0x0F)
        b[8] = 0x80 | (b[8] & 0x3F)
        return UUID(bytes: b)
    }

    /// A random identifier that tells nothing about when it was made (UUID version 4), for what strangers see.
    public func uuid4() -> UUID {
        var b = fill(16)
        b[6] = 0x40 | (b[6] & 0x0F)
        b[8] = 0x80 | (b[8] & 0x3F)
        return UUID(bytes: b)
    }
}

extension UUID {
    /// The identifier made of exactly sixteen bytes.
    public init(bytes b: [UInt8]) {
        precondition(b.count == 16, "a UUID has sixteen bytes")
        self.init(uuid: (b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]))
    }

    public var bytes: [UInt8] { withUnsafeBytes(of: uuid) { Array($0) } }
}
