"""A person at a browser: says what is pressed, typed and seen in the words of the pages."""

import re
import time
import unicodedata
import urllib.parse

from playwright.sync_api import Error

from look import Look
from net import fetch


class Visitor:
    def __init__(self, world, cookies: list | None = None):
        self.world = world
        self.look = Look(world.width, world.scripts)
        self.context = world.browser.new_context(
            viewport={"width": world.width, "height": 900}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=world.scripts, has_touch=world.width < 768)
        if cookies:
            self.context.add_cookies(cookies)
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)  # of a busy machine; what is there is found at once
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.look.listen(self.page)

    def close(self):
        self.context.close()

    # --- going

    def open(self, site: str, path: str = "/"):
        url = self.world.product.url(site, path)
        try:
            self.page.goto(url)
        except Error as error:
            assert "ERR_HTTP_RESPONSE_CODE_FAILURE" not in error.message, f"{url} answers an error without a page"
            raise
        self.look_around()

    def press(self, name: str, row: str | None = None):
        """A button or link, by its name; in the row or list item that says `row`."""
        target = self._control(name, row)
        with self.page.expect_navigation(wait_until="load"):
            target.click()
        self.look_around()

    def fetch_file(self, name: str, row: str | None = None) -> bytes:
        """What a link downloads."""
        with self.page.expect_download() as download:
            self._control(name, row).click()
        with open(download.value.path(), "rb") as file:
            return file.read()

    def unfold(self, name: str):
        """Opens a menu or a part that is folded."""
        summary = self.page.locator("summary").filter(has_text=name).first
        if summary.evaluate("e => !e.parentElement.open"):
            summary.click()

    def look_around(self):
        self.look.check(self.page)
        self.world.seen(self)

    def _control(self, name: str, row: str | None):
        exact = self._called(name)
        loose = self._called(re.compile(rf"^\s*{re.escape(name)}(\s|$)"))
        if row:
            place = self.page.locator("main tr, main li").filter(has_text=row).filter(has=loose).last
            return place.locator(loose).first
        main = self.page.locator("main")
        for found in (main.locator(exact), exact, main.locator(loose), loose):
            if found.count():
                self._uncover(found.first)
                return found.first
        raise AssertionError(f"no button or link «{name}» on {self.page.url}: {self.text()[:1500]}")

    def _called(self, name):
        exact = isinstance(name, str)
        return self.page.get_by_role("button", name=name, exact=exact, include_hidden=True).or_(
            self.page.get_by_role("link", name=name, exact=exact, include_hidden=True))

    def _uncover(self, target):
        """Menus are folded; on a phone the main one too."""
        if not target.is_visible():
            fold = target.locator("xpath=ancestor::details[1]/summary")
            if fold.count():
                fold.first.click()

    # --- forms

    def type(self, label: str, text: str):
        self._field(label).fill(text)

    def choose(self, label: str):
        """A radio button or a box, by its own words."""
        self.page.get_by_label(labelled(label)).first.check()

    def pick(self, label: str, option: str):
        self._field(label).select_option(label=option)

    def attach(self, label: str, name: str, contents: bytes):
        self._field(label).set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": contents})

    def _field(self, label: str):
        return self.page.get_by_label(labelled(label)).first

    def solve(self, label: str = "Mã xác thực"):
        """Reads the picture on the page and types what it says."""
        self.type(label, self.world.product.tap.answer(self.picture()))

    def picture(self) -> bytes:
        source = self.page.locator("img.captcha__picture").first.get_attribute("src")
        address = urllib.parse.urlsplit(urllib.parse.urljoin(self.page.url, source))
        status, png = fetch(address.port, address.hostname, address.path)
        assert status == 200, f"the captcha's picture answers {status}"
        return png

    # --- seeing

    def text(self) -> str:
        return squeezed(self.page.locator("body").inner_text())

    def sees(self, *texts: str):
        deadline = time.monotonic() + 10
        for text in texts:
            while squeezed(text).casefold() not in self.text().casefold():
                if time.monotonic() > deadline:
                    raise AssertionError(f"«{text}» is not on {self.page.url}: {self.text()[:1500]}")
                time.sleep(0.05)

    def sees_not(self, *texts: str):
        for text in texts:
            assert squeezed(text).casefold() not in self.text().casefold(), f"«{text}» is on {self.page.url}"

    def heading(self, text: str):
        found = squeezed(self.page.locator("h1").first.inner_text())
        assert found.casefold() == squeezed(text).casefold(), f"the heading is «{found}», not «{text}», on {self.page.url}"

    def is_on(self, site: str, path: str):
        expected = self.world.product.url(site, path)
        assert self.page.url.startswith(expected), f"at {self.page.url}, not at {expected}"


def labelled(label: str):
    """A label with or without its star."""
    return re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
