import Documents
import Foundation
import Kit

/// *Hướng dẫn đổi mật khẩu*: what a citizen takes home whose message did not come (REQ-DSK-015).
public struct PasswordLeaflet: Sendable {
    /// The portal's address, without the scheme.
    let portal: String
    let at: Date

    public init(portal: String, at: Date) { (self.portal, self.at) = (portal, at) }

    public func paper() -> Paper {
        let steps: [PaperWords] = [.step1(portal), .step2, .step3, .step4, .step5]
        return Paper(
            title: PaperWords.leaflet.vi, format: .a5, madeAt: at,
            blocks: [.heading(Passage(PaperWords.leaflet.vi.uppercased())), .text(Passage(PaperWords.leafletLead.vi)), .space(4)]
                + steps.enumerated().map { .text(.bold(Passage("\($0 + 1). ")) + Passage($1.vi), .left) }
                + [.space(6), .text(.italic(Passage(PaperWords.leafletNote.vi)), .left)])
    }
}
