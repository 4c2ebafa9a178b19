"""Statuses added by the desk, against bare transactions of three statements."""

import urllib.parse
from pathlib import Path

import load
from people import O_CUA, O_XULY
from people_at_work import NotDone
from openloop import post
from report import Row

CLIENTS = 32
# Who does what, one after the other; a dossier has three statuses to get.
ACTS = (("tiep-nhan", O_CUA, {"thoi-han": "0"}), ("chuyen-xu-ly", O_CUA, {}),
        ("dung-xu-ly", O_XULY, {"ly-do": "Đo tốc độ.", "xac-nhan": "1"}))
FORM = "application/x-www-form-urlencoded"
MOST = 4000  # statuses a second that there are dossiers for


def status(scene):
    chosen, half = acts(scene), scene.seconds / 2
    ours, theirs = [], []
    for _ in range(2):
        theirs.append(scene.references.commits(scene.engine, scene.conninfo, CLIENTS, half, "three"))
        ours.append(load_for(scene, chosen, half))
    rate, bare = sum(one.rate for one in ours) / 2, sum(one.rate for one in theirs) / 2
    yield Row("a status added by the desk", scene.engine, "status", rate / bare, rate, max(one.p50 for one in ours),
              max(one.p99 for one in ours), f"three statements {bare:,.0f}")
    scene.highest["status"] = rate
    scene.settle()


def load_for(scene, chosen: list[str], seconds: float, clients: int = CLIENTS):
    codes = [f"{code}\t{version}" for code, version in scene.waiting(round(seconds * MOST / len(ACTS)))]
    return load.closed(scene.port, "desk.lua", [*chosen, "", *codes], host=scene.host("tinh"), clients=clients, seconds=seconds,
                       counted=True, headers={"Origin": f"http://{scene.host('tinh')}"})


def receptions(scene, count: int) -> tuple[list[list[str]], list[Path]]:
    """For an open loop: each receives another dossier."""
    host, (name, cookie, form) = scene.host("tinh"), act(scene, *ACTS[0]).split("\t")
    waiting = scene.waiting(count)
    body = scene.product.folder / "reception"
    body.write_text(f"{form}{waiting[0][1]}")
    return [[post(f"/can-bo/ho-so/{code}/{name}", host, 0, Cookie=cookie, Content_Type=FORM, Origin=f"http://{host}")]
            for code, _ in waiting], [body]


def acts(scene) -> list[str]:
    return [act(scene, *one) for one in ACTS]


def act(scene, name: str, officer, values: dict) -> str:
    web = scene.at_desk(officer).web
    page = web.get("tinh", "/can-bo/ho-so")
    csrf = next(value for form in page.forms for key, value in form.values if key == "_csrf")
    form = urllib.parse.urlencode({"_csrf": csrf} | values) + "&phien-ban="
    return "\t".join((name, scene.cookies(web, "tinh"), form))


def carry_out(scene, code: str, name: str, version: int):
    """One of the acts, on one dossier."""
    [(_, officer, values)] = [act for act in ACTS if act[0] == name]
    web = scene.at_desk(officer).web
    _, _, form = act(scene, name, officer, values).split("\t")
    url = scene.product.url("tinh", f"/can-bo/ho-so/{code}/{name}")
    reply = web.once("POST", url, f"{form}{version}".encode(), {
        "Content-Type": FORM, "Origin": scene.product.url("tinh", "")})
    if reply.status != 303:
        raise NotDone(reply)
