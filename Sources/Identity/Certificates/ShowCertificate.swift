import Certificates
import Foundation
import Kit
import Store

extension Accounts {
    /// *Đăng nhập bằng USB ký số*: the certificate's key and its PIN are both factors; no code follows (REQ-LOG-011).
    ///
    /// - Throws: ``IdentityRefusal/certificate(_:)``, ``IdentityRefusal/noAccountForCertificate``,
    ///   ``IdentityRefusal/accountLocked``.
    public func showCertificate(
        _ proof: CertificateProof, in flow: Flow<SignInFlow>, session token: String?, guest: String, browser: Browser,
        now: Date
    ) async throws -> SignedIn {
        guard settings.signInMethods.contains(.usbToken) else { throw IdentityRefusal.method }
        guard flow.content.step == .password else { throw IdentityRefusal.wrongState }
        let system = flow.content.demand.system
        let certificate = try await prove(proof, for: .signIn, guest: guest, now: now) { mark in
            try await note(refused: mark, system, browser, now: now)
        }
        try await matchAgain(certificate, now: now)
        let fresh = FreshSession(chance, at: now)
        return try await database.write { tx in
            guard let account = try tx.accountID(of: certificate), let standing = try tx.standing(account),
                try tx.accountID(of: certificate.subject.number, keys) == account
            else { throw IdentityRefusal.noAccountForCertificate }
            guard standing.state.admits else { throw IdentityRefusal.accountLocked }
            var content = flow.content
            content.step = try content.step.after(.certificate, demanding: content.demand.strength)
            (content.account, content.epoch) = (account, standing.epoch)
            (content.methods, content.authenticatedAt) = ([.certificate], now)
            try tx.noteUse(of: certificate, now: now)
            let session = try tx.complete(flow, content, standing, fresh, browser, replacing: token, now: now)
            return SignedIn(session: session, token: Secret(fresh.token), remembered: nil, demand: content.demand)
        }
    }

    /// A try with a certificate that is not taken any more stands in its owner's history (REQ-ACC-003).
    private func note(refused mark: [UInt8], _ system: String, _ browser: Browser, now: Date) async throws {
        let event: ID<AccessEvent> = chance.id(at: now)
        try await database.write { tx in
            guard let account = try tx.accountID(certificate: mark) else { return }
            let entry = AccessEntry(event, account, system: system, .certificate, .certificateRefused, browser)
            try tx.write(entry, now: now)
        }
    }

    /// An agency that waits for its code to be known is asked about again each time it comes (REQ-REG-017).
    private func matchAgain(_ certificate: CheckedCertificate, now: Date) async throws {
        guard certificate.subject.kind == .agency else { return }
        let waiting = try await database.read { tx in
            try tx.accountID(of: certificate).flatMap { try tx.standing($0) }.flatMap {
                $0.state == .pendingMatch ? $0.account : nil
            }
        }
        guard let waiting, await agencyState(certificate) == .active else { return }
        try await move(waiting, .match, by: "register", because: "mã định danh đã khớp", now: now)
    }
}
