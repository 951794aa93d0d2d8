"""Many new rows at once, past the ORM: a first load writes a quarter of a million of them.

``bulk_create`` took 14 of the load's 24 seconds of work; the database itself needs one. SQLite
takes ``executemany``, PostgreSQL its COPY.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> None:
    """Insert plain values (numbers, text, booleans, None) into the columns, in the transaction."""
    quote = connection.ops.quote_name
    target = f"{quote(model._meta.db_table)} ({', '.join(quote(name) for name in columns)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {target} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            # Table and column names come from the models, values go in as parameters.
            cursor.executemany(f"INSERT INTO {target} VALUES ({marks})", rows)  # noqa: S608
