import Kit

/// What dossiers say to the people who file them.
public enum DossierWords: Words {
    case stage(Stage), step(DossierEvent.Step), returning(ReturnWay), refusal(DossierRefusal)
    case label(AnswerKey), problem(AnswerProblem.Reason)
    case applicantRole, ownerRole, officerRole, systemRole

    public var vi: String {
        switch self {
        case .stage(let stage): stage.vi
        case .step(let step): step.vi
        case .returning(.online): "Trực tuyến"
        case .returning(.desk): "Tại Bộ phận một cửa"
        case .returning(.post): "Qua bưu chính"
        case .refusal(let refusal): refusal.vi
        case .label(let key): key.vi
        case .problem(let reason): reason.vi
        case .applicantRole: "Người nộp"
        case .ownerRole: "Chủ hồ sơ"
        case .officerRole: "Cán bộ"
        case .systemRole: "Hệ thống"
        }
    }
}

extension Stage {
    fileprivate var vi: String {
        switch self {
        case .draft: "Chưa gửi"
        case .sent: "Đã gửi"
        case .received: "Được tiếp nhận"
        case .refused: "Không được tiếp nhận"
        case .processing: "Đang xử lý"
        case .supplementing: "Yêu cầu bổ sung"
        case .awaitingPayment: "Yêu cầu thực hiện nghĩa vụ tài chính"
        case .withdrawing: "Yêu cầu rút hồ sơ"
        case .stopped: "Dừng xử lý"
        case .finished: "Đã xử lý xong"
        case .returned: "Đã trả kết quả"
        }
    }
}

extension DossierEvent.Step {
    fileprivate var vi: String {
        switch self {
        case .note: "Ghi chú"
        case .appointment: "Hẹn lại ngày trả kết quả"
        case .move(let move): move.vi
        }
    }
}

extension Move {
    fileprivate var vi: String {
        switch self {
        case .send: "Gửi hồ sơ"
        case .receive: "Tiếp nhận"
        case .refuse: "Không tiếp nhận"
        case .forward: "Chuyển xử lý"
        case .askSupplement: "Yêu cầu bổ sung"
        case .supplement, .resend: "Gửi bổ sung"
        case .requirePayment: "Yêu cầu thực hiện nghĩa vụ tài chính"
        case .withdraw: "Xin rút hồ sơ"
        case .stop: "Dừng xử lý"
        case .finish: "Hoàn thành"
        case .returnResult: "Trả kết quả"
        }
    }
}

extension DossierRefusal {
    fileprivate var vi: String {
        switch self {
        case .notFound: "Không tìm thấy dữ liệu."
        case .notNow: "Thao tác không phù hợp với trạng thái hiện tại."
        case .changedMeanwhile:
            "Hồ sơ vừa được thay đổi ở một cửa sổ khác. Mở lại hồ sơ để xem nội dung mới nhất trước khi sửa tiếp."
        case .forbidden: "Bạn không có quyền thực hiện chức năng này."
        case .wrongAudience: "Dịch vụ không dành cho đối tượng này."
        case .levelTooLow(let needed): "Dịch vụ yêu cầu mức xác minh \(needed)."
        case .verifyFirst: "Vui lòng xác thực tài khoản trước."
        case .agencyNotValid: "Cơ quan thực hiện không hợp lệ."
        case .serviceClosed: "Dịch vụ hiện không tiếp nhận trực tuyến."
        case .incomplete: "Hồ sơ chưa đủ thông tin để gửi."
        case .tooManyFiles(let most): "Không quá \(most) tệp."
        case .noSuchComponent: "Không có thành phần hồ sơ này."
        case .ratingClosed: "Hồ sơ đã được đánh giá hoặc đã quá 30 ngày kể từ ngày trả kết quả."
        case .tooMuch: "Nội dung hồ sơ quá dài."
        case .tooManyDrafts(let most):
            "Ông/Bà đang có \(most) hồ sơ chưa gửi. Gửi hoặc xóa bớt trước khi tạo hồ sơ mới."
        }
    }
}
