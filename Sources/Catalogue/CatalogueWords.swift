import Foundation
import Kit

/// What the catalogue says to people.
public enum CatalogueWords: Words {
    case term(Term), channel(Channel), fee(Fee), online(OnlineLevel), level(ExecutingLevel), audience(Audience)
    case returning(ReturnMethod), kind(ProcedureKind), part(FieldPart)
    case problem(FieldProblem.Reason)
    case notice(ImportNotice)
    case repealed(Repeal), notFound, closed, onlyReadable

    public var vi: String {
        switch self {
        case .term(let term): term.vi
        case .channel(let channel): channel.vi
        case .fee(let fee): fee.vi
        case .online(let level): level.vi
        case .level(let level): level.vi
        case .audience(let audience): audience.vi
        case .returning(let method): method.vi
        case .kind(let kind): kind.vi
        case .part(let part): part.vi
        case .problem(let reason): reason.vi
        case .notice(let notice): notice.vi
        case .repealed(let repeal): "Đã bãi bỏ từ \(repeal.since.text)"
        case .notFound: "Không tìm thấy thủ tục."
        case .closed: "Dịch vụ hiện không tiếp nhận trực tuyến."
        case .onlyReadable: "Thủ tục này mới có thông tin chung, chưa nhận hồ sơ."
        }
    }
}

/// Why the catalogue will not do what was asked.
public enum CatalogueRefusal: Refusal, Equatable {
    case notFound
    /// MSG-SERVICE-CLOSED: closed between reading and pressing, repealed, or known by its heading alone.
    case closed

    public var words: any Words {
        switch self {
        case .notFound: CatalogueWords.notFound
        case .closed: CatalogueWords.closed
        }
    }

    public var status: Int {
        switch self {
        case .notFound: 404
        case .closed: 409
        }
    }
}
