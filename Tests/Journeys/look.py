"""What every page must be besides right: reachable for everyone, no wider than its screen, and quiet."""

from axe_playwright_python.sync_playwright import Axe

# WCAG 2.2 A and AA (spec F.4); the size of targets is off in axe until asked for.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
FRAME = """() => ({
  wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  language: document.documentElement.lang,
  titled: document.title.trim() !== "",
  headings: document.querySelectorAll("h1").length,
  isPage: document.contentType === "text/html",
  // A label or a link finds only the first of two; axe no longer looks for this.
  doubled: [...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, at, all) => all.indexOf(id) !== at),
})"""


class Look:
    """Collects what is wrong, so that one fault does not hide the next; `faults` is empty at a good end."""

    def __init__(self, width: int, scripts: bool = True):
        self.width, self.scripts = width, scripts
        self.faults: list[str] = []
        self.pages = 0
        self.axe = Axe()

    def listen(self, page):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.note(page, f"script error: {error}"))
        page.on("response", lambda answer: self._response(page, answer))

    def check(self, page):
        frame = page.evaluate(FRAME)
        if not frame["isPage"]:
            return
        self.pages += 1
        if frame["wide"] > 0:
            self.note(page, f"{frame['wide']} px wider than {self.width} px{self._widest(page)}")
        if frame["language"] != "vi":
            self.note(page, f"lang is «{frame['language']}»")
        if not frame["titled"]:
            self.note(page, "no title")
        if frame["headings"] != 1:
            self.note(page, f"{frame['headings']} h1")
        if frame["doubled"]:
            self.note(page, f"ids used twice: {', '.join(frame['doubled'])}")
        if self.scripts:
            for violation in self.axe.run(page, options=RULES).response["violations"]:
                where = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
                self.note(page, f"axe {violation['id']} ({len(violation['nodes'])}×): {where}")

    def note(self, page, fault: str):
        line = f"{page.url}: {fault}"
        if line not in self.faults:
            self.faults.append(line)

    def _widest(self, page) -> str:
        found = page.evaluate("""() => {
          const edge = document.documentElement.clientWidth;
          const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > edge + 1);
          return wide.slice(-3).map((e) => e.tagName.toLowerCase() + "." + e.className).join(", ");
        }""")
        return f" ({found})" if found else ""

    def _console(self, message):
        # That a page came back with 4xx is said by the journey; what a page loads is looked at in `_response`.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"{message.location.get('url', '')}: console: {message.text}")

    def _response(self, page, answer):
        is_page = answer.request.is_navigation_request() or answer.request.resource_type in ("xhr", "fetch")
        if answer.status >= 500 or (answer.status >= 400 and not is_page):
            self.note(page, f"{answer.status} for {answer.url}")
