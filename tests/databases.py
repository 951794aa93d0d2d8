"""The databases of the tests: a real file or a real server, that a child process can open too."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from interlocal.core.append_only import guard, unguard

GUARDED_TABLES = ("core_auditline",)


def name_test_database(settings: dict[str, Any], folder: Path) -> None:
    """Give the test database a name of this run's own.

    SQLite gets a file, not memory: memory shared by threads locks in its own ways, and no second
    process could open it. PostgreSQL gets a random name, so that two runs do not meet.
    """
    test = settings.setdefault("TEST", {})
    if settings["ENGINE"].endswith("sqlite3"):
        test["NAME"] = str(folder / "interlocal-test.sqlite3")
    else:
        test["NAME"] = f"interlocal_test_{os.getpid()}_{secrets.token_hex(3)}"


def url_of(connection: BaseDatabaseWrapper) -> str:
    """The ``DATABASE_URL`` that leads a child process to the database of ``connection``."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    user, password, port = (quote(str(settings[key]), safe="") for key in _LOGIN)
    login = f"{user}:{password}@" if password else f"{user}@"
    port = f":{port}" if port else ""
    # The host as a query, since it may be the folder of a socket.
    return f"postgres://{login}{port}/{quote(str(settings['NAME']))}?host={settings['HOST']}"


_LOGIN = ("USER", "PASSWORD", "PORT")


def child_environment(**more: str) -> dict[str, str]:
    """The environment for a child process that works on this test's database."""
    return {
        **os.environ,
        "DATABASE_URL": url_of(connections["default"]),
        "DJANGO_SETTINGS_MODULE": "interlocal.website.settings",
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        **more,
    }


def let_flush_empty_guarded_tables() -> None:
    """Let the emptying of tables between transactional tests, and nothing else, lift the guards."""
    operations = connections["default"].ops
    plain: Callable[..., list[str]] = operations.sql_flush

    def sql_flush(style: Any, tables: list[str], **options: Any) -> list[str]:
        vendor = connections["default"].vendor
        present = set(connections["default"].introspection.table_names())
        guarded = [table for table in GUARDED_TABLES if table in tables and table in present]
        return [
            *(line for table in guarded for line in unguard(vendor, table)),
            *plain(style, tables, **options),
            *(line for table in guarded for line in guard(vendor, table)),
        ]

    operations.sql_flush = sql_flush  # type: ignore[method-assign,assignment]


@contextmanager
def guards_lifted(table: str) -> Iterator[None]:
    """Do what only someone with the database's own rights can: change a guarded table."""
    connection = connections["default"]
    with connection.cursor() as cursor:
        for line in unguard(connection.vendor, table):
            cursor.execute(line)
        yield
        for line in guard(connection.vendor, table):
            cursor.execute(line)
