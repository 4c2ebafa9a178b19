import Foundation
import Kit
import Testing

@testable import Identity

/// REQ-REG-008: what a password must have.
@Suite struct PasswordRuleTests {
    private let own = OwnData(
        numbers: [IdentityNumber(personal: "099190000101")!], phones: [PhoneNumber("0950000101")!], name: "Lê Thị Mẫu",
        username: "Mau.Le#1990", birthDate: Day(year: 1990, month: 3, day: 15))

    @Test(
        arguments: [
            ("Mau@199", Set<PasswordRule>([.length])), ("mau@1990", [.upperCase]), ("MAU@1990", [.lowerCase]),
            ("Mau@abcd", [.digit]), ("Mau12345", [.special]), ("Mau@1990", []), ("Mậu 1990", []), ("Ẩmthực#1", []),
            ("mật khẩu1", [.upperCase, .notCommon]), ("Đđ#12345", []),
        ] as [(String, Set<PasswordRule>)])
    func `each missing part is named`(password: String, missing: Set<PasswordRule>) {
        #expect(PasswordRule.missing(in: password, own: own) == missing)
    }

    @Test func `length counts characters, not bytes, and both forms of Unicode are one`() {
        let composed = "Ấấ#1aaaa", decomposed = composed.decomposedStringWithCanonicalMapping
        #expect(PasswordRule.missing(in: composed, own: own) == [])
        #expect(PasswordRule.missing(in: decomposed, own: own) == [])
        #expect(PasswordRule.missing(in: "Ấấ#1aaa".decomposedStringWithCanonicalMapping, own: own) == [.length])
    }

    @Test func `128 characters are the most`() {
        let longest = "Aa#1" + String(repeating: "ế", count: 124)
        #expect(PasswordRule.missing(in: longest, own: own) == [])
        #expect(PasswordRule.missing(in: longest + "ế", own: own) == [.notTooLong])
        #expect(PasswordRule.missing(in: String(repeating: "Aa#1", count: 2_500), own: own) == [.notTooLong])
    }

    @Test func `one's own number, phone, name and account are no passwords, however they are written`() {
        for password in [
            "Lê Thị Mẫu", "le.thi.MAU", "099190000101", "0950 000 101", "mau.le#1990", "LeThiMau@1990", "Aa@099190000101",
            "Mau#0950000101", "Ab@950000101", "Mau@15031990", "Mẫu#15.3.1990", "Abc@150390", "1990-03-15 Xyz",
        ] {
            #expect(PasswordRule.missing(in: password, own: own).contains(.notOwnData), "\(password)")
        }
        for password in ["Mau@1990", "Trăng tròn sáng 15031990", "Đi chợ Lê Thị Mẫu mua cá kho #1", "Thu@Tran85"] {
            #expect(!PasswordRule.missing(in: password, own: own).contains(.notOwnData), "\(password)")
        }
    }

    @Test func `the list is looked up where it lies, and its first and last lines are found`() throws {
        let list = try #require(CommonPasswords.list)
        for word in ["0000", "123456", "matkhau", "nguyenanh", "yenyeu", "zxcvbnm"] {
            #expect(list.contains(word) == (word != "yenyeu"), "\(word)")
        }
        #expect(!list.contains("") && !list.contains("~") && !list.contains("matkha") && !list.contains("matkhauu"))
        let started = ContinuousClock.now
        for n in 0..<10_000 { _ = list.contains("khong-co-\(n)") }
        #expect(ContinuousClock.now - started < .seconds(2))
    }

