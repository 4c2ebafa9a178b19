import Kit

/// Why ``RenderingThreads`` takes no more work.
package enum RenderingRefusal: Refusal, Equatable {
    /// As much work waits as may wait.
    case busy
    /// The process is ending.
    case stopped

    package var words: any Words { Verbatim("Hệ thống đang có nhiều yêu cầu. Xin vui lòng thử lại sau ít phút.") }
    package var status: Int { 503 }
}
