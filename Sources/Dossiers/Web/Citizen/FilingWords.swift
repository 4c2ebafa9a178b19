import Foundation
import Kit

/// What the reception form, the check before sending and the supplement say.
enum FilingWords: Words {
    case title, applicant, applicantLead, owner, ownerIsApplicant, ownerIsAnother, ownerDetails, ownerHint, request, ownFields
    case components, componentsLead, paper, files, form, noForm, note, attach, replace, remove, addFile, others, othersHint, named(String)
    case otherTitle, saveAndBack, check, saved, fromAccount, conflict, conflictHint, overwrite, openNewest
    case checkTitle, checkLead, send, sent(String), sentTitle, sentNext, fileList, changePapers, confirmDelete(String)
    case deleteEffect, deleted, keep
    case supplementTitle, supplementLead, sendSupplement, supplementSent, asked, nothingElse
    case withdrawTitle, withdrawEffect, withdrawReason, withdrawYes, withdrawn, copied
    case cannotStart, procedureAndAgency, returningHint, component(String)

    var vi: String {
        switch self {
        case .title: "Thông tin tiếp nhận hồ sơ"
        case .applicant: "Người nộp"
        case .applicantLead: "Kiểm tra số điện thoại và địa chỉ để nhận thông báo về hồ sơ."
        case .owner: "Chủ hồ sơ"
        case .ownerIsApplicant: "Chính người nộp"
        case .ownerIsAnother: "Người khác"
        case .ownerDetails: "Thông tin của chủ hồ sơ"
        case .ownerHint: "Chỉ điền khi chủ hồ sơ là người khác."
        case .request: "Nội dung yêu cầu"
        case .ownFields: "Thông tin của thủ tục"
        case .components: "Thành phần hồ sơ"
        case .componentsLead:
            "Chọn tệp cho từng giấy tờ rồi bấm “Tải lên”. Mỗi giấy tờ tối đa 20 tệp, mỗi tệp tối đa 20 MB."
        case .paper: "Tên giấy tờ"
        case .files: "Tệp đính kèm"
        case .form: "Mẫu"
        case .noForm: "Không có mẫu"
        case .note: "Ghi chú"
        case .attach: "Tải lên"
        case .replace: "Thay bằng tệp khác"
        case .remove: "Xóa tệp"
        case .addFile: "Thêm tệp"
        case .others: "Giấy tờ khác"
        case .othersHint: "Giấy tờ Ông/Bà muốn gửi thêm, không bắt buộc."
        case .named(let name): name
        case .otherTitle: "Tên giấy tờ khác"
        case .saveAndBack: "Lưu và trở lại"
        case .check: "Kiểm tra và gửi"
        case .saved: "Đã lưu hồ sơ. Hồ sơ chưa được gửi đi."
        case .fromAccount: "Lấy từ tài khoản đã xác minh. Nếu chưa đúng, sửa tại trang tài khoản."
        case .conflict: "Hồ sơ vừa được thay đổi ở một cửa sổ khác"
        case .conflictHint:
            "Nội dung Ông/Bà vừa nhập vẫn còn trên trang này nhưng chưa được lưu. Bấm “Lưu và trở lại” để ghi đè bằng nội dung này, hoặc mở bản mới nhất."
        case .overwrite: "Ghi đè"
        case .openNewest: "Mở bản mới nhất"
        case .checkTitle: "Kiểm tra trước khi gửi"
        case .checkLead: "Xem lại thông tin và giấy tờ. Sau khi gửi, nội dung hồ sơ không sửa được nữa."
        case .send: "Gửi"
        case .sent(let code): "Đã gửi hồ sơ \(code)."
        case .sentTitle: "Đã gửi hồ sơ"
        case .sentNext: "Cơ quan giải quyết sẽ xem hồ sơ và báo lại qua tin nhắn. Giữ mã số để tra cứu."
        case .fileList: "Giấy tờ đính kèm"
        case .changePapers: "giấy tờ đính kèm"
        case .confirmDelete(let name): "Hồ sơ chưa gửi: \(name)"
        case .deleteEffect: "Thông tin đã nhập và các tệp đính kèm sẽ bị xóa và không lấy lại được."
        case .deleted: "Đã xóa hồ sơ."
        case .keep: "Giữ lại"
        case .supplementTitle: "Bổ sung hồ sơ"
        case .supplementLead: "Chỉ sửa được những phần cơ quan yêu cầu dưới đây. Thời hạn giải quyết tạm dừng cho đến khi Ông/Bà gửi bổ sung."
        case .sendSupplement: "Gửi bổ sung"
        case .supplementSent: "Đã gửi bổ sung."
        case .asked: "Cơ quan yêu cầu"
        case .nothingElse: "Các phần khác của hồ sơ giữ nguyên như đã gửi."
        case .withdrawTitle: "Xin rút hồ sơ"
        case .withdrawEffect: "Cơ quan sẽ dừng xử lý hồ sơ này. Muốn làm lại phải nộp hồ sơ mới."
        case .withdrawReason: "Lý do"
        case .withdrawYes: "Xin rút hồ sơ"
        case .withdrawn: "Đã gửi yêu cầu rút hồ sơ."
        case .copied: "Đã sao chép thành hồ sơ mới. Sửa những chỗ chưa đúng rồi gửi."
        case .cannotStart: "Chưa nộp được hồ sơ"
        case .procedureAndAgency: "Thủ tục và cơ quan"
        case .returningHint: "Kết quả điện tử luôn có trong mục Hồ sơ đã đăng ký khi chọn nhận trực tuyến."
        case .component(let name): name
        }
    }
}
