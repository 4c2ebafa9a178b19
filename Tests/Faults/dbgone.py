"""The database goes away: 503 in plain words, and everything by itself as soon as it is back."""

import sqlite3
import time

import papers
from house import Cluster, house
from people import C_THU
from people_at_work import Citizen, NotDone
from net import fetch
from product import HOSTS

TITLE = "the database goes away: 503, and heals by itself"
ENGINES = ("sqlite", "postgres")


def run(engine, folder):
    return stopped(folder) if engine == "postgres" else held(folder)


def held(folder):
    """A file does not go away, but another program can keep it: nothing can be written then."""
    with house(folder, "sqlite", None) as product:
        product.start()
        citizen = Citizen(product, C_THU, "10.0.0.1").sign_in()
        page = citizen.ready(papers.pdf("before"))
        other = sqlite3.connect(product.data / "province.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        refused(citizen, page)
        took = time.monotonic() - begun
        assert took < 12, f"the answer took {took:.1f} s"
        assert citizen.web.get("tinh", "/ho-so-ca-nhan/ho-so").status == 200, "what is there cannot be read meanwhile"
        other.execute("ROLLBACK")
        other.close()
        assert citizen.send(page).endswith("-0001"), "the draft of before is not whole"
        assert product.ended is None, "the product ended"
        return f"kept by another program; told after {took:.1f} s"


def stopped(folder):
    cluster = Cluster(folder / "cluster")
    try:
        with house(folder, "postgres", cluster.start()) as product:
            product.start()
            citizen = Citizen(product, C_THU, "10.0.0.1").sign_in()
            page = citizen.ready(papers.pdf("before"))
            for how in (cluster.stop, cluster.crash):
                how()
                away(product, citizen, page)
                cluster.start()
                back(citizen)
            assert citizen.send(page).endswith("-0001"), "the draft of before is not whole"
            assert product.ended is None, "the product ended"
            return "stopped and crashed once each"
    finally:
        cluster.stop()


def away(product, citizen, page):
    begun = time.monotonic()
    shown = citizen.web.get("tinh", "/ho-so-ca-nhan/ho-so")
    took = time.monotonic() - begun
    assert shown.status == 503, f"without its database a page answers {shown.status}"
    assert "Hệ thống đang bận" in shown.text and "retry-after" in shown.headers, "the page does not say what is the matter"
    assert took < 10, f"the answer took {took:.1f} s"
    refused(citizen, page)
    status, _ = fetch(product.ports["dvc"], HOSTS["dvc"], "/")
    assert status in (200, 503), f"the front page answers {status}"


def refused(citizen, page):
    try:
        citizen.send(page)
        raise AssertionError("a dossier was acknowledged without a database")
    except NotDone as no:
        assert no.reply.status == 503, f"sending answers {no.reply.status}"


def back(citizen):
    deadline = time.monotonic() + 15
    while True:
        status = citizen.web.get("tinh", "/ho-so-ca-nhan/ho-so").status
        if status == 200:
            return
        assert time.monotonic() < deadline, f"15 s after the database is back a page answers {status}"
        time.sleep(0.2)
