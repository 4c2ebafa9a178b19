import Html
import Kit

var fieldPreviews: [Preview] {
    [
        Preview("Chú thích trường bắt buộc", requiredLegend()),
        Preview(
            "Ô nhập một dòng",
            textInput(
                previewField("ho-ten"), label: Labels.fullName, kind: .fullName, placeholder: Labels.enterFullName)),
        Preview(
            "Ô nhập có lỗi",
            textInput(
                previewField("so-dien-thoai", "0950 000 10", problem: Messages.phone), label: Labels.phone,
                kind: .phone,
                hint: "Số dùng để nhận mã OTP và thông báo về hồ sơ.".words, width: .half)),
        Preview(
            "Ô không bắt buộc",
            textInput(
                previewField("thu"), label: Labels.email, required: false, kind: .email, placeholder: Labels.enterEmail)
        ),
        Preview(
            "Ô ngắn",
            textInput(previewField("so-luong", "2"), label: "Số bản sao".words, kind: .number, width: .short)),
        Preview(
            "Ô nhiều dòng",
            textArea(previewField("ly-do"), label: Labels.reason, hint: "Nêu rõ căn cứ.".words, most: 1_000)),
        Preview("Ngày", dateInput(previewField("ngay-sinh", "20/11/2001"), label: Labels.birthDate, isBirthday: true)),
        Preview(
            "Ngày có lỗi",
            dateInput(previewField("tu-ngay", "31/02/2001", problem: Messages.date), label: Labels.from)),
        Preview(
            "Các ô cạnh nhau",
            fieldRow(
                textInput(previewField("so-cccd", "099301000103"), label: Labels.identityNumber, kind: .identityNumber),
                dateInput(previewField("den-ngay"), label: Labels.to, required: false))),
    ]
}

let previewAgencies = [
    Choice("000.20.31.H99", "UBND xã Hòa Thuận".words), Choice("000.21.31.H99", "UBND xã Phú Lạc".words),
    Choice("000.00.05.H99", "Sở Tư pháp tỉnh Bình Minh".words),
]

var choicePreviews: [Preview] {
    [
        Preview(
            "Danh sách chọn",
            selectInput(previewField("co-quan", "000.21.31.H99"), label: Labels.agency, previewAgencies)),
        Preview(
            "Chọn một",
            radioChoices(
                previewField("nhan-ket-qua", "ban-dien-tu"), legend: "Cách nhận kết quả".words,
                [
                    Choice("ban-dien-tu", "Bản điện tử".words, hint: "Tải về tại Cổng ngay khi có kết quả.".words),
                    Choice("tai-quay", "Nhận tại Bộ phận một cửa".words), Choice("buu-chinh", "Qua bưu chính".words),
                ])),
        Preview(
            "Chọn một, cạnh nhau, có lỗi",
            radioChoices(
                previewField("gioi-tinh", problem: Messages.required(Labels.gender)), legend: Labels.gender,
                [Choice("nam", "Nam".words), Choice("nu", "Nữ".words)], inline: true)),
        Preview(
            "Chọn nhiều",
            checkboxes(
                previewField("can-bo-sung"), legend: "Giấy tờ cần bổ sung".words,
                [Choice("to-khai", "Tờ khai".words), Choice("giay-chung-sinh", "Giấy chứng sinh".words)],
                chosen: ["giay-chung-sinh"])),
        Preview(
            "Đồng ý",
            checkbox(
                previewField("dong-y", "1"),
                label: "Tôi đồng ý với <a href=\"\(PreviewLinks.here)\">Điều khoản</a> của Cổng.",
                required: true)),
        Preview(
            "Đánh giá",
            ratingChoices(
                previewField("hai-long", "co"), legend: "Ông/Bà có hài lòng với việc giải quyết hồ sơ này không?".words,
                [Choice("co", "Hài lòng".words), Choice("khong", "Không hài lòng".words)])),
    ]
}
