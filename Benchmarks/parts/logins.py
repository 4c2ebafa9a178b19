"""The password step of logins against bare hashes, and what other visitors notice of it."""

import re
import urllib.parse

import load
from load import Steady
from people import C_CU, C_HMO, C_THU, O_CUA, O_XULY
from report import Row
from web import Web

CLIENTS = 16
OTHERS = 100  # home pages a second, meanwhile


def logins(scene):
    begin, csrf, cookie = doorway(scene)
    forms = [urllib.parse.urlencode({"taiKhoan": person.number, "matKhau": person.password, "_csrf": csrf})
             for person in (C_THU, C_CU, C_HMO, O_CUA, O_XULY)]
    headers = {"Cookie": cookie, "Origin": f"http://{scene.host('xacthuc')}"}
    seconds = max(4, scene.seconds)

    def steady():
        return Steady(scene.port, scene.host("dvc"), "/", rate=OTHERS, seconds=seconds)

    with steady() as rest:
        pass
    before = scene.references.hashes(seconds / 2)
    with steady() as meanwhile:
        ours = load.closed(scene.port, "logins.lua", [begin, *forms], host=scene.host("xacthuc"), clients=CLIENTS,
                           seconds=seconds, headers=headers, counted=True)
    reference = (before.rate + scene.references.hashes(seconds / 2).rate) / 2
    yield Row("logins, password step", scene.engine, "logins", ours.rate / reference, ours.rate, ours.p50, ours.p99,
              f"H {reference:,.1f}")
    bound = max(5 * rest.loaded.p99, 25)
    yield Row("home page during logins", scene.engine, "logins-others", meanwhile.loaded.p99 / bound, meanwhile.loaded.rate,
              meanwhile.loaded.p50, meanwhile.loaded.p99, f"p99 {rest.loaded.p99:.1f} ms at rest, bound {bound:.0f} ms")


def doorway(scene) -> tuple[str, str, str]:
    """How a provincial sign-in begins, and what proves that its form came from a page of this browser."""
    web = Web(scene.product, "10.0.2.1")
    asked = web.once("GET", scene.product.url("tinh", "/dang-nhap"))
    address = asked.headers["location"]
    page = web.get(address)
    csrf = re.search(r'name="_csrf" value="([^"]+)"', page.text).group(1)
    parts = urllib.parse.urlsplit(address)
    return f"{parts.path}?{parts.query}", csrf, scene.cookies(web, "xacthuc")
