"""What citizens and officers do in the fault tests, over HTTP and without pictures."""

import http.client
import re
import urllib.parse
from dataclasses import dataclass

from web import Reply, Unanswered, Web, multipart, origin  # first: it finds the journeys' modules

from net import fetch
from product import HOSTS

PROCEDURE, AGENCY, PAPER = "9.000001", "000.20.31.H99", "tep.9.000001-TP01"
CODE = re.compile(r"000\.20\.31\.H99-\d{6}-\d{4,}")


@dataclass
class Draft:
    id: str
    page: Reply


class Citizen:
    """Signed in at the province with name and password; signs in again when asked to."""

    def __init__(self, product, person, address: str):
        self.product, self.person = product, person
        self.web = Web(product, address)

    def sign_in(self):
        page = self.web.get("tinh", "/dang-nhap")
        if "/cong-tinh/dang-nhap" not in page.path:
            return self
        page = self.web.send(page, page.form("/cong-tinh/dang-nhap"), {
            "taiKhoan": self.person.number, "matKhau": self.person.password})
        assert page.status == 200 and "tinh" in site_of(page), f"{self.person.name} is not signed in: {page.url} {page.status}"
        return self

    def begin(self) -> Draft:
        page = self.web.get("tinh", f"/nop-ho-so?maTTHC={PROCEDURE}&maCoQuan={AGENCY}")
        found = re.search(r"/ho-so/([^/]+)/sua$", page.path)
        assert found, f"no draft was begun: {page.url} {page.status} {page.text[:300]}"
        return Draft(found.group(1), page)

    def fill(self, draft: Draft, contents: bytes | None, task: str = "kiem-tra") -> Reply:
        """Saves the form with a paper; what comes back is the next page."""
        values = {
            "nop.dia-chi": "Thôn Một, xã Hòa Thuận, tỉnh Bình Minh", "nop.dien-thoai": self.person.phone,
            "noi-dung": "Cấp bản sao giấy khai sinh", "chu.la": "nop", "nhan-ket-qua": "online",
            "rieng.loai-giay-to": "khai-sinh", "rieng.nguoi-trong-giay-to": self.person.name, "rieng.so-ban-sao": "1",
            "viec": task,
        }
        files = {} if contents is None else {PAPER: ("giay.pdf", contents)}
        return self.web.send(draft.page, draft.page.form("/sua"), values, files)

    def ready(self, contents: bytes | None) -> Reply:
        """A draft that only has to be sent: the page with its answers."""
        page = self.fill(self.begin(), contents)
        assert page.path.endswith("/gui") and page.status == 200, f"not ready to be sent: {page.url} {page.status} {problems(page)}"
        return page

    def send(self, page: Reply) -> str:
        """The code; only what the server acknowledged counts."""
        form = page.form("/gui")
        url = urllib.parse.urljoin(page.url, form.action)
        reply = self.web.once(
            "POST", url, urllib.parse.urlencode(form.values).encode(),
            {"Content-Type": "application/x-www-form-urlencoded", "Origin": url.split("/ho-so")[0], "Referer": page.url})
        found = CODE.search(reply.headers.get("location", ""))
        if reply.status != 303 or not found:
            raise NotDone(reply)
        return found.group()

    def file(self, contents: bytes) -> str:
        return self.send(self.ready(contents))

    def dossier(self, code: str) -> Reply:
        return self.web.get("tinh", f"/ho-so/{code}")

    def papers_of(self, page: Reply) -> list[bytes]:
        """Every file a page links to."""
        links = dict.fromkeys(re.findall(r'href="(/ho-so/[^"]+/tep/[^"/]+)"', page.text))
        return [self.web.get(urllib.parse.urljoin(page.url, link)).body for link in links]


class DeskOfficer:
    """Signed in with both factors."""

    def __init__(self, product, person, phones, address: str):
        self.product, self.person, self.phones = product, person, phones
        self.web = Web(product, address)

    def sign_in(self):
        page = self.web.get("tinh", "/can-bo/ho-so")
        if page.path == "/can-bo/ho-so":
            return self
        page = ask_for_code(self.web, page, self.person)
        page = self.web.send(page, page.form("/otp"), {"maOTP": self.phones.new_code(self.person.phone)})
        assert page.path == "/can-bo/ho-so", f"{self.person.name} is not at the desk: {page.url} {page.status}"
        return self

    def receive(self, code: str):
        page = self.web.get("tinh", f"/can-bo/ho-so/{code}/tiep-nhan")
        form = page.form("/tiep-nhan")
        url = urllib.parse.urljoin(page.url, form.action)
        form.put("thoi-han", "0")
        body, kind = multipart(form.values, {})
        reply = self.web.once("POST", url, body, {"Content-Type": kind, "Origin": origin(url), "Referer": page.url})
        if reply.status != 303:
            raise NotDone(reply)


class NotDone(Exception):
    """The server said that it did not do it."""

    def __init__(self, reply: Reply):
        super().__init__(f"{reply.status} at {reply.url}: {problems(reply)}")
        self.reply = reply


def ask_for_code(web: Web, page: Reply, person) -> Reply:
    """From Vnconnect's login form to the page that waits for the code."""
    picture = re.search(r'class="captcha__picture" src="([^"]+)"', page.text).group(1)
    address = urllib.parse.urlsplit(urllib.parse.urljoin(page.url, picture))
    try:
        _, png = fetch(address.port, address.hostname, address.path)
        words = web.product.tap.answer(png)
    except (OSError, KeyError, http.client.HTTPException) as error:
        # Hit by a kill, or too old since the clock was moved with one.
        raise Unanswered(f"the captcha: {error!r}") from error
    page = web.send(page, page.form("/dang-nhap"), {
        "tenDangNhap": person.number, "matKhau": person.password, "maXacThuc": words})
    if page.path != "/otp":
        raise NotDone(page)
    return page


def problems(page: Reply) -> str:
    found = re.findall(r'class="problems__(?:title|list)"[^>]*>(.*?)</(?:p|ul)>', page.text, re.S)
    said = " ".join(re.sub(r"<[^>]+>", " ", part) for part in found) or re.sub(r"<[^>]+>", " ", page.text[-1500:])
    return " ".join(said.split())[:400]


def site_of(page: Reply) -> str:
    host = urllib.parse.urlsplit(page.url).hostname
    return next((site for site, name in HOSTS.items() if name == host), "")
