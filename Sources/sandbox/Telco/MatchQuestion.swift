import Foundation

/// The body of CAMARA KYC Match 0.3, as far as the operators here compare.
struct MatchQuestion: Decodable, Sendable {
    let phoneNumber: String?
    let idDocument: String?
    let name: String?
    let birthdate: String?

    var asksNothing: Bool { idDocument == nil && name == nil && birthdate == nil }

    var hasGoodNumber: Bool { phoneNumber?.wholeMatch(of: #/\+[1-9][0-9]{4,14}/#) != nil }

    /// Only what was asked is answered. Letters are compared without regard to case, marks with.
    func answer(_ sim: SIM, fault: Fault.Mode?) -> [String: String] {
        var answer: [String: String] = [:]
        answer["idDocumentMatch"] = idDocument.map { Self.compare($0, sim.idDocument) }
        answer["nameMatch"] = name.map { Self.compare($0, fault == .wrong ? "-" : sim.name) }
        answer["birthdateMatch"] = birthdate.map { Self.compare($0, sim.birthdate) }
        if fault == .notAvailable { answer = answer.mapValues { _ in "not_available" } }
        answer["operator"] = sim.operator
        return answer
    }

    private static func compare(_ said: String, _ known: String?) -> String {
        guard let known else { return "not_available" }
        return said.uppercased() == known.uppercased() ? "true" : "false"
    }
}
