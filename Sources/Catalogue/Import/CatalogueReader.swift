import Foundation
import Kit

/// Reads a catalogue from files, in either of the two formats; a pure function of the files.
public enum CatalogueReader {
    /// The name and version of our own format.
    public static let format = "motcua-catalogue/1"

    /// The national portal's records (`catalog.jsonl`, `details.jsonl`) when the folder has them, else our own format
    /// (`*.json`, see Sources/Samples/Data/README.md).
    ///
    /// - Throws: Only when the folder or a file cannot be read at all.
    public static func read(_ folder: URL) throws -> CatalogueReading {
        let catalogue = folder.appending(path: "catalog.jsonl")
        if FileManager.default.fileExists(atPath: catalogue.path) {
            let details = folder.appending(path: "details.jsonl")
            let hasDetails = FileManager.default.fileExists(atPath: details.path)
            return portal(
                catalogue: try Data(contentsOf: catalogue), details: hasDetails ? try Data(contentsOf: details) : Data()
            )
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        return own(try names.sorted().map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }

    /// Our own format: files whose contents are `{"format": "motcua-catalogue/1", "procedures": […]}`.
    public static func own(_ files: [(name: String, contents: Data)]) -> CatalogueReading {
        var procedures = Kept()
        for (name, contents) in files {
            do {
                let file = try JSONDecoder().decode(OwnFile.self, from: contents)
                for (index, record) in file.procedures.enumerated() {
                    switch record.result {
                    case .success(let procedure): procedures.keep(procedure, file: name, line: index + 1)
                    case .failure(let error):
                        procedures.faults.append(
                            ImportFault(file: name, line: index + 1, code: record.code, .init(error)))
                    }
                }
            } catch {
                procedures.faults.append(ImportFault(file: name, line: 1, code: nil, .init(error)))
            }
        }
        return procedures.reading
    }

    /// The national portal's records: a list of all procedures, and full records of some.
    public static func portal(catalogue: Data, details: Data) -> CatalogueReading {
        var kept = Kept()
        let listings = JSONLines(catalogue, file: "catalog.jsonl", as: PortalListing.self)
        let records = JSONLines(details, file: "details.jsonl", as: PortalRecord.self)
        kept.faults = listings.faults + records.faults
        let headings = Dictionary(
            listings.values.map { ($0.value.code, $0.value) }, uniquingKeysWith: { first, _ in first })
        for (line, record) in records.values {
            let notices = ProcedureCode.notices(code: record.code, name: record.name)
            let heading = headings[record.code]
            kept.keep(Procedure(record, listing: heading, notices: notices), file: "details.jsonl", line: line)
        }
        kept.beginFile()
        for (line, listing) in listings.values {
            let notices = ProcedureCode.notices(code: listing.code, name: listing.name)
            kept.keep(Procedure(listing, notices: notices), file: "catalog.jsonl", line: line)
        }
        return kept.reading
    }
}

/// The file of our own format, whose records are read one by one.
private struct OwnFile: Decodable {
    let procedures: [Record]

    private enum Keys: String, CodingKey { case format, procedures }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Keys.self)
        guard try values.decode(String.self, forKey: .format) == CatalogueReader.format else {
            throw DecodingError.dataCorruptedError(forKey: .format, in: values, debugDescription: "unknown format")
        }
        procedures = try values.decode([Record].self, forKey: .procedures)
    }

    struct Record: Decodable {
        let code: String?
        let result: Result<Procedure, any Error>

        private struct Heading: Decodable { let code: String? }

        init(from decoder: any Decoder) throws {
            code = (try? Heading(from: decoder))?.code
            result = Result { try Procedure(from: decoder) }
        }
    }
}

/// Collects procedures by code.
private struct Kept {
    private var procedures: [Procedure] = []
    /// Codes of the file being read, and of those before it, which win without a fault.
    private var here: Set<String> = []
    private var before: Set<String> = []
    var faults: [ImportFault] = []

    mutating func beginFile() {
        before.formUnion(here)
        here = []
    }

    mutating func keep(_ procedure: Procedure, file: String, line: Int) {
        let code = procedure.code
        if code.cleaned.isEmpty || procedure.name.isEmpty {
            faults.append(ImportFault(file: file, line: line, code: code, code.cleaned.isEmpty ? .noCode : .noName))
        } else if !here.insert(code).inserted {
            faults.append(ImportFault(file: file, line: line, code: code, .repeated))
        } else if !before.contains(code) {
            procedures.append(procedure)
        }
    }

    var reading: CatalogueReading { CatalogueReading(procedures: procedures, faults: faults) }
}
