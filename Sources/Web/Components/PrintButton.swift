import Html
import Kit

/// Prints the page; appears where JavaScript runs, elsewhere the browser's own menu does it.
public func printButton(_ words: any Words = WebWords.print) -> HTML {
    """
    <button class="button button--secondary" type="button" hidden data-print>\(Icon.printer.html)\
    <span>\(words)</span></button>
    """
}
