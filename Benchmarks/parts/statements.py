"""How many statements and commits a page or an act takes, with what it leaves to be done afterwards."""

from dataclasses import replace

import load
from counting import Counts
from parts import codeflow, desk, filing, logins, pages
from report import Counted

PAGES = ("home", "procedure", "results", "search", "mine", "inbox")


def statements(scene):
    works = [*(reading(scene, key) for key in PAGES), *acting(scene)]
    with Counts(scene) as counts:
        for name, work in works:
            yield Counted(name, scene.engine, *counts.of(work))


def reading(scene, key: str):
    found = pages.asked(scene, key)
    if key in pages.KEPT:
        found = replace(found, work=found.work + ", made anew", cookie="xem=1")
    return found.work, lambda: load.closed(
        scene.port, "paths.lua", found.paths, host=scene.host(found.site), clients=1, seconds=1, headers=found.headers).count


def acting(scene):
    yield "login, password step", lambda: logins.load_for(scene, *logins.doorway(scene), seconds=1, clients=1).count
    flow = codeflow.prepared(scene)
    yield "code flow", lambda: codeflow.load_for(scene, flow, seconds=1, clients=1).count
    filing.people(scene)
    yield "dossier sent, 200 KB", lambda: filing.file_for(scene, 1, clients=1).count
    acts = desk.acts(scene)
    yield "a status added by the desk", lambda: desk.load_for(scene, acts, seconds=1, clients=1).count
