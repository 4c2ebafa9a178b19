/// The papers of one situation — *trường hợp*; most procedures have one, without a name.
public struct ProcedureCase: Encodable, Hashable, Sendable {
    public let name: String
    public let components: [Component]
}

/// One paper of a dossier — *thành phần hồ sơ*.
public struct Component: Encodable, Hashable, Sendable {
    /// `000.00.00.G15-KQ003362`, the key an uploaded file names; unique within its procedure.
    public let code: String
    public let name: String
    public let originals: Int
    public let copies: Int
    /// Without its file the dossier cannot be sent (REQ-DOS-003).
    public let isRequired: Bool
    /// Forms to download — *mẫu đơn, tờ khai*.
    public let forms: [FormAttachment]
    public let note: String
}

/// A form that belongs to a component: its file name at the source, and where it can be had, if anywhere.
public struct FormAttachment: Encodable, Hashable, Sendable {
    public let name: String
    public let address: String
}

extension Procedure {
    /// Every component once, in order, across the cases.
    public var components: [Component] { cases.flatMap(\.components) }
}
