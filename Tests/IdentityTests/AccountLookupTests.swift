import Foundation
import Identity
import Kit
import Links
import Parties
import Store
import TestStore
import Testing

/// Where `quantri` looks for accounts by exact numbers (REQ-ADM-004, 005).
@Suite(.timeLimit(.minutes(3))) struct AccountLookupTests {
    private static let secret = String(repeating: "b", count: 43)

    private func ask(
        _ bench: OpenIDBench, _ fields: [(name: String, value: String)], as client: String = "quantri", secret: String = AccountLookupTests.secret
    ) async throws -> (status: Int, names: [String]) {
        let proof = Data("\(client):\(secret)".utf8).base64EncodedString()
        let reply = try await bench.http.send(
            .form(bench.issuer + IdentityLinks.findAccounts.path, fields, headers: [(name: "Authorization", value: "Basic \(proof)")]))
        let found = (try? JSONSerialization.jsonObject(with: Data(reply.body))) as? [[String: String]] ?? []
        return (reply.status, found.compactMap { $0["name"] })
    }

    private func bench(_ engine: Engine) async throws -> OpenIDBench {
        let bench = try await OpenIDBench(engine)
        for id in ["quantri", "dvc"] {
            try await bench.registry.settle(
                NewClient(name: id, redirectURIs: ["http://\(id).binhminh.localhost/ve"]), id: id, secret: Secret(Self.secret), now: bench.now)
        }
        _ = try await bench.mau()
        _ = try await bench.thu()
        return bench
    }

    @Test(arguments: TestDatabase.engines)
    func `an exact number or telephone leads to its account, a part of one to none`(engine: Engine) async throws {
        let bench = try await bench(engine)
        #expect(try await ask(bench, [(name: "number", value: "099190000101")]).names == ["Lê Thị Mẫu"])
        #expect(try await ask(bench, [(name: "phone", value: "0950000102")]).names == ["Trần Văn Thử"])
        let both = [(name: "number", value: "099190000101"), (name: "phone", value: "0950000102")]
        #expect(try await ask(bench, both).names.isEmpty)
        // What cannot be read is refused: left out, it would widen the search to the telephone beside it.
        for part in ["0991", "09919000010", "%", ""] {
            let answer = try await ask(bench, [(name: "number", value: part)])
            #expect(answer.status == (part.isEmpty ? 200 : 400) && answer.names.isEmpty)
        }
        #expect(try await ask(bench, [(name: "organisation", value: "000.00.05.H99")]).names.isEmpty)
        #expect(try await ask(bench, []).names.isEmpty)
    }

    @Test(arguments: TestDatabase.engines)
    func `nobody else may ask, not even another site of ours`(engine: Engine) async throws {
        let bench = try await bench(engine)
        let number = [(name: "number", value: "099190000101")]
        #expect(try await ask(bench, number, as: "dvc").status == 401)
        #expect(try await ask(bench, number, secret: "sai").status == 401)
        #expect(try await ask(bench, number, as: "khac").status == 401)
        let bare = try await bench.http.send(.form(bench.issuer + IdentityLinks.findAccounts.path, number + [(name: "client_id", value: "quantri")]))
        #expect(bare.status == 401)
    }
}
