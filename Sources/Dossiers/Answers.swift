import Foundation
import Kit

/// What was typed into the reception form — *thông tin tiếp nhận hồ sơ* — by key, complete or not.
///
/// Common answers stand under an ``AnswerKey``; those of the procedure's own fields under `rieng.` and the field's key.
public struct Answers: Hashable, Sendable {
    public private(set) var values: [String: String]

    /// Blank values are left out, so that two forms with the same visible text are equal.
    public init(_ values: [String: String] = [:]) {
        self.values = values.compactMapValues { typed in
            let text = Self.tidy(typed)
            return text.isEmpty ? nil : text
        }
    }

    /// As they were kept: tidied when they were typed.
    fileprivate init(kept values: [String: String]) { self.values = values }

    public subscript(key: AnswerKey) -> String { values[key.rawValue] ?? "" }

    /// The answers of the procedure's own fields, under the fields' own keys.
    public var own: [String: String] {
        var own: [String: String] = [:]
        for (key, value) in values where key.hasPrefix(Self.ownPrefix) {
            own[String(key.dropFirst(Self.ownPrefix.count))] = value
        }
        return own
    }

    public static let ownPrefix = "rieng."
    /// More than any form of the catalogue can hold.
    static let most = 200_000

    /// These answers with others over them.
    public func overlaid(with other: [AnswerKey: String]) -> Answers {
        var values = values
        for (key, value) in other { values[key.rawValue] = value }
        return Answers(values)
    }

    /// These answers, where only some keys may change.
    public func replacing(only keys: Set<String>, from other: Answers) -> Answers {
        var values = values
        for key in keys { values[key] = other.values[key] }
        return Answers(values)
    }

    public var isTooMuch: Bool { values.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count } > Self.most }

    var returning: ReturnWay? { ReturnWay(rawValue: self[.returning]) }

    /// Lines stay lines; everything else is cleaned as one line is.
    private static func tidy(_ typed: String) -> String {
        typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { String($0).cleaned }
            .joined(separator: "\n").trimmed
    }
}

/// The answers every procedure asks for (REQ-DOS-002).
public enum AnswerKey: String, CaseIterable, Sendable {
    case name = "nop.ho-ten"
    case number = "nop.so-dinh-danh"
    case birthDate = "nop.ngay-sinh"
    case phone = "nop.dien-thoai"
    case email = "nop.email"
    case address = "nop.dia-chi"
    /// ``OwnerChoice``
    case owner = "chu.la"
    case ownerName = "chu.ho-ten"
    case ownerNumber = "chu.so-dinh-danh"
    case ownerBirthDate = "chu.ngay-sinh"
    case ownerAddress = "chu.dia-chi"
    case request = "noi-dung"
    case returning = "nhan-ket-qua"
}

/// Whether the one who files is the one it is about.
public enum OwnerChoice: String, CaseIterable, Sendable {
    case applicant = "nop"
    case another = "khac"
}

/// Answers at rest: encrypted as a whole under a key of their dossier, so that a row copied to another opens nowhere.
public struct SealedAnswers: Sendable {
    private let keys: KeyRing

    public init(_ keys: KeyRing) { self.keys = keys }

    func seal(_ answers: Answers, of id: ID<Dossier>) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try keys.seal(try encoder.encode(answers.values), for: Self.purpose(id))
    }

    public func open(_ sealed: [UInt8], of id: ID<Dossier>) throws -> Answers {
        let bytes = try keys.open(sealed, for: Self.purpose(id))
        return Answers(kept: try JSONDecoder().decode([String: String].self, from: Data(bytes)))
    }

    private static func purpose(_ id: ID<Dossier>) -> String { "dossiers:answers:\(id)" }
}
