import SwiftASN1
import X509

/// Where a certificate says that its state can be asked for. It is believed only after its path is.
extension Certificate {
    var responders: [String] {
        guard let access = try? extensions.authorityInformationAccess else { return [] }
        return access.compactMap { one in
            guard one.method == .ocspServer, case .uniformResourceIdentifier(let url) = one.location else { return nil }
            return url
        }
    }

    /// The addresses of whole lists by HTTP; relative names and other authorities' lists are passed over.
    var revocationLists: [String] {
        guard let found = extensions[oid: .distributionPoints], let points = try? DER.parse(found.value).parts() else {
            return []
        }
        return points.flatMap { point -> [String] in
            guard let name = try? point.parts().first(where: { $0.isTagged(0) }),
                let full = try? name.parts().first(where: { $0.isTagged(0) }), let names = try? full.parts()
            else { return [] }
            return names.filter { $0.isTagged(6) }.compactMap { try? String(decoding: $0.primitive(), as: UTF8.self) }
        }
    }
}
