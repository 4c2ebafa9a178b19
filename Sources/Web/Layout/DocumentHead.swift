import Html
import Kit

/// The head every page has. No style and no script stands in a page: the policy of the site forbids it.
func documentHead(_ title: any Words, _ chrome: Chrome, hasProblems: Bool) -> HTML {
    let page: any Words = hasProblems ? WebWords.wrong(title) : title
    return """
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>\(WebWords.titled(page, system: chrome.siteName))</title>\
        <meta name="theme-color" content="#ffffff"><meta name="format-detection" content="telephone=no">\
        <link rel="icon" href="\(chrome.assets("mark.svg"))" type="image/svg+xml">\
        <link rel="preload" href="\(chrome.assets("noto-sans-regular.woff2"))" as="font" type="font/woff2" crossorigin>\
        <link rel="stylesheet" href="\(chrome.assets("app.css"))">\
        <script src="\(chrome.assets("app.js"))" defer></script></head>
        """
}

/// A document in one of the layouts.
func document(
    _ title: any Words, _ chrome: Chrome, layout: StaticString, hasProblems: Bool, _ body: HTML
) -> HTML {
    """
    <!doctype html><html lang="vi">\(documentHead(title, chrome, hasProblems: hasProblems))\
    <body class="\(String(describing: layout))">\
    <a class="skip" href="#noi-dung-trang">\(WebWords.skip)</a>\(body)\(with: chrome.session, { $0.dialog })</body></html>
    """
}

/// The word of success that the last answer left behind.
func noticeLine(_ notice: String?) -> HTML { "\(with: notice, { banner(.good, Verbatim($0)) })" }
