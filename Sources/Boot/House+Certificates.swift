import Certificates
import Directory
import Foundation
import Identity
import Kit
import Links
import Parties
import SwiftASN1
import Web

extension House {
    /// What Vnconnect takes certificates by; nothing where no root is configured.
    func certificateTrust() throws -> CertificateTrust? {
        guard let wanted = settings.certificates else { return nil }
        let anchors = try Self.anchors(wanted)
        let status = parties.status(to: wanted.statusOrigins, clock: clock, logger: logger)
        let register = parties.outbound("agencies", to: [settings.origins[.portal]], clock: clock, logger: logger)
        let portal = settings.origins[.portal]
        return CertificateTrust(
            check: CertificateCheck(
                anchors: anchors, status: StatusCheck(chance: chance) { try await status.send($0) }),
            agent: wanted.agent
        ) { code in
            guard let reply = try? await register.get(portal + PortalLinks.agency.with(code.text).path) else {
                return .unavailable
            }
            switch reply.status {
            case 200: return (try? reply.json(AgencyReply.self))?.hoatDong == true ? .active : .unknown
            case 404: return .unknown
            default: return .unavailable
            }
        }
    }

    private static func anchors(_ wanted: Settings.Certificates) throws -> TrustAnchors {
        let read = { (path: String?, name: String) in
            guard let path else { return "" }
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw SettingFault("The root certificates \(path) (\(name)) cannot be read.")
            }
            return text
        }
        let government = try read(wanted.government, "MOTCUA_CERTIFICATES_GOVERNMENT")
        let citizens = try read(wanted.publicRoots, "MOTCUA_CERTIFICATES_PUBLIC")
        do { return try TrustAnchors(governmentPEM: government, publicPEM: citizens) } catch {
            throw SettingFault("MOTCUA_CERTIFICATES_GOVERNMENT and MOTCUA_CERTIFICATES_PUBLIC must be files of PEM certificates.")
        }
    }

    /// PRM-AUTH-METHODS
    func identitySettings(_ trust: CertificateTrust?) -> IdentitySettings {
        var identity = IdentitySettings()
        settings.methods.profile.apply(to: &identity)
        if let chosen = settings.methods.registration { identity.registrationMethods = chosen }
        if let chosen = settings.methods.signIn { identity.signInMethods = chosen }
        // Nobody named them, and nobody could use them.
        if trust == nil, settings.methods.isDefault {
            identity.registrationMethods.remove(.usbToken)
            identity.signInMethods.remove(.usbToken)
        }
        return identity
    }

    /// What Vnconnect asks of the register of agencies: public, and the same for everyone.
    func agencyRoute(_ units: UnitBook) -> Route {
        .get(PortalLinks.agency) { visit in
            guard let code = OrgCode(visit.part("ma")), let agency = try await units.agency(code) else {
                return .text("", status: 404)
            }
            let isOpen = agency.isOpen(on: Day(visit.now))
            return try .json(AgencyReply(maDinhDanh: code.text, tenCoQuan: agency.name, hoatDong: isOpen))
        }.forServers
    }

    /// Ties a certificate to the account of the number in it.
    ///
    /// - Parameter pem: The certificate, then what stands between it and a root.
    /// - Returns: The account's name.
    public func attachCertificate(pem: String) async throws -> String {
        try await migrate()
        let documents = try PEMDocument.parseMultiple(pemString: pem).map(\.derBytes)
        guard let own = documents.first else { throw SettingFault("There is no certificate in the file.") }
        return try await accounts().attach(
            certificate: own, others: Array(documents.dropFirst()), by: "command", now: clock.now)
    }
}

/// An agency as one question sees it.
private struct AgencyReply: Codable {
    let maDinhDanh: String
    let tenCoQuan: String
    let hoatDong: Bool
}
