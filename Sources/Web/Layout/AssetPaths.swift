/// Where the files of the product's look are served, under names that change with their content.
public struct AssetPaths: Sendable {
    private let paths: [String: String]

    public init(_ paths: [String: String]) { self.paths = paths }

    /// `/tai-nguyen/app.0f3a….css` for `app.css`.
    public func callAsFunction(_ name: String) -> String { paths[name] ?? "" }
}
