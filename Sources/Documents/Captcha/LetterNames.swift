/// How a letter or digit is said in Vietnamese. Letters that sound alike are told apart by a word that begins with
/// them.
enum LetterNames {
    static func name(of letter: Character) -> String? { names[letter] }

    private static let names: [Character: String] = [
        "A": "a, như anh", "B": "bê, như bạn", "C": "xê, như cá", "D": "dê, như dừa", "E": "e, như em",
        "F": "ép phờ", "G": "giê, như gà", "H": "hát, như hoa", "J": "gi", "K": "ca, như kẹo",
        "L": "e lờ, như lúa", "M": "e mờ, như mẹ", "N": "e nờ, như nón", "P": "pê, như pin", "Q": "quy, như quê",
        "R": "e rờ, như rau", "S": "ét sờ, như sông", "T": "tê, như tôm", "U": "u, như uống", "V": "vê, như voi",
        "W": "vê kép", "X": "ích xờ, như xanh", "Y": "i dài, như yêu", "Z": "dét",
        "2": "số hai", "3": "số ba", "4": "số bốn", "5": "số năm", "6": "số sáu", "7": "số bảy", "8": "số tám",
        "9": "số chín",
    ]
}
