"""Rows made of rows: a list of what differs is filled in, and the engine copies the rest from the models itself."""

from contextlib import contextmanager

TYPES = {"sqlite": {"key": "BLOB", "bytes": "BLOB", "text": "text", "number": "INTEGER"},
         "postgres": {"key": "uuid", "bytes": "bytea", "text": "text", "number": "bigint"}}


@contextmanager
def listed(books, database: str, columns: dict[str, str], rows):
    """A table `bench_list` that is there meanwhile; `columns` are names and kinds (key, bytes, text, number)."""
    types = TYPES[books.databases.engine]
    made = ", ".join(f"{name} {types[kind]}" for name, kind in columns.items())
    books.execute(database, "DROP TABLE IF EXISTS bench_list", f"CREATE TABLE bench_list ({made})")
    try:
        books.fill(database, "bench_list", ", ".join(columns), rows)
        yield
    finally:
        books.execute(database, "DROP TABLE bench_list")


def copy(books, database: str, table: str, changed: dict[str, str], models: str) -> str:
    """A statement: for each line `l` of the list a row of the table, as `models` join it as `m`, with other values."""
    names = books.columns(database, table)
    values = ", ".join(changed.get(name, f"m.{name}") for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM bench_list l {models}"
