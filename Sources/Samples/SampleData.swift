import Foundation

/// The files of the sample province: its catalogue and its calendar of working days (Data/README.md).
package enum SampleData {
    package static var folder: URL? { Bundle.module.url(forResource: "Data", withExtension: nil) }
    package static var catalogue: URL? { folder?.appending(path: "catalogue", directoryHint: .isDirectory) }
    package static var calendars: URL? { folder?.appending(path: "calendar", directoryHint: .isDirectory) }
}
