import Catalogue
import Html
import Kit
import Links
import Web

/// What one needs to know before filing: papers, time, price, level. The whole record stands on the national portal.
struct ProcedureBrief: Sendable {
    let procedure: Procedure

    func response(_ visit: Visit) -> Response {
        let whole = visit.origins.url(.portal, PortalLinks.procedure.with(procedure.code))
        return visit.page(
            Verbatim(procedure.name),
            breadcrumb: [(WebWords.home, DossierLinks.home), (CitizenWords.services, DossierLinks.services)], """
            \(pageHeading(Verbatim(procedure.name), caption: Verbatim(procedure.code)))
            \(standing)
            \(summaryList(facts))
            \(if: !procedure.components.isEmpty, section(CitizenWords.papers, papers))
            <p><a href="\(url: whole)">\(CitizenWords.readMore)</a></p>
            """)
    }

    private var standing: HTML {
        guard procedure.canBeFiledOnline else { return callout(.neutral, CitizenWords.cannotFile) }
        let button = linkButton(CitizenWords.register, to: DossierLinks.chooseAgency.with(procedure.code))
        let level = procedure.online.minIal
        return panel(
            CitizenWords.canFile, tone: .info,
            "\(button)\(if: level > OnlineService.usualMinIal, "<p>\(CitizenWords.needsLevel(level))</p>")")
    }

    private var facts: [SummaryRow] {
        let ways = procedure.ways
        let terms = ways.map { CatalogueWords.term($0.term).vi }
        let fees = ways.flatMap(\.fees).map { CatalogueWords.fee($0).vi }
        return [
            SummaryRow(CitizenWords.field, procedure.fields.map(\.name).joined(separator: "; ")),
            SummaryRow(CitizenWords.term, Self.once(terms)),
            SummaryRow(CitizenWords.fees, Self.once(fees)),
        ]
    }

    /// Each text once, in order.
    private static func once(_ texts: [String]) -> String? {
        var kept: [String] = []
        for text in texts where !kept.contains(text) { kept.append(text) }
        return kept.isEmpty ? nil : kept.joined(separator: "; ")
    }

    private var papers: HTML {
        dataTable(
            procedure.components, caption: CitizenWords.papers, firstNumber: 1, empty: Messages.empty(CitizenWords.papers),
            columns: [
                Column(FilingWords.paper, .name) { "\($0.name)" },
                Column(CitizenWords.required) { HTML($0.isRequired ? CitizenWords.required : .optional) },
                Column(FilingWords.form) { formLinks($0.forms) },
            ])
    }
}

/// Forms to download, as far as their source says where they are.
func formLinks(_ forms: [FormAttachment]) -> HTML {
    if forms.isEmpty { return HTML(FilingWords.noForm) }
    return """
        <ul class="plain">\(for: forms, { form in
            form.address.isEmpty ? "<li>\(form.name)</li>" : "<li><a href=\"\(url: form.address)\">\(form.name)</a></li>"
        })</ul>
        """
}
