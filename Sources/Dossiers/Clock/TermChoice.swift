import Catalogue
import Kit

extension Procedure {
    /// The terms a dossier that came by `channel` may have, each once, in the record's order; where the record has none
    /// for that channel, those of all channels. One stays even where the record says nothing: the desk names the day.
    public func terms(for channel: FilingChannel) -> [Term] {
        let fitting = ways.filter { $0.channel.rawValue == channel.rawValue }
        var terms: [Term] = []
        for way in fitting.isEmpty ? ways : fitting where !terms.contains(way.term) { terms.append(way.term) }
        return terms.isEmpty ? [Term(nil, .other(""))] : terms
    }
}

extension Term {
    /// Whether a due moment follows from it; a term of words and one beyond all law do not have one.
    public func gives(_ calendar: WorkingCalendar) -> Bool {
        TermMeasure(term: self, calendar: calendar).end(from: Day(number: 0).start) != nil
    }
}
