import Dispatch
import Documents
import Kit
import Testing

@Suite struct RenderingThreadsTests {
    struct Odd: Error {}

    @Test func `work gives its value or its error`() async throws {
        let threads = RenderingThreads(count: 1, waiting: 8)
        #expect(try await threads.run { 6 * 7 } == 42)
        await #expect(throws: Odd.self) { try await threads.run { throw Odd() } }
    }

    @Test func `more work than may wait is refused, and there is room again afterwards`() async throws {
        let threads = RenderingThreads(count: 2, waiting: 3)
        let gate = DispatchSemaphore(value: 0)
        let (results, told) = AsyncStream<Bool>.makeStream()
        for _ in 0..<8 {
            Task {
                do {
                    try await threads.run { gate.wait() }
                    told.yield(true)
                } catch {
                    #expect(error as? RenderingRefusal == .busy)
                    told.yield(false)
                }
            }
        }
        var answers: [Bool] = []
        for await answer in results {
            answers.append(answer)
            // Only the refused answer while the gate is shut.
            if answers.count == 3 { for _ in 0..<5 { gate.signal() } }
            if answers.count == 8 { break }
        }
        #expect(answers == [false, false, false, true, true, true, true, true])
        #expect(try await threads.run { "còn chỗ" } == "còn chỗ")
    }

    @Test func `stopped threads finish what they took and take no more`() async throws {
        let threads = RenderingThreads(count: 1, waiting: 4)
        let started = DispatchSemaphore(value: 0), gate = DispatchSemaphore(value: 0)
        let taken = Task {
            try await threads.run {
                started.signal()
                gate.wait()
                return "xong"
            }
        }
        await Task.detached { started.blockUntilSignalled() }.value
        threads.stop()
        gate.signal()
        #expect(try await taken.value == "xong")
        await #expect(throws: RenderingRefusal.stopped) { try await threads.run { 1 } }
    }

    @Test func `papers are set on many threads at once`() async throws {
        let threads = RenderingThreads(count: 4, waiting: 64)
        let paper = try SampleReceipt.paper()
        let alone = try paper.pdf()
        try await withThrowingTaskGroup { group in
            for _ in 0..<24 { group.addTask { try await threads.run { try paper.pdf() } } }
            for try await pdf in group { #expect(pdf == alone) }
        }
    }

    @Test func `a refusal is said in Vietnamese with status 503`() {
        #expect(RenderingRefusal.busy.status == 503)
        #expect(RenderingRefusal.busy.words.vi.contains("thử lại"))
    }
}

extension DispatchSemaphore {
    func blockUntilSignalled() { wait() }
}
