import Crypto
import Foundation
import SwiftASN1
import X509

/// What an authority publishes of its certificates: OCSP answers and revocation lists, signed. For programs that are an
/// authority; ``OCSPAnswer`` and ``RevocationList`` read them.
public struct StatusWriter: Sendable {
    public enum State: Sendable, Equatable {
        case good, revoked(at: Date), unknown
    }

    private let issuer: Certificate
    private let key: Certificate.PrivateKey

    /// - Parameters:
    ///   - issuer: The authority's certificate, DER; for OCSP also a responder's that the authority named.
    ///   - key: PKCS #8, P-256, PEM.
    public init(issuer: [UInt8], keyPEM: String) throws {
        self.issuer = try Certificate(derEncoded: issuer)
        key = try Certificate.PrivateKey(pemEncoded: keyPEM)
    }

    /// Whether a question is about a certificate of this issuer.
    public func issued(_ question: OCSPQuestion) -> Bool { question.id.isIssued(by: issuer) }

    /// - Parameter bag: Certificates to go with the answer, DER: a responder's own.
    public func answer(
        _ question: OCSPQuestion, _ state: State, from thisUpdate: Date, until nextUpdate: Date, nonce: Bool = true,
        bag: [[UInt8]] = []
    ) throws -> [UInt8] {
        let data = try DER.Serializer.bytes { coder in
            try coder.sequence { coder in
                try coder.tagged(2) { try $0.octets(CertificateID.keyHash(issuer)) }
                try coder.moment(thisUpdate)
                try coder.sequence { list in
                    try list.sequence { one in
                        try question.id.write(into: &one)
                        try Self.write(state, &one)
                        try one.moment(thisUpdate)
                        try one.tagged(0) { try $0.moment(nextUpdate) }
                    }
                }
                if nonce, let number = question.nonce { try coder.tagged(1) { try OCSPExtensions.write(number, into: &$0) } }
            }
        }
        let basic = try signed(data) { coder in
            if !bag.isEmpty { coder.tagged(0) { $0.sequence { list in bag.forEach { list.serializeRawBytes($0) } } } }
        }
        return try DER.Serializer.bytes { coder in
            try coder.sequence { coder in
                coder.enumerated(0)
                try coder.tagged(0) { coder in
                    try coder.sequence { coder in
                        try coder.oid(.ocspBasic)
                        try coder.octets(basic)
                    }
                }
            }
        }
    }

    public func list(_ revoked: [(serial: [UInt8], at: Date)], from thisUpdate: Date, until nextUpdate: Date) throws -> [UInt8] {
        let list = try DER.Serializer.bytes { coder in
            try coder.sequence { coder in
                coder.integer([1])
                try algorithm.write(into: &coder)
                try coder.serialize(issuer.subject)
                try coder.shortMoment(thisUpdate)
                try coder.shortMoment(nextUpdate)
                if !revoked.isEmpty {
                    try coder.sequence { entries in
                        for entry in revoked {
                            try entries.sequence { coder in
                                coder.integer(entry.serial)
                                try coder.shortMoment(entry.at)
                            }
                        }
                    }
                }
            }
        }
        return try signed(list) { _ in }
    }

    private var algorithm: Certificate.SignatureAlgorithm { .ecdsaWithSHA256 }

    private func signed(_ data: [UInt8], _ more: (inout DER.Serializer) -> Void) throws -> [UInt8] {
        let signature = try key.sign(bytes: data, signatureAlgorithm: algorithm)
        return try DER.Serializer.bytes { coder in
            try coder.sequence { coder in
                coder.serializeRawBytes(data)
                try algorithm.write(into: &coder)
                try coder.bits(signature.rawRepresentation)
                more(&coder)
            }
        }
    }

    private static func write(_ state: State, _ coder: inout DER.Serializer) throws {
        let tag = { (number: UInt) in ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific) }
        switch state {
        case .good: coder.appendPrimitiveNode(identifier: tag(0)) { _ in }
        case .revoked(let moment): try coder.tagged(1) { try $0.moment(moment) }
        case .unknown: coder.appendPrimitiveNode(identifier: tag(2)) { _ in }
        }
    }
}
