import Foundation
import Kit

/// What Vnconnect's rules say to people; its pages have words of their own beside them.
public enum IdentityWords: Words {
    case refused(IdentityRefusal)
    case level(AssuranceLevel)
    case source(Evidence.Source)
    case state(AccountState)
    case gender(Gender)
    case kind(AccountKind)
    case passwordRule(PasswordRule)
    case certificateAction(CertificateAction)
    case accessMethod(AccessMethod)
    case accessResult(AccessResult)
    case scope(OpenIDScope)
}
