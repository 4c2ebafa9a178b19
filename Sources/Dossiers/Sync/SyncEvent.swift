import Directory
import Foundation
import Kit

/// One public step of a dossier as portals tell each other (INT-09): the letter of `POST /sync/v1/ho-so`.
///
/// The names of the members are the contract's. Nothing of what the citizen wrote is in it, and no name of a citizen.
public struct SyncEvent: Codable, Hashable, Sendable {
    /// The same however often the step is told.
    public let eventID: String
    public let code: DossierCode
    /// From 1, without gaps within a dossier.
    public let sequence: Int
    public let procedure: String
    public let agency: OrgCode
    public let stage: Stage
    public let at: Date
    public let dueAt: Date?
    /// The officer; never the citizen.
    public let handler: String?
    /// What an officer wrote for the citizen to read.
    public let note: String?
    /// Whose dossier it is, by the subject of Vnconnect.
    public let subject: String
    /// What the national portal called the filing when it sent the citizen.
    public let reference: String?

    enum CodingKeys: String, CodingKey {
        case eventID = "eventId"
        case code = "maHoSo"
        case sequence = "soThuTu"
        case procedure = "maTTHC"
        case agency = "maCoQuan"
        case stage = "trangThai"
        case at = "thoiDiem"
        case dueAt = "hanTra"
        case handler = "nguoiXuLy"
        case note = "ghiChuCongKhai"
        case subject = "taiKhoan"
        case reference = "maThamChieu"
    }

    public init(
        eventID: String, code: DossierCode, sequence: Int, procedure: String, agency: OrgCode, stage: Stage, at: Date,
        dueAt: Date?, handler: String?, note: String?, subject: String, reference: String?
    ) {
        (self.eventID, self.code, self.sequence, self.procedure) = (eventID, code, sequence, procedure)
        (self.agency, self.stage, self.at, self.dueAt) = (agency, stage, at, dueAt)
        (self.handler, self.note, self.subject, self.reference) = (handler, note, subject, reference)
    }
}

extension SyncEvent {
    /// Reads a stranger's letter: whatever is out of bounds makes it no letter.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        eventID = try values.text(.eventID, 1...100)
        code = try values.read(.code) { DossierCode($0) }
        sequence = try values.decode(Int.self, forKey: .sequence)
        procedure = try values.text(.procedure, 1...100)
        agency = try values.decode(OrgCode.self, forKey: .agency)
        stage = try values.decode(Stage.self, forKey: .stage)
        at = try values.read(.at) { Date(exchange: $0) }
        dueAt = try values.optional(.dueAt).map { _ in try values.read(.dueAt) { Date(exchange: $0) } }
        handler = try values.optional(.handler).map { String($0.cleaned.prefix(200)) }
        note = try values.optional(.note).map { String($0.nfc.prefix(4_000)) }
        subject = try values.text(.subject, 1...255)
        reference = try values.optional(.reference).map { String($0.cleaned.prefix(64)) }
        guard (1...1_000_000).contains(sequence), stage.isSent else {
            throw DecodingError.dataCorruptedError(forKey: .sequence, in: values, debugDescription: "out of bounds")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(eventID, forKey: .eventID)
        try values.encode(code.text, forKey: .code)
        try values.encode(sequence, forKey: .sequence)
        try values.encode(procedure, forKey: .procedure)
        try values.encode(agency, forKey: .agency)
        try values.encode(stage, forKey: .stage)
        try values.encode(at.exchangeText, forKey: .at)
        try values.encodeIfPresent(dueAt?.exchangeText, forKey: .dueAt)
        try values.encodeIfPresent(handler, forKey: .handler)
        try values.encodeIfPresent(note, forKey: .note)
        try values.encode(subject, forKey: .subject)
        try values.encodeIfPresent(reference, forKey: .reference)
    }
}

extension KeyedDecodingContainer<SyncEvent.CodingKeys> {
    fileprivate func text(_ key: Key, _ length: ClosedRange<Int>) throws -> String {
        try read(key) { length.contains($0.utf8.count) ? $0.cleaned : nil }
    }

    fileprivate func optional(_ key: Key) throws -> String? { try decodeIfPresent(String.self, forKey: key) }

    fileprivate func read<T>(_ key: Key, _ make: (String) -> T?) throws -> T {
        guard let value = make(try decode(String.self, forKey: key)) else {
            throw DecodingError.dataCorruptedError(forKey: key, in: self, debugDescription: "out of bounds")
        }
        return value
    }
}

extension Date {
    /// Reads `20261120083005`, a moment on a Vietnamese wall.
    public init?(exchange text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 14, digits.allSatisfy(Digits.contains) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        guard let day = Day(year: number(0..<4), month: number(4..<6), day: number(6..<8)),
            number(8..<10) < 24, number(10..<12) < 60, number(12..<14) < 60
        else { return nil }
        self = day.at(number(8..<10), number(10..<12)).addingTimeInterval(TimeInterval(number(12..<14)))
    }
}
