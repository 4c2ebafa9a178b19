import Foundation

/// A file with one JSON document a line. Empty lines say nothing; a faulty line is reported and passed over.
struct JSONLines<Value: Decodable> {
    private(set) var values: [(line: Int, value: Value)] = []
    private(set) var faults: [ImportFault] = []

    init(_ contents: Data, file: String, as type: Value.Type) {
        let decoder = JSONDecoder()
        let lines = [UInt8](contents).split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, bytes) in lines.enumerated() where bytes.contains(where: { $0 > 0x20 }) {
            let line = Data(bytes)
            do {
                values.append((index + 1, try decoder.decode(type, from: line)))
            } catch {
                let code = (try? decoder.decode(Heading.self, from: line))?.code
                faults.append(ImportFault(file: file, line: index + 1, code: code, .init(error)))
            }
        }
    }

    private struct Heading: Decodable { let code: String? }
}
