import NIOCore

/// One file on its way through clamd: push its bytes as they arrive, then ask.
///
/// ```swift
/// let scan = await clamd.begin()
/// for try await chunk in upload { await scan.push(chunk) }
/// switch await scan.finish() { … }
/// ```
public actor ClamdScan {
    public enum Verdict: Equatable, Sendable {
        case clean
        /// The signature's name.
        case found(String)
        case notScanned(Reason)
    }

    public enum Reason: Equatable, Sendable {
        case down(PartyFailure.Outage)
        /// Longer than clamd's `StreamMaxLength`.
        case tooLarge
        /// clamd's own words, for the log.
        case failed(String)
    }

    private let channel: (any Channel)?
    private let reply: ClamdReply
    private let line: PartyLine?
    private let step: TimeAmount
    private let patience: TimeAmount
    private let start: ContinuousClock.Instant
    private var outage: PartyFailure.Outage?
    private var verdict: Verdict?

    init(
        channel: any Channel, reply: ClamdReply, line: PartyLine, step: TimeAmount, verdict: TimeAmount,
        since start: ContinuousClock.Instant
    ) {
        (self.channel, self.reply, self.line, self.start) = (channel, reply, line, start)
        (self.step, patience) = (step, verdict)
    }

    /// A scan that cannot take place.
    init(_ outage: PartyFailure.Outage) {
        (channel, line, reply, self.outage) = (nil, nil, ClamdReply(), outage)
        (step, patience, start) = (.zero, .zero, .now)
    }

    deinit { channel?.close(promise: nil) }

    func open() async { await write(ByteBuffer(string: "zINSTREAM\0")) }

    /// Sends a chunk and waits until it is on its way, so that a slow clamd slows the upload instead of filling memory.
    /// After a failure it does nothing: the verdict tells.
    public func push(_ chunk: ByteBuffer) async {
        // A chunk of no bytes would end the stream.
        guard chunk.readableBytes > 0 else { return }
        var framed = ByteBuffer()
        framed.writeInteger(UInt32(chunk.readableBytes), endianness: .big)
        framed.writeImmutableBuffer(chunk)
        await write(framed)
    }

    public func push(_ bytes: [UInt8]) async { await push(ByteBuffer(bytes: bytes)) }

    /// Ends the stream and waits for the verdict. Asked again, it says the same.
    public func finish() async -> Verdict {
        if let verdict { return verdict }
        await write(ByteBuffer(integer: UInt32(0)))
        let verdict = await read()
        self.verdict = verdict
        line?.report(Self.failure(verdict), since: start)
        channel?.close(promise: nil)
        return verdict
    }

    /// Gives the scan up: the upload was cut, nobody will ask.
    public func cancel() {
        guard verdict == nil else { return }
        verdict = .notScanned(.down(.cancelled))
        channel?.close(promise: nil)
    }

    private func write(_ bytes: ByteBuffer) async {
        guard let channel, outage == nil, verdict == nil else { return }
        let alarm = channel.eventLoop.scheduleTask(in: step) { channel.close(promise: nil) }
        do { try await channel.writeAndFlush(bytes) } catch { outage = .broken }
        alarm.cancel()
    }

    private func read() async -> Verdict {
        guard let channel else { return .notScanned(.down(outage ?? .unreachable)) }
        let began = NIODeadline.now()
        let alarm = channel.eventLoop.scheduleTask(in: outage == nil ? patience : step) { channel.close(promise: nil) }
        let text = await reply.text
        alarm.cancel()
        let late = NIODeadline.now() - began >= patience
        return Self.read(text, otherwise: late ? .timeout : .broken)
    }

    static func read(_ text: String, otherwise outage: PartyFailure.Outage) -> Verdict {
        if text == "stream: OK" { return .clean }
        if text.hasPrefix("stream: "), text.hasSuffix(" FOUND") {
            return .found(String(text.dropFirst("stream: ".count).dropLast(" FOUND".count)))
        }
        if text.hasPrefix("INSTREAM size limit exceeded") { return .notScanned(.tooLarge) }
        return .notScanned(text.isEmpty ? .down(outage) : .failed(text))
    }

    private static func failure(_ verdict: Verdict) -> PartyFailure? {
        switch verdict {
        case .clean, .found: nil
        case .notScanned(.down(let outage)): .down(outage)
        case .notScanned(.tooLarge): .refused(status: 0, reason: "too large")
        case .notScanned(.failed(let text)): .refused(status: 0, reason: text)
        }
    }
}
