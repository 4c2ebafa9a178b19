"""At half the highest rate, with the rate given: reads within 10 ms and writes within 30 ms, 99 of 100."""

from openloop import OpenLoop, get, post
from parts import desk, filing, pages
from report import Row

READS, WRITES = 10, 30  # milliseconds
FORM = "application/x-www-form-urlencoded"


def steady(scene):
    for key in ("home", "procedure", "results", "search", "mine", "inbox"):
        if key in scene.highest:
            yield read(scene, key)
    if "status" in scene.highest:
        yield status(scene)
    if "filing" in scene.highest:
        yield sending(scene)


def read(scene, key: str) -> Row:
    asked = pages.asked(scene, key)
    units = [[get(path, scene.host(asked.site), **asked.headers)] for path in asked.paths]
    loop = OpenLoop(scene.references.folder, scene.port, units, rate=scene.highest[key] / 2, seconds=scene.seconds)
    return row(scene, asked.work, "steady-reads", loop.run(), READS)


def status(scene) -> Row:
    """Receptions, each of another dossier."""
    rate, seconds, host = scene.highest["status"] / 2, scene.seconds, scene.host("tinh")
    name, cookie, form = desk.act(scene, *desk.ACTS[0]).split("\t")
    waiting = scene.waiting(round(rate * seconds) + 1)
    body = scene.references.folder / "form"
    body.write_text(form + str(scene.cabinet.version))
    units = [[post(f"/can-bo/ho-so/{code}/{name}", host, 0, Cookie=cookie, Content_Type=FORM, Origin=f"http://{host}")]
             for code, _ in waiting]
    loop = OpenLoop(scene.references.folder, scene.port, units, rate=rate, seconds=seconds, bodies=[body], again=False)
    made = row(scene, "a status added by the desk", "steady-writes", loop.run(), WRITES)
    scene.settle()
    return made


def sending(scene) -> Row:
    """Dossiers from draft to code; a person waits for each of the three answers."""
    rate, host, units, bodies = scene.highest["filing"] / 2, scene.host("tinh"), [], []
    people = [line.split("\t") for line in filing.people(scene)]
    for n, (_, _, paper, form) in enumerate(people):
        sending = scene.references.folder / f"form-{n}"
        sending.write_text(form)
        bodies += [paper, sending]
    for n in range(round(rate * scene.seconds) + 1):
        cookie, kind, *_ = people[n % len(people)]
        both, paper = {"Cookie": cookie, "Origin": f"http://{host}"}, n % len(people) * 2
        units.append([get(f"{filing.begin()}{n}", host, **both), post("@", host, paper, Content_Type=kind, **both),
                      post("@", host, paper + 1, Content_Type=FORM, **both)])
    loop = OpenLoop(scene.references.folder, scene.port, units, rate=rate, seconds=scene.seconds, bodies=bodies, again=False)
    made = row(scene, "dossiers sent, 200 KB each", "steady-writes", loop.run(), WRITES)
    scene.settle()
    return made


def row(scene, work: str, key: str, loaded, bound: int) -> Row:
    return Row(f"{work}, half the rate", scene.engine, key, loaded.p99 / bound, loaded.rate, loaded.p50, loaded.p99,
               f"p99 within {bound} ms")
