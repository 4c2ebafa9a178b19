import Foundation
import Html
import Kit

/// One event of a dossier's life — *quá trình xử lý*.
public struct TimelineEvent: Sendable {
    public let moment: Date
    public let title: any Words
    public let actor: (any Words)?
    public let tone: Tone
    public let details: HTML

    public init(
        at moment: Date, _ title: any Words, by actor: (any Words)? = nil, tone: Tone = .neutral, details: HTML = .empty
    ) {
        (self.moment, self.title, self.actor, self.tone, self.details) = (moment, title, actor, tone, details)
    }
}

/// What happened, in the order given; the first entry stands out as the latest.
public func timeline(_ events: [TimelineEvent], label: any Words) -> HTML {
    "<ol class=\"timeline\" aria-label=\"\(label)\">\(for: events, { timelineLine($0) })</ol>"
}

private func timelineLine(_ event: TimelineEvent) -> HTML {
    """
    <li class="timeline__event timeline__event--\(event.tone.rawValue)"><span class="timeline__dot">\
    \(event.tone.icon.html)\
    </span><div class="timeline__text"><p class="timeline__title">\(event.title)</p><p class="timeline__meta">\
    <time datetime="\(event.moment.machineText)">\(event.moment.momentText)</time>\
    \(with: event.actor, { " · \($0)" })</p>\(event.details)</div></li>
    """
}

extension Date {
    /// `2026-11-20T08:30:00+07:00`, for the `datetime` of a `time`.
    var machineText: String { "\(Day(self).iso)T\(clockTextWithSeconds)+07:00" }
}
