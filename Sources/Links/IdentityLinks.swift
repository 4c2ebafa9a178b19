/// Addresses of Vnconnect: registration (`dangky`), login and account (`xacthuc`), and the protocol's endpoints.
public enum IdentityLinks {
    // dangky
    public static let chooseMethod = Link("/")
    public static let mobile = Link("/thue-bao")
    public static let mobileCode = Link("/thue-bao/otp")
    public static let mobileResend = Link("/thue-bao/otp/gui-lai")
    public static let password = Link("/mat-khau")
    public static let usb = Link("/usb")
    public static let usbChallenge = Link("/usb/thach-thuc")
    public static let usbForm = Link("/usb/thong-tin")

    public static let complaint = Link("/khieu-nai")
    public static let complaintCode = Link("/khieu-nai/otp")
    public static let complaintResend = Link("/khieu-nai/otp/gui-lai")
    public static let complaintScan = Link("/khieu-nai/giay-to")
    public static let complaintDone = Link("/khieu-nai/da-gui")

    // xacthuc
    public static let home = Link("/")
    public static let signIn = Link("/dang-nhap")
    public static let signInUSB = Link("/dang-nhap/usb")
    public static let signInUSBChallenge = Link("/dang-nhap/usb/thach-thuc")
    public static let declineSignIn = Link("/dang-nhap/tu-choi")
    public static let renewPassword = Link("/dang-nhap/mat-khau-moi")
    public static let code = Link("/otp")
    public static let resend = Link("/otp/gui-lai")
    public static let otherPhone = Link("/otp/so-khac")
    public static let appCode = Link("/otp/ung-dung")
    public static let askPasskey = Link("/otp/khoa-truy-cap")
    public static let showPasskey = Link("/otp/khoa-truy-cap/tra-loi")
    public static let lostPhone = Link("/doi-so")
    public static let lostPhoneCode = Link("/doi-so/otp")
    public static let lostPhoneResend = Link("/doi-so/otp/gui-lai")
    public static let cancelPhoneChange = Link("/huy-doi-so")
    public static let forgotten = Link("/quen-mat-khau")
    public static let forgottenCode = Link("/quen-mat-khau/otp")
    public static let forgottenResend = Link("/quen-mat-khau/otp/gui-lai")
    public static let forgottenOtherPhone = Link("/quen-mat-khau/otp/so-khac")
    public static let forgottenPassword = Link("/quen-mat-khau/mat-khau")
    public static let signOut = Link("/dang-xuat")

    // both
    public static let captcha = Link("/ma-xac-thuc/{id}/hinh.png")
    public static let captchaVoice = Link("/ma-xac-thuc/{id}/doc.wav")

    // the province's own pages, served by Vnconnect in the province's look
    public static let localRegister = Link("/cong-tinh/dang-ky")
    public static let localRegisterCode = Link("/cong-tinh/dang-ky/otp")
    public static let localRegisterResend = Link("/cong-tinh/dang-ky/otp/gui-lai")
    public static let localSignIn = Link("/cong-tinh/dang-nhap")

    /// Whether a path is one of the province's own pages.
    public static func isLocal(_ path: String) -> Bool { path.hasPrefix("/cong-tinh/") }

    // account
    public static let account = Link("/tai-khoan")
    public static let editAccount = Link("/tai-khoan/sua")
    public static let confirmEmail = Link("/tai-khoan/email/xac-nhan")
    public static let resendEmail = Link("/tai-khoan/email/gui-lai")
    public static let confirmPhone = Link("/tai-khoan/xac-thuc")
    public static let history = Link("/tai-khoan/lich-su")
    public static let endSession = Link("/tai-khoan/phien/{id}/dang-xuat")
    public static let disown = Link("/tai-khoan/lich-su/{id}/khong-phai-toi")
    public static let sessions = Link("/tai-khoan/phien")
    public static let endOtherSessions = Link("/tai-khoan/phien/dang-xuat-het")
    public static let consents = Link("/tai-khoan/he-thong")
    public static let withdrawConsent = Link("/tai-khoan/he-thong/{id}/rut-lai")
    public static let ownData = Link("/tai-khoan/du-lieu")
    public static let methods = Link("/tai-khoan/phuong-thuc")
    public static let addPhone = Link("/tai-khoan/phuong-thuc/so-moi")
    public static let addPhoneCode = Link("/tai-khoan/phuong-thuc/so-moi/otp")
    public static let addPhoneResend = Link("/tai-khoan/phuong-thuc/so-moi/otp/gui-lai")
    public static let defaultPhone = Link("/tai-khoan/phuong-thuc/{id}/mac-dinh")
    public static let removePhone = Link("/tai-khoan/phuong-thuc/{id}/xoa")
    public static let apps = Link("/tai-khoan/ung-dung-xac-thuc")
    public static let newApp = Link("/tai-khoan/ung-dung-xac-thuc/them")
    public static let newAppPicture = Link("/tai-khoan/ung-dung-xac-thuc/them/ma-qr.svg")
    public static let removeApp = Link("/tai-khoan/ung-dung-xac-thuc/{id}/xoa")
    public static let passkeys = Link("/tai-khoan/khoa-truy-cap")
    public static let newPasskey = Link("/tai-khoan/khoa-truy-cap/them")
    public static let removePasskey = Link("/tai-khoan/khoa-truy-cap/{id}/xoa")
    public static let backupCodes = Link("/tai-khoan/ma-du-phong")
    public static let deskHistory = Link("/tai-khoan/tai-quay")
    public static let changePassword = Link("/tai-khoan/mat-khau")

    // OpenID Connect
    public static let discovery = Link("/.well-known/openid-configuration")
    public static let openAPI = Link("/oauth2/openapi.json")
    public static let keys = Link("/oauth2/jwks")
    public static let authorize = Link("/oauth2/authorize")
    public static let pushedRequests = Link("/oauth2/par")
    public static let token = Link("/oauth2/token")
    public static let introspection = Link("/oauth2/introspect")
    public static let revocation = Link("/oauth2/revoke")
    public static let userInfo = Link("/oauth2/userinfo")
    public static let endSessionEndpoint = Link("/oauth2/logout")
    public static let endSessionConfirm = Link("/oauth2/logout/xac-nhan")

    /// Where `quantri` looks for an account by an exact number.
    public static let findAccounts = Link("/dich-vu/tai-khoan")

    // what `quantri` asks for desks
    public static let deskOpenAPI = Link("/dich-vu/quay/openapi.json")
    public static let deskLookUp = Link("/dich-vu/quay/tra-cuu")
    public static let deskCode = Link("/dich-vu/quay/ma-otp")
    public static let deskCodeState = Link("/dich-vu/quay/ma-otp/tinh-trang")
    public static let deskGiveUp = Link("/dich-vu/quay/huy")
    public static let deskCreate = Link("/dich-vu/quay/tai-khoan")
    public static let deskReset = Link("/dich-vu/quay/lay-lai-mat-khau")
    public static let deskPassword = Link("/dich-vu/quay/mat-khau")
    public static let deskPasswordStates = Link("/dich-vu/quay/mat-khau/tinh-trang")
    public static let deskScanRead = Link("/dich-vu/quay/xem-ban-quet")
}
