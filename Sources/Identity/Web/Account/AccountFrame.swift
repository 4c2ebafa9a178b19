import Html
import Identity
import Kit
import Links
import Web

/// The four pages of an account, as tabs above each (SCR-A01 to A04).
enum AccountFrame: CaseIterable {
    case personal, history, methods, password

    private var link: Link {
        switch self {
        case .personal: IdentityLinks.account
        case .history: IdentityLinks.history
        case .methods: IdentityLinks.methods
        case .password: IdentityLinks.changePassword
        }
    }

    var words: AccountPageWords {
        switch self {
        case .personal: .title
        case .history: .history
        case .methods: .methods
        case .password: .changePassword
        }
    }

    func dress(_ title: any Words, _ body: HTML) -> HTML {
        let others = Self.allCases.map { Tab($0.words, $0.link, isCurrent: $0 == self) }
        return "\(pageHeading(title))\(tabs(others, label: AccountPageWords.menu))\(body)"
    }
}
