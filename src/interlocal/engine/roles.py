"""The roles that governments share: names, occupations, and the NICE work roles behind them."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from interlocal.engine.naming import unknown

SHIPPED = Path(__file__).with_name("roles.toml")
NICE_WORK_ROLES = Path(__file__).parent / "data" / "nice_work_roles.csv"


@dataclass(frozen=True, slots=True)
class WorkRole:
    """A work role of the NICE Framework, v2.1.0."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of work that one person can do for several governments.

    `occupation` is the code whose published pay and jobs stand for the role; `why` says so where
    the code is not its own.
    """

    key: str
    name: str
    plural: str
    article: str
    explanation: str
    is_leader: bool
    occupation: str
    occupation_title: str
    why: str
    work_roles: tuple[WorkRole, ...]
    aliases: tuple[str, ...]

    @property
    def with_article(self) -> str:
        """The role as a sentence says it: "a CISO"."""
        return f"{self.article} {self.name}"

    def count(self, number: float) -> str:
        """So many of them: "1 CISO", "2 CISOs"."""
        return f"{number:g} {self.name if number == 1 else self.plural}"


@cache
def roles() -> Mapping[str, Role]:
    """Every role by its key, leaders first, in the order pages list them."""
    titles = _work_role_titles()
    tables = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    found = {key: _role(key, table, titles) for key, table in tables.items()}
    return MappingProxyType(found)


def role_named(text: str) -> Role:
    """The role with this key, name or alias, in any case.

    Raises Refused with the nearest known ones when there is none.
    """
    names = _key_by_name()
    key = names.get(_plain(text))
    if key is None:
        raise unknown("role", text, names)
    return roles()[key]


@cache
def _key_by_name() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, known in roles().items():
        for name in (key, known.name, known.plural, *known.aliases):
            found[_plain(name)] = key
    return MappingProxyType(found)


def _plain(text: str) -> str:
    return "_".join(text.lower().replace("_", " ").replace("-", " ").split())


def _role(key: str, table: Mapping[str, object], titles: Mapping[str, str]) -> Role:
    plain = {name: value for name, value in table.items() if isinstance(value, str)}
    return Role(
        key=key,
        is_leader=table["is_leader"] is True,
        work_roles=tuple(WorkRole(code, titles[code]) for code in _texts(table["work_roles"])),
        aliases=_texts(table["aliases"]),
        **plain,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(text) for text in value) if isinstance(value, list) else ()


def _work_role_titles() -> Mapping[str, str]:
    with NICE_WORK_ROLES.open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row["title"] for row in csv.DictReader(lines)}
