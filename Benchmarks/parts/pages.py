"""Pages that are read: each against nginx with a static page of the same size, 32 connections, uncompressed."""

import http.client
import random
import sys
import urllib.parse
from dataclasses import dataclass, replace
from functools import cache

import load
from load import LoadFault
from questions import questions
from report import Row

CLIENTS = 32
PROCEDURES = ("9.000001", "9.000002", "9.000003")
MINE, INBOX = "/ho-so-ca-nhan/ho-so?size=20", "/can-bo/ho-so?trang-thai=1&size=20"
# The same for every visitor without a cookie, so the server keeps them for seconds; a cookie has them made anew.
KEPT = ("home", "procedure", "results")


@dataclass(frozen=True)
class Asked:
    """Pages of one kind: what is asked of whom, by whom."""

    work: str
    site: str
    paths: list[str]
    cookie: str = ""

    @property
    def headers(self) -> dict:
        return {"Cookie": self.cookie} if self.cookie else {}


def asked(scene, key: str) -> Asked | None:
    if key == "home":
        return Asked("home page", "dvc", ["/"])
    if key == "procedure":
        return Asked("procedure page", "dvc", [f"/thu-tuc/{code}" for code in PROCEDURES])
    if key == "results":
        return Asked("search results, 20 rows", "dvc", [f"/tim-kiem?size=20&page={page}" for page in (1, 2, 3)])
    if key == "search":
        return Asked("keyword search, real records", "dvc", searches(scene)) if scene.records else None
    scene.dossiers
    if key == "mine":
        return Asked("my dossiers, 20 rows", "tinh", [MINE], scene.cookies(scene.citizen.web, "tinh"))
    return Asked("desk inbox, 20 rows", "tinh", [INBOX], scene.cookies(scene.officer.web, "tinh"))


def measured(key: str):
    def part(scene):
        if found := asked(scene, key):
            row, anew = page(scene, key, found), replace(found, cookie="xem=1")
            scene.highest[key] = row.rate
            yield row
            if key in KEPT:
                yield page(scene, "told", replace(anew, work=found.work + ", made anew"))
        else:
            print("        search: the real records are not here (MOTCUA_NATIONAL_CATALOGUE)", file=sys.stderr)

    return part


home, procedure, results, search, mine, inbox = map(measured, ("home", "procedure", "results", "search", "mine", "inbox"))


@cache
def searches(scene) -> list[str]:
    """So many that none is asked twice while its answer is kept."""
    return [f"/tim-kiem?q={urllib.parse.quote_plus(text)}&size=20" for text in questions(scene.books, 20_000)]


def page(scene, key: str, asked: Asked) -> Row:
    """Reference and product by turns, so that whatever else the machine does meets both."""
    sizes = [size_of(scene, asked, path) for path in random.sample(asked.paths, min(20, len(asked.paths)))]
    size, part = round(sum(sizes) / len(sizes)), scene.seconds / 2
    ask = dict(host=scene.host(asked.site), clients=CLIENTS, headers=asked.headers)
    load.closed(scene.port, "paths.lua", asked.paths, seconds=1, **ask)
    ours, theirs = [], []
    for _ in range(2):
        theirs.append(scene.references.page(size, CLIENTS, part))
        ours.append(load.closed(scene.port, "paths.lua", asked.paths, seconds=part, **ask))
    if min(one.size for one in ours) < size * 0.9:
        raise LoadFault(f"{ours[0].size:.0f} bytes a page where {size} were expected")
    rate, reference = mean(ours, "rate"), mean(theirs, "rate")
    return Row(asked.work, scene.engine, key, rate / reference, rate, mean(ours, "p50"), max(one.p99 for one in ours),
               f"N {reference:,.0f} ({size / 1000:.1f} kB)")


def size_of(scene, asked: Asked, path: str) -> int:
    return len(body_of(scene, asked, path))


def body_of(scene, asked: Asked, path: str, **more: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", scene.port, timeout=20)
    connection.request("GET", path, headers={"Host": scene.host(asked.site)} | asked.headers | more)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise LoadFault(f"{path} answers {answer.status}")
    return body


def mean(loads, name) -> float:
    return sum(getattr(one, name) for one in loads) / len(loads)
