import Directory
import Kit
import Store

extension Dossier {
    /// The columns ``init(row:)`` reads; what was typed is not among them.
    public static let columns: SQL = """
        id, code, procedure, revision, procedure_name, agency, agency_name, subject, applicant_name, returning_way,
        channel, reference, stage, version, steps, created_at, changed_at, sent_at, received_at, due_at, finished_at,
        returned_at
        """

    public init(row: Row) throws {
        (id, version, steps) = (try row.id("id"), try row.int("version"), try row.int("steps"))
        code = try row.optionalText("code").flatMap { DossierCode($0) }
        (procedure, revision) = (try row.text("procedure"), try row.int("revision"))
        procedureName = try row.text("procedure_name")
        agency = try row.read("agency", OrgCode.init)
        agencyName = try row.text("agency_name")
        (subject, applicantName) = (try row.text("subject"), try row.text("applicant_name"))
        returning = try row.optionalText("returning_way").flatMap(ReturnWay.init(rawValue:))
        channel = try row.read("channel", FilingChannel.init(rawValue:))
        reference = try row.optionalText("reference")
        stage = try Stage(stored: try row.int("stage"))
        (createdAt, changedAt) = (try row.date("created_at"), try row.date("changed_at"))
        (sentAt, receivedAt) = (try row.optionalDate("sent_at"), try row.optionalDate("received_at"))
        (dueAt, finishedAt) = (try row.optionalDate("due_at"), try row.optionalDate("finished_at"))
        returnedAt = try row.optionalDate("returned_at")
    }
}

extension Stage {
    init(stored code: Int) throws {
        guard let stage = Stage(rawValue: code) else { throw StoreFault.brokenRow(column: "stage") }
        self = stage
    }
}
