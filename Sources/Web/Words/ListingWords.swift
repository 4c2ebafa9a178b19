import Kit

/// What lists, steps and histories say (REQ-GEN-003…006).
public enum ListingWords: Words {
    case filter
    case found(Int)
    case foundMany, rowsAPage, show, pages
    case page(Int)
    case first, previous, next, last
    case number, actions
    case sort(any Words)
    case dropFilter
    case step(Int, of: Int)
    case nextStep(any Words)
    case done, now

    public var vi: String {
        switch self {
        case .filter: "Thông tin tìm kiếm"
        case .found(let total): "Tìm thấy \(total.grouped) kết quả"
        case .foundMany: "Tìm thấy hơn \(Window.countLimit.grouped) kết quả"
        case .rowsAPage: "Số hàng mỗi trang"
        case .show: "Hiển thị"
        case .pages: "Phân trang"
        case .page(let number): "Trang \(number)"
        case .first: "Trang đầu"
        case .previous: "Trang trước"
        case .next: "Trang sau"
        case .last: "Trang cuối"
        case .number: "STT"
        case .actions: "Thao tác"
        case .dropFilter: "Bỏ lọc"
        case .sort(let column): "Sắp xếp theo \(column.vi.startingSmall)"
        case .step(let step, let count): "Bước \(step) trên \(count)"
        case .nextStep(let step): "Tiếp theo: \(step.vi)"
        case .done: "Đã xong"
        case .now: "Đang thực hiện"
        }
    }
}
