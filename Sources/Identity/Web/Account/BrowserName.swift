/// What a `User-Agent` says to people: browser and system, as far as it can be told.
struct BrowserName {
    let text: String

    init(_ agent: String) {
        let browser = Self.browsers.first { agent.contains($0.mark) }?.name
        let system = Self.systems.first { agent.contains($0.mark) }?.name
        let known = [browser, system].compactMap { $0 }
        text = known.isEmpty ? String(agent.prefix(60)) : known.joined(separator: ", ")
    }

    /// In this order: most of them claim to be all that follow.
    private static let browsers = [
        (mark: "Edg", name: "Edge"), (mark: "OPR/", name: "Opera"), (mark: "coc_coc_browser", name: "Cốc Cốc"),
        (mark: "SamsungBrowser", name: "Samsung Internet"), (mark: "Firefox/", name: "Firefox"),
        (mark: "FxiOS", name: "Firefox"),
        (mark: "CriOS", name: "Chrome"), (mark: "Chrome/", name: "Chrome"), (mark: "Safari/", name: "Safari"),
    ]

    private static let systems = [
        (mark: "Windows", name: "Windows"), (mark: "Android", name: "Android"), (mark: "iPhone", name: "iPhone"),
        (mark: "iPad", name: "iPad"), (mark: "Mac OS X", name: "macOS"), (mark: "Linux", name: "Linux"),
    ]
}
