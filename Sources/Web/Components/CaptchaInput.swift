import Html
import Kit
import Links

/// A drawn code to be typed — *mã xác thực* — with its picture and its voice (REQ-GEN-010).
public struct CaptchaPicture: Sendable {
    /// Names under which a form posts which picture was shown, and that another one is wanted.
    public static let idName = "maHinh"
    public static let refreshName = "doiMa"

    public let id: String
    public let picture: Link
    public let voice: Link

    public init(id: String, picture: Link, voice: Link) { (self.id, self.picture, self.voice) = (id, picture, voice) }
}

/// The picture, a button for another one, the voice, and the field. The button posts the form with `doiMa=1`: the page
/// comes back as it was typed, with a new picture and no problems. Where JavaScript runs only this block is exchanged.
public func captchaInput(_ field: Field, _ captcha: CaptchaPicture, label: any Words = CodeWords.captcha) -> HTML {
    let frame = FieldFrame(field: field, label: label, required: true, hint: nil)
    return """
        <div class="captcha" data-captcha>\(hiddenValues([(CaptchaPicture.idName, captcha.id)]))\
        \(frame.wrap(captchaControl(frame, captcha)))</div>
        """
}

private func captchaControl(_ frame: FieldFrame, _ captcha: CaptchaPicture) -> HTML {
    """
    <div class="captcha__row"><input class="input input--captcha" type="text"\(frame.attributes()) value="" \
    placeholder="\(CodeWords.captchaPlaceholder)" autocomplete="off" autocapitalize="characters" spellcheck="false" \
    maxlength="20"><img class="captcha__picture" src="\(captcha.picture)" width="160" height="56" \
    alt="\(CodeWords.captchaPicture)"></div>\
    <div class="captcha__tools">\(enterKeyButton)\
    <button class="button button--quiet" type="submit" name="\(CaptchaPicture.refreshName)" value="1" formnovalidate>\
    \(Icon.refresh.html)<span>\(CodeWords.captchaRefresh)</span></button>\
    <a class="button button--quiet" href="\(captcha.voice)" data-voice>\(Icon.sound.html)\
    <span>\(CodeWords.captchaVoice)</span></a></div>
    """
}

/// Enter presses a form's first button; this one, unseen, comes before the one that asks for another picture.
private let enterKeyButton: HTML =
    "<button class=\"unseen\" type=\"submit\" tabindex=\"-1\" aria-hidden=\"true\"></button>"
