import Foundation
import Kit
import Store

private typealias Item = PersonalData.Item

extension PersonalData {
    /// Rows of one kind: more than anyone has, and little enough to be handed over at once.
    static let most = 5_000
}

extension PersonalData.Item {
    init(_ key: String, _ words: DataWords, _ text: String) { self.init(key: key, words: words, value: .text(text)) }
    init(_ key: String, _ words: DataWords, _ moment: Date) { self.init(key: key, words: words, value: .moment(moment)) }
    init?(_ key: String, _ words: DataWords, _ text: String?) {
        guard let text else { return nil }
        self.init(key: key, words: words, value: .text(text))
    }
}

extension Account {
    var section: PersonalData.Section {
        let items: [Item?] = [
            Item("subject", .subject, subject.text), Item("name", .name, profile.name),
            Item("birthDate", .birthDate, profile.birthDate?.iso), Item("gender", .gender, profile.gender?.rawValue),
            Item("email", .email, profile.email), Item("residence", .residence, profile.residence),
            Item("contactAddress", .contactAddress, profile.contactAddress), Item("username", .username, username),
            Item("kind", .kind, kind.rawValue), Item("state", .state, state.rawValue),
            Item("level", .level, "\(level.rawValue)"), Item("registration", .registration, registration.rawValue),
            Item("createdAt", .at, createdAt),
        ]
        return PersonalData.Section(key: "account", words: .account, records: [items.compactMap { $0 }])
    }
}

extension PersonalData.Section {
    static func numbers(_ own: Account) -> Self {
        Self(
            key: "identityNumbers", words: .numbers,
            records: own.numbers.map { [Item("kind", .kind, $0.kind.rawValue), Item("number", .number, $0.text)] })
    }

    static func phones(_ own: Account) -> Self {
        Self(
            key: "phones", words: .phones,
            records: own.phones.map { phone in
                [
                    Item("number", .phone, phone.phone.e164), Item("isDefault", .isDefault, "\(phone.isDefault)"),
                    Item("addedAt", .at, phone.addedAt),
                ]
            })
    }

    static func apps(_ apps: [CodeApp]) -> Self {
        Self(
            key: "authenticatorApps", words: .apps,
            records: apps.map { app in
                [Item("addedAt", .at, app.addedAt)] + (app.lastUsedAt.map { [Item("lastUsedAt", .lastAt, $0)] } ?? [])
            })
    }

    static func passkeys(_ passkeys: [Passkey]) -> Self {
        Self(
            key: "passkeys", words: .passkeys,
            records: passkeys.map { [Item("addedAt", .at, $0.addedAt), Item("device", .device, $0.agent)] })
    }

    static func systems(_ consents: [ClientConsent]) -> Self {
        Self(
            key: "connectedSystems", words: .systems,
            records: consents.map { consent in
                [
                    Item("name", .system, consent.name), Item("scopes", .scopes, consent.scopes.spaced),
                    Item("givenAt", .at, consent.givenAt), Item("lastAt", .lastAt, consent.lastAt),
                ]
            })
    }

    static func agreements(_ agreements: [Agreement]) -> Self {
        Self(
            key: "agreements", words: .agreements,
            records: agreements.map { agreement in
                [
                    Item("kind", .text, agreement.policy.kind.rawValue),
                    Item("version", .version, "\(agreement.policy.version)"), Item("givenAt", .at, agreement.givenAt),
                ]
            })
    }

    static func sessions(_ sessions: [VnconnectSession]) -> Self {
        Self(
            key: "sessions", words: .sessions,
            records: sessions.map { session in
                [
                    Item("startedAt", .at, session.startedAt), Item("lastSeenAt", .lastAt, session.lastSeenAt),
                    Item("expiresAt", .until, session.expiresAt), Item("method", .method, session.method.rawValue),
                    Item("device", .device, session.agent), Item("address", .address, session.address),
                ]
            })
    }

    static func accesses(_ events: [AccessEvent]) -> Self {
        Self(
            key: "accessHistory", words: .accesses,
            records: events.map { event in
                [
                    Item("at", .at, event.at), Item("system", .system, event.system),
                    Item("method", .method, event.method.rawValue), Item("result", .result, event.result.rawValue),
                    Item("device", .device, event.agent), Item("address", .address, event.address),
                ]
            })
    }

    static func changes(_ changes: [KeptChange]) -> Self {
        Self(
            key: "profileChanges", words: .changes,
            records: changes.map { change in
                [
                    Item("at", .at, change.at), Item("field", .field, change.field),
                    Item("before", .before, change.old ?? ""), Item("after", .after, change.new ?? ""),
                ]
            })
    }

    static func acts(_ rows: [TrailRow]) -> Self {
        Self(
            key: "trail", words: .acts,
            records: rows.map { [Item("at", .at, $0.at), Item("action", .action, $0.action)] })
    }
}
