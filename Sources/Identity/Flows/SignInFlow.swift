import Foundation
import Kit

/// A sign-in under way — *phiên đăng nhập đang thực hiện*.
public struct SignInFlow: FlowContent {
    public static let kind = FlowKind.signIn
    /// Long enough to register in between and come back.
    public static let life: TimeInterval = 30 * 60

    public let demand: SignInDemand
    public internal(set) var step: SignInStep
    /// Known once a password, or an earlier session, has shown it.
    public internal(set) var account: ID<Account>?
    /// The account's epoch when it was shown: a password changed since undoes the step.
    var epoch: Int?
    /// Which of the account's phones receives the code.
    public internal(set) var phone: ID<CodePhone>?
    /// What has been shown so far, and when the password was.
    var methods: Set<AuthenticationMethod> = []
    var authenticatedAt: Date?
    /// The code is to come from an app: none was sent to a phone yet.
    public internal(set) var asksApp: Bool {
        get { app ?? false }
        set { app = newValue }
    }
    private var app: Bool?
    /// The phone that is to take the place of a lost one, and whether its code came back (REQ-LOG-009).
    public internal(set) var newPhoneNumber: String?
    var newPhoneProven: Bool?
    public internal(set) var isNewPhoneProven: Bool {
        get { newPhoneProven ?? false }
        set { newPhoneProven = newValue }
    }

    public init(demand: SignInDemand) { (self.demand, step) = (demand, .password) }

    public var stepName: String { step.rawValue }
}
