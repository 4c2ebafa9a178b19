"""The disk is full: 503 in plain words, no half-written dossier, and all is well once there is room again.

With PostgreSQL the cluster lies on the same small disk; it still takes what fits into the pages it has, so there what was
acknowledged counts, and the refusal is waited for.
"""

import os
import subprocess
import time
from contextlib import contextmanager

import papers
from house import Cluster, Skipped, house
from people import C_THU
from people_at_work import Citizen, NotDone, problems

TITLE = "a full disk gives 503 and no half-written dossier, and heals"
ENGINES = ("sqlite", "postgres")
MEGABYTES = {"sqlite": 64, "postgres": 256}
MOST_TRIES = 300


def run(engine, folder):
    with small_disk(folder / "data", MEGABYTES[engine]), cluster(engine, folder / "data/postgres") as (database, conninfo):
        with house(folder, engine, conninfo) as product:
            product.start()
            citizen = Citizen(product, C_THU, "10.0.0.1").sign_in()
            ready = citizen.ready(papers.pdf("before"))
            drafts = [citizen.begin()]
            before = counted(product)
            filler = fill_up(product.data)

            refused(lambda: citizen.fill(drafts[0], papers.pdf("large", size=3_000_000)), "an upload")
            tries = until_refused(citizen) if engine == "postgres" else 0
            codes = sent(citizen, ready, must_refuse=engine == "sqlite")
            shown = citizen.web.get("tinh", "/ho-so-ca-nhan/ho-so")
            assert shown.status in (200, 503), f"reading answers {shown.status}"
            assert product.ended is None, "the product ended"

            filler.unlink()
            if database:
                database.start()
            healed(citizen)
            if engine == "sqlite":
                assert counted(product) == before, f"rows {counted(product)} instead of {before}"
            whole(citizen, product, ready, codes)
            return f"an upload and a dossier refused{f', the database full after {tries} pages' if tries else ''}"


def whole(citizen, product, ready, codes):
    """What was refused is still a draft, what was acknowledged is sent, and there is nothing between."""
    codes = codes or [citizen.send(ready)]
    assert codes[0].endswith("-0001"), f"the first code is {codes[0]}"
    codes.append(citizen.file(papers.pdf("after", size=100_000)))
    assert citizen.papers_of(citizen.dossier(codes[0])) == [papers.pdf("before")]
    assert citizen.papers_of(citizen.dossier(codes[1])) == [papers.pdf("after", size=100_000)]
    count = product.databases.count
    rows = {table: count(product.data, "province", table) for table in ("dossiers_codes", "dossiers_events")}
    assert rows == {"dossiers_codes": 2, "dossiers_events": 2}, f"two dossiers were sent, and there are {rows}"


def sent(citizen, page, must_refuse) -> list[str]:
    if must_refuse:
        refused(lambda: citizen.send(page), "sending")
        return []
    try:
        return [citizen.send(page)]
    except NotDone as no:
        says_why(no.reply, "sending")
        return []


def until_refused(citizen) -> int:
    """The database takes pages into room it has left; how many until it says no."""
    for number in range(MOST_TRIES):
        page = citizen.web.get("tinh", "/nop-ho-so?maTTHC=9.000001&maCoQuan=000.20.31.H99")
        if page.status == 200:
            form = page.form("/sua")
            page = citizen.web.send(page, form, {"noi-dung": f"{number} " * 400, "viec": "luu"}, {})
        if page.status != 200:
            says_why(page, "a draft")
            return number
    raise AssertionError(f"the disk is full and {MOST_TRIES} drafts were taken")


def refused(act, what):
    try:
        page = act()
        assert hasattr(page, "status"), f"{what} on a full disk is acknowledged with {page}"
    except NotDone as no:
        page = no.reply
    says_why(page, what)


def says_why(page, what):
    assert page.status == 503, f"{what} on a full disk answers {page.status}: {problems(page)}"
    assert "Hệ thống đang bận" in page.text, f"{what}: the page does not say what is the matter"


def healed(citizen):
    deadline = time.monotonic() + 20
    while (status := citizen.web.get("tinh", "/ho-so-ca-nhan/ho-so").status) != 200:
        assert time.monotonic() < deadline, f"20 s after there is room again a page answers {status}"
        time.sleep(0.2)


def counted(product) -> tuple:
    tables = ("dossiers_dossiers", "dossiers_codes", "dossiers_events", "dossiers_files", "store_files")
    return tuple(product.databases.count(product.data, "province", table) for table in tables)


def fill_up(folder):
    filler = folder / "filler"
    with open(filler, "wb", buffering=0) as file:
        for piece in (65_536, 512):
            try:
                while True:
                    file.write(b"\0" * piece)
            except OSError:
                pass
    return filler


@contextmanager
def cluster(engine, folder):
    """The cluster and how it is reached; nothing where the database is a file."""
    if engine == "sqlite":
        yield None, None
        return
    database = Cluster(folder)
    try:
        yield database, database.start()
    finally:
        database.stop()


@contextmanager
def small_disk(folder, megabytes):
    folder.mkdir(parents=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=755", "motcua-test", folder], capture_output=True, text=True)
    if done.returncode != 0 or os.geteuid() != 0:
        raise Skipped(f"a tmpfs cannot be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=False)
