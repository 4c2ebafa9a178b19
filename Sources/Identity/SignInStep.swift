/// The steps of a sign-in, and which proof leads on from which (I1, I3).
public enum SignInStep: String, CaseIterable, Codable, Sendable {
    /// Name, password, captcha.
    case password
    /// The code sent to a phone.
    case code
    /// A new password in the place of one that was given out (REQ-DSK-013).
    case renewal
    case done
}

/// What was proven.
public enum SignInProof: String, CaseIterable, Sendable {
    case password, code, certificate, newPassword
}

extension SignInStep {
    /// A step that is not in this table cannot be reached.
    public static let moves: [AuthenticationStrength: [SignInStep: [SignInProof: SignInStep]]] = [
        .passwordAndCode: [
            .password: [.password: .code, .certificate: .done], .code: [.code: .done], .renewal: [.newPassword: .done],
        ],
        .passwordOnly: [
            .password: [.password: .done, .certificate: .done], .code: [.code: .done], .renewal: [.newPassword: .done],
        ],
    ]

    /// The step after `proof`, which must be the one this step asks for, where `strength` is asked for.
    /// - Throws: ``IdentityRefusal/wrongState``
    public func after(_ proof: SignInProof, demanding strength: AuthenticationStrength) throws(IdentityRefusal)
        -> SignInStep
    {
        guard let next = Self.moves[strength]?[self]?[proof] else { throw .wrongState }
        return next
    }
}
