import Foundation

/// The files of the sample province: its catalogue and its calendar of working days (Data/README.md).
public enum SampleData {
    public static var folder: URL? { Bundle.module.url(forResource: "Data", withExtension: nil) }
    public static var catalogue: URL? { folder?.appending(path: "catalogue", directoryHint: .isDirectory) }
    public static var calendars: URL? { folder?.appending(path: "calendar", directoryHint: .isDirectory) }
}
