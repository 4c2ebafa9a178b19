import Foundation
import Kit

/// Passwords that are tried first by those who guess — *mật khẩu thông dụng*: seen in leaks, or built as people here
/// build them (`bin/common-passwords` says of what).
///
/// A word of the list with one of the usual tails is common too, whatever signs stand between and however it is
/// written: `Matkhau@123`, `P@ssw0rd2024!`, `123#NgocAnh`.
enum CommonPasswords {
    /// `nil` where the product's files are not whole; then Vnconnect does not start.
    static let list: SortedLines? = Bundle.module.url(forResource: "Data", withExtension: nil)
        .flatMap { try? SortedLines($0.appending(path: "common-passwords.txt")) }

    static func contains(_ password: String) -> Bool {
        readings(of: password).contains { isCommon($0) }
    }

    private static func isCommon(_ bare: String) -> Bool {
        guard let list else { return false }
        if list.contains(bare) { return true }
        return tails.contains { tail in
            bare.hasSuffix(tail) && list.contains(String(bare.dropLast(tail.count)))
                || bare.hasPrefix(tail) && list.contains(String(bare.dropFirst(tail.count)))
        }
    }

    /// Lower case without marks and signs, once as it stands and once with the digits and signs of its front part read as
    /// the letters they look like.
    private static func readings(of password: String) -> Set<String> {
        let scalars = Array(password.nfc.unicodeScalars)
        let last = scalars.lastIndex { $0.properties.isAlphabetic } ?? -1
        var (plain, read) = ("", "")
        for (index, scalar) in scalars.enumerated() {
            let byte = VietnameseText.plainByte(scalar).map { Character(Unicode.Scalar($0)) }
            if let byte { plain.append(byte) }
            if index <= last, let letter = looks[scalar] { read.append(letter) } else if let byte { read.append(byte) }
        }
        return [plain, read]
    }

    private static let looks: [Unicode.Scalar: Character] = [
        "@": "a", "4": "a", "$": "s", "5": "s", "!": "i", "1": "i", "0": "o", "3": "e", "7": "t",
    ]

    private static let tails: [String] =
        [
            "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "0", "00", "000", "01", "321",
            "111", "222", "333", "555", "666", "777", "888", "999", "68", "86", "6868", "8386", "79", "7979", "39", "3979",
            "113", "114", "115", "123123", "112233", "qwe", "abc", "xyz", "qaz",
        ]
        + (1940...2030).map(String.init)
}
