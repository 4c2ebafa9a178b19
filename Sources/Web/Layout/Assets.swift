import Foundation
import Kit

/// The files of the product's look, read once at start and held in memory: one stylesheet, one script, fonts, the mark.
///
/// Names carry the first 16 hexadecimal digits of the content's SHA-256, so a browser may keep them for ever.
public struct Assets: Sendable {
    /// Where the server hands them out.
    public static let prefix = "/tai-nguyen/"

    /// By the name after ``prefix``.
    public let served: [String: StaticAsset]
    /// By the plain name: `app.css`, `app.js`, `mark.svg`, `noto-sans-regular.woff2` …
    public let paths: AssetPaths

    /// - Parameter folder: the folder `Assets` of this module's resources.
    /// - Throws: ``AssetFault`` where a file is missing; a product without its look does not start.
    public init(folder: URL? = nil) throws {
        guard let folder = folder ?? Self.folder else { throw AssetFault.missing("Assets") }
        var shelf = Shelf()
        for name in Self.fonts { shelf.add(name, try Self.read(folder, "fonts/\(name)"), "font/woff2") }
        shelf.add("mark.svg", try Self.read(folder, "icons/mark.svg"), "image/svg+xml")
        let faces = shelf.withHashedNames(String(decoding: try Self.read(folder, "styles/fonts.css"), as: UTF8.self))
        let style = try Self.joined(folder, Self.styles.map { "styles/\($0).css" })
        shelf.add("app.css", Data((faces + style).utf8), "text/css; charset=utf-8")
        let script = try Self.joined(folder, Self.scripts.map { "scripts/\($0).js" })
        shelf.add("app.js", Data(script.utf8), "text/javascript; charset=utf-8")
        (served, paths) = (shelf.served, AssetPaths(shelf.paths))
    }

    static var folder: URL? { Bundle.module.url(forResource: "Assets", withExtension: nil) }

    static let fonts = ["noto-sans-regular.woff2", "noto-sans-bold.woff2", "noto-serif-bold.woff2"]

    /// After the faces of the fonts. Later files refine earlier ones; print comes last.
    static let styles = [
        "tokens", "base", "layout", "header", "menu", "footer", "desk", "heading", "button", "field", "choice",
        "password", "code", "captcha", "file", "problem", "banner", "tag", "table", "pager", "filter", "search", "tabs",
        "facet", "trail", "timeline", "steps", "summary", "panel", "tile", "confirm", "rating", "due", "session",
        "contrast", "print",
    ]

    /// `start` makes the list of enhancements, `run` runs it.
    static let scripts = [
        "start", "menu", "focus", "password", "countdown", "captcha", "date", "file", "upload", "autosave", "guard",
        "once", "copy", "passkey", "usb", "print", "dismiss", "keys", "session", "run",
    ]

    private static func read(_ folder: URL, _ path: String) throws -> Data {
        do { return try Data(contentsOf: folder.appending(path: path)) } catch { throw AssetFault.missing(path) }
    }

    private static func joined(_ folder: URL, _ paths: [String]) throws -> String {
        try paths.map { String(decoding: try read(folder, $0), as: UTF8.self) }.joined(separator: "\n")
    }
}

/// The product's look is not whole.
public enum AssetFault: Error, Equatable {
    case missing(String)
}

/// Files under their hashed names.
private struct Shelf {
    var served: [String: StaticAsset] = [:]
    var paths: [String: String] = [:]

    mutating func add(_ name: String, _ content: Data, _ type: String) {
        let hash = Digest.sha256(content).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let hashed = "\(name[..<dot]).\(hash)\(name[dot...])"
        served[hashed] = StaticAsset(bytes: Array(content), type: type)
        paths[name] = Assets.prefix + hashed
    }

    /// `url("noto-sans-bold.woff2")` in the stylesheet becomes the address it is served under.
    func withHashedNames(_ style: String) -> String {
        paths.reduce(style) { $0.replacing("url(\"\($1.key)\")", with: "url(\"\($1.value)\")") }
    }
}
