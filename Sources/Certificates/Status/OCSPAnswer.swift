import Foundation
import Kit
import SwiftASN1
import X509

/// What an OCSP responder says of one certificate, signed (RFC 6960).
struct OCSPAnswer {
    enum Verdict: Equatable { case good, revoked, unknown }

    let verdict: Verdict

    /// How far clocks may differ.
    private static let skew: TimeInterval = 5 * 60
    /// For answers that do not say until when they hold.
    private static let longest: TimeInterval = 24 * 3600

    /// Reads an answer and believes it only if all of it is right: for this certificate, this nonce where it has one, this
    /// hour, signed by the issuer or by a responder the issuer named.
    init(_ der: [UInt8], to question: OCSPQuestion, issuer: Certificate, now: Date) throws {
        let whole = try DER.parse(der).parts()
        guard whole.count == 2, whole[0].identifier == .enumerated, try Array(whole[0].primitive()) == [0],
            let body = try whole[1].parts().first?.parts(), body.count == 2, try body[0].oid() == .ocspBasic
        else { throw WireFault() }
        let basic = try DER.parse(try body[1].octets()).parts()
        let signed = try SignedBytes(basic[...])
        let data = try ResponseData(signed.signed)
        let responder = try Self.responder(basic, data, issuer, now: now)
        guard signed.isSigned(by: responder) else { throw WireFault() }
        if let nonce = data.nonce, nonce != question.nonce { throw WireFault() }
        guard let single = data.answers.first(where: { $0.id == question.id }) else { throw WireFault() }
        let until = single.nextUpdate ?? single.thisUpdate.addingTimeInterval(Self.longest)
        guard single.thisUpdate <= now.addingTimeInterval(Self.skew), now <= until.addingTimeInterval(Self.skew) else {
            throw WireFault()
        }
        verdict = single.verdict
    }

    /// The issuer itself, or a responder whose certificate the issuer made for this and nothing else (4.2.2.2).
    private static func responder(
        _ basic: [ASN1Node], _ data: ResponseData, _ issuer: Certificate, now: Date
    ) throws -> Certificate {
        if data.isBy(issuer) { return issuer }
        let bag = try basic.dropFirst(3).first { $0.isTagged(0) }?.parts().first?.parts() ?? []
        guard bag.count <= 5, let found = try bag.map({ try Certificate(derEncoded: $0) }).first(where: data.isBy),
            found.issuer == issuer.subject, issuer.publicKey.isValidSignature(found.signature, for: found),
            found.notValidBefore <= now, now <= found.notValidAfter,
            let purposes = try? found.extensions.extendedKeyUsage, purposes.contains(.ocspSigning)
        else { throw WireFault() }
        return found
    }
}

private struct ResponseData {
    let responderName: [UInt8]?
    let responderKey: [UInt8]?
    let answers: [SingleAnswer]
    let nonce: [UInt8]?

    init(_ node: ASN1Node) throws {
        var parts = try node.parts()[...]
        if parts.first?.isTagged(0) == true { parts = parts.dropFirst() }
        guard parts.count >= 3 else { throw WireFault() }
        let responder = parts.removeFirst()
        guard let inner = try responder.parts().first else { throw WireFault() }
        responderName = responder.isTagged(1) ? Array(inner.encodedBytes) : nil
        responderKey = responder.isTagged(2) ? try inner.octets() : nil
        parts = parts.dropFirst()
        answers = try parts.removeFirst().parts().map(SingleAnswer.init)
        nonce = try parts.first { $0.isTagged(1) }.flatMap { try OCSPExtensions.nonce($0) }
    }

    func isBy(_ certificate: Certificate) -> Bool {
        if let responderKey { return CertificateID.keyHash(certificate) == responderKey }
        return (try? DER.Serializer.bytes { try $0.serialize(certificate.subject) }) == responderName
    }
}

private struct SingleAnswer {
    let id: CertificateID
    let verdict: OCSPAnswer.Verdict
    let thisUpdate: Date
    let nextUpdate: Date?

    init(_ node: ASN1Node) throws {
        let parts = try node.parts()
        guard parts.count >= 3 else { throw WireFault() }
        id = try CertificateID(parts[0])
        verdict = parts[1].isTagged(0) ? .good : parts[1].isTagged(1) ? .revoked : .unknown
        thisUpdate = try parts[2].moment()
        nextUpdate = try parts.dropFirst(3).first { $0.isTagged(0) }?.parts().first?.moment()
    }
}
