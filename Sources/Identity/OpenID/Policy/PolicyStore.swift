import Kit
import Store

/// The columns a policy lies in.
let policyColumns: SQL = """
    profile, uses, authentication, key_set, key_address, extra_claims, service_scopes, sector, needs_pushed_request,
    needs_dpop, refresh_life
    """

extension ClientPolicy {
    var values: SQL {
        """
        \(profile.rawValue), \(uses.spaced), \(authentication.rawValue), \(keySet), \(keyAddress), \(claims.spaced),
        \(serviceScopes.spaced), \(sector), \(needsPushedRequest), \(needsDPoP), \(refreshLife)
        """
    }

    /// As `UPDATE` wants it.
    var assignments: SQL {
        """
        profile = \(profile.rawValue), uses = \(uses.spaced), authentication = \(authentication.rawValue),
        key_set = \(keySet), key_address = \(keyAddress), extra_claims = \(claims.spaced),
        service_scopes = \(serviceScopes.spaced), sector = \(sector), needs_pushed_request = \(needsPushedRequest),
        needs_dpop = \(needsDPoP), refresh_life = \(refreshLife)
        """
    }

    private var keySet: String? { if case .uploaded(let json) = keys { json } else { nil } }
    private var keyAddress: String? { if case .address(let uri) = keys { uri } else { nil } }

    init(row: Row) throws {
        self.init()
        profile = try row.read("profile", ClientProfile.init(rawValue:))
        uses = Set(try row.text("uses").split(separator: " ").compactMap { ClientUse(rawValue: String($0)) })
        authentication = try row.read("authentication", ClientAuthentication.init(rawValue:))
        keys = try row.optionalText("key_set").map(ClientKeySource.uploaded)
            ?? row.optionalText("key_address").map(ClientKeySource.address)
        claims = OpenIDClaim.list(try row.text("extra_claims"))
        serviceScopes = ServiceScope.list(try row.text("service_scopes")) ?? []
        sector = try row.optionalText("sector")
        needsPushedRequest = try row.bool("needs_pushed_request")
        needsDPoP = try row.bool("needs_dpop")
        refreshLife = try row.int("refresh_life")
    }
}
