import Foundation
import Kit
import SwiftASN1
import X509

extension CertifiedSubject {
    /// - Throws: ``CertificateRefusal/subject`` where the name holds no number we know, or numbers of two bearers: a
    ///   certificate that names an organisation *and* a person opens neither account.
    init(_ name: DistinguishedName) throws(CertificateRefusal) {
        let attributes = name.flatMap { Array($0) }
        let texts = { (type: ASN1ObjectIdentifier) in attributes.filter { $0.type == type }.map(\.text) }
        var numbers: [IdentityNumber] = []
        for text in texts(.userID) {
            guard let text else { throw .subject }
            numbers += Self.number(text).map { [$0] } ?? []
        }
        guard let number = numbers.first, numbers.count == 1 else { throw .subject }
        kind = number.kind.isPersonal ? .citizen : number.kind == .taxCode ? .business : .agency
        self.number = number
        let common = texts(.commonName), organisation = texts(.organisation)
        let candidates = kind == .citizen || organisation.isEmpty ? common : organisation
        guard candidates.count == 1, let shown = candidates[0]?.cleaned, (2...300).contains(shown.count),
            kind != .citizen || PersonName(shown) != nil
        else { throw .subject }
        self.name = shown
    }

    /// `CCCD:099190000101`, `CMND:990000105`, `MST:9999999993`, `MĐD:000.00.00.H99`, `MĐD:H99`.
    private static func number(_ text: String) -> IdentityNumber? {
        let parts = text.nfc.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
        guard parts.count == 2 else { return nil }
        return switch parts[0].uppercased() {
        case "CCCD": IdentityNumber(kind: .cccd12, text: parts[1])
        case "CMND": IdentityNumber(kind: .cmnd9, text: parts[1])
        case "MST": IdentityNumber(kind: .taxCode, text: parts[1])
        case "MĐD", "MDD": AgencyCode.code(parts[1]).flatMap { IdentityNumber(kind: .orgCode, text: $0.text) }
        default: nil
        }
    }
}

extension ASN1ObjectIdentifier {
    /// `uid` (RFC 4519), where Vietnamese authorities write the number of the bearer.
    static let userID: Self = [0, 9, 2342, 19_200_300, 100, 1, 1]
    static let commonName: Self = [2, 5, 4, 3]
    static let organisation: Self = [2, 5, 4, 10]
}

extension RelativeDistinguishedName.Attribute {
    /// The text of a value; also of the BMPString that older authorities wrote Vietnamese in.
    var text: String? {
        if let text = String(value) { return text }
        guard let node = try? DER.parse(DER.Serializer.bytes { try $0.serialize(ASN1Any(value)) }),
            node.identifier.tagNumber == 30, let bytes = try? node.primitive(), bytes.count.isMultiple(of: 2)
        else { return nil }
        return String(bytes: bytes, encoding: .utf16BigEndian)
    }
}

extension DistinguishedName {
    /// What an authority is called on pages — *Tên CA*.
    var shownName: String {
        let attributes = flatMap { Array($0) }
        let text = [ASN1ObjectIdentifier.commonName, .organisation].lazy
            .compactMap { type in attributes.first { $0.type == type }?.text }.first
        return String((text ?? "").cleaned.prefix(300))
    }
}
