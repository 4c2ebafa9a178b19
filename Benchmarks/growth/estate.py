"""Fills a house with people and dossiers: rows are copied from real ones in bulk, past the product."""

from functools import cache

import cabinet
import papers
from cabinet import Cabinet
from crowd import write_crowd
from parts import desk

MEASURED = 32  # people who have more than one page of dossiers, at every size
OWN = 40
# Of ten dossiers of a unit, how far each went: most are over.
SHARES = ((), ("tiep-nhan",), ("tiep-nhan", "chuyen-xu-ly"), *[("tiep-nhan", "chuyen-xu-ly", "dung-xu-ly")] * 7)


def fill(scene, count: int):
    """`count` accounts and `count` dossiers, a tenth of which waits at each unit, with histories on both portals."""
    codes = {steps: carried(scene, steps) for steps in dict.fromkeys(SHARES)}
    units, first = agencies(scene), len(scene.crowd)
    scene.settle()
    scene.product.stop()

    def copies():
        for n in range(count):
            yield n, codes[SHARES[n // len(units) % 10]], *units[n % len(units)], owner(n)

    with scene.books.alone():
        write_crowd(scene.books, range(first, count))
        Cabinet(scene.books, list(codes.values())).write(copies, opens=False, follows=True)
    scene.size = scene.written = count
    scene.product.start()


@cache
def agencies(scene) -> list[tuple[str, str]]:
    return scene.books.rows("province", "SELECT code, name FROM directory_agencies ORDER BY code")


def code(scene, n: int) -> str:
    units = agencies(scene)
    return cabinet.code(units[n % len(units)][0], n)


def owner(n: int) -> int:
    """The measured people own the first; then everyone has one."""
    return n % MEASURED if n < MEASURED * OWN else n


def carried(scene, steps: tuple[str, ...]) -> str:
    """The code of a dossier that went these steps."""
    code = scene.citizen.file(papers.pdf("so luong"))
    for version, name in enumerate(steps, 3):
        desk.carry_out(scene, code, name, version)
    return code
