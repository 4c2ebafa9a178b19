import Foundation

/// Scheme, host and port of a server (RFC 6454): what an allow-list names.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    public let scheme: String
    public let host: String
    public let port: Int

    /// The origin of an absolute `http` or `https` URL; `nil` for any other, and for one that carries a user name.
    public init?(of url: String) {
        guard let parts = URL(string: url), let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = parts.host()?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil
        else { return nil }
        (self.scheme, self.host) = (scheme, host)
        port = parts.port ?? (scheme == "https" ? 443 : 80)
    }

    /// `https://dvc.example`, with the port where it is not the usual one.
    public var description: String {
        let usual = scheme == "https" ? 443 : 80
        return port == usual ? "\(scheme)://\(host)" : "\(scheme)://\(host):\(port)"
    }
}
