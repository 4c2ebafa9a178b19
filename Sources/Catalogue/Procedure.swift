import Foundation
import Kit

/// One administrative procedure as it is published — *thủ tục hành chính (TTHC)*.
///
/// A value is one *revision*: it never changes, and a dossier keeps the number of the revision it was filed under. Its
/// JSON is at once the program's own catalogue format, the stored document, and what a province pulls.
/// - Source: NĐ 63/2010/NĐ-CP Đ8.2 (the parts a publication must have).
package struct Procedure: Sendable, Equatable {
    /// `1.001193`; codes that fit no grammar are kept as they were published.
    package let code: String
    package let name: String
    package let kind: ProcedureKind
    /// Set once the procedure is repealed; its page stays, nothing can be filed (REQ-TTHC-001).
    package internal(set) var repeal: Repeal?
    /// *Lĩnh vực*.
    package let fields: [CodedName]
    /// *Cơ quan công bố*.
    package let promulgatedBy: CodedName
    /// *Quyết định công bố*, with its day where the record says it.
    package let decision: Decision?
    /// *Đối tượng thực hiện*.
    package let subjects: [SubjectType]
    /// *Cấp thực hiện*: every active unit of such a level takes dossiers, see ``isExecuted(at:by:)``.
    package let executedBy: Set<ExecutingLevel>
    /// Units that take dossiers though their level is not in ``executedBy``, by agency code.
    package let executedAt: [String]
    /// *Cơ quan thực hiện*, as the record prints it.
    package let agencies: [CodedName]
    /// Who decides, who may be delegated, who takes part, where one goes: texts of the record.
    package let competence: Competence
    package let online: OnlineService
    /// *Trình tự thực hiện*.
    package let steps: [Step]
    /// *Cách thức thực hiện*.
    package let ways: [SubmissionWay]
    /// *Thành phần hồ sơ*, by *trường hợp*.
    package let cases: [ProcedureCase]
    /// *Kết quả thực hiện*.
    package let results: [CodedName]
    package let returning: [ReturnMethod]
    /// *Căn cứ pháp lý*: number and title.
    package let legalBases: [CodedName]
    /// *Yêu cầu, điều kiện*.
    package let conditions: String
    package let description: String
    package let keywords: [String]
    /// *Nhóm dịch vụ*, which hang the procedure on life events.
    package let serviceGroups: [String]
    /// Life events the procedure hangs on by name of their code, besides those its groups and fields give.
    package let lifeEvents: [String]
    /// The procedure's own fields of the reception form (REQ-DOS-002).
    package let formFields: [FormField]
    /// A procedure known by its heading alone can be read but not filed.
    package let hasFullRecord: Bool
    /// What was odd in the source, kept for people to see.
    package let notices: [ImportNotice]

    func repealed(_ repeal: Repeal) -> Procedure {
        var repealed = self
        repealed.repeal = repeal
        return repealed
    }
}

/// A name with the code its source gave it, if any.
package struct CodedName: Hashable, Sendable {
    package let name: String
    package let code: String

    package init(_ name: String, code: String = "") { (self.name, self.code) = (name, code) }
}

/// *Chuẩn / đặc thù của địa phương / nội bộ*.
package enum ProcedureKind: String, Codable, Sendable, CaseIterable {
    case standard, specific, `internal`
}

/// *Bãi bỏ*: since when, and which procedure took its place.
package struct Repeal: Codable, Hashable, Sendable {
    package let since: Day
    package let successor: String?
}

/// The decision that published the procedure: `163/QĐ-BTP`, and its day.
package struct Decision: Codable, Hashable, Sendable {
    package let number: String
    package let day: Day?
}

/// One step of *trình tự thực hiện*; many records give no title.
package struct Step: Codable, Hashable, Sendable {
    package let title: String
    package let text: String
}

/// *Cơ quan có thẩm quyền, được ủy quyền, phối hợp, địa chỉ tiếp nhận*: prose of the record, empty where it has none.
package struct Competence: Hashable, Sendable {
    package let authority: String
    package let delegated: String
    package let coordinating: String
    package let address: String

    package static let unstated = Competence(authority: "", delegated: "", coordinating: "", address: "")
}

/// *Nhận kết quả*: where a result may be taken.
package enum ReturnMethod: String, Codable, Sendable, CaseIterable {
    case online, desk, home
}

/// How far the service works online — *mức độ cung cấp dịch vụ công trực tuyến*.
package enum OnlineLevel: String, Codable, Sendable, CaseIterable {
    case full, part, none
}

/// Whether the online service takes dossiers, and who may file.
package struct OnlineService: Encodable, Hashable, Sendable {
    package let level: OnlineLevel
    /// Open services stand in the list "Dịch vụ công trực tuyến" (REQ-TTHC-004).
    package let isOpen: Bool
    /// The lowest verification level (*mức xác minh*) that may file; PRM-IAL-MIN unless the procedure asks more.
    package let minIal: Int

    package static let usualMinIal = 1
}
