import Certificates
import Foundation
import Html
import Identity
import Kit
import Links
import Web

/// Where a person signs with a USB token: what the page found of the signing software and the token, *Kiểm tra lại*, and
/// the button (REQ-REG-018). Without scripts it says that it needs them, and by which other ways one comes in.
struct SigningPanel {
    /// `ws://127.0.0.1:8987`
    let agent: String
    /// Where a challenge is asked for.
    let challenge: Link
    /// Where the signature goes.
    let to: Link
    let csrf: HTML
    let button: any Words

    static let nonce = "maPhien"
    static let signature = "chuKy"

    var html: HTML {
        """
        <div data-usb data-agent="\(agent)" data-challenge="\(challenge)" data-asking="\(SigningWords.asking)" \
        data-ready="\(SigningWords.ready)" data-absent="\(SigningWords.absent)" data-plugged="\(SigningWords.plugged)" \
        data-unplugged="\(SigningWords.unplugged)" data-left="\(SigningWords.left)" data-failed="\(SigningWords.failed)" \
        data-no-agent="\(SigningWords.noAgent)" data-wrong-pin="\(SigningWords.wrongPIN)" \
        data-no-token="\(SigningWords.noToken)" data-blocked="\(SigningWords.locked)" \
        data-declined="\(SigningWords.declined)" data-foreign="\(SigningWords.foreign)">
        <div data-usb-plain>\(callout(.info, SigningWords.needsScript, "<p>\(SigningWords.otherWays)</p>"))</div>
        <div data-usb-live hidden>\(live)</div></div>
        """
    }

    private var live: HTML {
        """
        <div class="banner banner--bad" role="alert" data-usb-problem hidden><div class="banner__text">\
        <p class="banner__title" data-usb-problem-text></p></div></div>
        <dl class="summary">
        <div class="summary__row"><dt>\(SigningWords.software)</dt>\
        <dd class="summary__value"><span role="status" data-usb-software>\(SigningWords.asking)</span></dd></div>
        <div class="summary__row"><dt>\(SigningWords.token)</dt><dd class="summary__value"><span role="status" data-usb-token>—</span></dd></div></dl>
        <p class="hint">\(SigningWords.pinHint)</p>
        \(postForm(to: to, csrf: csrf, values: [(Self.nonce, ""), (Self.signature, "")], buttons))
        """
    }

    private var buttons: HTML {
        """
        <div class="button-row"><button class="button button--primary" type="button" data-usb-sign disabled>\(button)</button>
        <button class="button button--secondary" type="button" data-usb-check>\(SigningWords.checkAgain)</button></div>
        """
    }
}

extension CertificateProof {
    /// What the form of a ``SigningPanel`` brought; `nil` for what no signing software makes.
    init?(posted: FormData) {
        guard let nonce = posted.text(SigningPanel.nonce), (20...100).contains(nonce.utf8.count),
            let text = posted.text(SigningPanel.signature), text.utf8.count <= 90_000,
            let signature = Data(base64Encoded: text), !signature.isEmpty
        else { return nil }
        self.init(nonce: nonce, signature: Array(signature))
    }
}

/// A challenge as the page's script reads it.
struct ChallengeReply: Encodable {
    let challenge: String
    let nonce: String
}

extension Accounts {
    /// Answers the script that asks for something to sign on the site of this visit.
    func challengeReply(for action: CertificateAction, _ visit: Visit) async throws -> Response {
        let challenge = try await challenge(
            for: action, at: visit.origins[visit.site], guest: visit.guest,
            browser: Browser(address: visit.address, agent: visit.agent), now: visit.now)
        return try .json(ChallengeReply(challenge: try challenge.text, nonce: challenge.nonce))
    }
}

/// What the signing panel says (spec A.19, REQ-REG-018).
enum SigningWords: Words {
    case software, token, asking, ready, absent, plugged, unplugged, checkAgain, pinHint
    case noAgent, wrongPIN, noToken, locked, declined, foreign, failed, left, needsScript, otherWays

    var vi: String {
        switch self {
        case .software: "Phần mềm ký số"
        case .token: "USB ký số"
        case .asking: "đang kiểm tra…"
        case .ready: "sẵn sàng"
        case .absent: "không trả lời"
        case .plugged: "đã cắm"
        case .unplugged: "chưa cắm"
        case .checkAgain: "Kiểm tra lại"
        case .pinHint: "Phần mềm ký số trên máy của Ông/Bà sẽ hỏi mã PIN. Không nhập mã PIN vào trang web nào."
        case .noAgent: "Chưa cài hoặc chưa bật phần mềm ký số."
        case .wrongPIN: "Mã PIN không đúng."
        case .noToken: "Chưa cắm USB ký số."
        case .locked: "USB ký số đã bị khóa do nhập sai mã PIN nhiều lần."
        case .declined: "Ông/Bà đã từ chối ký."
        case .foreign: "Phần mềm ký số chưa được phép ký cho trang này."
        case .failed: "Phiên ký đã hết hạn, vui lòng thử lại."
        case .left: "Còn {n} lần thử."
        case .needsScript: "Cần bật JavaScript để dùng USB ký số."
        case .otherWays: "Trang này phải nói chuyện với phần mềm ký số trên máy của Ông/Bà. Nếu không bật được, Ông/Bà dùng cách khác."
        }
    }
}
