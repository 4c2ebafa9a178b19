import Foundation
import Identity
import Kit
import Web

/// *Điều chỉnh thông tin cá nhân* (REQ-ACC-002).
struct EditAccountForm: Form {
    var name = Field("hoTen")
    var birthDate = Field("ngaySinh")
    var number = Field("soGiayTo")
    var gender = Field("gioiTinh")
    var email = Field("email")
    var residence = Field("diaChiThuongTru")
    var contactAddress = Field("diaChiLienHe")
    static var fields: [WritableKeyPath<EditAccountForm, Field>] {
        [\.name, \.birthDate, \.number, \.gender, \.email, \.residence, \.contactAddress]
    }

    init() {}

    init(_ account: Account) {
        name.typed = account.profile.name
        birthDate.typed = account.profile.birthDate?.text ?? ""
        number.typed = account.number?.text ?? ""
        gender.typed = account.profile.gender?.rawValue ?? ""
        email.typed = account.profile.email ?? ""
        residence.typed = account.profile.residence ?? ""
        contactAddress.typed = account.profile.contactAddress ?? ""
    }

    /// Identity fields that the page does not offer are what they were; offered or forged ones are judged by the
    /// action.
    mutating func read(_ account: Account, today: Day) -> (Profile, IdentityNumber?)? {
        var profile = account.profile
        if !name.isBlank, let typed = name.parsed(PersonName.init, or: Messages.name) { profile.name = typed.text }
        if !birthDate.isBlank {
            profile.birthDate = birthDate.birthDate(today: today, label: AccountPageWords.birthDate)
        }
        let number = number.optional(IdentityNumber.init(personal:), or: Messages.identityNumber)
        let email = email.optional(EmailAddress.init, or: Messages.email)
        residence.atMost(300, or: Messages.tooLong(AccountPageWords.residence, most: 300))
        contactAddress.atMost(300, or: Messages.tooLong(AccountPageWords.contactAddress, most: 300))
        profile.gender = Gender(rawValue: gender.typed)
        profile.residence = residence.isBlank ? nil : residence.typed.cleaned
        profile.contactAddress = contactAddress.isBlank ? nil : contactAddress.typed.cleaned
        guard let number, let email, isClean else { return nil }
        profile.email = email?.text
        return (profile, number)
    }
}
