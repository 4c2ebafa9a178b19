import Html
import Kit

/// A state in one or two words: "Đã gửi", "Quá hạn".
public func tag(_ words: any Words, _ tone: Tone = .neutral) -> HTML {
    "<span class=\"tag tag--\(tone.rawValue)\">\(tone.icon.html)<span>\(words)</span></span>"
}
