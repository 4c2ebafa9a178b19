import Foundation
import Html
import Kit

var statePreviews: [Preview] {
    [
        Preview(
            "Tóm tắt lỗi",
            problemSummary([
                Problem(field: "so-dien-thoai", words: Messages.phone), Problem(field: "tu-ngay", words: Messages.date),
            ])),
        Preview(
            "Trạng thái",
            "<p>\(for: previewStates, { "\(tag($0.0.words, $0.1)) " })</p>"
        ),
        Preview(
            "Thông báo",
            HTML(Tone.allCases.map { banner($0, "Đã lưu hồ sơ".words, "<p>Còn thiếu 1 giấy tờ.</p>") })),
        Preview(
            "Lưu ý trong trang",
            callout(.waiting, "Thời hạn tạm dừng từ 20/11/2026".words, "<p>Còn 6 ngày làm việc.</p>")),
        Preview(
            "Các bước", steps(["Người nộp".words, "Giấy tờ".words, "Phí".words, "Kiểm tra và nộp".words], current: 2)),
        Preview(
            "Danh sách việc",
            taskList([
                TaskLine("Người nộp".words, url: "/xem-truoc", state: tag(ListingWords.done, .good)),
                TaskLine(
                    "Giấy tờ".words, url: "/xem-truoc", state: tag("Đang làm".words, .info),
                    hint: "2 trên 3 giấy tờ".words),
                TaskLine("Kiểm tra và nộp".words, url: nil, state: tag("Chưa làm được".words)),
            ])),
        Preview(
            "Thời hạn",
            """
            <p>\(dueLine("Còn 3 ngày làm việc".words, used: 2, of: 5, tone: .good)) \
            \(dueLine("Hạn hôm nay".words, used: 5, of: 5, tone: .waiting)) \
            \(dueLine("Quá hạn 1 ngày".words, used: 6, of: 5, tone: .bad))</p>
            """
        ),
        Preview("Quá trình xử lý", timeline(previewEvents, label: "Quá trình xử lý hồ sơ".words)),
        Preview(
            "Chưa có gì",
            emptyState(
                "Chưa có hồ sơ nào".words, hint: "Hồ sơ Ông/Bà đã soạn hoặc đã gửi sẽ hiện ở đây.".words,
                action: linkButton("Tìm thủ tục".words, to: PreviewLinks.here))),
    ]
}

private let previewStates: [(String, Tone)] = [
    ("Chưa gửi", .neutral), ("Đã gửi", .info), ("Đã trả kết quả", .good), ("Chờ bổ sung", .waiting), ("Quá hạn", .bad),
]

var previewEvents: [TimelineEvent] {
    [
        TimelineEvent(
            at: previewMoment.addingTimeInterval(86_400), "Yêu cầu bổ sung".words, by: "UBND xã Hòa Thuận".words,
            tone: .waiting,
            details: "<p>Giấy chứng sinh bị mờ ở trang 2. Đề nghị chụp lại.</p>"),
        TimelineEvent(
            at: previewMoment.addingTimeInterval(3_600), "Đã tiếp nhận".words,
            by: "Bộ phận một cửa UBND xã Hòa Thuận".words, tone: .info),
        TimelineEvent(at: previewMoment, "Đã gửi".words, by: "Nguyễn Thị Ví Dụ".words, tone: .good),
    ]
}
