import Html
import Kit

/// All problems of a form at its top, each a link to its field with the field's own words (spec F.3). It takes the
/// focus when the page opens.
public func problemSummary(_ problems: [Problem]) -> HTML {
    if problems.isEmpty { return .empty }
    return """
        <div class="problems" role="alert" tabindex="-1" id="loi" data-focus aria-labelledby="loi-tieu-de">\
        <h2 class="problems__title" id="loi-tieu-de">\(Icon.warning.html)\(InputWords.problemsTitle)</h2>\
        <ul class="problems__list">\(for: problems, { "<li><a href=\"#\($0.field)\">\($0.words)</a></li>" })</ul></div>
        """
}

/// One problem that belongs to no field: "Tên đăng nhập hoặc mật khẩu không đúng."
public func problemSummary(_ words: any Words) -> HTML {
    """
    <div class="problems" role="alert" tabindex="-1" id="loi" data-focus>\
    <p class="problems__title">\(Icon.warning.html)\(words)</p></div>
    """
}
