import Foundation
import Kit

// How single values of the national portal are read.

extension ProcedureKind {
    init(portal type: String) {
        switch type {
        case "SPECIFIC": self = .specific
        case "STANDARD_INTERNAL": self = .internal
        default: self = .standard
        }
    }
}

extension ProcedureCode {
    /// What is odd about a code and a name as they stand in the source.
    static func notices(code: String, name: String) -> [ImportNotice] {
        var notices: [ImportNotice] = []
        if code != code.cleaned { notices.append(ImportNotice(.codeHasSpaces, code)) }
        if !isWellFormed(code.cleaned) { notices.append(ImportNotice(.codeFitsNoGrammar, code)) }
        let letters = name.filter(\.isLetter)
        if letters.count > 3, letters.allSatisfy(\.isUppercase) {
            notices.append(ImportNotice(.nameInCapitals, name.cleaned))
        }
        return notices
    }
}

extension CodedName {
    static func list(_ named: [PortalRecord.Named]?) -> [CodedName] {
        (named ?? []).compactMap { one in
            let name = (one.name ?? "").cleaned
            return name.isEmpty ? nil : CodedName(name, code: (one.code ?? "").cleaned)
        }
    }

    /// Old (QCVN 102:2016) or new (QĐ 20/2020/QĐ-TTg) agency codes pass; anything else is kept and noted.
    static func oddAgencyCodes(_ agencies: [CodedName]) -> [ImportNotice] {
        agencies.filter { !$0.code.isEmpty && !isAgencyCode($0.code) }
            .map { ImportNotice(.agencyCodeFitsNoGrammar, "\($0.code) (\($0.name))") }
    }

    private static func isAgencyCode(_ code: String) -> Bool {
        if OrgCode(code) != nil { return true }
        let groups = code.split(separator: ".", omittingEmptySubsequences: false)
        let first = Array(groups[0].utf8)
        guard code.utf8.count <= 35, first.count == 3, (0x41...0x59).contains(first[0]) else { return false }
        return first[1...].allSatisfy(Digits.contains)
            && groups.dropFirst().allSatisfy { group in
                !group.isEmpty && group.utf8.allSatisfy { Digits.contains($0) || (0x41...0x5A).contains($0) }
            }
    }
}

extension ExecutingLevel {
    /// The levels the printed name of an agency tells, for procedures whose record has no flags.
    static func named(_ agency: String) -> [ExecutingLevel] {
        let name = " \(VietnameseText.folded(agency)) "
        if name.contains(" cap xa ") || name.contains(" xa phuong ") { return [.commune] }
        if name.contains(" cap tinh ") || name.hasPrefix(" so ") || name.contains(" tinh ") { return [.province] }
        if name.hasPrefix(" bo ") || name.hasPrefix(" cuc ") || name.hasPrefix(" ngan hang nha nuoc viet nam ") {
            return [.ministry]
        }
        return name.contains(" khu vuc ") || name.contains(" co so ") ? [.vertical] : []
    }
}

/// Subjects by name; unknown ones are noted.
struct SubjectReading {
    let known: [SubjectType]
    let notices: [ImportNotice]

    init(_ names: [String]) {
        let cleaned = names.map(\.cleaned)
        known = SubjectType.allCases.filter { cleaned.contains($0.name) }
        notices = cleaned.filter { SubjectType(name: $0) == nil }.map { ImportNotice(.unknownSubject, $0) }
    }
}
