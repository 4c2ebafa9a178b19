import Directory
import Foundation
import Kit

/// The short message a citizen gets at each change: the unit, the officer, the moment, and when to come.
///
/// No reason and no personal data: those are read on the portal, after signing in.
/// - Source: NĐ 224/2026/NĐ-CP Đ15.1g.
struct NoticeText: Words {
    enum Event: Sendable {
        case received(due: Date), refused, supplement, forwarded, finished, returned, stopped, extended(to: Date)
    }

    let event: Event
    let code: String
    let agency: String
    let officer: String
    let at: Date

    init(_ event: Event, _ hand: DossierInHand, at now: Date) {
        (self.event, at) = (event, now)
        code = hand.dossier.code?.text ?? ""
        agency = String(hand.dossier.agencyName.prefix(44))
        officer = String(hand.officer.name.prefix(30))
    }

    var vi: String { "Hồ sơ \(code): \(agency) \(did) lúc \(at.momentText), cán bộ \(officer).\(rest)" }

    private var did: String {
        switch event {
        case .received: "tiếp nhận"
        case .refused: "không tiếp nhận"
        case .supplement: "yêu cầu bổ sung"
        case .forwarded: "chuyển xử lý"
        case .finished: "xử lý xong"
        case .returned: "trả kết quả"
        case .stopped: "dừng xử lý"
        case .extended: "hẹn lại và xin lỗi Ông/Bà"
        }
    }

    private var rest: String {
        switch event {
        case .received(let due): " Hẹn trả \(due.momentText)."
        case .extended(let due): " Hẹn trả mới \(due.momentText)."
        case .refused, .supplement, .stopped: " Xem lý do trên Cổng dịch vụ công."
        case .finished: " Mời Ông/Bà nhận kết quả."
        case .forwarded, .returned: ""
        }
    }
}
