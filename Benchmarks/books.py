"""The databases of the product, read and filled past it: to know what a load has to name, and to grow in minutes."""

import sqlite3
import subprocess
import uuid
from contextlib import closing, contextmanager

from databases import NAMES


class Books:
    """`rows` and `fill` are the same on both engines: bytes for keys and sealed columns, numbers, text, None."""

    def __init__(self, product):
        self.product, self.databases = product, product.databases
        self.is_alone = False

    def rows(self, database: str, query: str) -> list[tuple]:
        if self.databases.engine == "postgres":
            said = self._psql(database, f"COPY ({query}) TO STDOUT")
            return [tuple(map(read, line.split("\t"))) for line in said.split("\n")[:-1]]
        with closing(self._sqlite(database)) as connection:
            return connection.execute(query).fetchall()

    def count(self, database: str, table: str) -> int:
        return int(self.rows(database, f"SELECT count(*) FROM {table}")[0][0])

    def literal(self, value: bytes) -> str:
        return f"X'{value.hex()}'" if self.databases.engine == "sqlite" else f"'\\x{value.hex()}'"

    def columns(self, database: str, table: str) -> list[str]:
        if self.databases.engine == "sqlite":
            return [name for (name,) in self.rows(database, f"SELECT name FROM pragma_table_info('{table}')")]
        return [name for (name,) in self.rows(database, f"""
            SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position""".strip())]

    def execute(self, database: str, *statements: str):
        if self.databases.engine == "postgres":
            self._psql(database, ";\n".join(statements))
            return
        with closing(self._sqlite(database)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    def fill(self, database: str, table: str, columns: str, rows):
        """Many rows at once, in one transaction; `rows` may be as long as memory is not."""
        if self.databases.engine == "postgres":
            return self._copy(database, table, columns, rows)
        places = ", ".join("?" for _ in columns.split(","))
        with closing(self._sqlite(database)) as connection, connection:
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)

    @contextmanager
    def alone(self):
        """For filling while nobody else is there: a crash would cost the lot. Ends as the engine would be hours later."""
        self._each("PRAGMA journal_mode = DELETE", "")
        self.is_alone = True
        yield
        self.is_alone = False
        self._each("PRAGMA journal_mode = WAL", "VACUUM ANALYZE", "CHECKPOINT")

    def _each(self, sqlite: str, *postgres: str):
        for database in NAMES:
            if self.databases.engine == "postgres":
                for command in postgres:
                    self._psql(database, command)
            else:
                with closing(self._sqlite(database)) as connection:
                    connection.execute(sqlite).fetchall()

    def _copy(self, database, table, columns, rows):
        psql = subprocess.Popen(
            [*self._command(database), "-c", f"COPY {table} ({columns}) FROM STDIN"], stdin=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        try:
            for row in rows:
                psql.stdin.write("\t".join(map(written, row)) + "\n")
            psql.stdin.close()
        except BrokenPipeError:
            pass
        if psql.wait() != 0:
            raise RuntimeError(psql.stderr.read()[-500:])

    def _psql(self, database: str, command: str) -> str:
        quick = ["-c", "SET session_replication_role = replica", "-c", "SET synchronous_commit = off"] if self.is_alone else []
        done = subprocess.run([*self._command(database), *quick, "-c", command], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr[-500:])
        return done.stdout

    def _command(self, database: str) -> list[str]:
        name = self.databases.at(f"{self.databases.mark}_{database}")
        return ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", name]

    def _sqlite(self, database: str) -> sqlite3.Connection:
        connection = sqlite3.connect(self.product.data / f"{database}.db", timeout=30)
        if self.is_alone:
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1500000", "temp_store = MEMORY"):
                connection.execute(f"PRAGMA {pragma}")
        return connection


def read(cell: str):
    if cell == "\\N":
        return None
    if cell.startswith("\\\\x"):
        return bytes.fromhex(cell[3:])
    try:
        return uuid.UUID(cell).bytes if len(cell) == 36 and cell.count("-") == 4 else int(cell)
    except ValueError:
        return cell.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")


def written(cell) -> str:
    """For COPY; sixteen bytes are a key, and PostgreSQL reads its digits without dashes."""
    if cell is None:
        return "\\N"
    if isinstance(cell, bytes):
        return cell.hex() if len(cell) == 16 else "\\\\x" + cell.hex()
    return str(cell).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
