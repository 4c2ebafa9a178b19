"""A browser without a screen: cookies, forms and redirects of the product's sites, over plain sockets.

Small on purpose: it must be able to break in the middle of a request, and to run many at once.
"""

import http.client
import secrets
import sys
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Journeys"))

from product import HOSTS  # noqa: E402


class Unanswered(Exception):
    """Nobody knows whether the request was done."""


@dataclass
class Form:
    action: str
    method: str
    values: list = field(default_factory=list)
    labels: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)
    files: list = field(default_factory=list)

    def put(self, name: str, value: str):
        self.values = [pair for pair in self.values if pair[0] != name] + [(name, value)]


@dataclass
class Reply:
    status: int
    url: str
    headers: dict
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def forms(self) -> list[Form]:
        reader = FormReader()
        reader.feed(self.text)
        return reader.forms

    def form(self, action: str = "", having: str = "") -> Form:
        """The form that goes to a path ending so, or that has a field of this name."""
        for form in self.forms:
            if action and urllib.parse.urlsplit(form.action).path.endswith(action):
                return form
            if having and any(name == having for name, _ in form.values):
                return form
        raise AssertionError(f"no form for «{action or having}» on {self.url} ({self.status}): {self.text[:600]}")

    @property
    def path(self) -> str:
        return urllib.parse.urlsplit(self.url).path


class FormReader(HTMLParser):
    """Reads forms as a browser would send them with nothing touched."""

    def __init__(self):
        super().__init__()
        self.forms: list[Form] = []
        self.form = self.area = self.select = None

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        if tag == "form":
            self.form = Form(has.get("action", ""), has.get("method", "get").lower())
            self.forms.append(self.form)
        if self.form is None:
            return
        name, kind = has.get("name"), has.get("type", "text")
        if tag == "input" and name:
            if kind == "file":
                self.form.files.append(name)
            elif kind not in ("radio", "checkbox") or "checked" in has:
                self.form.values.append((name, has.get("value", "")))
        elif tag == "textarea" and name:
            self.area = name
            self.form.values.append((name, ""))
        elif tag == "select" and name:
            self.select = name
            self.form.values.append((name, ""))
        elif tag == "option" and self.select and "selected" in has:
            self.form.put(self.select, has.get("value", ""))

    def handle_data(self, data):
        if self.form is not None and self.area:
            self.form.put(self.area, dict(self.form.values).get(self.area, "") + data.lstrip("\n"))

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


class Web:
    """One browser. `address` is what the product takes for the visitor's own, behind one trusted proxy."""

    def __init__(self, product, address: str, timeout: float = 15):
        self.product, self.address, self.timeout = product, address, timeout
        self.cookies: dict[str, dict[str, str]] = {}

    def get(self, site_or_url: str, path: str = "/") -> Reply:
        return self._follow("GET", self._url(site_or_url, path), None, {})

    def send(self, reply: Reply, form: Form, values: dict | None = None, files: dict | None = None) -> Reply:
        """Fills a form of a page and sends it: {name: (file name, bytes)} for files."""
        for name, value in (values or {}).items():
            form.put(name, value)
        url = urllib.parse.urljoin(reply.url, form.action)
        if files is not None:
            body, kind = multipart(form.values, files)
        else:
            body, kind = urllib.parse.urlencode(form.values).encode(), "application/x-www-form-urlencoded"
        return self._follow("POST", url, body, {"Content-Type": kind, "Origin": origin(url), "Referer": reply.url})

    def _url(self, site_or_url, path):
        return self.product.url(site_or_url, path) if site_or_url in HOSTS else site_or_url

    def _follow(self, method, url, body, headers) -> Reply:
        for _ in range(15):
            reply = self.once(method, url, body, headers)
            if reply.status not in (301, 302, 303, 307):
                return reply
            url = urllib.parse.urljoin(url, reply.headers["location"])
            method, body, headers = "GET", None, {}
        raise AssertionError(f"redirected without end at {url}")

    def once(self, method, url, body=None, headers=None) -> Reply:
        """One request, no redirect followed; `Unanswered` where the answer did not come whole."""
        parts = urllib.parse.urlsplit(url)
        # Kept like the product's own sites: a cookie belongs to its host alone.
        jar = self.cookies.setdefault(parts.hostname, {})
        sent = {"Host": parts.netloc, "X-Forwarded-For": self.address, "Connection": "close"} | (headers or {})
        if jar:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=self.timeout)
        try:
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target or "/", body, sent)
            answer = connection.getresponse()
            data = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise Unanswered(f"{method} {url}: {error!r}") from error
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self._keep(jar, value)
        return Reply(answer.status, url, {name.lower(): value for name, value in answer.getheaders()}, data)

    @staticmethod
    def _keep(jar, text):
        first, *rest = [part.strip() for part in text.split(";")]
        name, _, value = first.partition("=")
        if any(part.lower() == "max-age=0" for part in rest):
            jar.pop(name, None)
        else:
            jar[name] = value


def origin(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def multipart(values: list, files: dict) -> tuple[bytes, str]:
    mark = "----motcua" + secrets.token_hex(8)
    out = bytearray()
    for name, value in values:
        out += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name, (file, contents) in files.items():
        out += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'.encode()
        out += b"Content-Type: application/octet-stream\r\n\r\n" + contents + b"\r\n"
    return bytes(out + f"--{mark}--\r\n".encode()), f"multipart/form-data; boundary={mark}"
