import Kit
import Store

/// The filter of the list of users (REQ-ADM-002).
public struct UserQuery: Sendable {
    public var subsystem = Subsystem.administration
    public var name = ""
    public var phone = ""
    public var number = ""
    public var state: UserState?
    public var window = Window()

    public init() {}

    /// Numbers are sealed, so they are found whole or not at all.
    func condition(_ keys: KeyRing) -> SQL {
        var parts: [SQL] = []
        for word in VietnameseText.folded(name).split(separator: " ") {
            parts.append("AND ' ' || u.folded LIKE \("% \(word)%")")
        }
        if !phone.isEmpty {
            let phone = PhoneNumber(phone)?.e164 ?? phone
            parts.append("AND u.phone_index = \(keys.blindIndex(phone, for: SealPurpose.phone))")
        }
        if !number.isEmpty { parts.append("AND u.number_index = \(keys.blindIndex(number, for: SealPurpose.number))") }
        if let state { parts.append("AND u.state = \(state.rawValue)") }
        return .joined(parts, by: " ")
    }
}
