import Foundation
import Kit
import Links

/// The line to Vnconnect, which makes accounts, sends codes and knows nothing of rights here: JSON both ways.
public struct DeskLine: Sendable {
    public struct Reply: Sendable {
        public let status: Int
        public let body: [UInt8]

        public init(status: Int, body: [UInt8]) { (self.status, self.body) = (status, body) }
    }

    private let send: @Sendable (_ path: String, _ body: [UInt8]) async throws -> Reply

    /// - Parameter send: Signs and sends; throws ``DeskRefusal/unavailable`` where nobody answers.
    public init(send: @escaping @Sendable (String, [UInt8]) async throws -> Reply) { self.send = send }

    /// - Throws: ``DeskRefusal``.
    func ask<Answer: Decodable>(_ link: Link, _ asked: some Encodable, _ answer: Answer.Type = Answer.self) async throws -> Answer {
        let reply = try await send(link.path, Array(try JSONEncoder().encode(asked)))
        if reply.status == 200 {
            guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(reply.body)) else {
                throw DeskRefusal.unavailable
            }
            return answer
        }
        guard let refused = try? JSONDecoder().decode(Refused.self, from: Data(reply.body)) else {
            throw DeskRefusal.unavailable
        }
        throw DeskRefusal(word: refused.error, until: refused.until)
    }

    private struct Refused: Decodable {
        let error: String
        let until: Int64?
    }
}

/// What is done for somebody who came in person, in Vnconnect's words.
public enum DeskAct: String, Codable, Sendable { case create, reset }

/// Who acts, and at which desk.
public struct DeskSeat: Codable, Hashable, Sendable {
    public let officer: String
    public let officerName: String
    public let desk: String
    public let deskName: String
}

/// What Vnconnect says and is asked.
enum DeskWire {
    struct LookUp: Encodable {
        let seat: DeskSeat
        let act: DeskAct
        let number: String
    }

    struct Found: Decodable {
        let exists: Bool
        let name: String?
        let maskedPhone: String?
        let resets: Int?
    }

    struct CodeAsk: Encodable {
        let draft: UUID
        let act: DeskAct
        let seat: DeskSeat
        let form: AccountRequestForm?
        let number: String?
        let phone: String?
        let statement: String?
    }

    struct Form: Encodable {
        let seat: DeskSeat
        let draft: UUID
    }

    struct Creation: Encodable {
        let draft: UUID
        let seat: DeskSeat
        let form: AccountRequestForm
        let scanHash: [UInt8]
        let code: String
    }

    struct Reset: Encodable {
        let draft: UUID
        let seat: DeskSeat
        let number: String
        let phone: String?
        let scanHash: [UInt8]
        let code: String
        let approver: String?
    }

    struct Done: Decodable {
        let subject: String
        let maskedPhone: String
        let at: Int64
    }

    struct Record: Encodable {
        let seat: DeskSeat
        let record: UUID
        let reason: String?
    }

    struct Records: Encodable {
        let seat: DeskSeat
        let records: [UUID]
    }

    struct Password: Decodable {
        let record: UUID
        let isChanged: Bool
        let delivery: String?
    }

    struct Nothing: Decodable {}
}

/// How the code of a form stands.
public struct CodeState: Decodable, Sendable {
    let expiresAt, resendAt: Int64
    public let delivery: String?
    /// How often one was sent for this form.
    public let sends: Int
    public let maskedPhone: String

    public var expires: Date { Date(milliseconds: expiresAt) }
    public var resend: Date { Date(milliseconds: resendAt) }
    public var isDown: Bool { delivery == "down" }
    public var hasFailed: Bool { delivery == "failed" }
}

/// What became of a password that was sent.
public enum PasswordState: Sendable {
    case waiting, sent, failed, changed, unknown

    init(_ wire: DeskWire.Password) {
        self =
            switch (wire.isChanged, wire.delivery) {
            case (true, _): .changed
            case (_, "queued"), (_, "waiting"): .waiting
            case (_, "sent"), (_, "delivered"): .sent
            case (_, "failed"), (_, "down"): .failed
            default: .unknown
            }
    }

    var vi: String {
        switch self {
        case .waiting: "Mật khẩu đang chờ nhà mạng"
        case .sent: "Đã gửi mật khẩu"
        case .failed: "Chưa gửi được mật khẩu"
        case .changed: "Công dân đã đổi mật khẩu"
        case .unknown: "Chưa rõ tình trạng gửi"
        }
    }
}
