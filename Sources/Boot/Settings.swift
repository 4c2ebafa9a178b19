import Configuration
import Foundation
import Kit
import Links
import Store

/// Everything that can be set, read once at the start. A missing or senseless setting stops the start with a sentence
/// that says what to set (architecture, section 6).
package struct Settings: Sendable {
    package let http: HTTP
    package let origins: Origins
    package let sites: [Site]
    package let data: URL
    package let databases: [Deployment: DatabaseAddress]
    package let sms: SMS
    package let subscribers: Subscribers
    package let captcha: Captcha
    package let files: Files
    package let province: Province
    /// Every origin is a name under `.localhost`: generated secrets, sample people and plain HTTP are allowed.
    package let isLocal: Bool

    package struct HTTP: Sendable {
        package let host: String
        package let port: Int
        package let trustedHops: Int
        package let mostAtOnce: Int
        /// Where the sites reach each other, whatever their public names resolve to.
        package let backChannel: String
    }

    package struct SMS: Sendable {
        package let url: String
        package let user: String
        package let password: Secret<String>
        package let sender: String
        /// Where the gateway tells what became of a message.
        package let reportsTo: String
    }

    package struct Subscribers: Sendable {
        package let url: String
        package let tokenURL: String
        package let client: String
        package let secret: Secret<String>
    }

    package enum Captcha: Sendable {
        /// Drawn and spoken by the product itself.
        case own
        case service(url: String, key: Secret<String>)
    }

    package struct Files: Sendable {
        package let scanner: String?
        /// Whether a file may be kept that no scanner has looked at.
        package let allowsUnscanned: Bool
    }

    package struct Province: Sendable {
        package let name: String
        package let code: OrgCode
    }
}

/// A set of sites with one database and keys of its own (architecture, section 3).
package enum Deployment: String, CaseIterable, Sendable {
    case vnconnect, national, province

    package static func of(_ site: Site) -> Deployment {
        switch site {
        case .registration, .vnconnect: .vnconnect
        case .portal: .national
        case .province: .province
        }
    }
}

package enum DatabaseAddress: Sendable, Equatable {
    case sqlite(path: String)
    /// What libpq takes.
    case postgres(conninfo: String)
}

/// Why the program does not start, in a sentence that says what to do.
package struct SettingFault: Error, CustomStringConvertible, Equatable {
    package let description: String
    package init(_ description: String) { self.description = description }
}
