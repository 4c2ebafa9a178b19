"""A connection that is cut in the middle of a 10 MB upload leaves neither file nor row behind."""

import socket
import time
import urllib.parse

import papers
from house import house
from people import C_THU
from people_at_work import PAPER, Citizen
from web import multipart, origin

TITLE = "an upload that is cut in half leaves nothing behind"
ENGINES = ("sqlite", "postgres")
SIZE = 10 * 1024 * 1024


def run(engine, folder):
    with house(folder, engine) as product:
        product.start()
        citizen = Citizen(product, C_THU, "10.0.0.1").sign_in()
        draft = citizen.begin()
        before = left(product)
        for share in (0.02, 0.5, 0.999):
            cut(citizen, draft, share)
        deadline = time.monotonic() + 10
        while left(product) != before and time.monotonic() < deadline:
            time.sleep(0.1)
        assert left(product) == before, f"files, rows: {left(product)} instead of {before}"

        page = citizen.web.get("tinh", f"/ho-so/{draft.id}/sua")
        assert page.status == 200 and "giay.pdf" not in page.text, "a part of a file is attached"
        assert citizen.file(papers.pdf("whole", size=SIZE)), "after that no whole file is taken"
        return "3 uploads cut at 2, 50 and 99.9 %"


def cut(citizen, draft, share):
    """Sends so much of the request and then resets the connection."""
    form = draft.page.form("/sua")
    url = urllib.parse.urljoin(draft.page.url, form.action)
    body, kind = multipart(form.values + [("viec", "tai-len")], {PAPER: ("giay.pdf", papers.pdf("half", size=SIZE))})
    parts = urllib.parse.urlsplit(url)
    cookies = "; ".join(f"{name}={value}" for name, value in citizen.web.cookies[parts.hostname].items())
    head = (
        f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nX-Forwarded-For: {citizen.web.address}\r\n"
        f"Cookie: {cookies}\r\nOrigin: {origin(url)}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n")
    with socket.create_connection(("127.0.0.1", parts.port), timeout=20) as line:
        line.sendall(head.encode() + body[: int(len(body) * share)])
        time.sleep(0.3)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


def left(product) -> tuple:
    """Files on the disk, rows that know of one, and rows of one under way."""
    files = sum(1 for file in (product.data / "files").rglob("*") if file.is_file())
    count = lambda table: product.databases.count(product.data, "province", table)  # noqa: E731
    return files, count("store_files"), count("store_files_staged"), count("dossiers_files")
