import Foundation
import Kit

/// Amounts as Vietnamese people write them: `12,5`, `8.000` (spec F.5).
enum AmountText {
    static func plain(_ amount: Decimal) -> String {
        let parts = "\(amount)".split(separator: ".", omittingEmptySubsequences: false)
        let whole = Int(parts[0]).map(Digits.grouped) ?? String(parts[0])
        return parts.count > 1 ? "\(whole),\(parts[1])" : whole
    }

    static func money(_ amount: Decimal, _ currency: String) -> String {
        "\(plain(amount)) \(currency == "VND" ? "đồng" : currency)"
    }
}
