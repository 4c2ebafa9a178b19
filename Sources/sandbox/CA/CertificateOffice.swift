import Authority
import Certificates
import Foundation
import HTTPTypes
import Hummingbird
import Kit
import Synchronization

/// The authorities: OCSP responder and revocation lists of what they issued.
final class CertificateOffice: Sendable {
    private let authorities: [String: Authority]
    private let revoked = Mutex<[[UInt8]: Date]>([:])
    private let clock: Clock

    init(_ folder: CertificateFolder, clock: Clock) throws {
        let names = SampleCertificates.Issuer.allCases.flatMap { [$0.rawValue, "goc-\($0.rawValue)"] }
        authorities = Dictionary(uniqueKeysWithValues: try names.map { ($0, try folder.authority($0)) })
        self.clock = clock
    }

    func add(to router: Router<BasicRequestContext>, _ faults: FaultBoard) {
        router.post("/ocsp") { request, _ in try await self.ocsp(request, faults) }
        router.get("/crl/:file") { _, context in try await self.list(try context.parameters.require("file"), faults) }
        router.get("/") { _, _ in Response.page(AboutPage.certificates) }
        let control = router.group("/_ctl")
        control.post("/revoked") { request, _ in
            guard let order = try await request.json(Revocation.self), let serial = order.bytes else {
                return Response.text(.badRequest, #"write {"serial": "54:45:53:54:01"}"#)
            }
            self.revoked.withLock { $0[serial] = self.clock.now }
            return Response(status: .noContent)
        }
        control.delete("/revoked") { _, _ in
            self.revoked.withLock { $0 = [:] }
            return Response(status: .noContent)
        }
    }

    private struct Revocation: Decodable {
        let serial: String

        var bytes: [UInt8]? {
            let bytes = serial.split(separator: ":").map { UInt8($0, radix: 16) }
            return bytes.isEmpty || bytes.contains(nil) ? nil : bytes.compactMap(\.self).drop { $0 == 0 }.map(\.self)
        }
    }

    private func ocsp(_ request: Request, _ faults: FaultBoard) async throws -> Response {
        let body = try await request.body.collect(upTo: 64 * 1024)
        let fault = faults.meet()
        if let answer = try await fault?.answer(refusal: { .text(.forbidden, "no") }) { return answer }
        guard let question = try? OCSPQuestion(der: Array(body.readableBytesView)),
            let issuer = try authorities.values.first(where: { try $0.status.issued(question) })
        else { return .text(.badRequest, "not an OCSP request about one of our certificates") }
        let signer = fault?.mode == .wrong ? authorities["goc-la"] ?? issuer : issuer
        let since = revoked.withLock { $0[question.id.serial] }
        let state: StatusWriter.State = fault?.mode == .unknown ? .unknown : since.map { .revoked(at: $0) } ?? .good
        let from = clock.now.addingTimeInterval(fault?.mode == .stale ? -9 * 86_400 : -60)
        let der = try signer.status.answer(question, state, from: from, until: from.addingTimeInterval(3_600))
        return .bytes(.ok, "application/ocsp-response", der)
    }

    private func list(_ file: String, _ faults: FaultBoard) async throws -> Response {
        let fault = faults.meet()
        if let answer = try await fault?.answer(refusal: { .text(.forbidden, "no") }) { return answer }
        guard file.hasSuffix(".crl"), let issuer = authorities[String(file.dropLast(4))] else {
            return .text(.notFound, "no such list")
        }
        let signer = fault?.mode == .wrong ? authorities["goc-la"] ?? issuer : issuer
        let from = clock.now.addingTimeInterval(fault?.mode == .stale ? -9 * 86_400 : -60)
        let entries = revoked.withLock { $0.map { (serial: $0.key, at: $0.value) } }
        let der = try signer.status.list(entries, from: from, until: from.addingTimeInterval(86_400))
        return .bytes(.ok, "application/pkix-crl", der)
    }
}
