import Html
import Kit

/// One task of a long dossier (cases 5.1.4).
public struct TaskLine: Sendable {
    public let words: any Words
    public let url: String?
    public let state: HTML
    public let hint: (any Words)?

    public init(_ words: any Words, url: String?, state: HTML, hint: (any Words)? = nil) {
        (self.words, self.url, self.state, self.hint) = (words, url, state, hint)
    }
}

/// Tasks with their states; the whole line is the link where there is one.
public func taskList(_ tasks: [TaskLine]) -> HTML {
    "<ul class=\"tasks\">\(for: tasks, { taskLine($0) })</ul>"
}

private func taskLine(_ task: TaskLine) -> HTML {
    """
    <li class="tasks__line"><div class="tasks__text">\
    \(with: task.url, { "<a class=\"tasks__link\" href=\"\(url: $0)\">\(task.words)</a>" })\
    \(if: task.url == nil, "<span>\(task.words)</span>")\
    \(with: task.hint, { "<p class=\"hint\">\($0)</p>" })</div>\(task.state)</li>
    """
}
