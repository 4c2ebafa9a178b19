import Foundation
import Kit

/// A line of `details.jsonl`: the full record of one procedure. Parts the portal leaves out or sets to null are empty;
/// a part of another type makes the record a faulty one.
struct PortalRecord: Decodable {
    struct Named: Decodable {
        let name: String?
        let code: String?
    }

    struct Step: Decodable {
        let name: String?
        let description: String?
    }

    struct Way: Decodable {
        let submissionMethod: String
        let processingTime: PortalTime?
        let processingTimeUnit: String?
        let description: String?
        let fees: [Price]?
    }

    struct Price: Decodable {
        let type: String?
        let value: Decimal?
        let description: String?
        let currencyName: String?
    }

    struct Situation: Decodable {
        let name: String?
        let profileComponents: [Paper]?
    }

    struct Paper: Decodable {
        let name: String?
        let code: String?
        let originalQty: Int?
        let copyQty: Int?
        let required: Bool?
        let attachments: [Attachment]?
    }

    struct Attachment: Decodable { let fileName: String? }

    struct Proposal: Decodable {
        let proposalNumber: String?
        let decisionDate: Int64?
    }

    struct Returning: Decodable { let value: [String]? }

    let code: String
    let name: String
    let type: String?
    let description: String?
    let keywords: String?
    let requirementsAndConditions: String?
    let isWard, isProvince, isMinistry, isVertical, isOtherAgency: Bool?
    let isFullProcess, isOfflineOnly, isInternal: Bool?
    let executionSteps: [Step]?
    let executionMethods: [Way]?
    let executionCases: [Situation]?
    let categoriesDetails, departmentsExecuting, unitGroupsExecuting: [Named]?
    let serviceGroupsDetails, legalBasisesDetails, resultsDetails, subjectTypesDetails: [Named]?
    let departmentPromulgateCode, departmentPromulgateName: String?
    let departmentsAuthority: [Named]?
    let delegatedAgencies, coordinatingAgencies, dossierReceivingAddresses, executingAgencies: String?
    let returningMethods: [Returning]?
    let procedureProposal: Proposal?
}

/// A time as the portal stores it: a number, a number written as text, or a sentence.
enum PortalTime: Decodable {
    case number(Decimal)
    case text(String)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Decimal.self) {
            self = .number(number)
        } else {
            let text = try value.decode(String.self).cleaned
            let plain = text.replacingOccurrences(of: ",", with: ".")
            let isNumber = !plain.isEmpty && plain.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
            self = (isNumber ? Decimal(string: plain).map(PortalTime.number) : nil) ?? .text(text)
        }
    }
}
