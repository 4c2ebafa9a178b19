import ArgumentParser
import Boot
import Foundation
import Links
import Logging
import Store

/// What every command takes.
struct SettingsOptions: ParsableArguments {
    @Option(name: .long, help: "A JSON file of settings; the environment stands above it.")
    var config: String?

    @Option(name: .long, help: "The least important messages to log: trace, debug, info, notice, warning, error.")
    var log = "notice"

    /// Opens the house, does something in it and closes it; or stops with a sentence that says what to do.
    func use(sites: [Site]? = nil, _ work: (House) async throws -> Void) async throws {
        do {
            let house = try House.open(try await Settings.read(file: config, sites: sites), logger: try logger())
            do {
                try await work(house)
            } catch {
                await house.close()
                throw error
            }
            await house.close()
        } catch let fault as SettingFault {
            throw Self.stop(fault.description, 78)
        } catch StoreFault.unavailable(let reason) {
            throw Self.stop("the database cannot be used: \(reason)", 75)
        }
    }

    /// Exit codes of sysexits.h: 78 a wrong setting, 75 try again later.
    private static func stop(_ sentence: String, _ code: Int32) -> ExitCode {
        FileHandle.standardError.write(Data("motcua: \(sentence)\n".utf8))
        return ExitCode(code)
    }

    private func logger() throws -> Logger {
        guard let level = Logger.Level(rawValue: log) else {
            throw ValidationError("--log takes trace, debug, info, notice, warning or error.")
        }
        var logger = Logger(label: "motcua") { _ in JSONLog() }
        logger.logLevel = level
        return logger
    }
}
