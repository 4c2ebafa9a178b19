import Foundation
import Kit

/// The name a file had at home: shown and offered again, never used as a path.
struct FileName {
    let text: String

    /// `nil` for a name with folders in it, without letters, or too long.
    init?(_ typed: String) {
        let text = typed.cleaned
        guard (1...255).contains(text.utf8.count), !text.contains("/"), !text.contains("\\"), !text.hasPrefix(".")
        else { return nil }
        self.text = text
    }
}
