import Foundation
import Kit

/// All that Vnconnect keeps of a person, as it is handed to them — *dữ liệu của tôi*. One shape for people and programs.
public struct PersonalData: Encodable, Sendable {
    public struct Item: Sendable {
        /// Its name in the file: English, as in the interfaces.
        public let key: String
        public let words: DataWords
        public let value: Value
    }

    public enum Value: Sendable {
        case text(String)
        case moment(Date)
    }

    public struct Section: Sendable {
        public let key: String
        public let words: DataWords
        public let records: [[Item]]
    }

    public let takenAt: Date
    public let sections: [Section]

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public func encode(to encoder: any Encoder) throws {
        var names = encoder.container(keyedBy: Name.self)
        try names.encode(Value.moment(takenAt).written, forKey: Name(stringValue: "takenAt"))
        for section in sections {
            let records = section.records.map { record in
                Dictionary(record.map { ($0.key, $0.value.written) }) { first, _ in first }
            }
            try names.encode(records, forKey: Name(stringValue: section.key))
        }
    }
}

extension PersonalData.Value {
    /// As programs read it: moments by RFC 3339.
    var written: String {
        switch self {
        case .text(let text): text
        case .moment(let moment): moment.formatted(.iso8601)
        }
    }

    /// As people read it.
    public var shown: String {
        switch self {
        case .text(let text): text
        case .moment(let moment): moment.exactText
        }
    }
}

/// What the parts of a person's data are called.
public enum DataWords: String, Words, CaseIterable {
    case account, numbers, phones, apps, passkeys, systems, agreements, sessions, accesses, changes, acts
    case name, birthDate, gender, email, residence, contactAddress, username, kind, state, level, registration, subject
    case number, phone, isDefault, at, until, system, method, result, device, address, field, before, after, text, version
    case scopes, action, lastAt

    public var vi: String {
        switch self {
        case .account: "Tài khoản"
        case .numbers: "Số CMT/CCCD"
        case .phones: "Số nhận OTP"
        case .apps: "Ứng dụng xác thực"
        case .passkeys: "Khóa truy cập"
        case .systems: "Hệ thống được phép"
        case .agreements: "Văn bản đã đồng ý"
        case .sessions: "Phiên đăng nhập"
        case .accesses: "Lịch sử truy cập"
        case .changes: "Thay đổi thông tin cá nhân"
        case .acts: "Nhật ký tài khoản"
        case .name: "Họ và tên"
        case .birthDate: "Ngày sinh"
        case .gender: "Giới tính"
        case .email: "Email"
        case .residence: "Địa chỉ thường trú"
        case .contactAddress: "Địa chỉ liên hệ"
        case .username: "Tên tài khoản"
        case .kind: "Đối tượng"
        case .state: "Trạng thái"
        case .level: "Mức xác minh"
        case .registration: "Phương thức đăng ký"
        case .subject: "Mã tài khoản"
        case .number: "Số"
        case .phone: "Số điện thoại"
        case .isDefault: "Mặc định"
        case .at: "Thời gian"
        case .until: "Hết hạn"
        case .lastAt: "Lần gần nhất"
        case .system: "Hệ thống"
        case .method: "Phương thức"
        case .result: "Kết quả"
        case .device: "Thiết bị/Trình duyệt"
        case .address: "Địa chỉ IP"
        case .field: "Thông tin"
        case .before: "Trước"
        case .after: "Sau"
        case .text: "Văn bản"
        case .version: "Phiên bản"
        case .scopes: "Dữ liệu"
        case .action: "Việc"
        }
    }
}
