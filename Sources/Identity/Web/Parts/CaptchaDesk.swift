import Identity
import Kit
import Links
import Web

/// Shows a challenge's picture and voice, and makes new ones for forms (REQ-GEN-010).
public struct CaptchaDesk: Sendable {
    fileprivate let booth: CaptchaBooth

    public init(_ booth: CaptchaBooth) { self.booth = booth }

    init(accounts: Accounts) { self.init(accounts.captchaBooth) }

    public var routes: [Route] {
        [.get(IdentityLinks.captcha, picture), .get(IdentityLinks.captchaVoice, voice)]
    }

    /// A new challenge for one form in this browser.
    public func picture(for form: CaptchaForm, _ visit: Visit) throws -> CaptchaPicture {
        let token = try booth.challenge(for: form, guest: visit.guest, now: visit.now)
        return CaptchaPicture(
            id: token, picture: IdentityLinks.captcha.with(token), voice: IdentityLinks.captchaVoice.with(token))
    }

    func picture(_ visit: Visit) async throws -> Response {
        .bytes(try await booth.picture(visit.part("id"), now: visit.now), type: "image/png")
    }

    func voice(_ visit: Visit) async throws -> Response {
        .bytes(try await booth.voice(visit.part("id"), now: visit.now), type: "audio/wav")
    }
}

extension CaptchaDesk {
    /// Whether `typed` answers the picture `id` of `form`; the picture is used up.
    public func check(_ id: String, _ typed: String, for form: CaptchaForm, _ visit: Visit) async throws -> Bool {
        do {
            let answer = CaptchaAnswer(token: id, typed: typed)
            try await booth.check(answer, for: form, guest: visit.guest, now: visit.now)
            return true
        } catch IdentityRefusal.captcha {
            return false
        }
    }
}

extension Visit {
    /// What was typed under the picture that was shown.
    func captchaAnswer(_ field: Field) -> CaptchaAnswer {
        CaptchaAnswer(token: posted.text(CaptchaPicture.idName) ?? "", typed: field.typed)
    }

    /// Whether only another picture was wanted.
    var wantsOtherPicture: Bool { posted.has(CaptchaPicture.refreshName) }
}
