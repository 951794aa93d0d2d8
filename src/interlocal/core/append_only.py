"""Tables that only grow: the database itself refuses to change or remove a row.

A migration that creates such a table ends with ``AppendOnly("app_table")``. On SQLite a later
migration that alters a column builds the table anew and loses its triggers: end it with the same.
"""

from collections.abc import Callable

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import RunPython


def guard(vendor: str, table: str) -> list[str]:
    """The statements that guard ``table`` on a database of this ``vendor``."""
    return [*unguard(vendor, table), *_BY_VENDOR[vendor](table)]


def unguard(vendor: str, table: str) -> list[str]:
    """The statements that take the guard of ``table`` away."""
    on = f' ON "{table}"' if vendor == "postgresql" else ""
    names = ["update", "delete", *(["truncate"] if vendor == "postgresql" else [])]
    return [f'DROP TRIGGER IF EXISTS "{table}_no_{name}"{on}' for name in names]


def _sqlite(table: str) -> list[str]:
    return [
        f'CREATE TRIGGER "{table}_no_{deed}" BEFORE {deed.upper()} ON "{table}"'
        f" BEGIN SELECT RAISE(ABORT, '{table} only grows: no {deed}'); END"
        for deed in ("update", "delete")
    ]


def _postgresql(table: str) -> list[str]:
    refuse = (
        "CREATE OR REPLACE FUNCTION interlocal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE EXCEPTION '% only grows: no %', TG_TABLE_NAME, lower(TG_OP)"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    triggers = [
        f'CREATE TRIGGER "{table}_no_{deed}" BEFORE {deed.upper()} ON "{table}"'
        f" FOR EACH {each} EXECUTE FUNCTION interlocal_only_grows()"
        for deed, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT"))
    ]
    return [refuse, *triggers]


_BY_VENDOR: dict[str, Callable[[str], list[str]]] = {"sqlite": _sqlite, "postgresql": _postgresql}


class AppendOnly(RunPython):
    """The migration operation that guards one table."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(self._guard, self._unguard)

    def deconstruct(self) -> tuple[str, list[str], dict[str, object]]:
        """Written in a migration as ``AppendOnly("app_table")``."""
        return self.__class__.__name__, [self.table], {}

    def _guard(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, guard(editor.connection.vendor, self.table))

    def _unguard(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        _run(editor, unguard(editor.connection.vendor, self.table))


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        # No parameters at all, so that a percent sign stays what it is.
        editor.execute(statement, None)
