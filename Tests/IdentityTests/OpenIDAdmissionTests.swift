import Foundation
import Kit
import Parties
import Store
import TestStore
import Testing

@testable import Identity
@testable import Web

/// Nothing waits for itself (architecture, section 3).
@Suite(.timeLimit(.minutes(3))) struct OpenIDAdmissionTests {
    @Test(arguments: TestDatabase.engines)
    func `two hundred callbacks at once, four admitted at a time, all finish`(engine: Engine) async throws {
        let sites = try await SignOnBench(engine, mostAtOnce: 4)
        let account = try await sites.bench.mau()
        let cookie = try await sites.bench.signIn(account)
        var begun: [(SignOnBench.Window, String)] = []
        for _ in 0..<200 {
            let window = sites.window()
            window.set("xacthuc.dvc.localhost", "phien", cookie)
            let first = try await window.send(.get(sites.portal + "/dang-nhap?ve=/rieng"))
            let asked = try await window.send(.get(try #require(first.header("location"))))
            begun.append((window, try #require(asked.header("location"))))
        }
        let ended = try await withThrowingTaskGroup(of: Bool.self) { group in
            for (window, back) in begun {
                group.addTask {
                    let reply = try await window.send(.get(back))
                    return reply.status == 303 && window.cookies("dvc.localhost")["phien"] != nil
                }
            }
            return try await group.reduce(into: 0) { if $1 { $0 += 1 } }
        }
        #expect(ended == 200)
        await sites.finish()
    }
}
