/// The papers of one situation — *trường hợp*; most procedures have one, without a name.
package struct ProcedureCase: Encodable, Hashable, Sendable {
    package let name: String
    package let components: [Component]
}

/// One paper of a dossier — *thành phần hồ sơ*.
package struct Component: Encodable, Hashable, Sendable {
    /// `000.00.00.G15-KQ003362`, the key an uploaded file names; unique within its procedure.
    package let code: String
    package let name: String
    package let originals: Int
    package let copies: Int
    /// Without its file the dossier cannot be sent (REQ-DOS-003).
    package let isRequired: Bool
    /// Forms to download — *mẫu đơn, tờ khai*.
    package let forms: [FormAttachment]
    package let note: String
}

/// A form that belongs to a component: its file name at the source, and where it can be had, if anywhere.
package struct FormAttachment: Encodable, Hashable, Sendable {
    package let name: String
    package let address: String
}

extension Procedure {
    /// Every component once, in order, across the cases.
    package var components: [Component] { cases.flatMap(\.components) }
}
