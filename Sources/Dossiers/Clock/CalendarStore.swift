import Directory
import Foundation
import Kit
import Store

extension Database {
    /// Puts a version of the calendar in force for everything received from now on; the same file twice changes nothing.
    /// - Throws: ``CalendarFault/versionTaken(_:)``
    public func publish(_ file: CalendarFile, now: Date) async throws {
        try await write { tx in
            if try tx.calendarIsKnown(file.version) {
                let known = try tx.exceptions(of: file.version)
                guard known.sorted(by: { $0.day < $1.day }) == file.days.sorted(by: { $0.day < $1.day }) else {
                    throw CalendarFault.versionTaken(file.version)
                }
                return
            }
            try tx.insert(file, at: now)
        }
    }
}

extension Transaction {
    /// The calendar in force, with the hours of a unit; `nil` where none was ever published.
    public func calendarInForce(_ hours: WorkingHours) throws -> WorkingCalendar? {
        let version = try first("SELECT version FROM dossiers_calendars ORDER BY published_at DESC, version DESC LIMIT 1") {
            try $0.text("version")
        }
        return try version.map { try calendar($0, hours) }
    }

    func calendar(_ version: String, _ hours: WorkingHours) throws -> WorkingCalendar {
        WorkingCalendar(version: version, exceptions: try exceptions(of: version), stretches: hours.stretches)
    }

    fileprivate func calendarIsKnown(_ version: String) throws -> Bool {
        try count("SELECT count(*) AS n FROM dossiers_calendars WHERE version = \(version)") > 0
    }

    fileprivate func exceptions(of version: String) throws -> [WorkingCalendar.Exception] {
        try run("SELECT day, kind, name FROM dossiers_calendar WHERE version = \(version)") { row in
            WorkingCalendar.Exception(
                day: try row.day("day"), kind: try row.read("kind", WorkingCalendar.Exception.Kind.init(rawValue:)),
                name: try row.text("name"))
        }
    }

    fileprivate func insert(_ file: CalendarFile, at now: Date) throws {
        try execute("INSERT INTO dossiers_calendars (version, published_at) VALUES (\(file.version), \(now))")
        for day in file.days {
            try execute(
                """
                INSERT INTO dossiers_calendar (version, day, kind, name)
                VALUES (\(file.version), \(day.day), \(day.kind.rawValue), \(day.name))
                """)
        }
    }
}

extension WorkingHours {
    var stretches: [WorkingCalendar.Stretch] { spans.map { WorkingCalendar.Stretch(from: $0.from, to: $0.to) } }
}
