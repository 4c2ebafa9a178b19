import Html

/// Line drawings of our own on a grid of 24. They stand beside words and are hidden from screen readers: the words
/// say it.
public enum Icon: Int, CaseIterable, Sendable {
    case search, menu, person, chevron, check, circle, clock, warning, cross, info, printer, copy, refresh, sound
    case calendar, file, download, upload, trash, pencil, send, phone, mail, building

    public var html: HTML { Self.drawn[rawValue] }

    /// By their numbers; a list draws the same few over and over.
    private static let drawn: [HTML] = allCases.map {
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" focusable=\"false\">\($0.drawing)</svg>"
    }

    private var drawing: HTML {
        switch self {
        case .search: "<circle cx=\"11\" cy=\"11\" r=\"6.5\"/><path d=\"m16 16 5 5\"/>"
        case .menu: "<path d=\"M4 7h16M4 12h16M4 17h16\"/>"
        case .person: "<circle cx=\"12\" cy=\"8\" r=\"4\"/><path d=\"M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6\"/>"
        case .chevron: "<path d=\"m6 9.5 6 6 6-6\"/>"
        case .check: "<path d=\"m5 12.5 4.5 4.5L19 7.5\"/>"
        case .circle: "<circle cx=\"12\" cy=\"12\" r=\"7\"/>"
        case .clock: "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7v5.5l3.5 2\"/>"
        case .warning: "<path d=\"M12 3.5 2.5 20h19ZM12 10v4.5M12 17.2v.3\"/>"
        case .cross: "<path d=\"m6 6 12 12M18 6 6 18\"/>"
        case .info: "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 11v5.5M12 7.5v.3\"/>"
        case .printer: "<path d=\"M7 8V3.5h10V8M7 17H3.5V8h17v9H17M7 14h10v6.5H7Z\"/>"
        case .copy: "<path d=\"M8.5 8.5h11v12h-11ZM15.5 8.5v-5h-11v12h4\"/>"
        case .refresh: "<path d=\"M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.5M20 4.5v5h-5\"/>"
        case .sound: "<path d=\"M4 9.5v5h3.5l5 4.5V5l-5 4.5ZM16 9a4.5 4.5 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11\"/>"
        case .calendar: "<path d=\"M4 6h16v14.5H4ZM4 10.5h16M8 3.5V8M16 3.5V8\"/>"
        case .file: "<path d=\"M6 3.5h8l4.5 4.5v12.5H6ZM14 3.5V8h4.5\"/>"
        case .download: "<path d=\"M12 4v11M7 10.5l5 5 5-5M4.5 20h15\"/>"
        case .upload: "<path d=\"M12 15.5v-11M7 9l5-5 5 5M4.5 20h15\"/>"
        case .trash: "<path d=\"M4 6.5h16M9 6.5v-3h6v3M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6\"/>"
        case .pencil: "<path d=\"m4 20 1-4.5L16.5 4l3.5 3.5L8.5 19ZM14 6.5l3.5 3.5\"/>"
        case .send: "<path d=\"m3.5 11 17-7.5-5.5 17-3.5-7ZM11.5 13.5 20 4\"/>"
        case .phone: "<path d=\"M5 3.5h4l1.5 5-2.5 2c1 2.5 3 4.5 5.5 5.5l2-2.5 5 1.5v4c-9 2.5-18-6.5-15.5-15.5Z\"/>"
        case .mail: "<path d=\"M3.5 5.5h17v13h-17ZM3.5 7l8.5 6.5L20.5 7\"/>"
        case .building: "<path d=\"M4 20.5h16M5.5 20.5V9L12 4l6.5 5v11.5M10 20.5v-6h4v6\"/>"
        }
    }
}
