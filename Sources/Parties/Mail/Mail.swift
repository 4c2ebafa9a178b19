import Foundation
import Kit

/// A plain letter, as it goes over the wire: RFC 5322 with a body of UTF-8 in base64, so that every line is short and
/// ASCII, whatever is written in it.
public struct Mail: Sendable {
    /// What stands before the `@` of the `Message-ID`; the same letter sent again has the same.
    public let id: String
    public let to: EmailAddress
    public let subject: String
    public let text: String

    public init(id: UUID, to: EmailAddress, subject: String, text: String) {
        (self.id, self.to, self.subject, self.text) = (id.uuidString.lowercased(), to, subject, text)
    }

    /// From whom letters come.
    public struct Sender: Sendable {
        public let address: EmailAddress
        public let name: String

        public init(address: EmailAddress, name: String) { (self.address, self.name) = (address, name) }

        var domain: Substring { address.text.drop { $0 != "@" }.dropFirst() }
    }

    /// The letter with its head, lines ended by CRLF, ready for `DATA` but for the dots.
    func bytes(from sender: Sender, at now: Date) -> [UInt8] {
        let head = [
            "Date: \(Self.date(now))", "From: \(MailHeader.phrase(sender.name)) <\(sender.address.text)>", "To: <\(to.text)>",
            "Subject: \(MailHeader.text(subject))", "Message-ID: <\(id)@\(sender.domain)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            // RFC 3834: no vacation note is to be sent back.
            "Auto-Submitted: auto-generated",
        ]
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + Self.body(text)).utf8)
    }

    /// RFC 2045, 6.8: lines of at most 76 characters.
    private static func body(_ text: String) -> String {
        let lines = text.nfc.split(omittingEmptySubsequences: false) { $0.isNewline }.joined(separator: "\r\n")
        let coded = Array(Data((lines + "\r\n").utf8).base64EncodedString().utf8)
        return stride(from: 0, to: coded.count, by: 76)
            .map { String(decoding: coded[$0..<min($0 + 76, coded.count)], as: UTF8.self) + "\r\n" }.joined()
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// RFC 5322, 3.3, in Vietnam's time, which has no summer.
    static func date(_ now: Date) -> String {
        let day = Day(now)
        let named = "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.year)"
        return "\(named) \(now.clockTextWithSeconds) +0700"
    }
}

/// Text in the head of a letter (RFC 2047). Whatever could end a line is a space before it comes this far.
enum MailHeader {
    /// 45 bytes make 60 characters of base64; a word has at most 75 with its marks.
    private static let most = 45

    static func text(_ text: String) -> String {
        let text = text.cleaned
        return text.utf8.count <= 60 && isPlain(text) ? text : words(text)
    }

    /// The name before an address.
    static func phrase(_ name: String) -> String {
        let name = name.cleaned
        let isAtoms = name.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: " ") } && name.utf8.count <= 60
        return isAtoms && !name.isEmpty ? name : words(name)
    }

    private static func words(_ text: String) -> String {
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if word.count + bytes.count > most {
                words.append(coded(word))
                word = []
            }
            word += bytes
        }
        return (words + [coded(word)]).joined(separator: "\r\n ")
    }

    private static func coded(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Data(bytes).base64EncodedString())?=" }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        Digits.contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

/// RFC 5321, 4.5.2: a line that begins with a dot gets another, so that none can end the letter early.
enum DotStuffing {
    static func stuffed(_ letter: [UInt8]) -> [UInt8] {
        var stuffed: [UInt8] = []
        stuffed.reserveCapacity(letter.count + 16)
        var startsLine = true
        for byte in letter {
            if startsLine, byte == UInt8(ascii: ".") { stuffed.append(byte) }
            stuffed.append(byte)
            startsLine = byte == UInt8(ascii: "\n")
        }
        return stuffed
    }
}
