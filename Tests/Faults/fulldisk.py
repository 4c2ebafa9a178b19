"""The disk is full: 503 in plain words, no half-written dossier, and all is well once there is room again."""

import os
import subprocess
from contextlib import contextmanager

import papers
from house import Skipped, house
from people import C_THU
from people_at_work import Citizen, NotDone

TITLE = "a full disk gives 503 and no half-written dossier, and heals"
ENGINES = ("sqlite",)
MEGABYTES = 64


def run(engine, folder):
    with small_disk(folder / "data"), house(folder, engine) as product:
        product.start()
        citizen = Citizen(product, C_THU, "10.0.0.1").sign_in()
        ready = citizen.ready(papers.pdf("before"))
        draft = citizen.begin()
        before = counted(product)
        filler = fill_up(product.data)

        refused(lambda: citizen.fill(draft, papers.pdf("large", size=3_000_000)), "an upload")
        refused(lambda: citizen.send(ready), "sending")
        shown = citizen.web.get("tinh", "/ho-so-ca-nhan/ho-so")
        assert shown.status in (200, 503), f"reading answers {shown.status}"
        assert counted(product) == before, f"rows {counted(product)} instead of {before}"
        assert product.ended is None, "the product ended"

        filler.unlink()
        assert citizen.send(ready).endswith("-0001"), "the draft of before is not whole"
        code = citizen.file(papers.pdf("after", size=100_000))
        assert citizen.papers_of(citizen.dossier(code)) == [papers.pdf("after", size=100_000)]


def refused(act, what):
    try:
        page = act()
        status, text = (page.status, page.text) if hasattr(page, "status") else (200, "")
    except NotDone as no:
        status, text = no.reply.status, no.reply.text
    assert status == 503, f"{what} on a full disk answers {status}"
    assert "Hệ thống đang bận" in text, f"{what}: the page does not say what is the matter"


def counted(product) -> tuple:
    tables = ("dossiers_dossiers", "dossiers_codes", "dossiers_events", "dossiers_files", "store_files")
    return tuple(product.databases.count(product.data, "province", table) for table in tables)


def fill_up(folder):
    filler = folder / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 65_536)
        except OSError:
            pass
        try:
            while True:
                file.write(b"\0" * 512)
        except OSError:
            pass
    return filler


@contextmanager
def small_disk(folder):
    folder.mkdir(parents=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m,mode=700", "motcua-test", folder], capture_output=True, text=True)
    if done.returncode != 0 or os.geteuid() != 0:
        raise Skipped(f"a tmpfs cannot be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=False)
