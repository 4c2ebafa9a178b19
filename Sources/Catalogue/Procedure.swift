import Foundation
import Kit

/// One administrative procedure as it is published — *thủ tục hành chính (TTHC)*.
///
/// A value is one *revision*: it never changes, and a dossier keeps the number of the revision it was filed under. Its
/// JSON is at once the program's own catalogue format, the stored document, and what a province pulls.
/// - Source: NĐ 63/2010/NĐ-CP Đ8.2 (the parts a publication must have).
public struct Procedure: Sendable, Equatable {
    /// `1.001193`; codes that fit no grammar are kept as they were published.
    public let code: String
    public let name: String
    public let kind: ProcedureKind
    /// Set once the procedure is repealed; its page stays, nothing can be filed (REQ-TTHC-001).
    public internal(set) var repeal: Repeal?
    /// *Lĩnh vực*.
    public let fields: [CodedName]
    /// *Cơ quan công bố*.
    public let promulgatedBy: CodedName
    /// *Quyết định công bố*, with its day where the record says it.
    public let decision: Decision?
    /// *Đối tượng thực hiện*.
    public let subjects: [SubjectType]
    /// *Cấp thực hiện*: every active unit of such a level takes dossiers, see ``isExecuted(at:by:)``.
    public let executedBy: Set<ExecutingLevel>
    /// Units that take dossiers though their level is not in ``executedBy``, by agency code.
    public let executedAt: [String]
    /// *Cơ quan thực hiện*, as the record prints it.
    public let agencies: [CodedName]
    /// Who decides, who may be delegated, who takes part, where one goes: texts of the record.
    public let competence: Competence
    public let online: OnlineService
    /// *Trình tự thực hiện*.
    public let steps: [Step]
    /// *Cách thức thực hiện*.
    public let ways: [SubmissionWay]
    /// *Thành phần hồ sơ*, by *trường hợp*.
    public let cases: [ProcedureCase]
    /// *Kết quả thực hiện*.
    public let results: [CodedName]
    public let returning: [ReturnMethod]
    /// *Căn cứ pháp lý*: number and title.
    public let legalBases: [CodedName]
    /// *Yêu cầu, điều kiện*.
    public let conditions: String
    public let description: String
    public let keywords: [String]
    /// *Nhóm dịch vụ*, which hang the procedure on life events.
    public let serviceGroups: [String]
    /// Life events the procedure hangs on by name of their code, besides those its groups and fields give.
    public let lifeEvents: [String]
    /// The procedure's own fields of the reception form (REQ-DOS-002).
    public let formFields: [FormField]
    /// A procedure known by its heading alone can be read but not filed.
    public let hasFullRecord: Bool
    /// What was odd in the source, kept for people to see.
    public let notices: [ImportNotice]

    func repealed(_ repeal: Repeal) -> Procedure {
        var repealed = self
        repealed.repeal = repeal
        return repealed
    }
}

/// A name with the code its source gave it, if any.
public struct CodedName: Hashable, Sendable {
    public let name: String
    public let code: String

    public init(_ name: String, code: String = "") { (self.name, self.code) = (name, code) }
}

/// *Chuẩn / đặc thù của địa phương / nội bộ*.
public enum ProcedureKind: String, Codable, Sendable, CaseIterable {
    case standard, specific, `internal`
}

/// *Bãi bỏ*: since when, and which procedure took its place.
public struct Repeal: Codable, Hashable, Sendable {
    public let since: Day
    public let successor: String?
}

/// The decision that published the procedure: `163/QĐ-BTP`, and its day.
public struct Decision: Codable, Hashable, Sendable {
    public let number: String
    public let day: Day?
}

/// One step of *trình tự thực hiện*; many records give no title.
public struct Step: Codable, Hashable, Sendable {
    public let title: String
    public let text: String
}

/// *Cơ quan có thẩm quyền, được ủy quyền, phối hợp, địa chỉ tiếp nhận*: prose of the record, empty where it has none.
public struct Competence: Hashable, Sendable {
    public let authority: String
    public let delegated: String
    public let coordinating: String
    public let address: String

    public static let unstated = Competence(authority: "", delegated: "", coordinating: "", address: "")
}

/// *Nhận kết quả*: where a result may be taken.
public enum ReturnMethod: String, Codable, Sendable, CaseIterable {
    case online, desk, home
}

/// How far the service works online — *mức độ cung cấp dịch vụ công trực tuyến*.
public enum OnlineLevel: String, Codable, Sendable, CaseIterable {
    case full, part, none
}

/// Whether the online service takes dossiers, and who may file.
public struct OnlineService: Encodable, Hashable, Sendable {
    public let level: OnlineLevel
    /// Open services stand in the list "Dịch vụ công trực tuyến" (REQ-TTHC-004).
    public let isOpen: Bool
    /// The lowest verification level (*mức xác minh*) that may file; PRM-IAL-MIN unless the procedure asks more.
    public let minIal: Int

    public static let usualMinIal = 1
}
