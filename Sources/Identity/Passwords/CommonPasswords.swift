import Kit

/// Passwords that are tried first by those who guess — *mật khẩu thông dụng*.
///
/// A word of the list with one of the usual tails is common too, whatever signs stand between and however it is
/// written: `Matkhau@123`, `P@ssw0rd2024!`.
enum CommonPasswords {
    static func contains(_ password: String) -> Bool {
        let bare = bare(password)
        return phrases.contains(bare) || words.contains(bare)
            || tails.contains { bare.hasSuffix($0) && words.contains(String(bare.dropLast($0.count))) }
    }

    /// Lower case without marks and signs; the usual digits and signs read as the letters they stand for.
    private static func bare(_ password: String) -> String {
        var text = ""
        for scalar in password.unicodeScalars {
            if let letter = substitutes[scalar], !text.isEmpty, text.last?.isNumber != true {
                text.append(letter)
            } else if let plain = VietnameseText.plainByte(scalar) {
                text.unicodeScalars.append(Unicode.Scalar(plain))
            }
        }
        return text
    }

    private static let substitutes: [Unicode.Scalar: Character] = ["$": "s", "!": "i"]

    private static let tails: [String] =
        [
            "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "0", "00", "000", "01", "321", "111",
            "222", "666",
            "777", "888", "999", "68", "86", "6868", "8386", "79", "7979", "39", "3979", "113", "qwe", "abc", "xyz",
        ]
        + (1980...2030).map(String.init)

    private static let words = Set(
        """
        password passwd pass pssword pssw0rd passw0rd pssword pwd secret letmein welcome login admin \
        administrator root user guest test tester testing demo default master super superman batman dragon \
        monkey princess sunshine shadow football baseball soccer hello iloveyou lovely love baby angel michael \
        jordan hunter killer freedom whatever trustno starwars computer internet google facebook zalo samsung \
        iphone apple windows microsoft office server system manager office qwerty qwert qwertyuiop qwe qaz \
        qazwsx asdf asdfgh asdfghjkl zxcvbn zxcvbnm abc abcd abcde abcdef abcxyz xyz aaa summer winter spring \
        autumn monday friday january december changeme newpassword mypassword temp temporary matkhau mtkhau \
        matkhu mk matkhaumoi matkhaumacdinh khongbiet khongco khongnho xinchao chao chaoban toila toiyeu \
        anhyeuem emyeuanh yeuem yeuanh yeuminh yeunhau yeu tinhyeu maiyeu mayeu boyeu meyeu conyeu giadinh \
        hanhphuc vietnam vnam vn hanoi saigon hochiminh tphcm danang haiphong hue cantho nhatrang dalat \
        quangninh thanhhoa nghean nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly \
        nguyenvan tranvan levan phamvan nguyenthi tranthi lethi phamthi anh em minh hung dung tuan nam hai linh \
        trang thao huong lan hoa mai hong phuong thuy ha nga thanh long quang khanh duc tien trung hieu hoang \
        bao khoi an binh dichvucong dvc dvcqg congdichvucong motcua chinhphu ubnd uyban canbo congdan congchuc \
        hanhchinh tuphap congan phuongxa tinh huyen xa quan phuong admindvc quantri quantrivien quanly nguoidung \
        taikhoan dangnhap vnpt viettel mobifone vinaphone fpt vietcombank techcombank agribank bidv vietin \
        manutd manchester arsenal chelsea liverpool realmadrid barcelona ronaldo messi
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    private static let phrases = Set(
        """
        a123456 aa123456 abc123 abcd1234 a1b2c3d4 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3 1qaz2wsx qazwsxedc \
        zaq12wsx 123qwe qwe123 123abc 123456a 123456aa 12345678a 123456789a 147258369 asd123 asdf1234 zxc123 \
        qwer1234 1234qwer a12345678 aa12345678 p0ssw0rd pa55word passw0rd1 pw123456 pass1234 letmein1 welcome1 \
        admin123 test1234 ilove123 iloveu123 aabb1122 abcabc123 aaaa1111 aaa111 a1234567 ab123456 abc12345 \
        abcdef123 anhyeuem1 khongquen1 mothaiba123 mot2ba4
        """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
