import CArgon2
import Foundation

/// The reference implementation of Argon2id (Debian's libargon2), by its PHC string.
struct Argon2id {
    let cost: PasswordHasher.Cost
    let salt: [UInt8]
    static let length = 32

    init(_ cost: PasswordHasher.Cost, salt: [UInt8]) { (self.cost, self.salt) = (cost, salt) }

    func hash(_ password: [UInt8]) throws(HashingFailure) -> String {
        let room = argon2_encodedlen(cost.memory, cost.passes, 1, UInt32(salt.count), UInt32(Self.length), Argon2_id)
        var encoded = [CChar](repeating: 0, count: Int(room))
        let code = argon2id_hash_encoded(
            cost.passes, cost.memory, 1, password, password.count, salt, salt.count, Self.length, &encoded,
            encoded.count)
        guard code == ARGON2_OK.rawValue else { throw HashingFailure(code: code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// A hash that is nobody's: it is spelled as one, and to find that it is not a password's costs as much.
    func spelled(_ hash: [UInt8]) -> String {
        let parts = [salt, hash].map { Data($0).base64EncodedString().prefix { $0 != "=" } }
        return "$argon2id$v=19\(cost.parameters)\(parts[0])$\(parts[1])"
    }

    static func verify(_ password: [UInt8], _ phc: String) throws(HashingFailure) -> Bool {
        let code = argon2id_verify(phc, password, password.count)
        if code == ARGON2_VERIFY_MISMATCH.rawValue { return false }
        guard code == ARGON2_OK.rawValue else { throw HashingFailure(code: code) }
        return true
    }
}

/// The library could not do its work: no memory, or a stored hash that is none.
struct HashingFailure: Error, Equatable {
    let code: Int32
}
