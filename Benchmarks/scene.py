"""What the parts need before they can measure: people signed in, dossiers sent, records imported. Each is made once."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path

import papers
from books import Books
from cabinet import Cabinet, code
from crowd import REACHED, person, write_crowd
from premises import ROOT
from people import C_THU, O_CUA
from people_at_work import AGENCY, Citizen, DeskOfficer
from phone import Phones
from product import HOSTS

RECORDS = Path(os.environ.get("MOTCUA_NATIONAL_CATALOGUE", ROOT.parent / "shared/data/national-catalogue"))


UNDONE = "SELECT count(*) FROM store_outbox WHERE state IN ('waiting', 'running')"


class Scene:
    def __init__(self, product, engine: str, references, seconds: float):
        self.product, self.engine, self.references, self.seconds = product, engine, references, seconds
        self.phones, self.books = Phones(product.sms), Books(product)
        self.written = self.size = 0  # dossiers written past the product; how many a house was filled with
        self.highest: dict[str, float] = {}  # rates of the closed loops, by key

    def host(self, site: str) -> str:
        return f"{HOSTS[site]}:{self.port}"

    @property
    def port(self) -> int:
        """One process serves all sites."""
        return self.product.ports["dvc"]

    @property
    def conninfo(self) -> str | None:
        """Where bare rows go on PostgreSQL: beside the product's, in the same cluster."""
        return self.product.databases.at("postgres") if self.engine == "postgres" else None

    @cached_property
    def citizen(self) -> Citizen:
        return Citizen(self.product, C_THU, "10.0.0.1").sign_in()

    @cached_property
    def crowd(self) -> range:
        """People with accounts of their own, as many as any load has clients."""
        self.citizen  # whose rows are copied
        write_crowd(self.books, range(REACHED))
        return range(REACHED)

    def citizens(self, count: int) -> list[Citizen]:
        """People of the crowd, signed in."""
        def arrive(n):
            return Citizen(self.product, person(self.crowd[n]), f"10.1.{n // 250}.{n % 250 + 1}").sign_in()

        self.crowd
        with ThreadPoolExecutor(4) as doors:
            return list(doors.map(arrive, range(count)))

    @property
    def officer(self) -> DeskOfficer:
        return self.at_desk(O_CUA)

    @cache
    def at_desk(self, person) -> DeskOfficer:
        return DeskOfficer(self.product, person, self.phones, f"10.0.1.{person.number[-1]}").sign_in()

    @cached_property
    def dossiers(self) -> list[str]:
        """Codes of dossiers that wait at the desk: more than one page of 20."""
        return [self.citizen.file(papers.pdf(str(n))) for n in range(25)]

    @cached_property
    def cabinet(self) -> Cabinet:
        return Cabinet(self.books, [self.citizen.file(papers.pdf("mau"))])

    def waiting(self, count: int) -> list[tuple[str, int]]:
        """Dossiers that nobody has received yet, and their versions; each is given out once."""
        first, self.written = self.written, self.written + count
        [model], people = self.cabinet.models, self.crowd
        place = AGENCY, self.books.rows("province", f"SELECT name FROM directory_agencies WHERE code = '{AGENCY}'")[0][0]
        self.cabinet.write(lambda: ((n, model, *place, people[n % len(people)]) for n in range(first, self.written)), opens=True)
        return [(code(AGENCY, n), self.cabinet.version[model]) for n in range(first, self.written)]

    @cached_property
    def records(self) -> bool:
        """The real records, imported and taken over by the province; false where they are not on this machine."""
        if not self.has_records:
            return False
        self.product.run("import", "catalogue", str(RECORDS))
        self.product.stop()
        self.product.start()
        self.wait(lambda: self.procedures("province") >= self.procedures("national"), 300)
        return True

    def procedures(self, database: str) -> int:
        return self.books.count(database, "catalogue_procedures")

    @property
    def has_records(self) -> bool:
        return (RECORDS / "catalog.jsonl").exists()

    def settle(self):
        """Until the work that requests left behind is done: it must not slow what is measured next."""
        self.wait(lambda: self.books.rows("province", UNDONE) == [(0,)])

    def wait(self, done, longest: float = 60):
        until = time.monotonic() + longest
        while not done():
            if time.monotonic() > until:
                raise RuntimeError(f"it did not come to rest in {longest:.0f} s")
            time.sleep(0.3)

    def cookies(self, web, site: str) -> str:
        return "; ".join(f"{name}={value}" for name, value in web.cookies.get(HOSTS[site], {}).items())
