import Directory
import Foundation
import Kit
import Links
import Parties
import Store
import Web

/// *Đầu mối hỗ trợ*: kept in *quantri*, shown by every site (REQ-GEN-015).
extension House {
    /// The list for the other deployments; it stands on every page anyway.
    func supportRoutes() -> [Route] {
        guard let book = support[.national] else { return [] }
        return [.get(PortalLinks.support) { _ in try .json(try await book.all()) }.withoutSession]
    }

    /// Fetches the list again and again. While the national deployment is away, the list that is here stands.
    func followSupport(_ deployment: Deployment) -> @Sendable () async -> Void {
        guard let book = support[deployment] else { return {} }
        let outbound = parties.outbound("support", to: [settings.origins[.portal]], clock: clock, logger: logger)
        let url = settings.origins.url(.portal, PortalLinks.support)
        return every(.seconds(3), "support") {
            guard let reply = try? await outbound.get(url), reply.isSuccess else { return }
            try await book.mirror(try reply.json([SupportEntry].self), now: clock.now)
        }
    }

    /// Invented contacts, where there are none yet.
    func seedSupport() async throws {
        for deployment in deployments {
            let (database, now) = (try database(deployment), clock.now)
            let samples = sampleSupport(now)
            try await database.write { tx in
                guard try tx.supportEntries().isEmpty else { return }
                for entry in samples { try tx.put(entry, at: now) }
            }
        }
    }

    private func sampleSupport(_ now: Date) -> [SupportEntry] {
        let lines: [(String, SupportEntry.Topic, String, String, String)] = [
            ("", .platform, "Trung tâm hỗ trợ Cổng Dịch vụ công (thử nghiệm)", "0950 000 991", "hotro@dvc.example"),
            ("", .signature, "Đơn vị cung cấp chứng thư số (thử nghiệm)", "0950 000 992", "chukyso@dvc.example"),
            (
                settings.province.code.text, .platform, "Văn phòng Ủy ban nhân dân \(settings.province.name)", "0950 000 993",
                "hotro@binhminh.example"
            ),
        ]
        return lines.enumerated().compactMap { number, line in
            guard let phone = SupportPhone(line.3), let email = EmailAddress(line.4),
                let id = ID<SupportEntry>("00000000-0000-4000-8000-00000000000\(number + 1)")
            else { return nil }
            return SupportEntry(id: id, province: line.0, topic: line.1, name: line.2, phone: phone, email: email)
        }
    }
}

/// What the foot of a page says of a contact.
enum SupportWords: Words {
    case signature(String)

    var vi: String {
        switch self {
        case .signature(let name): "Chứng thư số: \(name)"
        }
    }
}

extension SupportContact {
    init(_ entry: SupportEntry) {
        let name: any Words = entry.topic == .signature ? SupportWords.signature(entry.name) : Verbatim(entry.name)
        self.init(name, phone: entry.phone, email: entry.email)
    }
}
