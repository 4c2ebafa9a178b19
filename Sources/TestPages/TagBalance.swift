import Html

/// A strict look at markup, for tests of pages: every tag closed in order, attributes quoted and named once, no raw `&`
/// in text, every id there once and every reference to one answered, nothing the policy of the sites forbids. Not a
/// browser: what it refuses we never write.
///
/// ```swift
/// #expect(TagBalance.faults(page) == [])
/// ```
public struct TagBalance {
    public private(set) var faults: [String] = []
    public private(set) var ids: Set<String> = []
    private(set) var references: Set<String> = []
    private var open: [String] = []
    private var rest: Substring

    private static let empty: Set<String> = ["meta", "link", "input", "br", "img", "hr", "wbr", "source"]

    public init(_ html: HTML) { self.init(String(decoding: html.bytes, as: UTF8.self)) }

    /// The same for a page as it was answered.
    public init(_ text: String) {
        rest = text[...]
        while !rest.isEmpty { step() }
        for name in open { faults.append("<\(name)> is never closed") }
        for id in references.subtracting(ids).sorted() { faults.append("nothing has the id \(id)") }
    }

    public static func faults(_ html: HTML) -> [String] { TagBalance(html).faults }

    private mutating func step() {
        guard rest.first == "<" else {
            let end = rest.firstIndex(of: "<") ?? rest.endIndex
            check(text: rest[..<end])
            rest = rest[end...]
            return
        }
        guard let end = tagEnd() else {
            faults.append("a tag without end: \(rest.prefix(40))")
            rest = ""
            return
        }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.hasPrefix("!") { return }
        if tag.hasPrefix("/") { close(String(tag.dropFirst())) } else { open(tag) }
    }

    /// The `>` that is outside quotes.
    private func tagEnd() -> Substring.Index? {
        var isQuoted = false
        for index in rest.indices {
            if rest[index] == "\"" { isQuoted.toggle() }
            if rest[index] == ">", !isQuoted { return index }
        }
        return nil
    }

    private mutating func close(_ name: String) {
        if open.last == name {
            open.removeLast()
        } else {
            faults.append("</\(name)> where <\(open.last ?? "nothing")> is open")
        }
    }

    private mutating func open(_ tag: Substring) {
        let isSelfClosed = tag.hasSuffix("/")
        let body = isSelfClosed ? tag.dropLast() : tag
        let name = String(body.prefix { !$0.isWhitespace })
        let isTag = !name.isEmpty && name.allSatisfy { $0.isLetter && $0.isLowercase || $0.isNumber }
        if !isTag { faults.append("<\(name)> is no tag") }
        check(attributes: body.dropFirst(name.count), of: name)
        if open.last == "p", Self.blocks.contains(name) { faults.append("<\(name)> inside <p>") }
        if !isSelfClosed && !Self.empty.contains(name) { open.append(name) }
    }

    private static let blocks: Set<String> = [
        "p", "div", "ul", "ol", "dl", "table", "form", "section", "h1", "h2", "h3", "fieldset",
    ]

    private mutating func check(attributes: Substring, of tag: String) {
        var seen: Set<String> = []
        var rest = attributes
        while let attribute = rest.firstMatch(of: /^\s+([a-zA-Z:-]+)(="([^"]*)")?/) {
            let name = String(attribute.1).lowercased()
            let value = String(attribute.3 ?? "")
            if !seen.insert(name).inserted { faults.append("\(name) twice in <\(tag)>") }
            check(text: value[...])
            note(name, value, tag)
            rest = rest[attribute.range.upperBound...]
        }
        if rest.contains(where: { !$0.isWhitespace }) { faults.append("unread in <\(tag)>: \(rest)") }
    }

    private mutating func note(_ name: String, _ value: String, _ tag: String) {
        if name == "style" || name.hasPrefix("on") { faults.append("inline \(name) in <\(tag)>") }
        if name == "id", !ids.insert(value).inserted { faults.append("id \(value) twice") }
        if ["for", "aria-describedby", "aria-labelledby", "aria-controls"].contains(name) {
            references.formUnion(value.split(separator: " ").map(String.init))
        }
        if name == "href" || name == "src" || name == "action", value.lowercased().hasPrefix("javascript:") {
            faults.append("a script in \(name)")
        }
    }

    private mutating func check(text: Substring) {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return }
        for match in text.matches(of: /&(?!(amp|lt|gt|quot|#39);)/) {
            faults.append("raw & in \(text[match.range.lowerBound...].prefix(20))")
        }
    }
}
