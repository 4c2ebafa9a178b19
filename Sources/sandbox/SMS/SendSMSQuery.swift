import Foundation

/// A `sendsms` request as Kannel 1.4.5 reads it, in the order in which it complains.
struct SendSMSQuery: Sendable {
    struct Rejected: Error, Equatable {
        let status: Int
        let text: String
    }

    let to: [String]
    let from: String
    let text: String
    let coding: Int
    let validityMinutes: Int?
    let reportMask: Int
    let reportURL: String?

    init(_ query: [String: String], account: Account) throws(Rejected) {
        guard account.isOpened(by: query["username"] ?? query["user"], query["password"] ?? query["pass"]) else {
            throw Rejected(status: 403, text: "Authorization failed for sendsms")
        }
        guard let to = query["to"] else { throw Rejected("Missing receiver number, rejected") }
        self.to = to.split(separator: " ").map(String.init)
        guard !self.to.isEmpty else { throw Rejected("Empty receiver number not allowed, rejected") }
        from = query["from"] ?? ""
        guard !from.isEmpty else { throw Rejected("Sender missing and no global set, rejected") }
        coding = query["coding"].map { Int($0) ?? -1 } ?? 0
        guard (0...2).contains(coding) else { throw Rejected("Coding field misformed, rejected") }
        guard (query["charset"] ?? "UTF-8").uppercased() == "UTF-8" else {
            throw Rejected("Charset or body misformed, rejected")
        }
        // The seven-bit alphabet has no Vietnamese marks; what it lacks arrives as a question mark.
        let typed = query["text"] ?? ""
        text = coding == 0 ? String(typed.map { $0.isASCII ? $0 : "?" }) : typed
        validityMinutes = query["validity"].flatMap { Int($0) }
        reportMask = query["dlr-mask"].flatMap { Int($0) } ?? 0
        reportURL = query["dlr-url"]
    }
}

extension SendSMSQuery.Rejected {
    fileprivate init(_ text: String) { self.init(status: 400, text: text) }
}
