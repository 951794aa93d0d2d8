"""Reads assumptions.toml: single assumptions, and families that hold one a role."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from interlocal.engine.assumption import Assumption
from interlocal.engine.provenance import Kind
from interlocal.engine.roles import Role, roles

Table = Mapping[str, Any]
NOT_AS_IT_STANDS = {"kind", "worked_out", "value", "low", "high"}


def read(path: Path) -> Iterator[Assumption]:
    """Every assumption in the file, in its order; families in the order of the roles."""
    for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if "values" in table or table.get("worked_out"):
            yield from _family(name, table)
        else:
            yield _assumption(name, table)


def _family(name: str, table: Table) -> Iterator[Assumption]:
    values = table.get("values", {key: {} for key in roles()})
    for role in (known for key, known in roles().items() if key in values):
        own = values[role.key]
        yield _assumption(
            f"{name}_{role.key}",
            {
                **{field: value for field, value in table.items() if field != "values"},
                "label": _label(table["label"], role),
                **(own if isinstance(own, Mapping) else {"value": own}),
            },
            role.key,
        )


def _label(template: str, role: Role) -> str:
    return template.replace("{a role}", role.with_article).replace("{role}", role.name)


def _assumption(name: str, table: Table, role: str | None = None) -> Assumption:
    value = float(table["value"]) if "value" in table else None
    texts = {field: table[field] for field in table if field not in NOT_AS_IT_STANDS}
    return Assumption(
        name=name,
        role=role,
        kind=Kind(table["kind"]),
        value=value,
        default=value,
        low=float(table["low"]),
        high=float(table["high"]),
        **texts,
    )
