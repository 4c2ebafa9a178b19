"""Three databases a house: files beside each other, or three databases of one PostgreSQL."""

import re
import secrets
import subprocess
from pathlib import Path

NAMES = ("vnconnect", "national", "province")


class Databases:
    def __init__(self, engine: str, conninfo: str | None):
        self.engine, self.conninfo = engine, conninfo
        self.mark = "journey_" + secrets.token_hex(4)

    def create(self):
        for name in self._own():
            self.psql("postgres", f'CREATE DATABASE "{name}"')

    def drop(self):
        for name in self._own():
            self.psql("postgres", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', check=False)

    def settings(self, data: Path) -> dict:
        if self.engine == "sqlite":
            return {f"MOTCUA_DATABASE_{name.upper()}": f"sqlite:{data / name}.db" for name in NAMES}
        return {f"MOTCUA_DATABASE_{name.upper()}": "postgres:" + self.at(f"{self.mark}_{name}") for name in NAMES}

    def count(self, data: Path, name: str, table: str) -> int:
        """Rows of a table, read past the product."""
        query = f"SELECT count(*) FROM {table}"
        if self.engine == "postgres":
            return int(self.psql(f"{self.mark}_{name}", query))
        import sqlite3

        connection = sqlite3.connect(f"file:{data / name}.db?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(query).fetchone()[0]
        finally:
            connection.close()

    def at(self, database: str) -> str:
        return re.sub(r"dbname=\S+", f"dbname={database}", self.conninfo)

    def psql(self, database: str, command: str, check: bool = True) -> str:
        done = subprocess.run(
            ["psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", self.at(database), "-c", command],
            capture_output=True, text=True, timeout=60)
        if check and done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()

    def _own(self) -> list[str]:
        return [f"{self.mark}_{name}" for name in NAMES] if self.engine == "postgres" else []
