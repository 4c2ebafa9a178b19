import Kit

/// Why a sign-in through Vnconnect did not come to an end.
package enum SignOnRefusal: Refusal, Equatable {
    /// Vnconnect does not answer.
    case providerAway
    /// The answer does not belong to a sign-in this browser began, or began too long ago.
    case notBegun
    /// The answer, or the token in it, is not what it says.
    case notTrusted
    /// The person, or Vnconnect, ended it: `access_denied` and the like.
    case ended

    package var words: any Words { SignOnWords.refusal(self) }

    package var status: Int {
        switch self {
        case .providerAway: 503
        case .notBegun, .notTrusted, .ended: 400
        }
    }
}

enum SignOnWords: Words {
    case refusal(SignOnRefusal)
    case signedOut, signedOutText, signInAgain, home

    var vi: String {
        switch self {
        case .refusal(.providerAway): "Chưa kết nối được với hệ thống đăng nhập. Vui lòng thử lại sau ít phút."
        case .refusal(.notBegun): "Lượt đăng nhập đã hết hạn hoặc được mở từ nơi khác. Vui lòng đăng nhập lại."
        case .refusal(.notTrusted): "Thông tin đăng nhập trả về không hợp lệ. Vui lòng đăng nhập lại."
        case .refusal(.ended): "Lượt đăng nhập chưa hoàn tất. Vui lòng đăng nhập lại khi cần."
        case .signedOut: "Đã đăng xuất"
        case .signedOutText: "Ông/Bà đã đăng xuất khỏi cổng này và các hệ thống đã đăng nhập cùng."
        case .signInAgain: "Đăng nhập lại"
        case .home: "Về trang chủ"
        }
    }
}
