import Foundation
import Kit

/// A sign-in under way — *phiên đăng nhập đang thực hiện*.
package struct SignInFlow: FlowContent {
    package static let kind = FlowKind.signIn
    /// Long enough to register in between and come back.
    package static let life: TimeInterval = 30 * 60

    package let demand: SignInDemand
    package internal(set) var step: SignInStep
    /// Known once a password, or an earlier session, has shown it.
    package internal(set) var account: ID<Account>?
    /// The account's epoch when it was shown: a password changed since undoes the step.
    var epoch: Int?
    /// Which of the account's phones receives the code.
    package internal(set) var phone: ID<CodePhone>?
    /// What has been shown so far, and when the password was.
    var methods: Set<AuthenticationMethod> = []
    var authenticatedAt: Date?

    package init(demand: SignInDemand) { (self.demand, step) = (demand, .password) }

    package var stepName: String { step.rawValue }
}
