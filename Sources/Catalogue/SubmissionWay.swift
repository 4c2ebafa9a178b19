import Foundation
import Kit

/// One way to file a dossier with its time and price — *cách thức thực hiện*.
public struct SubmissionWay: Encodable, Hashable, Sendable {
    public let channel: Channel
    public let term: Term
    public let fees: [Fee]
    public let description: String
}

/// *Hình thức nộp*: at the desk, on the portal, by post.
public enum Channel: String, Codable, Sendable, CaseIterable {
    case direct, online, post
}

/// A price — *phí, lệ phí*.
public struct Fee: Encodable, Hashable, Sendable {
    public let kind: FeeKind
    /// As the record stores it; 0 does not mean free, see ``reading``.
    public let amount: Decimal?
    /// ISO 4217.
    public let currency: String
    public let description: String

    /// What the amount and its text say together.
    ///
    /// The national record stores 0 for three different things: the People's Council of the province sets the amount,
    /// the listed groups are exempt, or another text has the amounts. Only the text tells them apart.
    public var reading: FeeReading {
        if let amount, amount > 0 { return .amount(amount) }
        let text = VietnameseText.folded(description)
        if text.contains("hoi dong nhan dan") || text.contains("hdnd") { return .setByProvince }
        if text.contains("mien") || text.contains("khong thu") || text == "khong" { return .exempt }
        if !text.isEmpty { return .asDescribed }
        return amount == nil ? .unstated : .zero
    }
}

/// *Phí* (fee), *lệ phí* (charge), *mức giá* (price level).
public enum FeeKind: String, Codable, Sendable, CaseIterable {
    case fee, charge, price
}

/// What a fee comes to.
public enum FeeReading: Hashable, Sendable {
    case amount(Decimal)
    /// *HĐND cấp tỉnh quy định*.
    case setByProvince
    /// *Miễn*, for all or for the groups the text lists.
    case exempt
    case asDescribed
    /// The record says 0 and nothing else.
    case zero
    case unstated
}
