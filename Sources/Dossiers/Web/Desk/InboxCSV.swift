import Dossiers
import Foundation
import Kit

/// An inbox as a file for spreadsheets: UTF-8 with its mark, commas, every value in quotes.
struct InboxCSV {
    let lines: [InboxLine]

    var bytes: [UInt8] {
        let rows = [head] + lines.map(row)
        return [0xEF, 0xBB, 0xBF] + Array(rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined().utf8)
    }

    private var head: [String] {
        [DeskPageWords.code, .procedure, .applicant, .sentAt, .due, .state, .handler].map(\.vi)
    }

    private func row(_ line: InboxLine) -> [String] {
        let dossier = line.dossier
        return [
            dossier.code?.text ?? "", dossier.procedureName, dossier.applicantName, dossier.sentAt?.momentText ?? "",
            dossier.dueAt?.momentText ?? "", DossierWords.stage(dossier.stage).vi, line.assignee ?? "",
        ]
    }

    /// A value that a spreadsheet would take for a formula is told as text (CWE-1236).
    private static func quoted(_ value: String) -> String {
        let isFormula = value.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + value.replacing("\"", with: "\"\"") + "\""
    }
}
