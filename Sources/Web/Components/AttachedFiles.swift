import Html
import Kit
import Links

/// A file that is already there.
public struct AttachedFile: Sendable {
    public let name: String
    public let size: Int
    public let link: Link?
    /// Where it is taken away; nil where it may not be.
    public let remove: Link?
    public let state: HTML

    public init(name: String, size: Int, link: Link? = nil, remove: Link? = nil, state: HTML = .empty) {
        (self.name, self.size, self.link, self.remove, self.state) = (name, size, link, remove, state)
    }
}

/// The files of one component of a dossier: name, size, state, and what can be done.
public func attachedFiles(_ files: [AttachedFile], csrf: HTML) -> HTML {
    if files.isEmpty { return .empty }
    return "<ul class=\"files\">\(for: files, { fileLine($0, csrf: csrf) })</ul>"
}

private func fileLine(_ file: AttachedFile, csrf: HTML) -> HTML {
    """
    <li class="files__line">\(Icon.file.html)<span class="files__name">\
    \(with: file.link, { "<a href=\"\($0)\">\(file.name)</a>" })\(if: file.link == nil, HTML(text: file.name))\
    <span class="files__size">\(file.size.fileSizeText)</span></span>\(file.state)\
    \(with: file.remove, { removeButton(file, $0, csrf: csrf) })</li>
    """
}

private func removeButton(_ file: AttachedFile, _ link: Link, csrf: HTML) -> HTML {
    actionButton(InputWords.delete, to: link, csrf: csrf, icon: .trash, hidden: Verbatim(file.name))
}
