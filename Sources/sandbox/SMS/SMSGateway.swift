import HTTPTypes
import Hummingbird
import Kit

/// The SMS gateway: Kannel's `sendsms`, and the phones' inbox as a page.
struct SMSGateway: Sendable {
    let account: Account
    let house: House
    let reporter: DeliveryReporter

    func add(to router: Router<BasicRequestContext>, _ faults: FaultBoard) {
        router.get("/cgi-bin/sendsms") { request, _ in try await send(request.query, faults) }
        router.get("/") { request, _ in
            let query = request.query
            let number = query["so"].map(MSISDN.of).flatMap { $0.isEmpty ? nil : $0 }
            return Response.page(
                InboxPage(
                    messages: house.inbox.messages(to: number), sims: house.sims, typed: query["so"] ?? "",
                    isPaused: query["dung"] != nil
                ).html)
        }
    }

    private func send(_ query: [String: String], _ faults: FaultBoard) async throws -> Response {
        let message: SendSMSQuery
        do throws(SendSMSQuery.Rejected) {
            message = try SendSMSQuery(query, account: account)
        } catch {
            return .text(.init(code: error.status), error.text)
        }
        let fault = meet(faults, message.to)
        if let answer = try await fault?.answer(refusal: { .text(.forbidden, "Authorization failed for sendsms") }) {
            return answer
        }
        if fault?.mode == .wrong { return .bytes(.ok, "text/html", Array("<html><body>It works!</body></html>".utf8)) }
        for receiver in message.to { accept(message, receiver, delivers: fault?.mode != .undeliverable) }
        return .text(.accepted, "0: Accepted for delivery")
    }

    /// One request meets one fault, however many numbers it is for.
    private func meet(_ faults: FaultBoard, _ numbers: [String]) -> Fault? {
        for number in numbers { if let fault = faults.meet(number) { return fault } }
        return nil
    }

    private func accept(_ query: SendSMSQuery, _ receiver: String, delivers: Bool) {
        let now = house.clock.now
        let message = Message(
            id: house.chance.uuid7(at: now), to: MSISDN.of(receiver), from: query.from, text: query.text,
            coding: query.coding, validityMinutes: query.validityMinutes, receivedAt: now)
        house.inbox.append(message)
        reporter.take(
            message, query, receiver: receiver, isDelivered: delivers && house.sims.delivers(message.to),
            inbox: house.inbox)
    }
}
