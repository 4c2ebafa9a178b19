import Foundation
import Html
import Kit

var secretPreviews: [Preview] {
    [
        Preview("Mật khẩu", passwordInput(previewField("mat-khau"), placeholder: "Nhập mật khẩu".words)),
        Preview(
            "Mật khẩu mới có quy tắc",
            passwordInput(
                previewField("mat-khau-moi", problem: Messages.passwordRule), label: "Mật khẩu mới".words, .new,
                showsRule: true)),
        Preview("Mã OTP", codeInput(previewField("otp"), hint: CodeWords.codeSentTo("0950 *** 102"))),
        Preview(
            "Thời hạn mã",
            countdown(until: previewMoment.addingTimeInterval(102), now: previewMoment)
                + resendButton(
                    to: PreviewLinks.here, csrf: .empty, opensAt: previewMoment.addingTimeInterval(12),
                    now: previewMoment)),
        Preview("Mã đã hết hạn", countdown(until: previewMoment, now: previewMoment)),
        Preview(
            "Mã xác thực",
            postForm(to: PreviewLinks.here, csrf: .empty, captchaInput(previewField("ma-xac-thuc"), previewCaptcha))),
    ]
}

let previewCaptcha = CaptchaPicture(id: "mau", picture: PreviewLinks.picture, voice: PreviewLinks.voice)

let previewFileLimits = FileLimits(types: ["pdf", "jpg", "png"], most: 5_242_880)

let previewFiles = [
    AttachedFile(
        name: "giay-chung-sinh.pdf", size: 1_258_291, link: PreviewLinks.here, remove: PreviewLinks.here,
        state: tag("Đã kiểm tra".words, .good)),
    AttachedFile(
        name: "Bản chụp căn cước công dân của người yêu cầu, mặt trước và mặt sau.jpg", size: 840_000,
        link: PreviewLinks.here,
        remove: PreviewLinks.here),
]

var filePreviews: [Preview] {
    [
        Preview("Chọn tệp", fileInput(previewField("tep"), label: "Giấy chứng sinh".words, previewFileLimits)),
        Preview(
            "Chọn tệp, có lỗi",
            fileInput(
                previewField("tep-loi", problem: Messages.fileSize(megabytes: 5)), label: "Tờ khai".words,
                previewFileLimits)),
        Preview("Tệp đã có", attachedFiles(previewFiles, csrf: .empty)),
    ]
}
