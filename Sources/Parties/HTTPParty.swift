import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The HTTP client that the adapters share: follows no redirect, keeps no cookie, and gives up on an answer that is
/// late or long. It must be shut down before it is let go.
public final class HTTPParty: Sendable {
    private let client: HTTPClient
    private let timeout: Duration
    private let longest: Int

    /// - Parameters:
    ///   - timeout: For the whole exchange: connecting, sending, and reading to the last byte.
    ///   - longest: The most bytes of a body.
    ///   - connections: Kept to one host at once; further calls wait in line, within their time-out.
    ///   - addresses: Where a host name really is, for names the resolver does not know (`dvc.localhost`).
    public init(
        timeout: Duration = .seconds(3), longest: Int = 64 * 1024, connections: Int = 16,
        addresses: [String: String] = [:]
    ) {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout = .init(connect: .init(timeout), read: .init(timeout))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        // Below the idle time of common servers, so that a kept connection is seldom found closed.
        configuration.connectionPool.idleTimeout = .seconds(5)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.dnsOverride = addresses
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroup: MultiThreadedEventLoopGroup.singleton, configuration: configuration)
        (self.timeout, self.longest) = (timeout, longest)
    }

    public func shutdown() async throws { try await client.shutdown() }

    /// Sends one request and reads the whole answer, whatever its status.
    public func send(_ call: HTTPCall) async throws(PartyFailure) -> HTTPReply {
        var request = HTTPClientRequest(url: call.url)
        request.method = HTTPMethod(rawValue: call.method.rawValue)
        request.headers = HTTPHeaders(call.headers.map { ($0.name, $0.value) })
        request.headers.replaceOrAdd(name: "user-agent", value: "motcua")
        if call.method == .post { request.body = .bytes(call.body) }
        do {
            return try await within(timeout) { [request] in try await self.exchange(request) }
        } catch {
            throw PartyFailure(httpError: error)
        }
    }

    private func exchange(_ request: HTTPClientRequest) async throws -> HTTPReply {
        let response = try await client.execute(request, timeout: .init(timeout))
        let body = try await response.body.collect(upTo: longest)
        try Task.checkCancellation()
        return HTTPReply(
            status: Int(response.status.code), headers: response.headers.map { (name: $0.name, value: $0.value) },
            body: Array(body.readableBytesView))
    }
}

extension PartyFailure {
    /// What an error of the HTTP library means for the caller.
    init(httpError error: any Error) {
        switch error {
        case let failure as PartyFailure: self = failure
        case let error as HTTPClientError: self = .down(Outage(error))
        case is NIOTooManyBytesError: self = .down(.tooLong)
        case is NIOConnectionError: self = .down(.unreachable)
        case let error as IOError where Self.noConnection.contains(error.errnoCode): self = .down(.unreachable)
        case let error as HTTPParserError: self = .down(error == .invalidEOFState ? .broken : .nonsense)
        case is CancellationError: self = .down(.cancelled)
        default: self = .down(.broken)
        }
    }

    private static let noConnection = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, EADDRNOTAVAIL]
}

extension PartyFailure.Outage {
    fileprivate init(_ error: HTTPClientError) {
        if [.deadlineExceeded, .connectTimeout, .readTimeout, .getConnectionFromPoolTimeout].contains(error) {
            self = .timeout
        } else if [.invalidURL, .emptyHost, .emptyScheme].contains(error) {
            self = .nonsense
        } else {
            self = error == .cancelled ? .cancelled : .broken
        }
    }
}
