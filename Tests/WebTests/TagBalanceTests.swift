import Html
import TestPages
import Testing

@Suite struct TagBalanceTests {
    @Test(arguments: [
        "<p>a", "<p>a</div>", "<b><i>a</b></i>", "<p><div></div></p>", "<input name=a>", "<a href=\"x\" href=\"y\">a</a>",
        "a & b", "a &nbsp; b", "<p style=\"color:red\">a</p>", "<p onclick=\"x\">a</p>", "<a href=\"javascript:x\">a</a>",
        "<p id=\"a\"></p><p id=\"a\"></p>", "<label for=\"a\">b</label>", "<p", "<P>a</P>",
    ])
    func `what is not whole is found`(markup: String) {
        #expect(TagBalance(markup).faults.count >= 1, "\(markup)")
    }

    @Test(arguments: [
        "<!doctype html><p>a &amp; b &lt;</p>", "<input required name=\"a\" value=\"a > b\">",
        "<svg><path d=\"M1 1\"/></svg>", "<label for=\"a\">b</label><input id=\"a\">",
    ])
    func `what is whole passes`(markup: String) {
        #expect(TagBalance(markup).faults == [])
    }
}
