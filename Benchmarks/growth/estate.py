"""Fills a house with people and dossiers: rows are copied from real ones in bulk, past the product."""

import papers
from books import Books
from cabinet import Cabinet, code as code_of
from crowd import Member, write_crowd
from parts import desk

MEASURED = 32  # people who have more than one page of dossiers, at every size
OWN = 40
# Of ten dossiers of a unit, how many stopped at which step: most are over.
SHARES = ((), ("tiep-nhan",), ("tiep-nhan", "chuyen-xu-ly"), *[("tiep-nhan", "chuyen-xu-ly", "dung-xu-ly")] * 7)


def fill(scene, count: int):
    """`count` accounts and `count` dossiers, a tenth of which waits at each unit, with histories on both portals."""
    books, product = Books(scene.product), scene.product
    cabinets = {steps: Cabinet(product, carried(scene, steps)) for steps in dict.fromkeys(SHARES)}
    scene.settle()
    model = books.row("national", "dossiers_followed", {"code": cabinets[()].row["code"]})
    units = books.rows("province", "SELECT code, name FROM directory_agencies ORDER BY code")
    product.stop()
    write_crowd(product, range(len(scene.crowd), count))
    books.execute("vnconnect", *visits(books))

    def made():
        for n in range(count):
            cabinet = cabinets[SHARES[n // len(units) % 10]]
            yield cabinet, cabinet.dossier(n, owner(n), units[n % len(units)])

    columns = ", ".join(cabinets[()].row)
    books.fill("province", "dossiers_dossiers", columns, (tuple(row.values()) for _, row in made()))
    books.execute("province", "INSERT INTO dossiers_codes SELECT code, id FROM dossiers_dossiers WHERE code LIKE '%-16%'")
    for cabinet in cabinets.values():
        books.execute("province", *cabinet.events())
    books.fill("national", "dossiers_followed", ", ".join(model), (
        tuple((model | {"code": code_of(units[n % len(units)][0], n), "agency": units[n % len(units)][0],
                        "subject": owner(n).subject_text}).values()) for n in range(count)))
    books.tidy()
    scene.written = count
    product.start()


def owner(n: int) -> Member:
    """The measured people own the first; then everyone has one."""
    return Member(n % MEASURED if n < MEASURED * OWN else n)


def visits(books) -> list[str]:
    """A line of access history for everyone, as somebody's who has been here."""
    names = books.columns("vnconnect", "identity_access_events")
    taken = [{"id": "a.id", "account_id": "a.id", "happened_at": "a.created_at"}.get(name, f"e.{name}") for name in names]
    return [f"""INSERT INTO identity_access_events ({', '.join(names)}) SELECT {', '.join(taken)} FROM identity_accounts a,
            (SELECT * FROM identity_access_events ORDER BY id LIMIT 1) e"""]


def carried(scene, steps: tuple[str, ...]) -> str:
    """The code of a dossier that went these steps."""
    code = scene.citizen.file(papers.pdf("so luong"))
    for version, name in enumerate(steps, 3):
        desk.carry_out(scene, code, name, version)
    return code
