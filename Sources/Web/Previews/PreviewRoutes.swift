import Html
import Kit
import Links
import NIOCore

/// The components and the layouts, to be looked at in a browser: mounted only where the deployment is told to.
public func previewRoutes(assets: AssetPaths) -> [Route] {
    [
        .get(PreviewLinks.here) { visit in visit.page(PreviewWords.title, previewList(assets)) }.withoutSession,
        .get(PreviewLinks.document) { visit in
            // Where a captcha's picture would be.
            if visit.part("ten") == "ma.png" { return .redirect(assets("mark.svg")) }
            guard let page = previewDocuments(assets: assets).first(where: { $0.name == visit.part("ten") }) else {
                throw PreviewRefusal.unknown
            }
            return .document(ByteBuffer(bytes: page.html.bytes))
        }.withoutSession,
    ]
}

private func previewList(_ assets: AssetPaths) -> HTML {
    """
    \(pageHeading(PreviewWords.title))\
    <ul>\(for: previewDocuments(assets: assets), { page in
        "<li><a href=\"\(PreviewLinks.document.with(page.name))\">\(page.name)</a></li>"
    })</ul>
    """
}

enum PreviewRefusal: Refusal {
    case unknown

    var words: any Words { Messages.notFound }
    var status: Int { 404 }
}
