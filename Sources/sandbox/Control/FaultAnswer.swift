import HTTPTypes
import Hummingbird
import ServiceLifecycle

extension Fault {
    /// Lives through what delays and ends a request in the same way at every party; `nil` if the party itself goes on.
    func answer(refusal: () throws -> Response) async throws -> Response? {
        switch mode {
        case .delay:
            try await pauseUnlessStopped()
            return nil
        case .silence:
            try await pauseUnlessStopped()
            return Self.unavailable
        case .down: return Self.unavailable
        case .refuse: return try refusal()
        case .wrong, .undeliverable, .notAvailable, .unknown, .stale: return nil
        }
    }

    /// Ends early when the sandbox stops.
    private func pauseUnlessStopped() async throws {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
    }

    private static var unavailable: Response {
        var response = Response.text(.serviceUnavailable, "Temporal failure, try again later.")
        response.headers[.connection] = "close"
        return response
    }
}
