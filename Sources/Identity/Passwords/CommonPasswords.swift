/// Passwords that are tried first by those who guess — *mật khẩu thông dụng*.
enum CommonPasswords {
    static func contains(_ password: String) -> Bool { list.contains(password.lowercased()) }

    static let list: Set<String> = []
}
