import Kit

/// Why a sign-in at this site did not come to an end.
public enum SignOnRefusal: Refusal, Equatable {
    /// The attempt is unknown here: too old, of another browser, or used already.
    case stale
    /// Vnconnect, or the person there, said no.
    case denied
    /// What came back cannot be believed.
    case broken
    /// A level of authentication was asked for and not reached.
    case tooWeak
    /// Vnconnect does not answer.
    case unavailable
    /// Signed out elsewhere while signing in here.
    case ended

    public var words: any Words { SignOnWords.refused(self) }

    public var status: Int {
        switch self {
        case .stale, .broken: 400
        case .denied, .tooWeak, .ended: 403
        case .unavailable: 503
        }
    }
}

public enum SignOnWords: Words {
    case refused(SignOnRefusal)
    case failedTitle, again, home
    case signedOutTitle, signedOut, signInAgain

    public var vi: String {
        switch self {
        case .refused(let refusal): Self.vi(refusal)
        case .failedTitle: "Chưa đăng nhập được"
        case .again: "Đăng nhập lại"
        case .home: "Về trang chủ"
        case .signedOutTitle: "Đã đăng xuất"
        case .signedOut: "Ông/Bà đã đăng xuất. Nếu dùng máy chung, hãy đóng trình duyệt."
        case .signInAgain: "Đăng nhập"
        }
    }

    private static func vi(_ refusal: SignOnRefusal) -> String {
        switch refusal {
        case .stale: "Lần đăng nhập này đã quá thời hạn hoặc đã được dùng. Vui lòng đăng nhập lại."
        case .denied: "Vnconnect không cho phép đăng nhập vào hệ thống này."
        case .broken: "Thông tin đăng nhập nhận được không hợp lệ. Vui lòng đăng nhập lại."
        case .tooWeak: "Thao tác này cần đăng nhập bằng mật khẩu và mã OTP. Vui lòng đăng nhập lại."
        case .unavailable: "Hệ thống đăng nhập Vnconnect tạm thời chưa phục vụ được. Vui lòng thử lại sau ít phút."
        case .ended: "Phiên đăng nhập đã kết thúc ở hệ thống khác. Vui lòng đăng nhập lại."
        }
    }
}
