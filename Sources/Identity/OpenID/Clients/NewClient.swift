import Foundation
import Jose

/// What the operator says of an application that is to be connected.
public struct NewClient: Sendable {
    /// Chosen for our own sites; drawn where `nil`.
    public var id: String?
    public var name: String
    public var redirectURIs: [String]
    public var postLogoutURIs: [String] = []
    public var backChannelURI: String?
    public var scopes: Set<OpenIDScope> = [.openid, .profile]
    public var policy = ClientPolicy()
    public var needsPKCE = true
    public var algorithm = Algorithm.es256
    public var strength = AuthenticationStrength.passwordAndCode
    public var accessTokenLife = 300
    public var idTokenLife = 300

    /// A program on people's own machines that can keep no secret.
    public var isPublic: Bool {
        get { policy.authentication == .none }
        set { policy.authentication = newValue ? .none : .secret }
    }

    public init(name: String, redirectURIs: [String]) { (self.name, self.redirectURIs) = (name, redirectURIs) }

    /// - Throws: The first thing that is wrong.
    func check() throws(ClientRefusal) {
        guard (1...100).contains(name.count) else { throw .name }
        if let id { guard Self.isID(id) else { throw .id(id) } }
        guard redirectURIs.isEmpty != signsPeopleIn, redirectURIs.count <= 20, postLogoutURIs.count <= 20 else {
            throw .redirectURIs
        }
        for uri in redirectURIs { try RegisteredURI.check(uri, allowsLoopback: isPublic) }
        for uri in postLogoutURIs { try RegisteredURI.check(uri, allowsLoopback: isPublic) }
        if let backChannelURI { try RegisteredURI.check(backChannelURI, allowsLoopback: false) }
        guard scopes.contains(.openid) || !signsPeopleIn else { throw .scopes }
        guard needsPKCE || !isPublic else { throw .publicWithoutPKCE }
        guard KeySchedule.algorithms.contains(algorithm) else { throw .algorithm }
        guard (30...3600).contains(accessTokenLife), (30...3600).contains(idTokenLife) else { throw .life }
        try checkPolicy()
    }

    private var signsPeopleIn: Bool { policy.uses.contains(.signIn) }

    private static func isID(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]{1,63}/) != nil }
}
