import Foundation

/// The parameter `claims` (OpenID Connect Core 5.5): names for userinfo and for the ID token, and the values of `acr` and
/// `sub` that the client insists on.
struct ClaimsRequest: Decodable, Equatable {
    struct Wish: Decodable, Equatable {
        var essential: Bool?
        var value: String?
        var values: [String]?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            essential = try container.decodeIfPresent(Bool.self, forKey: .essential)
            // Of other claims any JSON value may be asked for; only texts mean something here.
            value = try? container.decodeIfPresent(String.self, forKey: .value)
            values = try? container.decodeIfPresent([String].self, forKey: .values)
        }

        enum Keys: String, CodingKey { case essential, value, values }
    }

    let userinfo: [String: Wish?]?
    let idToken: [String: Wish?]?

    enum CodingKeys: String, CodingKey {
        case userinfo
        case idToken = "id_token"
    }

    init?(_ text: String) {
        guard text.utf8.count <= 4_000, let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = read
    }

    /// Claims of userinfo asked for by name, known ones only.
    var names: Set<OpenIDClaim> { Set((userinfo ?? [:]).keys.compactMap(OpenIDClaim.init(rawValue:))) }

    /// Claims of the ID token asked for by name.
    var idTokenNames: Set<OpenIDClaim> { Set((idToken ?? [:]).keys.compactMap(OpenIDClaim.init(rawValue:))) }

    /// The only person the client wants to hear of.
    var subject: String? { (idToken?["sub"] ?? nil)?.value ?? (userinfo?["sub"] ?? nil)?.value }

    /// The values of `acr` without which the client wants no token at all.
    var essentialACR: [String]? {
        guard let wish = idToken?["acr"] ?? nil, wish.essential == true else { return nil }
        return wish.values ?? wish.value.map { [$0] }
    }
}
