import Html
import Kit
import Links

/// The search above a list: "Thông tin tìm kiếm", fields, [TÌM KIẾM]. It is a GET, so the result has an address; the
/// pager's `page` is left out and the list starts again (REQ-GEN-004, 007).
public func filterForm(
    at link: Link, title: any Words = ListingWords.filter, button: any Words = WebWords.search,
    values: [(String, String)] = [], _ fields: HTML
) -> HTML {
    """
    <form class="filter" method="get" action="\(link)" role="search" aria-label="\(title)">\
    <p class="filter__title" aria-hidden="true">\(title)</p>\(hiddenValues(values))<div class="filter__fields">\
    \(fields)\
    <button class="button button--primary button--capital" type="submit">\(Icon.search.html)<span>\(button)</span>\
    </button>\
    </div></form>
    """
}
