import AsyncHTTPClient
import Foundation
import Kit
import NIOCore
import NIOHTTP1
import ServiceLifecycle

/// Plays the network behind the gateway: hands messages to the phones, and reports what became of them.
final class DeliveryReporter: Service {
    private struct Job: Sendable {
        let message: Message
        let query: SendSMSQuery
        let receiver: String
        let isDelivered: Bool
        let inbox: Inbox
    }

    private let client: HTTPClient
    private let clock: Clock
    private let jobs: AsyncStream<Job>
    private let queue: AsyncStream<Job>.Continuation

    init(client: HTTPClient, clock: Clock) {
        (self.client, self.clock) = (client, clock)
        (jobs, queue) = AsyncStream.makeStream()
    }

    func take(_ message: Message, _ query: SendSMSQuery, receiver: String, isDelivered: Bool, inbox: Inbox) {
        queue.yield(Job(message: message, query: query, receiver: receiver, isDelivered: isDelivered, inbox: inbox))
    }

    func run() async throws {
        await withDiscardingTaskGroup { group in
            for await job in jobs.cancelOnGracefulShutdown() { group.addTask { await self.play(job) } }
            group.cancelAll()
        }
        try await client.shutdown()
    }

    private func play(_ job: Job) async {
        guard (try? await Task.sleep(for: .milliseconds(200))) != nil else { return }
        await report(8, job)
        guard (try? await Task.sleep(for: .milliseconds(300))) != nil else { return }
        job.inbox.set(job.isDelivered ? .delivered : .undeliverable, of: job.message.id)
        await report(job.isDelivered ? 1 : 2, job)
    }

    private func report(_ type: Int, _ job: Job) async {
        guard let template = job.query.reportURL, job.query.reportMask & type != 0 else { return }
        let escapes = KannelEscapes(type: type, receiver: job.receiver, message: job.message, now: clock.now)
        guard let request = Self.request(escapes.fill(template)) else { return }
        for _ in 0..<3 {
            if let response = try? await client.execute(request, timeout: .seconds(3)) {
                job.inbox.add(.init(type: type, answer: Int(response.status.code)), to: job.message.id)
                return
            }
            guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
        }
        job.inbox.add(.init(type: type, answer: nil), to: job.message.id)
    }

    /// Goes to this machine only. `*.localhost` is a name for browsers, not for resolvers, so its address is put in.
    private static func request(_ url: String) -> HTTPClientRequest? {
        guard var parts = URLComponents(string: url), parts.scheme == "http", let host = parts.host,
            Loopback.isHost(host)
        else { return nil }
        let authority = parts.port.map { "\(host):\($0)" } ?? host
        if host.hasSuffix("localhost") { parts.host = "127.0.0.1" }
        guard let address = parts.string else { return nil }
        var request = HTTPClientRequest(url: address)
        request.headers.add(name: "host", value: authority)
        request.headers.add(name: "connection", value: "close")
        return request
    }
}
