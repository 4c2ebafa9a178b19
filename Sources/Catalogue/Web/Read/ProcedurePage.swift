import Catalogue
import Html
import Kit
import Links
import Web

/// *Chi tiết thủ tục hành chính* (SCR-P06, REQ-TTHC-005): every part that the law has published, in its order.
struct ProcedurePage: Sendable {
    let procedure: Procedure

    func response(_ visit: Visit) -> Response {
        visit.page(Verbatim(procedure.name), breadcrumb: [(Verbatim("Trang chủ"), PortalLinks.home)], """
            \(pageHeading(Verbatim(procedure.name), caption: FindWords.code(procedure.code)))
            \(standing)
            \(summaryList(facts))
            \(if: !procedure.steps.isEmpty, section(ProcedureWords.steps, steps))
            \(if: !procedure.ways.isEmpty, section(ProcedureWords.ways, ways))
            \(if: !procedure.components.isEmpty, section(ProcedureWords.components, components))
            \(if: !procedure.results.isEmpty, section(ProcedureWords.result, results))
            \(if: !procedure.legalBases.isEmpty, section(ProcedureWords.legalBases, legalBases))
            \(if: !procedure.conditions.isEmpty, section(ProcedureWords.conditions, paragraphs(procedure.conditions)))
            \(if: !procedure.notices.isEmpty, disclosure(ProcedureWords.notices, notices))
            <p>\(printButton())</p>
            """)
    }

    /// What can be done with it now.
    private var standing: HTML {
        if let repeal = procedure.repeal {
            let successor: HTML = repeal.successor.map { code in
                "<p><a href=\"\(PortalLinks.procedure.with(code))\">\(ProcedureWords.successor(code))</a></p>"
            } ?? .empty
            return callout(.bad, CatalogueWords.repealed(repeal), successor)
        }
        guard procedure.canBeFiledOnline else {
            return callout(.neutral, procedure.hasFullRecord ? ProcedureWords.inPerson : ProcedureWords.onlyReadable, .empty)
        }
        let level: HTML = procedure.online.minIal > OnlineService.usualMinIal
            ? "<p>\(ProcedureWords.minIal(procedure.online.minIal))</p>" : .empty
        return """
            <div class="panel panel--info">\(linkButton(ProcedureWords.file, to: PortalLinks.chooseAgency.with(procedure.code), .primary))
            <p>\(ProcedureWords.fileHint)</p>\(level)</div>
            """
    }

    private var facts: [SummaryRow] {
        let rows: [(ProcedureWords, String)] = [
            (.code, procedure.code), (.decision, decision), (.kind, CatalogueWords.kind(procedure.kind).vi),
            (.field, procedure.fields.map(\.name).joined(separator: "; ")),
            (.level, ExecutingLevel.allCases.filter(procedure.executedBy.contains).map { CatalogueWords.level($0).vi }.joined(separator: ", ")),
            (.onlineLevel, CatalogueWords.online(procedure.online.level).vi),
            (.subjects, procedure.subjects.map(\.name).joined(separator: "; ")),
            (.agencies, procedure.agencies.map(\.name).joined(separator: "; ")),
            (.authority, procedure.competence.authority), (.delegated, procedure.competence.delegated),
            (.coordinating, procedure.competence.coordinating), (.address, procedure.competence.address),
            (.keywords, procedure.keywords.joined(separator: ", ")),
        ]
        return rows.filter { !$0.1.isEmpty }.map { SummaryRow($0.0, $0.1) }
    }

    private var decision: String {
        guard let decision = procedure.decision else { return "" }
        return decision.day.map { "\(decision.number) ngày \($0.text)" } ?? decision.number
    }

    private var steps: HTML {
        """
        <ol class="prose-steps">\(for: procedure.steps, { step in
            "<li>\(if: !step.title.isEmpty, "<strong>\(step.title)</strong>")\(paragraphs(step.text))</li>"
        })</ol>
        """
    }

    private var ways: HTML {
        dataTable(procedure.ways, caption: ProcedureWords.ways, empty: ProcedureWords.none, columns: [
            Column(ProcedureWords.channel, .name) { "\(CatalogueWords.channel($0.channel))" },
            Column(ProcedureWords.term) { "\(CatalogueWords.term($0.term))" },
            Column(ProcedureWords.fees) { way in feeList(way.fees) },
            Column(ProcedureWords.description) { paragraphs($0.description) },
        ])
    }

    private var components: HTML {
        HTML(procedure.cases.enumerated().map { index, one in
            """
            \(if: procedure.cases.count > 1 || !one.name.isEmpty, "<h3>\(caseName(one, index))</h3>")
            \(dataTable(one.components, caption: caseName(one, index), firstNumber: 1, empty: ProcedureWords.none, columns: Self.componentColumns))
            """
        })
    }

    private func caseName(_ one: ProcedureCase, _ index: Int) -> any Words {
        one.name.isEmpty ? ProcedureWords.unnamedCase(index + 1) : Verbatim(one.name)
    }

    private static let componentColumns: [Column<Component>] = [
        Column(ProcedureWords.component, .name) { component in
            "\(component.name)\(if: !component.note.isEmpty, "<br><small>\(component.note)</small>")"
        },
        Column(Verbatim("Số lượng")) { "\(ProcedureWords.copies($0.originals, $0.copies))" },
        Column(ProcedureWords.required) { "\($0.isRequired ? ProcedureWords.required : ProcedureWords.optional)" },
        Column(ProcedureWords.form) { component in
            component.forms.isEmpty
                ? "\(ProcedureWords.noForm)"
                : "\(for: component.forms, { form in "<span>\(form.name)</span> " })"
        },
    ]

    private var results: HTML { "<ul>\(for: procedure.results, { "<li>\($0.name)</li>" })</ul>" }

    private var legalBases: HTML {
        dataTable(procedure.legalBases, caption: ProcedureWords.legalBases, empty: ProcedureWords.none, columns: [
            Column(ProcedureWords.number) { "\($0.code)" },
            Column(ProcedureWords.title, .name) { "\($0.name)" },
        ])
    }

    private var notices: HTML {
        """
        <p>\(ProcedureWords.noticesLead)</p>
        <ul>\(for: procedure.notices, { "<li>\(CatalogueWords.notice($0))</li>" })</ul>
        """
    }
}

/// Fees as the record gives them: 0 beside "set by the province" is not "free".
func feeList(_ fees: [Fee]) -> HTML {
    guard !fees.isEmpty else { return "\(ProcedureWords.feeNotStated)" }
    return """
        <ul class="plain">\(for: fees, { fee in
            "<li>\(CatalogueWords.fee(fee))\(if: !fee.description.isEmpty, "<br><small>\(fee.description)</small>")</li>"
        })</ul>
        """
}

/// Prose of a record: its line breaks are its paragraphs.
func paragraphs(_ text: String) -> HTML {
    HTML(text.utf8.split(separator: UInt8(ascii: "\n")).map { "<p>\(String($0) ?? "")</p>" as HTML })
}
