import Kit
import Store

/// What a sealed column is for: the key is derived from the purpose, so a value opens in no other column.
enum SealPurpose {
    static let number = "identity.number"
    static let phone = "identity.phone"
    static let change = "identity.change"
    static let flow = "identity.flow"
    static let password = "identity.password"
    static let code = "identity.code"
    static let captcha = "identity.captcha"
    static let name = "identity.login-name"
    static let network = "identity.network"
}

extension KeyRing {
    /// By which a person's number is unique over all accounts.
    func index(of number: IdentityNumber) -> [UInt8] { blindIndex(number.text, for: SealPurpose.number) }

    func index(of phone: PhoneNumber) -> [UInt8] { blindIndex(phone.e164, for: SealPurpose.phone) }

    func seal(_ number: IdentityNumber) throws -> [UInt8] { try seal(number.text, for: SealPurpose.number) }

    func seal(_ phone: PhoneNumber) throws -> [UInt8] { try seal(phone.e164, for: SealPurpose.phone) }

    func openPhone(_ sealed: [UInt8]) throws -> PhoneNumber {
        guard let phone = PhoneNumber(try openText(sealed, for: SealPurpose.phone)) else { throw SealFault.broken }
        return phone
    }

    func openNumber(_ sealed: [UInt8], kind: IdentityNumber.Kind) throws -> IdentityNumber {
        let text = try openText(sealed, for: SealPurpose.number)
        guard let number = IdentityNumber(kind: kind, text: text) else { throw SealFault.broken }
        return number
    }
}
