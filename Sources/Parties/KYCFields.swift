/// The answer of CAMARA KYC Match, field by field.
struct KYCFields: Decodable, Equatable, Sendable {
    enum Match: String, Decodable, Sendable {
        case yes = "true"
        case no = "false"
        case notAvailable = "not_available"
    }

    let idDocumentMatch: Match
    let nameMatch: Match
    let birthdateMatch: Match
    /// An addition of aggregators: number portability means that the prefix does not tell.
    let `operator`: String?

    private var all: [Match] { [idDocumentMatch, nameMatch, birthdateMatch] }

    var onlyNameDiffers: Bool { nameMatch == .no && idDocumentMatch != .no && birthdateMatch != .no }

    var result: KYCMatch.Result {
        if all.contains(.no) { return .noMatch }
        return all.allSatisfy { $0 == .yes } ? .match(operator: `operator`) : .unavailable
    }
}

/// The error body of CAMARA.
struct KYCProblem: Decodable {
    let code: String
}
