import HTTPTypes
import Hummingbird
import Kit

/// What tests and developers tell the parties and ask them; not part of any party's own protocol.
struct ControlRoutes: Sendable {
    let house: House
    let faults: FaultBoard

    func add(to router: Router<BasicRequestContext>) {
        let control = router.group("/_ctl")
        addFaults(control)
        addSIMs(control)
        control.get("/inbox") { request, _ in
            try Response.json(.ok, house.inbox.messages(to: request.query["to"].map(MSISDN.of)))
        }
        control.delete("/inbox") { _, _ in
            house.inbox.clear()
            return Response(status: .noContent)
        }
        control.get("/mails") { request, _ in try Response.json(.ok, house.mailbox.letters(to: request.query["to"])) }
        control.delete("/mails") { _, _ in
            house.mailbox.clear()
            return Response(status: .noContent)
        }
        control.delete("/tokens") { _, _ in
            house.tokens.forget()
            return Response(status: .noContent)
        }
        control.get("/captcha/:id") { _, context in
            guard let answer = house.captchas.answer(try context.parameters.require("id"), now: house.clock.now) else {
                return Response.text(.notFound, "no such open challenge")
            }
            return try Response.json(.ok, ["answer": answer])
        }
    }

    private func addFaults(_ control: RouterGroup<BasicRequestContext>) {
        control.get("/fault") { _, _ in try Response.json(.ok, faults.all) }
        control.post("/fault") { request, _ in
            guard let fault = try await request.json(Fault.self), fault.isSound else {
                return Response.text(.badRequest, #"write {"mode", "to", "count", "ms"}; see sandbox --help"#)
            }
            faults.add(fault)
            return try Response.json(.created, fault)
        }
        control.delete("/fault") { _, _ in
            faults.clear()
            return Response(status: .noContent)
        }
    }

    private func addSIMs(_ control: RouterGroup<BasicRequestContext>) {
        control.get("/sims") { _, _ in try Response.json(.ok, house.sims.all) }
        control.post("/sims") { request, _ in
            guard let sim = try await request.json(SIM.self), !sim.msisdn.isEmpty else {
                return Response.text(.badRequest, #"write {"number": "0950000199", "name": …}; see sandbox --help"#)
            }
            house.sims.put(sim)
            return try Response.json(.created, sim)
        }
        control.delete("/sims/:number") { _, context in
            house.sims.remove(MSISDN.of(try context.parameters.require("number")))
            return Response(status: .noContent)
        }
    }
}
