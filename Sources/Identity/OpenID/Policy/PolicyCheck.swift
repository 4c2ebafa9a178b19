import Foundation
import Jose
import Kit

extension NewClient {
    /// What the policy says must fit together (FAPI 2.0 Security Profile 5.3.2, RFC 9700).
    func checkPolicy() throws(ClientRefusal) {
        guard !policy.uses.isEmpty else { throw .policy(.uses) }
        let isService = policy.uses.contains(.service) || policy.uses.contains(.resource)
        guard !isService || !isPublic else { throw .policy(.publicService) }
        guard policy.serviceScopes.isEmpty || isService, !policy.uses.contains(.service) || !policy.serviceScopes.isEmpty else {
            throw .policy(.serviceScopes)
        }
        guard scopes.contains(.offlineAccess) == (policy.refreshLife > 0), policy.refreshLife == 0 || !isPublic,
            policy.refreshLife == 0 || (300...43_200).contains(policy.refreshLife)
        else { throw .policy(.refresh) }
        try checkKeys()
        try checkSector()
        if policy.profile == .fapi2 { try checkFAPI() }
    }

    private func checkKeys() throws(ClientRefusal) {
        guard policy.authentication == .privateKey else { return }
        switch policy.keys {
        case nil: throw .policy(.keys)
        case .address(let uri): try RegisteredURI.check(uri, allowsLoopback: false)
        case .uploaded(let json):
            let keys = ClientKeys.readable(json, policy.profile)
            guard !keys.isEmpty, !ClientKeys.hasPrivateParts(json) else { throw .policy(.keys) }
            if policy.profile == .fapi2, keys.contains(where: { $0.algorithm == .rs256 }) { throw .policy(.keys) }
        }
    }

    /// The sector is the host of its redirect addresses where all have the same (OpenID Connect Core 8.1); else the
    /// operator names it.
    private func checkSector() throws(ClientRefusal) {
        guard let sector = policy.sector else { return }
        guard RegisteredURI.fault(in: "https://\(sector)", allowsLoopback: false) == nil, !sector.contains("/"),
            !sector.contains(":"), !sector.contains("?")
        else { throw .policy(.sector) }
    }

    private func checkFAPI() throws(ClientRefusal) {
        guard policy.authentication == .privateKey, policy.needsPushedRequest, policy.needsDPoP, needsPKCE,
            algorithm != .rs256
        else { throw .policy(.fapi) }
    }
}
