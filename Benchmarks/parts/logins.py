"""The password step of logins against bare hashes, and what other visitors notice of it."""

import re
import urllib.parse

import load
from openloop import OpenLoop, get
from crowd import person
from report import Row
from web import Web

CLIENTS = 16
OTHERS = 100  # pages a second, meanwhile


def logins(scene):
    door, half = doorway(scene), max(3, scene.seconds / 2)

    def steady():
        """Pages of another site that are made anew, whatever is kept."""
        units = [[get(path, scene.host("dvc"), Cookie="xem=1")] for path in ("/", "/thu-tuc/9.000001", "/tim-kiem?size=20")]
        return OpenLoop(scene.references.folder, scene.port, units, rate=OTHERS, seconds=half)

    rest = steady().run()
    ours, theirs, meanwhile = [], [], []
    for _ in range(2):
        theirs.append(scene.references.hashes(half).rate)
        with steady() as beside:
            ours.append(load_for(scene, *door, half))
        meanwhile.append(beside.loaded)
    rate, reference = sum(one.rate for one in ours) / 2, sum(theirs) / 2
    yield Row("logins, password step", scene.engine, "logins", rate / reference, rate, max(one.p50 for one in ours),
              max(one.p99 for one in ours), f"H {reference:,.1f}")
    bound = max(5 * rest.p99, 25)
    worst = max(meanwhile, key=lambda one: one.p99)
    yield Row("other pages during logins", scene.engine, "logins-others", worst.p99 / bound, worst.rate, worst.p50,
              worst.p99, f"p99 {rest.p99:.1f} ms at rest, bound {bound:.0f} ms")


def load_for(scene, begin: str, csrf: str, cookie: str, seconds: float, clients: int = CLIENTS):
    forms = [urllib.parse.urlencode({"taiKhoan": one.number, "matKhau": one.password, "_csrf": csrf})
             for one in map(person, scene.crowd)]
    return load.closed(scene.port, "logins.lua", [begin, *forms], host=scene.host("xacthuc"), clients=clients, seconds=seconds,
                       headers={"Cookie": cookie, "Origin": f"http://{scene.host('xacthuc')}"}, counted=True)


def doorway(scene) -> tuple[str, str, str]:
    """How a provincial sign-in begins, and what proves that its form came from a page of this browser."""
    web = Web(scene.product, "10.0.2.1")
    asked = web.once("GET", scene.product.url("tinh", "/dang-nhap"))
    address = asked.headers["location"]
    page = web.get(address)
    csrf = re.search(r'name="_csrf" value="([^"]+)"', page.text).group(1)
    parts = urllib.parse.urlsplit(address)
    return f"{parts.path}?{parts.query}", csrf, scene.cookies(web, "xacthuc")
