import Foundation
import Kit

/// What Kannel puts in the place of `%d` and the like in a report's URL.
struct KannelEscapes: Sendable {
    /// The number of the report: 1, 2 or 8.
    let type: Int
    /// The number as it was given to `sendsms`; the report comes *from* it.
    let receiver: String
    let message: Message
    let now: Date

    /// The URL with every known escape replaced and form-escaped; unknown ones stay as they are.
    func fill(_ template: String) -> String {
        var filled = ""
        var rest = template[...]
        while let sign = rest.firstIndex(of: "%") {
            filled += rest[..<sign]
            let next = rest.index(after: sign)
            guard next < rest.endIndex, let value = value(rest[next]) else {
                filled += "%"
                rest = rest[next...]
                continue
            }
            filled += value
            rest = rest[rest.index(after: next)...]
        }
        return filled + rest
    }

    private func value(_ letter: Character) -> String? {
        switch letter {
        case "d": String(type)
        case "p", "q": Self.escape(receiver)
        case "P", "Q": Self.escape(message.from)
        case "T": String(Int(now.timeIntervalSince1970))
        case "t": Self.escape("\(Day(now).iso) \(now.clockTextWithSeconds)")
        case "I", "F": message.id.uuidString.lowercased()
        case "i": "sandbox"
        case "A", "a", "b", "k": Self.escape(words)
        case "n": "sandbox"
        case "o": ""
        case "%": "%"
        default: nil
        }
    }

    /// What the operator says.
    private var words: String {
        switch type {
        case 1: "stat:DELIVRD"
        case 2: "stat:UNDELIV"
        default: "ACK/"
        }
    }

    private static func escape(_ text: String) -> String {
        let kept = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~ ")
        return (text.addingPercentEncoding(withAllowedCharacters: kept) ?? "").replacing(" ", with: "+")
    }
}
