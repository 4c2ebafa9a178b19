import Logging
import NIOCore
import NIOPosix

/// Where clamd listens, and how it is asked (INT-12, REQ-GEN-012). Speaks `INSTREAM` (clamd(8), "COMMANDS").
public struct Clamd: Sendable {
    public enum Address: Sendable {
        case tcp(host: String, port: Int)
        case unix(path: String)
    }

    private let address: Address
    private let line: PartyLine
    /// For connecting and for each chunk.
    private let step: TimeAmount
    /// For the verdict. Longer than a step: clamd unpacks and reads the whole file only after its last byte.
    private let verdict: TimeAmount

    public init(
        _ address: Address, line: PartyLine, step: Duration = .seconds(3), verdict: Duration = .seconds(30)
    ) {
        (self.address, self.line) = (address, line)
        (self.step, self.verdict) = (TimeAmount(step), TimeAmount(verdict))
    }

    /// Opens a scan. Never fails: what went wrong is the verdict, so that one place decides about unscanned files.
    public func begin() async -> ClamdScan {
        let start = ContinuousClock.now
        guard line.admits() else { return ClamdScan(.resting) }
        do {
            let reply = ClamdReply()
            let channel = try await connect(reply)
            let scan = ClamdScan(channel: channel, reply: reply, line: line, step: step, verdict: verdict, since: start)
            await scan.open()
            return scan
        } catch {
            let outage: PartyFailure.Outage = error is ChannelError ? .timeout : .unreachable
            line.report(.down(outage), since: start)
            return ClamdScan(outage)
        }
    }

    private func connect(_ reply: ClamdReply) async throws -> any Channel {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(step)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ClamdReplyHandler(reply))
                }
            }
        switch address {
        case .tcp(let host, let port): return try await bootstrap.connect(host: host, port: port).get()
        case .unix(let path): return try await bootstrap.connect(unixDomainSocketPath: path).get()
        }
    }
}
