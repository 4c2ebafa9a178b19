import Foundation
import Kit

/// Ways of filing with their terms and fees, and what is odd about them.
struct PortalWays {
    private(set) var ways: [SubmissionWay] = []
    private(set) var notices: [ImportNotice] = []

    /// Below this many đồng a fee is taken for one that lost its thousands.
    private static let smallestFee: Decimal = 1_000

    init(_ record: PortalRecord) {
        for way in record.executionMethods ?? [] {
            let term = Self.term(way)
            if case .other(let text) = term.unit {
                let shown = [term.amount.map { "\($0)" } ?? "", text].filter { !$0.isEmpty }.joined(separator: " ")
                notices.append(ImportNotice(.termWithoutUnit, String(shown.prefix(120))))
            }
            ways.append(
                SubmissionWay(
                    channel: Channel(portal: way.submissionMethod), term: term, fees: (way.fees ?? []).map(Self.fee),
                    description: (way.description ?? "").tidied))
        }
        noteFees()
        notices = notices.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func term(_ way: PortalRecord.Way) -> Term {
        let units: [String: TermUnit] = ["HOUR": .hour, "DAY": .day, "WORKING_DAY": .workingDay, "MONTH": .month]
        let unit = units[way.processingTimeUnit ?? ""]
        switch way.processingTime {
        case .number(let amount): return Term(amount, unit ?? .other(""))
        case .text(let text): return Term(nil, .other(text))
        case nil: return Term(nil, .other(""))
        }
    }

    private static func fee(_ price: PortalRecord.Price) -> Fee {
        let kinds: [String: FeeKind] = ["FEE": .fee, "SERVICE_FEE": .charge, "PRICE_LEVEL": .price]
        let isForeign = price.currencyName.map { $0.utf8.count == 3 } ?? false
        return Fee(
            kind: kinds[price.type ?? ""] ?? .fee, amount: price.value,
            currency: isForeign ? price.currencyName ?? "VND" : "VND", description: (price.description ?? "").tidied)
    }

    private mutating func noteFees() {
        let amounts = ways.flatMap(\.fees).filter { $0.currency == "VND" }.compactMap(\.amount).filter { $0 > 0 }
        for amount in Set(amounts).sorted() where amount < Self.smallestFee {
            notices.append(ImportNotice(.feeTooSmall, AmountText.money(amount, "VND")))
            if let other = amounts.first(where: { $0 == amount * 1_000 }) {
                let both = "\(AmountText.money(amount, "VND")), \(AmountText.money(other, "VND"))"
                notices.append(ImportNotice(.feesDisagree, both))
            }
        }
    }
}

extension Channel {
    /// A channel the portal has no name for is taken for the desk, which is open to everybody.
    init(portal method: String) {
        switch method {
        case "ONLINE": self = .online
        case "POSTAL": self = .post
        default: self = .direct
        }
    }
}

/// Components by case; each gets a code of its own within its procedure.
struct PortalPapers {
    private(set) var cases: [ProcedureCase] = []
    private(set) var notices: [ImportNotice] = []
    private var seen: [String: Int] = [:]

    init(_ record: PortalRecord) {
        for situation in record.executionCases ?? [] {
            let papers = (situation.profileComponents ?? []).map { component($0) }
            cases.append(ProcedureCase(name: (situation.name ?? "").cleaned, components: papers))
        }
    }

    private mutating func component(_ paper: PortalRecord.Paper) -> Component {
        let forms = (paper.attachments ?? []).compactMap(\.fileName).map { FormAttachment(name: $0.cleaned, address: "") }
        return Component(
            code: ownCode((paper.code ?? "").cleaned), name: (paper.name ?? "").tidied,
            originals: max(0, paper.originalQty ?? 0), copies: max(0, paper.copyQty ?? 0),
            isRequired: paper.required ?? false, forms: forms, note: "")
    }

    private mutating func ownCode(_ code: String) -> String {
        let code = code.isEmpty ? "TP" : code
        seen[code, default: 0] += 1
        let times = seen[code] ?? 1
        if times == 1, code != "TP" { return code }
        if code != "TP" { notices.append(ImportNotice(.componentCodeRepeated, code)) }
        return "\(code)-\(times)"
    }
}
