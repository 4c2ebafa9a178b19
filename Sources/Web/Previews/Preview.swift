import Foundation
import Html
import Kit
import Links

/// A component in one of its states, to be looked at and to be tested.
public struct Preview: Sendable {
    public let name: String
    public let html: HTML

    init(_ name: String, _ html: HTML) { (self.name, self.html) = (name, html) }
}

/// Every component in its states, with the invented people of the sample province only.
public func previews() -> [Preview] {
    buttonPreviews + fieldPreviews + choicePreviews + secretPreviews + filePreviews + statePreviews + listPreviews
        + readingPreviews
}

/// One page that shows them all.
public func previewPage(chrome: Chrome) -> HTML {
    citizenDocument(
        title: PreviewWords.title, chrome: chrome, breadcrumb: [(WebWords.home, PreviewLinks.here)],
        body: """
            \(pageHeading(PreviewWords.title))\
            \(for: previews(), { section(Verbatim($0.name), $0.html) })
            """)
}

/// Whole pages made of components, by file name, in all layouts.
public func previewDocuments(assets: AssetPaths) -> [Preview] {
    [
        Preview("trang-chu", homePreview(assets)), Preview("ket-qua", searchPreview(assets)),
        Preview("dang-nhap", signInPreview(assets)), Preview("otp", codePreview(assets)),
        Preview("soan-ho-so", dossierFormPreview(assets)), Preview("theo-doi", trackPreview(assets)),
        Preview("da-gui", sentPreview(assets)), Preview("xoa", questionPreview(assets)),
        Preview("can-bo", deskPreview(assets)),
        Preview("can-bo-ho-so", deskDossierPreview(assets)), Preview("giay-in", paperPreview(assets)),
        Preview("linh-kien", previewPage(chrome: portalChrome(assets))),
    ]
}

enum PreviewWords: Words {
    case title
    var vi: String { "Xem trước giao diện" }
}

/// Addresses of previews lead back to the preview.
enum PreviewLinks {
    static let here = Link("/xem-truoc")
    static let document = Link("/xem-truoc/{ten}")
    static let picture = Link("/xem-truoc/ma.png")
    static let voice = Link("/xem-truoc/ma.wav")
}

extension String {
    /// Sample text as words.
    var words: Verbatim { Verbatim(self) }
}

/// 08:30 on 20 November 2026, in Vietnam.
let previewMoment = Date(timeIntervalSince1970: 1_795_138_200)

func previewField(_ name: String, _ typed: String = "", problem: (any Words)? = nil) -> Field {
    var field = Field(name, typed: typed)
    field.problem = problem
    return field
}
