"""Dossiers sent, each with a paper of 200 KB, against files written durably with one row committed each."""

import secrets
import urllib.parse
from functools import cache
from pathlib import Path

import load
import papers
from people_at_work import AGENCY, PROCEDURE
from openloop import get, post
from report import Row
from web import multipart

CLIENTS = 32
SIZE = 200 * 1024
FORM = "application/x-www-form-urlencoded"


def filing(scene):
    ours, theirs, half = [], [], scene.seconds / 2
    for _ in range(2):
        theirs.append(scene.references.commits(scene.engine, scene.conninfo, CLIENTS, half, "file"))
        ours.append(file_for(scene, half))
    rate, f = sum(one.rate for one in ours) / 2, sum(one.rate for one in theirs) / 2
    yield Row("dossiers sent, 200 KB each", scene.engine, "filing", rate / f, rate, max(one.p50 for one in ours),
              max(one.p99 for one in ours), f"F {f:,.0f}")
    scene.highest["filing"] = rate
    scene.settle()


def file_for(scene, seconds: float, clients: int = CLIENTS):
    return load.closed(scene.port, "filing.lua", [begin(), *people(scene)], host=scene.host("tinh"), clients=clients,
                       threads=min(clients, CLIENTS), seconds=seconds, counted=True,
                       headers={"Origin": f"http://{scene.host('tinh')}"})


def begin() -> str:
    """No reference is used twice: a draft of the same filing would be opened again."""
    return f"/nop-ho-so?maTTHC={PROCEDURE}&maCoQuan={AGENCY}&ref={secrets.token_hex(6)}-"


@cache
def people(scene) -> list[str]:
    """What each of as many people as there are clients sends; for `filing.lua`."""
    lines, folder = [], scene.product.folder / "papers"
    folder.mkdir()
    for n, citizen in enumerate(scene.citizens(CLIENTS)):
        cookie, draft = scene.cookies(citizen.web, "tinh"), citizen.begin()
        citizen.web = Unsent()
        values, files = citizen.fill(draft, papers.pdf(f"giay {n}", size=SIZE))
        body, kind = multipart(values, files)
        (folder / str(n)).write_bytes(body)
        send = urllib.parse.urlencode({"_csrf": dict(values)["_csrf"], "phien-ban": "2"})
        lines.append("\t".join((cookie, kind, str(folder / str(n)), send)))
    return lines


def units(scene, count: int) -> tuple[list[list[str]], list[Path]]:
    """The same for an open loop, and what is posted; a person waits for each of the three answers."""
    host, everyone, made, bodies = scene.host("tinh"), [line.split("\t") for line in people(scene)], [], []
    for n, (_, _, paper, form) in enumerate(everyone):
        sending = scene.product.folder / f"papers/{n}.form"
        sending.write_text(form)
        bodies += [paper, sending]
    for n in range(count):
        cookie, kind, *_ = everyone[n % len(everyone)]
        both, paper = {"Cookie": cookie, "Origin": f"http://{host}"}, n % len(everyone) * 2
        made.append([get(begin(), host, **both), post("@", host, paper, Content_Type=kind, **both),
                     post("@", host, paper + 1, Content_Type=FORM, **both)])
    return made, bodies


class Unsent:
    """Stands in a browser's place and hands back what it would have sent."""

    def send(self, _, form, values, files):
        for name, value in values.items():
            form.put(name, value)
        return form.values, files
