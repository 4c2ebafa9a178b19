import Foundation

/// Vietnamese text as people search and sort it (spec F.6): one function each, so that both engines find and sort alike.
public enum VietnameseText {
    /// Lower case, without marks, `đ` as `d`; every run of spaces and punctuation is one space.
    ///
    /// ```swift
    /// VietnameseText.folded("  Đăng ký KHAI SINH (thử)")  // "dang ky khai sinh thu"
    /// VietnameseText.folded("hoà") == VietnameseText.folded("hòa")
    /// ```
    ///
    /// Text in NFD gives what NFC gives. An apostrophe parts a name: "H'Mơ" is "h mo". Other scripts are kept, in
    /// lower case. Costs about one table look-up a letter.
    /// - Source: spec F.6 item 2.
    public static func folded(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var needsSpace = false
        for scalar in text.unicodeScalars {
            if VietnameseLetter.mark(scalar) != nil { continue }
            let plain = plainByte(scalar)
            guard plain != nil || isForeignWord(scalar) else {
                needsSpace = !bytes.isEmpty
                continue
            }
            if needsSpace { bytes.append(0x20) }
            needsSpace = false
            if let plain {
                bytes.append(plain)
            } else {
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A letter or digit of the fold as its one byte, nil for all else.
    public static func plainByte(_ scalar: Unicode.Scalar) -> UInt8? {
        if let letter = VietnameseLetter(scalar) { return letter.base }
        return scalar.value >= 0x30 && scalar.value <= 0x39 ? UInt8(scalar.value) : nil
    }

    /// A letter or digit of a script other than Latin.
    public static func isForeignWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0x7F && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }

    /// A key whose byte order is the Vietnamese order: a ă â b c d đ e ê …, then tones, capitals last; 2 before 10.
    ///
    /// ```swift
    /// ["Tổ 10", "Tổ 2", "Ân", "An"].sorted { VietnameseText.sortKey($0) < VietnameseText.sortKey($1) }
    /// // An, Ân, Tổ 2, Tổ 10
    /// ```
    ///
    /// Made to be stored in a column and compared by bytes (`COLLATE "C"` in PostgreSQL).
    /// - Source: spec F.6 item 1.
    public static func sortKey(_ text: String) -> String { String(decoding: sortBytes(text), as: UTF8.self) }

    /// The bytes of ``sortKey(_:)``, where many texts are sorted at once.
    public static func sortBytes(_ text: String) -> [UInt8] {
        var key = VietnameseSortKey(capacity: text.utf8.count)
        for scalar in text.unicodeScalars { key.append(scalar) }
        return key.finished()
    }
}

/// Collects the three levels of a sort key: letters and numbers, tones, capitals.
private struct VietnameseSortKey {
    private var letters: [UInt8] = []
    private var tones: [UInt8] = []
    private var cases: [UInt8] = []
    private var number: [UInt8] = []

    init(capacity: Int) {
        letters.reserveCapacity(capacity * 3)
        tones.reserveCapacity(capacity)
        cases.reserveCapacity(capacity)
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.value >= 0x30, scalar.value <= 0x39 {
            number.append(UInt8(scalar.value))
            return
        }
        endNumber()
        if let letter = VietnameseLetter(scalar) {
            letters.append(letter.base)
            letters.append(0x30 + letter.shape)
            tones.append(0x30 + letter.tone)
            cases.append(letter.isUpper ? 0x31 : 0x30)
        } else if let mark = VietnameseLetter.mark(scalar) {
            apply(mark)
        } else if VietnameseText.isForeignWord(scalar) {
            letters.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        } else if let last = letters.last, last != 0x20 {
            letters.append(0x20)
        }
    }

    /// The mark belongs to the letter just taken; after anything else it says nothing.
    private mutating func apply(_ mark: (shape: UInt8, tone: UInt8)) {
        guard let last = letters.last, (0x30...0x34).contains(last), !tones.isEmpty else { return }
        if mark.shape > 0 { letters[letters.count - 1] = 0x30 + mark.shape }
        if mark.tone > 0 { tones[tones.count - 1] = 0x30 + mark.tone }
    }

    /// A number sorts by its length first, so that 2 stands before 10.
    private mutating func endNumber() {
        guard !number.isEmpty else { return }
        let digits = number.drop { $0 == 0x30 }
        letters.append(0x30)
        letters.append(0x41 + UInt8(min(digits.count, 57)))
        letters.append(contentsOf: digits)
        number = []
    }

    consuming func finished() -> [UInt8] {
        endNumber()
        while letters.last == 0x20 { letters.removeLast() }
        letters.append(1)
        letters += tones
        letters.append(1)
        letters += cases
        return letters
    }
}
