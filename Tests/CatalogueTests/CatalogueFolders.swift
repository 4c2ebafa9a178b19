import Catalogue
import Foundation
import Kit
import Testing

/// Where the catalogues of the tests are.
enum CatalogueFolders {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The sample catalogue of the repository.
    static let sample = package.appending(path: "Sources/Samples/Data/catalogue")
    /// The national portal's records, which are not part of the repository.
    static let national = package.appending(path: "../shared/data/national-catalogue").standardizedFileURL

    static let hasNational: Bool = {
        let exists = FileManager.default.fileExists(atPath: national.appending(path: "catalog.jsonl").path)
        if !exists {
            FileHandle.standardError.write(
                Data("../shared/data/national-catalogue is absent: the tests on real records are skipped\n".utf8))
        }
        return exists
    }()

    /// Read once for all suites.
    static let sampleReading: CatalogueReading = {
        do { return try CatalogueReader.read(sample) } catch {
            fatalError("the sample catalogue cannot be read: \(error)")
        }
    }()

    static let sampleIndex = CatalogueIndex(
        sampleReading.procedures.map { ProcedureListing($0, revision: 1) }, events: LifeEvent.national)
}

extension CatalogueIndex {
    func codes(_ text: String, filter: CatalogueFilter = .none, first: Audience? = nil) -> [String] {
        search(CatalogueQuery(text, filter: filter, first: first, window: Window(page: 1, size: 100))).page.rows.map(
            \.code)
    }
}
