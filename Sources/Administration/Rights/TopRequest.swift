import Directory
import Foundation
import Kit
import Store

/// An agency asks to be the top-level administrator of its ministry or province — *đề nghị cấp quyền quản trị cấp cao*
/// (REQ-VNC-005, 007).
public struct TopRequest: Sendable {
    /// *Mới, đang xem xét, đã cấp, từ chối*
    public enum State: String, CaseIterable, Sendable { case new, reviewing, granted, refused }

    public enum Move: String, CaseIterable, Sendable { case review, grant, refuse }

    public let id: ID<TopRequest>
    public let subject: String
    /// The agency whose account asks.
    public let agency: UnitCode
    public let agencyName: String
    public let root: UnitCode
    public let contact: Contact
    /// The agency that is to act for it, by the letter.
    public let delegate: UnitCode?
    public let letter: TopDecision.Letter?
    /// The scanned letter, or whatever else was sent along.
    public let scan: ID<StoredFile>?
    public let state: State
    public let reason: String
    public let askedAt: Date

    public struct Contact: Hashable, Codable, Sendable {
        public let name: String
        public let phone: String
        public let email: String

        public init(name: String, phone: String, email: String) { (self.name, self.phone, self.email) = (name, phone, email) }
    }

    /// Whose account gets the right.
    public var grantee: UnitCode { delegate ?? agency }
}

extension TopRequest.State {
    /// A move that is not in this table does not exist.
    public static let moves: [TopRequest.State: [TopRequest.Move: TopRequest.State]] = [
        .new: [.review: .reviewing, .grant: .granted, .refuse: .refused],
        .reviewing: [.grant: .granted, .refuse: .refused],
    ]

    public var isOpen: Bool { Self.moves[self] != nil }

    /// - Throws: ``AdministrationRefusal/state``.
    public func after(_ move: TopRequest.Move) throws(AdministrationRefusal) -> TopRequest.State {
        guard let next = Self.moves[self]?[move] else { throw .state }
        return next
    }
}

/// What an agency fills in.
public struct NewTopRequest: Sendable {
    public let contact: TopRequest.Contact
    public let delegate: UnitCode?
    public let letter: TopDecision.Letter?
    public let scan: StoredFile?

    public init(
        contact: TopRequest.Contact, delegate: UnitCode? = nil, letter: TopDecision.Letter? = nil, scan: StoredFile? = nil
    ) {
        (self.contact, self.delegate, self.letter, self.scan) = (contact, delegate, letter, scan)
    }
}

/// The agency account that asks.
public struct Asker: Sendable {
    public let subject: String
    public let name: String
    public let code: String

    public init(subject: String, name: String, code: String) { (self.subject, self.name, self.code) = (subject, name, code) }
}
