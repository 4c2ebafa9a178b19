import Kit

/// What all parties know together.
struct House: Sendable {
    let clock: Clock
    let chance: Chance
    let inbox = Inbox()
    let mailbox = Mailbox()
    let sims = SIMRegister(SampleSIMs.all)
    let tokens = TokenDesk()
    let captchas = CaptchaBoard()
}
