import Foundation

/// How surely an account belongs to the person it names — *mức xác minh* (DEC-12).
public enum AssuranceLevel: Int, CaseIterable, Comparable, Codable, Sendable {
    /// *Chưa xác minh*
    case none = 0
    /// *Số điện thoại (OTP)*
    case phone = 1
    /// *Nguồn dữ liệu*: nhà mạng, BHXH, Bưu điện.
    case source = 2
    /// *Trực tiếp tại Bộ phận một cửa*
    case inPerson = 3
    /// *Chứng thư số hoặc VNeID mức 2*
    case certificate = 4

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// What a level rests on: who vouched, when, and for a mobile subscription which operator (REQ-REG-009).
public struct Evidence: Equatable, Sendable {
    public enum Source: String, CaseIterable, Codable, Sendable {
        /// *Nhà mạng*
        case mobileOperator
        /// *OTP*
        case oneTimeCode
        /// *Bộ phận một cửa*
        case desk
        /// *Chứng thư số*
        case certificate
    }

    public let source: Source
    public let mobileOperator: String?
    public let at: Date

    public init(source: Source, mobileOperator: String? = nil, at: Date) {
        (self.source, self.mobileOperator, self.at) = (source, mobileOperator, at)
    }
}
