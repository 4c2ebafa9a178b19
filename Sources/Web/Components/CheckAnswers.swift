import Html
import Kit
import Links

/// One section of the answers to be checked before they are sent.
public struct AnswerSection: Sendable {
    public let title: any Words
    public let rows: [SummaryRow]
    public let more: HTML

    public init(_ title: any Words, _ rows: [SummaryRow], more: HTML = .empty) {
        (self.title, self.rows, self.more) = (title, rows, more)
    }
}

/// All answers with *Sửa* at each, the sentence that nothing is sent yet, and the button that sends (cases 5.1.11, WCAG
/// 3.3.4).
public func checkAnswers(
    _ sections: [AnswerSection], sendTo link: Link, csrf: HTML, button: any Words, values: [(String, String)] = []
) -> HTML {
    """
    \(for: sections, { section($0.title, summaryList($0.rows) + $0.more) })\
    \(postForm(to: link, csrf: csrf, values: values, checkAnswersEnd(button)))
    """
}

private func checkAnswersEnd(_ button: any Words) -> HTML {
    """
    <p class="before-sending">\(InputWords.notSentYet(button: button))</p>\(submitButton(button, icon: .send))
    """
}
