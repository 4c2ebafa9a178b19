import Documents
import Foundation
import Kit
import Parties
import Store

extension Captcha {
    /// The image of a challenge, PNG.
    /// - Throws: ``IdentityRefusal/gone`` for a token that is not ours, or over.
    func picture(_ token: String, in database: Database, now: Date) async throws -> [UInt8] {
        guard let ticket = ticket(token, now: now), let text = CaptchaText(typed: ticket.text) else {
            throw IdentityRefusal.gone
        }
        switch source {
        case .own(let threads): return try await threads.run { try CaptchaDrawing(text, seed: ticket.seed).png() }
        case .outside(let service): return try await drawn(token, ticket, by: service, database).png
        }
    }

    /// The same to listen to, WAV.
    func voice(_ token: String, in database: Database, now: Date) async throws -> [UInt8] {
        guard let ticket = ticket(token, now: now), let text = CaptchaText(typed: ticket.text) else {
            throw IdentityRefusal.gone
        }
        switch source {
        case .own(let threads): return try await threads.run { try CaptchaVoice(text, seed: ticket.seed).wav() }
        case .outside(let service):
            guard let wav = try await drawn(token, ticket, by: service, database).wav else {
                throw IdentityRefusal.gone
            }
            return wav
        }
    }

    /// What the outside service drew for a token: asked once, kept until the token is over.
    private func drawn(
        _ token: String, _ ticket: CaptchaTicket, by service: OutsideCaptcha, _ database: Database
    ) async throws -> DrawnCaptcha {
        if let kept = try await database.read({ try $0.drawnCaptcha(token) }) { return kept }
        let challenge: OutsideCaptcha.Challenge
        do { challenge = try await service.challenge() } catch { throw IdentityRefusal.busy }
        return try await database.write { tx in
            // Of two requests at the same time the first one's picture counts for both.
            if let kept = try tx.drawnCaptcha(token) { return kept }
            let drawn = DrawnCaptcha(outsideID: challenge.id, png: challenge.png, wav: challenge.wav)
            try tx.keep(drawn, for: token, until: ticket.until)
            return drawn
        }
    }
}

/// What an outside service drew.
struct DrawnCaptcha: Sendable {
    let outsideID: String
    let png: [UInt8]
    let wav: [UInt8]?
}

extension Transaction {
    func drawnCaptcha(_ token: String) throws -> DrawnCaptcha? {
        let hash = Digest.sha256(token)
        return try first("SELECT outside_id, png, wav FROM identity_drawn_captchas WHERE token_hash = \(hash)") { row in
            DrawnCaptcha(
                outsideID: try row.text("outside_id"), png: try row.blob("png"), wav: try row.optionalBlob("wav"))
        }
    }

    func keep(_ drawn: DrawnCaptcha, for token: String, until: Date) throws {
        try execute(
            """
            INSERT INTO identity_drawn_captchas (token_hash, outside_id, png, wav, expires_at)
            VALUES (\(Digest.sha256(token)), \(drawn.outsideID), \(drawn.png), \(drawn.wav), \(until))
            """)
    }
}
