import Kit

/// Why ``RenderingThreads`` takes no more work.
public enum RenderingRefusal: Refusal, Equatable {
    /// As much work waits as may wait.
    case busy
    /// The process is ending.
    case stopped

    public var words: any Words { Verbatim("Hệ thống đang có nhiều yêu cầu. Xin vui lòng thử lại sau ít phút.") }
    public var status: Int { 503 }
}
