import Foundation
import Identity
import Kit
import Web

/// *Đăng ký bằng thuê bao di động* (SCR-R02).
struct MobileForm: Form {
    var number = Field("soGiayTo")
    var name = Field("hoTen")
    var birthDate = Field("ngaySinh")
    var phone = Field("soDienThoai")
    var email = Field("email")
    var captcha = Field("maXacThuc")
    static var fields: [WritableKeyPath<MobileForm, Field>] {
        [\.number, \.name, \.birthDate, \.phone, \.email, \.captcha]
    }

    mutating func read(today: Day) -> MobileRegistration? {
        let number = number.parsed(
            IdentityNumber.init(personal:), or: Messages.identityNumber,
            missing: Messages.required(RegisterWords.number))
        let name = name.parsed(PersonName.init, or: Messages.name, missing: Messages.required(RegisterWords.name))
        let birthDate = birthDate.birthDate(today: today, label: RegisterWords.birthDate)
        let phone = phone.parsed(PhoneNumber.init, or: Messages.phone, missing: Messages.required(RegisterWords.phone))
        let email = email.optional(EmailAddress.init, or: Messages.email)
        _ = captcha.required(or: Messages.required(RegisterWords.captcha))
        guard let number, let name, let birthDate, let phone, let email, isClean else { return nil }
        return MobileRegistration(number: number, name: name, birthDate: birthDate, phone: phone, email: email)
    }
}

extension Field {
    /// A real day, not in the future, not before 1900 (REQ-GEN-008).
    mutating func birthDate(today: Day, label: any Words) -> Day? {
        guard let day = parsed(Day.init(typed:), or: Messages.date, missing: Messages.required(label)) else {
            return nil
        }
        if day > today { problem = Messages.dateInFuture }
        if day.year < 1900 { problem = Messages.date }
        return problem == nil ? day : nil
    }
}
