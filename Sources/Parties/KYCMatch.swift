import Foundation
import Kit

/// Asks the operators whether a SIM is registered to a person — *thuê bao chính chủ* (INT-02, REQ-REG-004).
///
/// Speaks CAMARA Know Your Customer Match 0.3: `POST {base}/match`, a word for each field, nothing about the person.
public struct KYCMatch: Sendable {
    /// The person who says the SIM is theirs.
    public struct Person: Sendable {
        public let phone: PhoneNumber
        public let idDocument: String
        public let name: String
        public let birthdate: Day

        public init(phone: PhoneNumber, idDocument: String, name: String, birthdate: Day) {
            (self.phone, self.idDocument, self.name, self.birthdate) = (phone, idDocument, name, birthdate)
        }
    }

    public enum Result: Equatable, Sendable {
        /// All three fields agree. The operator's name is there if the aggregator told it.
        case match(operator: String?)
        /// MSG-SUBSCRIBER
        case noMatch
        /// MSG-SUBSCRIBER-DOWN
        case unavailable
    }

    private let base: String
    private let http: HTTPParty
    private let credentials: ClientCredentials
    private let line: PartyLine
    private let chance: Chance

    /// - Parameter base: `https://operator.example/kyc-match/v0.3`, without a slash at the end.
    public init(
        base: String, http: HTTPParty, credentials: ClientCredentials, line: PartyLine, chance: Chance = .system
    ) {
        (self.base, self.http, self.credentials, self.line, self.chance) = (base, http, credentials, line, chance)
    }

    /// The answer by the rule of INT-02.
    ///
    /// The name is sent as typed. If it alone is wrong it is sent once more in capitals without marks, as many
    /// operators' records have it.
    public func check(_ person: Person) async -> Result {
        do throws(PartyFailure) {
            let fields = try await ask(person, name: person.name)
            guard fields.onlyNameDiffers else { return fields.result }
            return try await ask(person, name: person.name.capitalsWithoutMarks).result
        } catch {
            return error.isMismatch ? .noMatch : .unavailable
        }
    }

    private func ask(_ person: Person, name: String) async throws(PartyFailure) -> KYCFields {
        let correlator = chance.uuid4().uuidString.lowercased()
        // A question changes nothing, so it may be asked twice.
        return try await line.call(tries: 2) { () async throws(PartyFailure) in
            let token = try await credentials.token()
            let reply = try await post(person, name, token, correlator)
            guard reply.status == 401 else { return try Self.read(reply) }
            return try Self.read(try await post(person, name, credentials.token(insteadOf: token), correlator))
        }
    }

    private func post(
        _ person: Person, _ name: String, _ token: Secret<String>, _ correlator: String
    ) async throws(PartyFailure) -> HTTPReply {
        let question = [
            "phoneNumber": person.phone.e164, "idDocument": person.idDocument, "name": name,
            "birthdate": person.birthdate.iso,
        ]
        guard let body = try? JSONEncoder().encode(question) else { throw .down(.nonsense) }
        let headers = [
            (name: "authorization", value: "Bearer \(token.reveal())"), (name: "x-correlator", value: correlator),
        ]
        return try await http.send(.json("\(base)/match", Array(body), headers: headers))
    }

    private static func read(_ reply: HTTPReply) throws(PartyFailure) -> KYCFields {
        guard reply.status == 200 else {
            let problem = try? reply.json(KYCProblem.self)
            throw PartyFailure(status: reply.status, reason: problem?.code ?? "")
        }
        return try reply.json(KYCFields.self)
    }
}

extension PartyFailure {
    /// Operators that check the document first say so with an error instead of a field.
    fileprivate var isMismatch: Bool {
        self == .refused(status: 403, reason: "KNOW_YOUR_CUSTOMER.ID_DOCUMENT_MISMATCH")
    }
}
