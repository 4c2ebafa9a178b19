import Foundation
import Identity
import Kit
import Links
import Web

/// Where a client that is entitled to it looks for an account by an exact number (REQ-ADM-004, 005): `quantri` alone.
///
/// The client shows its secret as at the token endpoint. What it may not see is not told apart from what is not there.
extension OpenIDRoutes {
    private struct Found: Encodable {
        let subject, kind, name, number, phone, email, registration: String

        init(_ account: Account) {
            subject = account.subject.uuidString.lowercased()
            (kind, registration) = (account.kind.rawValue, account.registration.rawValue)
            (name, number) = (account.profile.name, account.number?.text ?? "")
            (phone, email) = (account.defaultPhone?.phone.e164 ?? "", account.profile.email ?? "")
        }
    }

    func findAccounts(_ visit: Visit) async throws -> Response {
        try await answering {
            let request = try ClientRequest(visit, at: IdentityLinks.findAccounts, of: provider)
            let posted = request.form
            let found = try await provider.accounts(
                number: try posted.read("number") { IdentityNumber(personal: $0) },
                phone: try posted.read("phone") { PhoneNumber($0) },
                organisation: try posted.read("organisation", Self.organisation), asked: request.proof, by: readers,
                now: visit.now)
            return try .json(found.map(Found.init))
        }
    }

    private static func organisation(_ text: String) -> IdentityNumber? {
        IdentityNumber(kind: .orgCode, text: text) ?? IdentityNumber(kind: .taxCode, text: text)
    }
}

extension FormData {
    /// What a field says. One that says something nobody can read is refused: left out, it would widen the search.
    fileprivate func read<T>(_ name: String, _ make: (String) -> T?) throws(TokenFault) -> T? {
        guard let text = filled(name) else { return nil }
        guard let value = make(text) else { throw TokenFault(.invalidRequest, "\(name) cannot be read") }
        return value
    }
}
