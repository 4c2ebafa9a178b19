import Identity
import Links
import Store
import Web

/// The pages of Vnconnect: registration on `dangky`, sign-in and account on `xacthuc`. The protocol's endpoints are
/// beside them in `OpenIDRoutes`.
public struct IdentityRoutes: Sendable {
    private let choose: ChooseMethodPages
    private let register: RegisterPages
    private let usb: USBPages
    private let signIn: SignInPages
    private let signInUSB: SignInUSBPages
    private let otherPhone: OtherPhonePages
    private let recover: RecoverPages
    private let localRegister: LocalRegisterPages
    private let localSignIn: LocalSignInPages
    private let account: AccountPages
    private let email: EmailPages
    private let history: HistoryPages
    private let phones: PhonePages
    private let password: ChangePasswordPages
    private let control: [Route]
    private let complaints: ComplaintPages
    private let renewal: RenewPasswordPages
    private let desk: DeskHistoryPage
    private let captcha: CaptchaDesk
    private let session: SessionRoutes

    public init(accounts: Accounts, files: FileStore) {
        captcha = CaptchaDesk(accounts: accounts)
        choose = ChooseMethodPages(accounts: accounts)
        register = RegisterPages(accounts: accounts, captcha: captcha)
        usb = USBPages(accounts: accounts, captcha: captcha)
        signIn = SignInPages(accounts: accounts)
        signInUSB = SignInUSBPages(signIn: signIn)
        otherPhone = OtherPhonePages(accounts: accounts)
        recover = RecoverPages(accounts: accounts, captcha: captcha)
        localRegister = LocalRegisterPages(accounts: accounts, captcha: captcha)
        localSignIn = LocalSignInPages(accounts: accounts)
        account = AccountPages(accounts: accounts)
        email = EmailPages(accounts: accounts)
        history = HistoryPages(accounts: accounts)
        phones = PhonePages(accounts: accounts)
        password = ChangePasswordPages(accounts: accounts)
        complaints = ComplaintPages(accounts: accounts, captcha: captcha, files: files)
        control =
            SessionPages(accounts: accounts).routes + DisownPages(accounts: accounts).routes
            + ConsentPages(accounts: accounts).routes + OwnDataPages(accounts: accounts).routes
            + LostPhonePages(accounts: accounts).routes + CancelPhonePages(accounts: accounts).routes
            + SignInAppPages(accounts: accounts).routes + AppPages(accounts: accounts).routes
            + PasskeyPages(accounts: accounts).routes + SignInPasskeyPages(accounts: accounts).routes
        session = VnconnectBrowser(accounts: accounts).sessionRoutes
        renewal = RenewPasswordPages(accounts: accounts)
        desk = DeskHistoryPage(accounts: accounts)
    }

    /// `dangky`
    public var registration: [Route] {
        captcha.routes + choose.routes + register.routes + usb.routes + complaints.routes
    }

    /// `xacthuc`
    public var vnconnect: [Route] {
        captcha.routes + signIn.routes + signInUSB.routes + otherPhone.routes + recover.routes + localRegister.routes
            + localSignIn.routes + account.routes + email.routes + history.routes + phones.routes + password.routes + control
            + renewal.routes + desk.routes + session.routes
    }
}
