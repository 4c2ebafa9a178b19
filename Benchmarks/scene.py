"""What the parts need before they can measure: people signed in, dossiers sent, records imported. Each is made once."""

import os
import subprocess
from functools import cached_property
from pathlib import Path

import papers
from premises import ROOT
from people import C_CU, C_HMO, C_THU, O_CUA
from people_at_work import Citizen, DeskOfficer
from phone import Phones
from product import HOSTS

RECORDS = Path(os.environ.get("MOTCUA_NATIONAL_CATALOGUE", ROOT.parent / "shared/data/national-catalogue"))


class Scene:
    def __init__(self, product, engine: str, references, seconds: float):
        self.product, self.engine, self.references, self.seconds = product, engine, references, seconds
        self.phones = Phones(product.sms)

    def host(self, site: str) -> str:
        return f"{HOSTS[site]}:{self.product.port}"

    @property
    def conninfo(self) -> str | None:
        """Where bare rows go on PostgreSQL: beside the product's, in the same cluster."""
        return self.product.databases.at("postgres") if self.engine == "postgres" else None

    @cached_property
    def citizen(self) -> Citizen:
        return Citizen(self.product, C_THU, "10.0.0.1").sign_in()

    @cached_property
    def officer(self) -> DeskOfficer:
        return DeskOfficer(self.product, O_CUA, self.phones, "10.0.1.1").sign_in()

    @cached_property
    def dossiers(self) -> list[str]:
        """Codes of dossiers that wait at the desk: more than one page of 20."""
        return [self.citizen.file(papers.pdf(str(n))) for n in range(25)]

    @cached_property
    def records(self) -> str:
        """The real records, imported; what was said of them. Empty where they are not on this machine."""
        if not (RECORDS / "catalog.jsonl").exists():
            return ""
        said = self.product.run("import", "catalogue", str(RECORDS))
        self.product.stop()
        self.product.start()
        return said

    def cookies(self, web, site: str) -> str:
        return "; ".join(f"{name}={value}" for name, value in web.cookies.get(HOSTS[site], {}).items())
