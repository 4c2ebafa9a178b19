import Foundation
import Identity
import Kit
import Web

/// The registration form of a provincial portal (REQ-PRV-002).
struct LocalRegisterForm: Form {
    var username = Field("tenTaiKhoan")
    var password = Field("matKhau")
    var again = Field("xacNhanMatKhau")
    var name = Field("hoTen")
    var gender = Field("gioiTinh")
    var birthDate = Field("ngaySinh")
    var number = Field("soGiayTo")
    var phone = Field("soDienThoai")
    var email = Field("email")
    var address = Field("diaChi")
    var captcha = Field("maXacNhan")
    static var fields: [WritableKeyPath<LocalRegisterForm, Field>] {
        [
            \.username, \.password, \.again, \.name, \.gender, \.birthDate, \.number, \.phone, \.email, \.address,
            \.captcha,
        ]
    }

    mutating func read(today: Day) -> LocalRegistration? {
        let username = username.parsed(
            Username.init, or: LocalWords.usernameWrong, missing: Messages.required(LocalWords.username))
        readPasswords()
        let number = number.parsed(
            IdentityNumber.init(personal:), or: Messages.identityNumber, missing: Messages.required(LocalWords.number))
        let phone = phone.parsed(PhoneNumber.init, or: Messages.phone, missing: Messages.required(LocalWords.phone))
        let profile = readProfile(today: today)
        _ = captcha.required(or: Messages.required(LocalWords.captcha))
        guard let username, let number, let phone, let profile, isClean else { return nil }
        return LocalRegistration(
            username: username, profile: profile, number: number, phone: phone, password: Secret(password.typed))
    }

    private mutating func readPasswords() {
        if password.typed.isEmpty { password.problem = Messages.required(LocalWords.password) }
        if again.typed.isEmpty {
            again.problem = Messages.required(LocalWords.again)
        } else if again.typed != password.typed {
            again.problem = Messages.passwordsDiffer
        }
    }

    private mutating func readProfile(today: Day) -> Profile? {
        let name = name.parsed(PersonName.init, or: Messages.name, missing: Messages.required(LocalWords.name))
        let birthDate = birthDate.birthDate(today: today, label: LocalWords.birthDate)
        let email = email.optional(EmailAddress.init, or: Messages.email)
        address.atMost(300, or: Messages.tooLong(LocalWords.address, most: 300))
        let gender = Gender(rawValue: gender.typed)
        guard let name, let birthDate, let email else { return nil }
        return Profile(
            name: name.text, birthDate: birthDate, gender: gender, email: email?.text,
            residence: address.isBlank ? nil : address.typed.cleaned)
    }
}
