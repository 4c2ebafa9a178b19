"""At half the highest rate, with the rate given: reads within 10 ms and writes within 30 ms, 99 of 100."""

from openloop import OpenLoop, get
from parts import desk, filing, pages
from report import Row

READS, WRITES = 10, 30  # milliseconds


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
    return written(scene, "status", "a status added by the desk", desk.receptions)


def sending(scene) -> Row:
    return written(scene, "filing", "dossiers sent, 200 KB each", filing.units)


def written(scene, key: str, work: str, made) -> Row:
    rate = scene.highest[key] / 2
    units, bodies = made(scene, round(rate * scene.seconds) + 1)
    loop = OpenLoop(scene.references.folder, scene.port, units, rate=rate, seconds=scene.seconds, bodies=bodies, again=False)
    done = row(scene, work, "steady-writes", loop.run(), WRITES)
    scene.settle()
    return done


def row(scene, work: str, key: str, loaded, bound: int) -> Row:
    return Row(f"{work}, half the rate", scene.engine, key, loaded.p99 / bound, loaded.rate, loaded.p50, loaded.p99,
               f"p99 within {bound} ms")
