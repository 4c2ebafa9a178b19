import Html
import Kit
import Links

/// "Số hàng mỗi trang" and `<<` `<` five pages `>` `>>` (REQ-GEN-004). Nothing where the list is empty.
/// - Parameters:
///   - address: the list's own address; the query names `page` and `size` are the pager's.
///   - keeping: the filters and the sorting, which stay in the address.
public func pager<Row>(_ page: Page<Row>, at address: Link, keeping: [(String, String?)] = []) -> HTML {
    if page.total == 0 { return .empty }
    let pages = PageLinks(window: page.window, total: page.total, address: address, keeping: keeping)
    return "<div class=\"pager\">\(pages.sizeForm)\(pages.links)</div>"
}

/// The pages of one list and their addresses.
struct PageLinks {
    let current: Int
    let last: Int
    let size: Int
    let address: Link
    let keeping: [(String, String?)]

    init(window: Window, total: Int, address: Link, keeping: [(String, String?)]) {
        last = window.pages(of: total)
        current = min(window.page, last)
        (size, self.address, self.keeping) = (window.size, address, keeping)
    }

    /// Up to five numbers around the current one.
    var numbers: ClosedRange<Int> {
        let first = max(1, min(current - 2, last - 4))
        return first...min(last, first + 4)
    }

    private func link(_ page: Int) -> Link { address.query(keeping + [("page", "\(page)"), ("size", "\(size)")]) }

    var links: HTML {
        """
        <nav class="pager__pages" aria-label="\(ListingWords.pages)"><ul>\
        \(jump("<<", ListingWords.first, to: 1, isOpen: current > 1))\
        \(jump("<", ListingWords.previous, to: current - 1, isOpen: current > 1))\
        \(for: numbers, { number($0) })\
        \(jump(">", ListingWords.next, to: current + 1, isOpen: current < last))\
        \(jump(">>", ListingWords.last, to: last, isOpen: current < last))</ul></nav>
        """
    }

    private func jump(_ sign: String, _ words: ListingWords, to page: Int, isOpen: Bool) -> HTML {
        let inside: HTML = "<span aria-hidden=\"true\">\(sign)</span><span class=\"unseen\">\(words)</span>"
        if isOpen { return "<li><a class=\"pager__link\" href=\"\(link(page))\">\(inside)</a></li>" }
        return "<li><a class=\"pager__link\" role=\"link\" aria-disabled=\"true\">\(inside)</a></li>"
    }

    private func number(_ page: Int) -> HTML {
        """
        <li><a class="pager__link" href="\(link(page))"\(if: page == current, " aria-current=\"page\"")>\
        <span class="unseen">\(ListingWords.page(page))</span><span aria-hidden="true">\(page.grouped)</span></a></li>
        """
    }

    /// Choosing another size goes back to page 1.
    var sizeForm: HTML {
        """
        <form class="pager__size" method="get" action="\(address)">\
        \(hiddenValues(keeping.compactMap { name, value in value.map { (name, $0) } }))\
        <label for="so-hang">\(ListingWords.rowsAPage)</label><select class="input select" id="so-hang" name="size">\
        \(for: Window.sizes, { "<option value=\"\($0)\"\(if: $0 == size, " selected")>\($0)</option>" })</select>\
        <button class="button button--secondary" type="submit">\(ListingWords.show)</button></form>
        """
    }
}
