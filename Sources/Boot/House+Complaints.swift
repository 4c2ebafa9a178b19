import Foundation
import Identity
import Kit
import Store

/// What the operator's commands do with complaints of ownership.
extension House {
    private static let actor = "motcua complaints"

    public func undecidedComplaints() async throws -> [Complaint] { try await accounts().undecidedComplaints() }

    public func takeComplaint(_ code: String) async throws {
        try await accounts().takeComplaint(code, by: Self.actor, now: clock.now)
    }

    public func decideComplaint(_ code: String, accept isAccepted: Bool, because reason: String) async throws {
        try await accounts().decideComplaint(code, accept: isAccepted, by: Self.actor, because: reason, now: clock.now)
    }

    /// Readable by the operator alone; a file that is there already is not written over.
    public func writeScan(ofComplaint code: String, to file: URL) async throws {
        let complaint = try await accounts().undecidedComplaints().first { $0.code == code }
        guard let scan = complaint?.scan else { throw IdentityRefusal.gone }
        let contents = try await files(try database(.vnconnect), try ring(.vnconnect)).read(scan)
        var bytes = Data()
        for try await piece in contents { bytes.append(contentsOf: piece) }
        try bytes.write(to: file, options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path(percentEncoded: false))
    }
}
