"""What is compared at both sizes, one unit at a time, so that only its own cost counts: units for the open loop."""

import random
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

from crowd import person
from growth import estate
from openloop import get, post
from parts import desk, filing, logins, pages, tracking

FORM = "application/x-www-form-urlencoded"


@dataclass
class Work:
    """`make(scene, count)` gives units and the files of what they post; each unit is asked once."""

    name: str
    rate: float  # a second
    make: object
    settings: dict = field(default_factory=dict)


class Bodies:
    """What is posted, each in a file of its own."""

    def __init__(self, scene, prefix: str):
        self.folder, self.prefix, self.files = scene.product.folder, prefix, []

    def add(self, text: str) -> int:
        self.files.append(self.folder / f"{self.prefix}-{len(self.files)}")
        self.files[-1].write_text(text)
        return len(self.files) - 1


Made = tuple[list[list[str]], list[Path]]


def mine(scene, count: int) -> Made:
    host = scene.host("tinh")
    cookies = [scene.cookies(citizen.web, "tinh") for citizen in scene.citizens(estate.MEASURED)]
    return [[get(pages.MINE, host, Cookie=cookies[n % len(cookies)])] for n in range(count)], []


def inbox(scene, count: int) -> Made:
    return [[get(pages.INBOX, scene.host("tinh"), Cookie=scene.cookies(scene.officer.web, "tinh"))]] * count, []


def login(scene, count: int) -> Made:
    """Of people picked from the whole crowd."""
    begin, csrf, cookie = logins.doorway(scene)
    host, bodies, dice, units = scene.host("xacthuc"), Bodies(scene, "login"), random.Random(scene.size), []
    headers = {"Cookie": cookie, "Origin": f"http://{host}"}
    for _ in range(count):
        one = person(dice.randrange(scene.size))
        body = bodies.add(urllib.parse.urlencode({"taiKhoan": one.number, "matKhau": one.password, "_csrf": csrf}))
        units.append([get(begin, host, **headers), post("@", host, body, Content_Type=FORM, **headers)])
    return units, bodies.files


def track(scene, count: int) -> Made:
    """By codes picked from all, on both portals."""
    dice, bodies, units = random.Random(scene.size), Bodies(scene, "track"), []
    for n in range(count):
        site, code = ("tinh", "dvc")[n % 2], estate.code(scene, dice.randrange(scene.size))
        asked = tracking.form(scene, site, code, f"10.50.{n // 250}.{n % 250 + 1}")
        units.append([post(asked.path, scene.host(site), bodies.add(asked.body), **asked.headers)])
    return units, bodies.files


def works(scene) -> list[Work]:
    # The journeys' way to the captcha party is slow; once the answers are known it can be asked directly.
    directly = {"MOTCUA_CAPTCHA": scene.product.captcha_party}
    return [Work("my dossiers", 40, mine), Work("desk inbox", 40, inbox), Work("track by code", 10, track, directly),
            Work("login, password step", 6, login), Work("dossier sent, 200 KB", 5, filing.units),
            Work("a status added by the desk", 15, desk.receptions)]
