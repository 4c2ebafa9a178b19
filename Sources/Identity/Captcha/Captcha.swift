import Documents
import Foundation
import Kit
import Parties

/// *Mã xác thực* — one interface for our own drawing and for a service outside (REQ-GEN-010).
///
/// A challenge is a sealed token: what it says, for which form and browser, until when. Showing one stores nothing,
/// so a flood of page views costs no row (I22); answering uses it up.
public struct Captcha: Sendable {
    public enum Source: Sendable {
        case own(RenderingThreads)
        case outside(OutsideCaptcha)
    }

    let source: Source
    let keys: KeyRing
    let chance: Chance
    let life: TimeInterval

    public init(source: Source, keys: KeyRing, chance: Chance, life: TimeInterval = IdentitySettings().captchaLife) {
        (self.source, self.keys, self.chance, self.life) = (source, keys, chance, life)
    }

    /// A new challenge for `form` in the browser `guest`.
    public func challenge(for form: CaptchaForm, guest: String, now: Date) throws -> String {
        let ticket = CaptchaTicket(
            nonce: chance.token(bytes: 12), text: CaptchaText(chance).letters, form: form, guest: Digest.sha256(guest),
            until: now.addingTimeInterval(life))
        return Base64URL.encode(try keys.seal(try JSONEncoder().encode(ticket), for: SealPurpose.captcha))
    }

    /// What `token` says, if it is ours and not over.
    func ticket(_ token: String, now: Date) -> CaptchaTicket? {
        guard token.utf8.count <= 1_000, let sealed = Base64URL.decode(token),
            let bytes = try? keys.open(sealed, for: SealPurpose.captcha),
            let ticket = try? JSONDecoder().decode(CaptchaTicket.self, from: Data(bytes)), now < ticket.until
        else { return nil }
        return ticket
    }
}

/// The forms that ask for a captcha. An answer for one is none for another.
public enum CaptchaForm: String, Codable, Sendable {
    case signIn, localSignIn, recovery, mobileRegistration, localRegistration, certificateRegistration, complaint
    /// *Tra cứu hồ sơ*, on every site that offers it.
    case track
}

/// The inside of a challenge.
struct CaptchaTicket: Codable, Sendable {
    let nonce: String
    /// What our own drawing shows; an outside service draws a text of its own.
    let text: String
    let form: CaptchaForm
    let guest: [UInt8]
    let until: Date

    /// The picture depends on it and on nothing else, so it can be asked for again.
    var seed: UInt64 { Digest.sha256(nonce).prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
