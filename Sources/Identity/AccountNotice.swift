import Foundation
import Kit

/// A short message about an account, to its phone, without marks and without anything secret (REQ-OTP-008's form).
public enum AccountNotice: Sendable, Equatable {
    /// PRM-LOGIN-FAILS was reached.
    case signInBlocked(until: Date)
    case passwordChanged(at: Date)
    case rememberTokenStolen(at: Date)
    case phoneAdded(masked: String)
    case phoneRemoved(masked: String)
    case locked
    /// *Không phải tôi*
    case accessDisowned(at: Date)
    /// To the old number; the code undoes it (REQ-LOG-009).
    case phoneReplaced(masked: String, cancelCode: String)
    case phoneChangeUndone
    case complaintSent(String)
    case complaintDecided(String, isAccepted: Bool)
    case passkeyAdded(at: Date)
    case passkeyRemoved(at: Date)
    case codeAppAdded(at: Date)
    case codeAppRemoved(at: Date)
    case backupCodeUsed(left: Int)
    case resetAtDesk(at: Date, desk: String)

    public var text: String {
        switch self {
        case .signInBlocked(let until):
            "Tai khoan DVC cua ban bi tam khoa dang nhap den \(until.momentText) do nhap sai mat khau nhieu lan. Cong DVC"
        case .passwordChanged(let at):
            "Mat khau tai khoan DVC cua ban da doi luc \(at.momentText). Neu khong phai ban, hay dung Quen mat khau. Cong DVC"
        case .rememberTokenStolen(let at):
            "Luc \(at.momentText) co nguoi dung lai ma ghi nho dang nhap cua ban. Moi trinh duyet can dang nhap lai. Cong DVC"
        case .phoneAdded(let masked): "So \(masked) da duoc them lam so nhan OTP cua tai khoan DVC cua ban. Cong DVC"
        case .phoneRemoved(let masked): "So \(masked) khong con nhan OTP cua tai khoan DVC cua ban. Cong DVC"
        case .phoneReplaced(let masked, let code):
            "So nhan OTP tai khoan DVC doi sang \(masked). Khong phai ban? Vao Quen mat khau, chon Huy doi so, ma huy \(code) (24 gio)."
        case .complaintSent(let code): "Da nhan khieu nai \(code). Ket qua se duoc bao qua so nay. Cong DVC"
        case .complaintDecided(let code, let isAccepted):
            isAccepted
                ? "Khieu nai \(code) duoc chap nhan. Ban co the dang ky tai khoan moi bang so CMT/CCCD cua minh. Cong DVC"
                : "Khieu nai \(code) khong duoc chap nhan. Lien he Bo phan mot cua gan nhat de biet them. Cong DVC"
        case .passkeyAdded(let at):
            "Luc \(at.momentText) tai khoan DVC cua ban da them khoa truy cap. Neu khong phai ban, hay doi mat khau. Cong DVC"
        case .passkeyRemoved(let at):
            "Luc \(at.momentText) tai khoan DVC cua ban da xoa mot khoa truy cap. Neu khong phai ban, hay doi mat khau. Cong DVC"
        case .codeAppAdded(let at):
            "Luc \(at.momentText) tai khoan DVC cua ban da them ung dung xac thuc. Neu khong phai ban, hay doi mat khau. Cong DVC"
        case .codeAppRemoved(let at):
            "Luc \(at.momentText) tai khoan DVC cua ban da xoa ung dung xac thuc. Neu khong phai ban, hay doi mat khau. Cong DVC"
        case .backupCodeUsed(let left):
            "Mot ma du phong vua duoc dung de dang nhap tai khoan DVC cua ban, con \(left) ma. Cong DVC"
        case .phoneChangeUndone: "Yeu cau doi so nhan OTP cua tai khoan DVC da bi huy. Hay dat mat khau moi bang Quen mat khau."
        case .accessDisowned(let at):
            "Luc \(at.momentText) tai khoan DVC cua ban bao co nguoi la truy cap. Hay dat mat khau moi bang Quen mat khau. Cong DVC"
        case .resetAtDesk(let at, let desk):
            "Mat khau tai khoan DVC cua ban duoc cap lai tai quay luc \(at.momentText) (ma quay \(desk.prefix(20))). Neu khong phai ban, hay den Bo phan mot cua."
        case .locked: "Tai khoan DVC cua ban da bi khoa. Lien he Bo phan mot cua gan nhat. Cong DVC"
        }
    }
}

/// The message that carries a code (REQ-OTP-008): one message of 160 GSM characters, whose only six digits are the
/// code.
enum CodeMessage {
    static func text(_ digits: Secret<String>, life: TimeInterval) -> String {
        let minutes = max(1, Int((life / 60).rounded()))
        return
            "Ma OTP cua ban la \(digits.reveal()), hieu luc \(minutes) phut. Khong cung cap ma cho bat ky ai. Cong DVC"
    }
}
