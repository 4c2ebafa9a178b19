import Catalogue
import Foundation
import Kit

/// Who files, as Vnconnect told it — *người nộp*.
public struct Applicant: Hashable, Sendable {
    public enum Kind: String, Sendable {
        case citizen, business, agency, staff
    }

    public let subject: String
    public let kind: Kind
    public let name: String
    public let birthDate: Day?
    /// CMND, CCCD, tax or agency code.
    public let number: String?
    /// As it is to be shown in a form.
    public let phone: String?
    public let email: String?
    public let address: String?
    /// *Mức xác minh*, 0 to 4.
    public let assurance: Int

    public init(
        subject: String, kind: Kind, name: String, birthDate: Day? = nil, number: String? = nil, phone: String? = nil,
        email: String? = nil, address: String? = nil, assurance: Int
    ) {
        (self.subject, self.kind, self.name, self.birthDate) = (subject, kind, name, birthDate)
        (self.number, self.phone, self.email, self.address) = (number, phone, email, address)
        self.assurance = assurance
    }

    /// From this level on identity comes from the account and cannot be typed over (REQ-DOS-001).
    static let sealing = 2

    /// Answers the account gives and nobody may change.
    public var sealed: [AnswerKey: String] { assurance >= Self.sealing ? identity : [:] }

    /// What a new form begins with.
    var prefill: [AnswerKey: String] {
        let contact = [AnswerKey.phone: phone, .email: email, .address: address].compactMapValues(\.self)
        return identity.merging(contact) { own, _ in own }.merging([.owner: OwnerChoice.applicant.rawValue]) { own, _ in own }
    }

    private var identity: [AnswerKey: String] {
        [AnswerKey.name: name, .number: number, .birthDate: birthDate?.text].compactMapValues(\.self)
            .filter { !$0.value.isEmpty }
    }

    /// The groups of *đối tượng thực hiện* this account belongs to.
    var audiences: Set<Audience> {
        switch kind {
        case .citizen: [.citizen, .foreigner]
        case .business: [.business]
        case .agency: [.organisation]
        case .staff: []
        }
    }

    var actor: Actor { Actor(citizen: subject, name: name) }
}
