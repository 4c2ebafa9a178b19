/// What `--help` teaches, in lines short enough for a narrow terminal.
enum SandboxHelp {
    static let text = """
        Each party listens on a port of its own; its page at / says what it is.
        The SMS inbox is the page of the SMS port, the mailbox that of the mail port.

        CONTROL, on every port, JSON:
          GET    /_ctl/inbox?to=84950000101  messages, newest first
                                             (of all numbers without "to")
          DELETE /_ctl/inbox                 empties the inbox
          GET    /_ctl/mails?to=a@b.example  letters, newest first
          DELETE /_ctl/mails                 empties the mailbox
          GET    /_ctl/captcha/{id}          the answer of a challenge
          GET    /_ctl/sims                  the SIMs the operators know
          POST   /_ctl/sims                  adds or replaces one: {"number", "name",
                     "idDocument", "birthdate", "operator", "delivers"}
          DELETE /_ctl/sims/{number}         the operators no longer know it
          DELETE /_ctl/tokens                the operators forget their tokens
          POST   /_ctl/revoked               revokes a certificate: {"serial"}
          DELETE /_ctl/revoked               takes all revocations back
          GET    /_ctl/fault                 the faults of this port
          POST   /_ctl/fault                 adds one: {"mode", "to", "count", "ms"}
          DELETE /_ctl/fault                 ends them all

        FAULTS are met by the party of the port they were sent to.
          unknown, stale OCSP: knows no certificate; answers of last week
          delay          answers as usual, after "ms" (5000)
          refuse         says no (403; mail: 550 to the recipient)
          silence        says nothing for "ms" (60000), then 503 (mail: hangs up)
          down           answers 503 (mail: 421)
          wrong          SMS: a web page instead of an answer;
                         operators: the name does not agree;
                         captcha: the right answer is wrong;
                         authorities: signed by somebody else;
                         mail: hangs up after the text, and delivers nothing
          undeliverable  SMS: takes the message, reports it as not delivered
          not_available  operators: cannot compare
        "to" limits a fault to one phone number or address, "count" to so many requests.
        A request meets the newest fault that fits it. The states of a fault:
          waiting --(a request that fits: count - 1)--> waiting
          waiting --(count used up, or DELETE /_ctl/fault)--> gone

        MESSAGES: accepted --(0.2 s, report 8)--> with the network
          --(0.3 s)--> delivered (report 1) or undeliverable (report 2).
        The SIM 0950000198 receives nothing. Reports go to the message's dlr-url
        if its dlr-mask asks for them, three times at most, and only to loopback
        addresses and *.localhost.

        CAPTCHAS: open --(verify, or 5 minutes)--> gone.
        """
}
