/// Runs `work`, but not longer than `limit`; then it is cancelled.
///
/// - Throws: ``PartyFailure/down(_:)`` with `timeout` when time is up, else what `work` throws.
func within<Answer: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Answer
) async throws -> Answer {
    try await withThrowingTaskGroup(of: Answer.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw PartyFailure.down(.timeout)
        }
        guard let answer = try await group.next() else { throw PartyFailure.down(.cancelled) }
        return answer
    }
}
