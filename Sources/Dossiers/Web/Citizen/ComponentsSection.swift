import Catalogue
import Dossiers
import Foundation
import Html
import Kit
import Links
import Store
import Web

/// *Thành phần hồ sơ*: each paper with its form, its files, and what can be done with them (REQ-DOS-003).
struct ComponentsSection: Sendable {
    let form: ReceptionForm

    /// One line of the table: a paper of the procedure, or the papers nobody asked for.
    struct Paper: Sendable {
        let code: String
        let name: any Words
        let isRequired: Bool
        let forms: [FormAttachment]
        let note: String
    }

    var html: HTML {
        section(FilingWords.components, id: "thanh-phan", """
            <p class="hint">\(FilingWords.componentsLead)</p>\
            \(dataTable(
                papers, caption: FilingWords.components, firstNumber: 1, empty: Messages.empty(FilingWords.components),
                columns: [
                    Column(FilingWords.paper, .name) { name($0) },
                    Column(FilingWords.form) { formLinks($0.forms) },
                    Column(FilingWords.files) { files($0) },
                    Column(FilingWords.note) { "\($0.note)" },
                ]))
            """)
    }

    private var papers: [Paper] {
        let asked = form.open.procedure.components.map {
            Paper(code: $0.code, name: Verbatim($0.name), isRequired: $0.isRequired, forms: $0.forms, note: $0.note)
        }
        let others = Paper(
            code: DossierFile.otherPapers, name: FilingWords.others, isRequired: false, forms: [],
            note: FilingWords.othersHint.vi)
        return (asked + [others]).filter { form.isOpen(component: $0.code) }
    }

    private func name(_ paper: Paper) -> HTML { "\(paper.name)\(if: paper.isRequired, Self.star)" }

    private static let star: HTML = """
         <span class="required" aria-hidden="true">*</span><span class="unseen"> (\(CitizenWords.required))</span>
        """

    private func files(_ paper: Paper) -> HTML {
        let there = form.open.files.filter { $0.component == paper.code }
        return """
            \(if: !there.isEmpty, "<ul class=\"files\">\(for: there, { line($0) })</ul>")\
            \(if: there.count < DossierFile.most, adding(paper))
            """
    }

    private func adding(_ paper: Paper) -> HTML {
        let isOther = paper.code == DossierFile.otherPapers
        return """
            \(if: isOther, textInput(Field(FormNames.title), label: FilingWords.otherTitle, required: false, most: 200))\
            \(fileInput(
                form.field(ComponentKey.of(paper.code)), label: FilingWords.addFile, Self.limits, required: false))\
            \(submitButton(
                FilingWords.attach, .secondary, icon: .upload, name: FormNames.task, value: FormTask.upload.rawValue,
                skipsChecks: true))
            """
    }

    private func line(_ file: DossierFile) -> HTML {
        let (id, key) = (form.open.dossier.id.description, file.file.id.description)
        let address = DossierLinks.downloadFile.with(id, key)
        return """
            <li class="files__line">\(Icon.file.html)<span class="files__name"><a href="\(address)">\
            \(file.title.isEmpty ? file.file.name : "\(file.title) – \(file.file.name)")</a>\
            <span class="files__size">\(file.file.size.fileSizeText)</span></span>\
            <button class="button button--quiet" type="submit" formnovalidate \
            formaction="\(DossierLinks.removeFile.with(id, key))">\(Icon.trash.html)<span>\(FilingWords.remove)\
            <span class="unseen"> \(file.file.name)</span></span></button>\
            \(disclosure(FilingWords.replace, fileInput(
                form.field(FormNames.replace + key), label: FilingWords.replace, Self.one, required: false)))</li>
            """
    }

    private static let types = ["pdf", "doc", "docx", "xls", "xlsx", "jpg", "jpeg", "png"]
    private static let limits = FileLimits(types: types, most: FileRule.attachment.most, several: true)
    private static let one = FileLimits(types: types, most: FileRule.attachment.most)
}
