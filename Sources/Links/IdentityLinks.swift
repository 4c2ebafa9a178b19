/// Addresses of Vnconnect: registration (`dangky`), login and account (`xacthuc`), and the protocol's endpoints.
package enum IdentityLinks {
    // dangky
    package static let chooseMethod = Link("/")
    package static let mobile = Link("/thue-bao")
    package static let mobileCode = Link("/thue-bao/otp")
    package static let mobileResend = Link("/thue-bao/otp/gui-lai")
    package static let password = Link("/mat-khau")

    // xacthuc
    package static let home = Link("/")
    package static let signIn = Link("/dang-nhap")
    package static let code = Link("/otp")
    package static let resend = Link("/otp/gui-lai")
    package static let otherPhone = Link("/otp/so-khac")
    package static let forgotten = Link("/quen-mat-khau")
    package static let forgottenCode = Link("/quen-mat-khau/otp")
    package static let forgottenResend = Link("/quen-mat-khau/otp/gui-lai")
    package static let forgottenOtherPhone = Link("/quen-mat-khau/otp/so-khac")
    package static let forgottenPassword = Link("/quen-mat-khau/mat-khau")
    package static let signOut = Link("/dang-xuat")

    // both
    package static let captcha = Link("/ma-xac-thuc/{id}/hinh.png")
    package static let captchaVoice = Link("/ma-xac-thuc/{id}/doc.wav")

    // the province's own pages, served by Vnconnect in the province's look
    package static let localRegister = Link("/cong-tinh/dang-ky")
    package static let localRegisterCode = Link("/cong-tinh/dang-ky/otp")
    package static let localRegisterResend = Link("/cong-tinh/dang-ky/otp/gui-lai")
    package static let localSignIn = Link("/cong-tinh/dang-nhap")

    /// Whether a path is one of the province's own pages.
    package static func isLocal(_ path: String) -> Bool { path.hasPrefix("/cong-tinh/") }

    // account
    package static let account = Link("/tai-khoan")
    package static let editAccount = Link("/tai-khoan/sua")
    package static let confirmPhone = Link("/tai-khoan/xac-thuc")
    package static let history = Link("/tai-khoan/lich-su")
    package static let endSession = Link("/tai-khoan/phien/{id}/dang-xuat")
    package static let methods = Link("/tai-khoan/phuong-thuc")
    package static let addPhone = Link("/tai-khoan/phuong-thuc/so-moi")
    package static let addPhoneCode = Link("/tai-khoan/phuong-thuc/so-moi/otp")
    package static let addPhoneResend = Link("/tai-khoan/phuong-thuc/so-moi/otp/gui-lai")
    package static let defaultPhone = Link("/tai-khoan/phuong-thuc/{id}/mac-dinh")
    package static let removePhone = Link("/tai-khoan/phuong-thuc/{id}/xoa")
    package static let changePassword = Link("/tai-khoan/mat-khau")

    // OpenID Connect
    package static let discovery = Link("/.well-known/openid-configuration")
    package static let keys = Link("/oauth2/jwks")
    package static let authorize = Link("/oauth2/authorize")
    package static let token = Link("/oauth2/token")
    package static let userInfo = Link("/oauth2/userinfo")
    package static let endSessionEndpoint = Link("/oauth2/logout")
    package static let endSessionConfirm = Link("/oauth2/logout/xac-nhan")
}
