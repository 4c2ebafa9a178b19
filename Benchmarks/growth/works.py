"""What is compared at both sizes, each at a rate so low that only its own cost counts: units for the open loop."""

import random
import urllib.parse
from dataclasses import dataclass, field, replace
from pathlib import Path

from crowd import person
from growth import estate
from openloop import get, post
from parts import desk, filing, logins, pages, tracking

FORM = "application/x-www-form-urlencoded"


@dataclass
class Work:
    name: str
    units: list[list[str]]
    bodies: list[Path] = field(default_factory=list)
    rate: float = 0  # a second


def at(rate: float):
    """Makes a function of the scene and the seconds out of one of the scene and the number of units."""
    return lambda make: lambda scene, seconds: replace(make(scene, round(rate * seconds)), rate=rate)


class Bodies:
    """What is posted, each in a file of its own."""

    def __init__(self, folder: Path, prefix: str):
        self.folder, self.prefix, self.files = folder, prefix, []

    def add(self, text: str) -> int:
        self.files.append(self.folder / f"{self.prefix}-{len(self.files)}")
        self.files[-1].write_text(text)
        return len(self.files) - 1


@at(40)
def mine(scene, count: int) -> Work:
    host, people = scene.host("tinh"), scene.citizens(estate.MEASURED)
    cookies = [scene.cookies(citizen.web, "tinh") for citizen in people]
    return Work("my dossiers", [[get(pages.MINE, host, Cookie=cookies[n % len(cookies)])] for n in range(count)])


@at(40)
def inbox(scene, count: int) -> Work:
    cookie = scene.cookies(scene.officer.web, "tinh")
    return Work("desk inbox", [[get(pages.INBOX, scene.host("tinh"), Cookie=cookie)]] * count)


@at(6)
def login(scene, count: int) -> Work:
    """Of people picked from the whole crowd."""
    begin, csrf, cookie = logins.doorway(scene)
    host, bodies, dice = scene.host("xacthuc"), Bodies(scene.product.folder, "login"), random.Random(scene.size)
    headers = {"Cookie": cookie, "Origin": f"http://{host}"}
    units = []
    for _ in range(count):
        one = person(dice.randrange(scene.size))
        body = bodies.add(urllib.parse.urlencode({"taiKhoan": one.number, "matKhau": one.password, "_csrf": csrf}))
        units.append([get(begin, host, **headers), post("@", host, body, Content_Type=FORM, **headers)])
    return Work("login, password step", units, bodies.files)


@at(5)
def send(scene, count: int) -> Work:
    units, bodies = filing.units(scene, count)
    return Work("dossier sent, 200 KB", units, bodies)


@at(15)
def status(scene, count: int) -> Work:
    units, bodies = desk.receptions(scene, count)
    return Work("a status added by the desk", units, bodies)


@at(20)
def track(scene, count: int) -> Work:
    """By codes picked from all, on both portals."""
    dice, bodies, units = random.Random(scene.size), Bodies(scene.product.folder, "track"), []
    for n in range(count):
        site, code = ("tinh", "dvc")[n % 2], estate.code(scene, dice.randrange(scene.size))
        asked = tracking.form(scene, site, code, f"10.{n // 62_500 + 50}.{n // 250 % 250}.{n % 250 + 1}")
        units.append([post(asked.path, scene.host(site), bodies.add(asked.body), **asked.headers)])
    return Work("track by code", units, bodies.files)


WORKS = (mine, inbox, track, login, send, status)
