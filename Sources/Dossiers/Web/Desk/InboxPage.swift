import Directory
import Dossiers
import Foundation
import Html
import Kit
import Links
import Web

/// A unit's inbox: the stages with their counts, the filter, the list, what is due first (SCR-V05).
struct InboxPage {
    let filter: InboxFilter
    /// `nil` while the filter has problems.
    let inbox: Inbox?
    let units: [Agency]
    let unit: Agency
    let calendar: WorkingCalendar?
    let now: Date

    var body: HTML {
        """
        \(pageHeading(DeskPageWords.inbox, caption: Verbatim(unit.name), aside: aside))\
        \(if: !filter.isClean, problemSummary(filter.problems))\(with: inbox, { stageTabs($0) })\(filterFields)\
        \(with: inbox, { list($0) })<p class="hint">\(DeskPageWords.hint)</p>
        """
    }

    private var aside: HTML {
        buttonRow(
            linkButton(
                DeskPageWords.csv, to: DossierLinks.inbox.query(filter.kept + [("xuat", "csv")]), .secondary, icon: .download),
            printButton())
    }

    private func stageTabs(_ inbox: Inbox) -> HTML {
        let open = InboxQuery.openStages.map { tab($0, count: inbox.counts[$0] ?? 0) }
        let closed = InboxQuery.closedStages.map { tab($0, count: nil) }
        let late = Counter(
            DeskPageWords.overdue, inbox.overdue,
            DossierLinks.inbox.query(("don-vi", unit.code.text), ("trang-thai", lateStage), ("qua-han", "1")),
            tone: inbox.overdue == 0 ? .good : .bad, most: InboxQuery.mostCounted)
        return counters([late]) + tabs(open + closed, label: DeskPageWords.stages)
    }

    /// Where the overdue ones mostly are.
    private var lateStage: String {
        "\((filter.stage == .received ? Stage.received : .processing).rawValue)"
    }

    private func tab(_ stage: Stage, count: Int?) -> Tab {
        Tab(
            DossierWords.stage(stage),
            DossierLinks.inbox.query(("don-vi", unit.code.text), ("trang-thai", "\(stage.rawValue)")),
            isCurrent: stage == filter.stage, count: count, most: InboxQuery.mostCounted)
    }

    private var filterFields: HTML {
        let choices = units.map { Choice($0.code.text, Verbatim($0.name)) }
        let unitField = Field("don-vi", typed: unit.code.text)
        let hidden = filter.place.compactMap { name, value in
            value.flatMap { name == "don-vi" && choices.count > 1 ? nil : (name, $0) }
        }
        return filterForm(
            at: DossierLinks.inbox, values: hidden,
            """
            \(if: choices.count > 1, selectInput(unitField, label: DeskPageWords.unit, choices, required: false, prompt: nil))\
            \(textInput(filter.code, label: DeskPageWords.code, required: false, kind: .code))\
            \(textInput(filter.applicant, label: DeskPageWords.applicant, required: false, kind: .search))\
            \(textInput(filter.procedure, label: DeskPageWords.procedure, required: false, kind: .search))\
            \(dateInput(filter.from, label: DeskPageWords.queuedFrom, required: false))\
            \(dateInput(filter.to, label: DeskPageWords.queuedTo, required: false))\
            \(checkbox(filter.overdue, label: DeskPageWords.overdueOnly))
            """)
    }

    private func list(_ inbox: Inbox) -> HTML {
        let page = inbox.page
        return """
            \(listHead(page.total))\
            \(dataTable(
                page.rows, caption: DeskPageWords.inbox, firstNumber: page.window.offset + 1,
                empty: Messages.empty(DeskPageWords.dossier), columns: columns))\
            \(pager(page, at: DossierLinks.inbox, keeping: filter.kept))\(with: inbox.next, { onwards($0) })
            """
    }

    private func onwards(_ cursor: InboxCursor) -> HTML {
        let kept = filter.kept.filter { $0.0 != "sau" }
        return linkButton(DeskPageWords.onwards, to: DossierLinks.inbox.query(kept + [("sau", cursor.text)]), .secondary)
    }

    private var columns: [Column<InboxLine>] {
        let (calendar, now) = (calendar, now)
        return [
            Column(DeskPageWords.code, .name) { line in
                let code = line.dossier.code?.text ?? ""
                return "<a href=\"\(DossierLinks.deskShow.with(code))\">\(code)</a>"
            },
            Column(DeskPageWords.procedure) { HTML(text: $0.dossier.procedureName) },
            Column(DeskPageWords.applicant) { HTML(text: $0.dossier.applicantName) },
            Column(DeskPageWords.sentAt) { HTML(text: $0.dossier.sentAt?.momentText ?? "") },
            Column(DeskPageWords.due, sort: dueSort) { line in
                let due = DueText(line.dossier, calendar, now: now)
                return "\(with: line.dossier.dueAt, { "\($0.momentText) " })\(tag(due.words, due.tone))"
            },
            Column(DeskPageWords.state) { tag(DossierWords.stage($0.dossier.stage), $0.dossier.stage.deskTone) },
            Column(DeskPageWords.handler) { HTML(text: $0.assignee ?? "") },
        ]
    }

    private var dueSort: SortLink {
        var other = filter
        other.isDescending.toggle()
        other.after = ""
        return SortLink(DossierLinks.inbox.query(other.kept), now: filter.isDescending ? .descending : .ascending)
    }
}