    @Test(arguments: ["", "mot\nhai"]) func `a list cut short is no list`(text: String) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "danh-sach-\(UUID().uuidString).txt")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(throws: (any Error).self) { try SortedLines(file) }
    }

    @Test func `what everybody tries first is refused`() {
        for password in [
            "P@ssw0rd", "Password@123", "Matkhau@123", "Mật Khẩu@2024", "Vietnam@2024", "Admin@123", "Qwerty#12345",
            "M@tkhau1", "Anhyeuem@123", "NguyenAnh#1995", "Ngọc Anh@2001", "1Qaz@2wsx", "123@Matkhau", "Trustno1!",
            "Dichvucong@2026", "Iloveyou!1", "Liverp00l#1", "Aa@123456",
        ] {
            #expect(PasswordRule.missing(in: password, own: own).contains(.notCommon), "\(password)")
        }
        for password in ["Mau@1990", "Vidu#2001", "Thu@Tran85", "Cây tre#7"] {
            #expect(!PasswordRule.missing(in: password, own: own).contains(.notCommon), "\(password)")
        }
    }

    @Test func `the sentence says the rule and then what is missing`() {
        let text = IdentityRefusal.passwordRule([.upperCase, .digit]).words.vi
        #expect(
            text.hasPrefix("Mật khẩu phải có 8 ký tự trở lên bao gồm chữ thường, chữ in hoa, số và ký tự đặc biệt."))
        #expect(text.hasSuffix("Còn thiếu: chữ in hoa, số."))
    }
}

/// REQ-SEC-005.
@Suite(.timeLimit(.minutes(1))) struct PasswordHasherTests {
    private let keys = KeyRing(masters: [1: Array(repeating: 7, count: 32)])!

    @Test func `two people with one password have different hashes, in the PHC form`() async throws {
        let hasher = PasswordHasher(keys: keys)
        let first = try await hasher.hash(Secret("Mau@1990")), second = try await hasher.hash(Secret("Mau@1990"))
        #expect(first != second)
        #expect(first.hasPrefix("1$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try await hasher.verify(Secret("Mau@1990"), against: first) == .right(rehash: false))
        #expect(try await hasher.verify(Secret("Mau@1991"), against: first) == .wrong)
    }

    @Test func `NFC and NFD of a password are one`() async throws {
        let hasher = PasswordHasher(keys: keys, cost: .quick)
        let hash = try await hasher.hash(Secret("Mậtkhẩu#1"))
        let typed = Secret("Mậtkhẩu#1".decomposedStringWithCanonicalMapping)
        #expect(try await hasher.verify(typed, against: hash) == .right(rehash: false))
    }

    @Test func `a higher cost and a newer key ask for a new hash`() async throws {
        let old = try await PasswordHasher(keys: keys, cost: .quick).hash(Secret("Mau@1990"))
        let dearer = PasswordHasher(keys: keys, cost: PasswordHasher.Cost(memory: 128, passes: 1))
        #expect(try await dearer.verify(Secret("Mau@1990"), against: old) == .right(rehash: true))
        let newer = try #require(
            KeyRing(masters: [1: Array(repeating: 7, count: 32), 2: Array(repeating: 8, count: 32)]))
        #expect(
            try await PasswordHasher(keys: newer, cost: .quick).verify(Secret("Mau@1990"), against: old)
                == .right(rehash: true))
    }

    @Test func `absent, empty and endless passwords match nothing (I17, REQ-SEC-005)`() async throws {
        let hasher = PasswordHasher(keys: keys, cost: .quick)
        let hash = try await hasher.hash(Secret("Mau@1990"))
        #expect(try await hasher.verify(Secret(""), against: hash) == .wrong)
        #expect(try await hasher.verify(Secret("Mau@1990"), against: nil) == .wrong)
        let start = ContinuousClock.now
        #expect(try await hasher.verify(Secret(String(repeating: "x", count: 10_000)), against: hash) == .wrong)
        #expect(ContinuousClock.now - start < .milliseconds(200))
    }

    @Test func `another ring's pepper opens nothing`() async throws {
        let hash = try await PasswordHasher(keys: keys, cost: .quick).hash(Secret("Mau@1990"))
        let stolen = try #require(KeyRing(masters: [1: Array(repeating: 9, count: 32)]))
        #expect(
            try await PasswordHasher(keys: stolen, cost: .quick).verify(Secret("Mau@1990"), against: hash) == .wrong)
    }

    @Test func `past its queue the answer is busy at once`() async throws {
        let hasher = PasswordHasher(keys: keys, threads: 1, waiting: 1)
        let answers = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 { group.addTask { (try? await hasher.hash(Secret("Mau@1990"))) != nil } }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.contains(true) && answers.contains(false))
    }
}
