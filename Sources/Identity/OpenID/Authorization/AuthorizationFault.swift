import Foundation
import Kit

/// Why an authorization request leads nowhere. `page` must not be told to the address it names, for that address is not
/// known to be the client's (RFC 6749 section 4.1.2.1).
public enum AuthorizationFault: Error, Equatable, Sendable {
    case page(AuthorizationRefusal)
    /// Sent back to the client. The description is ASCII without quotes (RFC 6749 section 4.1.2.1).
    case client(ErrorCode, String)

    /// The names of RFC 6749 section 4.1.2.1, OpenID Connect Core 3.1.2.6, and of the unmet-requirements draft.
    public enum ErrorCode: String, Sendable, CaseIterable {
        case invalidRequest = "invalid_request"
        case accessDenied = "access_denied"
        case unsupportedResponseType = "unsupported_response_type"
        case invalidScope = "invalid_scope"
        case loginRequired = "login_required"
        case interactionRequired = "interaction_required"
        case consentRequired = "consent_required"
        case requestNotSupported = "request_not_supported"
        case requestURINotSupported = "request_uri_not_supported"
        case unmetRequirements = "unmet_authentication_requirements"
    }
}

/// What the person is told where the client cannot be.
public enum AuthorizationRefusal: Refusal, Equatable {
    case unknownClient
    case redirectURI
    case repeated
    case expired
    case tooLong

    public var words: any Words { AuthorizationWords.refused(self) }
    public var status: Int { 400 }
}

public enum AuthorizationWords: Words {
    case refused(AuthorizationRefusal)

    public var vi: String {
        switch self {
        case .refused(.unknownClient):
            "Hệ thống gửi yêu cầu đăng nhập chưa được kết nối với Vnconnect. Vui lòng báo cho đơn vị quản lý hệ thống đó."
        case .refused(.redirectURI):
            "Địa chỉ quay về trong yêu cầu đăng nhập không đúng với địa chỉ đã đăng ký. Để bảo vệ Ông/Bà, Vnconnect không "
                + "chuyển tiếp đến địa chỉ này."
        case .refused(.repeated): "Yêu cầu đăng nhập không hợp lệ: có thông tin bị lặp lại."
        case .refused(.expired):
            "Yêu cầu đăng nhập đã quá thời hạn. Vui lòng quay lại hệ thống Ông/Bà đang dùng và đăng nhập lại."
        case .refused(.tooLong): "Yêu cầu đăng nhập quá dài."
        }
    }
}
