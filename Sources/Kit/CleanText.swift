/// Quick looks at the bytes of a text, for nearly all text needs nothing done to it.
///
/// They know plain ASCII, the letters of Latin with Vietnamese marks, dashes and quotes. `false` means: look closely.
enum CleanText {
    /// Whether a text is surely in NFC.
    static func isComposed(_ bytes: String.UTF8View) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x00...0xBF, 0xC2...0xCA: break
            // U+1E00–U+1EFF and U+2000–U+20BF, whose second bytes are looked at next.
            case 0xE1, 0xE2: break
            default: return false
            }
            if last == 0xE1, !(0xB8...0xBB).contains(byte) { return false }
            if last == 0xE2, byte != 0x80, byte != 0x82 { return false }
            last = byte
        }
        return true
    }

    /// Whether a line is surely in NFC, without control or invisible characters, and with single spaces only.
    static func isClean(_ bytes: String.UTF8View) -> Bool {
        var last: UInt8 = 0x20
        var beforeLast: UInt8 = 0
        for byte in bytes {
            switch byte {
            case 0x21...0x7E, 0x90...0xBF: break
            case 0x20: if last == 0x20 { return false }
            // Starts of U+00C0–U+02BF, U+1E00–U+1EFF and U+2000–U+20BF.
            case 0xC3...0xCA, 0xE1, 0xE2: break
            case 0x80...0x8F: if beforeLast == 0xE2 && last == 0x80 { return false }
            default: return false
            }
            if last == 0xE1 && byte != 0xBA && byte != 0xBB && byte != 0xB8 && byte != 0xB9 { return false }
            if last == 0xE2 && byte != 0x80 && byte != 0x82 { return false }
            if beforeLast == 0xE2, last == 0x80, byte >= 0xA8 { return false }
            (beforeLast, last) = (last, byte)
        }
        return last != 0x20
    }
}
