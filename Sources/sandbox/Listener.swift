import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// One party on its port.
struct Listener: Service {
    let name: String
    let bind: String
    let port: Int
    let responder: RouterResponder<BasicRequestContext>
    let ready: @Sendable (_ party: String, _ address: String) -> Void

    struct PortBusy: Error, CustomStringConvertible {
        let name: String
        let port: Int

        var description: String {
            "port \(port) is taken: is another sandbox running? Stop it, or give --\(name)-port another number."
        }
    }

    func run() async throws {
        var logger = Logger(label: "sandbox.\(name)")
        logger.logLevel = .critical
        let app = Application(
            responder: responder, configuration: .init(address: .hostname(bind, port: port)),
            onServerRunning: { channel in ready(name, address(channel.localAddress?.port ?? port)) }, logger: logger)
        do {
            try await app.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortBusy(name: name, port: port)
        }
    }

    private func address(_ port: Int) -> String { "http://\(bind.contains(":") ? "[\(bind)]" : bind):\(port)" }
}
