import Foundation

/// A message in the inbox.
struct Message: Codable, Sendable {
    enum State: String, Codable, Sendable { case waiting, delivered, undeliverable }

    /// A delivery report that was sent, or tried in vain.
    struct Report: Codable, Sendable {
        /// Kannel's number: 1 delivered, 2 undeliverable, 8 submitted.
        let type: Int
        /// What the receiver answered; missing if it did not.
        let answer: Int?
    }

    let id: UUID
    /// `84950000101`
    let to: String
    let from: String
    let text: String
    let coding: Int
    let validityMinutes: Int?
    let receivedAt: Date
    var state = State.waiting
    var reports: [Report] = []
}
