import Foundation
import Html
import Kit
import Links

/// One field for the six digits of a one-time code; the phone offers the code from its message (REQ-OTP-001,
/// cases 5.1.15).
public func codeInput(_ field: Field, label: any Words = CodeWords.code, hint: (any Words)? = nil, length: Int = 6)
    -> HTML
{
    let frame = FieldFrame(field: field, label: label, required: true, hint: hint)
    return frame.wrap(
        """
        <input class="input input--code" type="text" inputmode="numeric" autocomplete="one-time-code" \
        maxlength="\(length + 4)"\(frame.attributes()) value="">
        """)
}

/// How long the code lives: the end as a time for everyone, and a clock that counts where JavaScript runs. The clock is
/// silent; the line beside it speaks at 60, 30 and 0 seconds (REQ-OTP-003, WCAG 2.2.1).
public func countdown(until end: Date, now: Date) -> HTML {
    let left = max(0, Int(end.timeIntervalSince(now).rounded(.down)))
    return """
        <p class="countdown" data-countdown="\(left)" data-left="\(CodeWords.left)" data-over="\(CodeWords.over)" \
        data-seconds="\(CodeWords.seconds)">\(Icon.clock.html)<span data-countdown-text>\
        \(if: left > 0, HTML(CodeWords.validUntil(end)), else: HTML(CodeWords.over))</span>\
        <span class="unseen" role="status" data-countdown-said></span></p>
        """
}

/// "Gửi lại OTP": always works; where JavaScript runs it waits until the server would send again.
/// - Parameter opensAt: when the next code may be asked for.
public func resendButton(to link: Link, csrf: HTML, opensAt: Date, now: Date) -> HTML {
    let wait = max(0, Int(opensAt.timeIntervalSince(now).rounded(.up)))
    return """
        <form class="inline-form" method="post" action="\(link)">\(csrf)\
        <button class="button button--quiet" type="submit" data-opens-in="\(wait)" data-in="\(CodeWords.resendIn)" \
        data-seconds="\(CodeWords.seconds)">\(Icon.refresh.html)<span>\(CodeWords.resend)</span>\
        <span class="button__wait" data-wait></span></button></form>
        """
}
