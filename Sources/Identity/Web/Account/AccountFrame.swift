import Html
import Identity
import Kit
import Links
import Web

/// The pages of an account, as tabs above each (SCR-A01 to A04).
enum AccountFrame: CaseIterable {
    case personal, history, sessions, methods, password, consents, ownData

    private var link: Link {
        switch self {
        case .personal: IdentityLinks.account
        case .history: IdentityLinks.history
        case .sessions: IdentityLinks.sessions
        case .methods: IdentityLinks.methods
        case .consents: IdentityLinks.consents
        case .ownData: IdentityLinks.ownData
        case .password: IdentityLinks.changePassword
        }
    }

    var words: any Words {
        switch self {
        case .personal: AccountPageWords.title
        case .history: AccountPageWords.history
        case .sessions: SessionWords.title
        case .methods: AccountPageWords.methods
        case .password: AccountPageWords.changePassword
        case .consents: ConsentWords.title
        case .ownData: OwnDataWords.title
        }
    }

    func dress(_ title: any Words, _ body: HTML) -> HTML {
        let others = Self.allCases.map { Tab($0.words, $0.link, isCurrent: $0 == self) }
        return "\(pageHeading(title))\(tabs(others, label: AccountPageWords.menu))\(body)"
    }
}
