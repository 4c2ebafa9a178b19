import Crypto
import Foundation
import Kit

/// The code of an authenticator app — *mã của ứng dụng xác thực*: six digits of the half minute (RFC 6238 over RFC 4226,
/// HMAC-SHA-1, because that is what every app can).
enum TimeCode {
    static let period: TimeInterval = 30
    static let digits = 6
    /// Steps before and after the present one that are believed: clocks differ, and people type slowly.
    static let window: ClosedRange<Int64> = -1...1
    /// RFC 4226 section 4, R6.
    static let secretBytes = 20

    static func step(at now: Date) -> Int64 { Int64((now.timeIntervalSince1970 / period).rounded(.down)) }

    /// RFC 4226 section 5.3.
    static func code(_ secret: [UInt8], step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0f)
        let number = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code was typed, after `last`: a code is good once, and none before it is good any more.
    static func step(of typed: String, _ secret: [UInt8], after last: Int64, now: Date) -> Int64? {
        let present = step(at: now)
        // All are reckoned, so that the answer takes the same time whichever it is.
        let found = window.map { present + $0 }.filter { step in
            Digest.equal(Array(code(secret, step: step).utf8), Array(typed.utf8)) && step > last
        }
        return found.first
    }
}

/// Base 32 without padding (RFC 4648 section 6): how a secret is typed into an app where no camera can read it.
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func encode(_ bytes: [UInt8]) -> String {
        var (text, bits, count) = ("", UInt32(0), 0)
        for byte in bytes {
            (bits, count) = (bits << 8 | UInt32(byte), count + 8)
            while count >= 5 {
                count -= 5
                text.append(letters[Int(bits >> UInt32(count) & 31)])
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 { text.append(letters[Int(bits << UInt32(5 - count) & 31)]) }
        return text
    }
}
