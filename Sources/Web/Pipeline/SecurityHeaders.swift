import HTTPTypes

/// The headers every answer carries (REQ-SEC-003). No inline script or style runs, nothing is framed, nothing is sniffed.
enum SecurityHeaders {
    static func all(formTargets: [String]?, secure: Bool) -> [(HTTPField.Name, String)] {
        // A browser holds the redirects after a form to `form-action` as well, so the sites a form may end on are named.
        let forms = formTargets.map { (["form-action 'self'"] + $0).joined(separator: " ") + "; " } ?? ""
        let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "media-src 'self'; connect-src 'self'; \(forms)base-uri 'none'; frame-ancestors 'none'"
        var headers: [(String, String)] = [
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "strict-origin-when-cross-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        if secure { headers.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) }
        return headers.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }

    /// The policy with one more origin to connect to.
    static func reaching(_ origin: String, _ policy: String) -> String {
        policy.replacing("connect-src 'self'", with: "connect-src 'self' \(origin)")
    }
}
