import Kit

/// The word of success between a form's answer and the next page. It is text for one browser, shown once and escaped
/// like all text; a forged one deceives only its forger.
enum NoticeCookie {
    static let name = "loi-nhan"

    static func read(_ cookie: String?) -> String? {
        guard let cookie, !cookie.isEmpty, cookie.utf8.count <= 1_000, let bytes = Base64URL.decode(cookie) else { return nil }
        return String(decoding: bytes, as: UTF8.self).cleaned
    }

    static func setting(_ words: any Words) -> SetCookie {
        SetCookie(name, Base64URL.encode(words.vi.prefix(200).utf8), maxAge: 60)
    }
}
