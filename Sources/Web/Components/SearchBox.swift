import Html
import Kit
import Links

/// The one box of every page: one word, one button (cases 5.1.1).
public func searchBox(
    at link: Link, typed: String = "", name: String = "q", label: any Words = WebWords.searchBox,
    placeholder: any Words = WebWords.searchPlaceholder, isLarge: Bool = false, id: String = "tu-khoa"
) -> HTML {
    """
    <form class="search\(if: isLarge, " search--large")" method="get" action="\(link)" \
    role="search" aria-label="\(label)">\
    <label class="\(if: !isLarge, "unseen")" for="\(id)">\(label)</label><div class="search__row">\
    <input class="input" type="search" id="\(id)" name="\(name)" value="\(typed)" placeholder="\(placeholder)" \
    maxlength="200" autocomplete="off" spellcheck="false">\
    <button class="button button--primary" type="submit">\(Icon.search.html)\
    <span class="search__word">\(WebWords.search)</span></button></div></form>
    """
}
