import Foundation
import Kit
import Logging
import Parties
import ServiceLifecycle
import Testing

@testable import sandbox

/// A sandbox on free ports, and the product's own adapters to talk to it: what holds here holds for the real parties.
struct RunningSandbox: Sendable {
    let addresses: [String: String]
    let http: HTTPParty
    let meter = PartyMeter()

    static let account = "motcua:thu-nghiem"

    static func run(
        timeout: Duration = .milliseconds(800), caFolder: URL? = nil, _ work: (RunningSandbox) async throws -> Void
    ) async throws {
        guard let account = Account(account) else { return }
        let settings = Sandbox.Settings(
            bind: "127.0.0.1", smsPort: 0, telcoPort: 0, captchaPort: 0, mailPort: 0, smtpPort: 0, sms: account, telco: account,
            mail: account, captchaKey: "khoa", caFolder: caFolder)
        let (ready, tell) = AsyncStream<(String, String)>.makeStream()
        let services = try Sandbox(settings: settings).services { tell.yield(($0, $1)) }
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let group = ServiceGroup(configuration: .init(services: services, logger: logger))
        let running = Task { try await group.run() }
        var addresses: [String: String] = [:]
        for await (party, address) in ready {
            addresses[party] = address
            if addresses.count == (caFolder == nil ? 5 : 6) { break }
        }
        let sandbox = RunningSandbox(addresses: addresses, http: HTTPParty(timeout: timeout))
        let result = await Task.result { try await work(sandbox) }
        try await sandbox.http.shutdown()
        await group.triggerGracefulShutdown()
        try await running.value
        try result.get()
    }

    func url(_ party: String, _ path: String) -> String { (addresses[party] ?? "") + path }

    var sms: KannelSMS { sms(password: "thu-nghiem") }

    func sms(password: String) -> KannelSMS {
        KannelSMS(
            .init(
                url: url("sms", "/cgi-bin/sendsms"), username: "motcua", password: Secret(password), sender: "CongDVC"),
            http: http, line: PartyLine("sms", meter: meter))
    }

    var kyc: KYCMatch {
        let client = ClientCredentials.Client(
            tokenURL: url("telco", "/oauth2/token"), id: "motcua", secret: Secret("thu-nghiem"))
        return KYCMatch(
            base: url("telco", "/kyc-match/v0.3"), http: http,
            credentials: ClientCredentials(client, http: http, clock: .system), line: PartyLine("kyc", meter: meter))
    }

    var captcha: OutsideCaptcha {
        OutsideCaptcha(
            base: url("captcha", ""), key: Secret("khoa"), http: http, line: PartyLine("captcha", meter: meter))
    }

    func mail(password: String = "thu-nghiem") throws -> SMTPSubmission {
        let parts = (addresses["smtp"] ?? "").split(separator: ":").map(String.init)
        guard parts.count == 2, let port = Int(parts[1]), let sender = EmailAddress("khong-tra-loi@dvc.example") else {
            throw PartyFailure.down(.unreachable)
        }
        return SMTPSubmission(
            .init(host: parts[0], port: port, security: .none), account: .init(user: "motcua", password: Secret(password)),
            sender: .init(address: sender, name: "Cổng Dịch vụ công"), line: PartyLine("mail", meter: meter),
            step: .milliseconds(800))
    }

    func fault(_ party: String, _ json: String) async throws -> Int {
        try await http.send(.json(url(party, "/_ctl/fault"), Array(json.utf8))).status
    }

    /// The adapters never delete; this does, with the system's own tool. It is waited for on a thread of its own: the sandbox
    /// that is to answer needs those the tests run on.
    func delete(_ url: String) async throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/curl")
        process.arguments = ["-sf", "-X", "DELETE", url]
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        #expect(status == 0)
    }

    /// What the control API shows at this path, whichever port it is asked on.
    func control<Shape: Decodable>(
        _ shape: Shape.Type, _ path: String, on party: String = "sms"
    ) async throws -> Shape {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(shape, from: Data(try await http.send(.get(url(party, path))).body))
    }
}

extension Task where Success == Never, Failure == Never {
    static func result(_ work: () async throws -> Void) async -> Result<Void, any Error> {
        do { return .success(try await work()) } catch { return .failure(error) }
    }
}

/// Looks again until it is so, for five seconds at most.
func eventually(_ isSo: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<100 {
        if try await isSo() { return true }
        try await Task.sleep(for: .milliseconds(50))
    }
    return false
}

/// The failure `work` ended in; `nil` if it did not fail.
func failure(_ work: () async throws(PartyFailure) -> some Any) async -> PartyFailure? {
    do throws(PartyFailure) {
        _ = try await work()
        return nil
    } catch {
        return error
    }
}
