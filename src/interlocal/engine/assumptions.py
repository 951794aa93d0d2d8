"""The assumptions of a plan: shipped with their sources, overridden by name, frozen as JSON."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from interlocal.engine.assumption import Assumption
from interlocal.engine.assumption_file import read
from interlocal.engine.errors import Refused
from interlocal.engine.naming import unknown
from interlocal.engine.provenance import Kind

SHIPPED = Path(__file__).with_name("assumptions.toml")


class Assumptions(Mapping[str, Assumption]):
    """All assumptions by name; never changed, only replaced by another set."""

    __slots__ = ("_by_name",)

    def __init__(self, known: Iterable[Assumption]) -> None:
        """Keep these assumptions, in this order."""
        self._by_name = {assumption.name: assumption for assumption in known}

    def __getitem__(self, name: str) -> Assumption:
        """The assumption of this name; Refused with the nearest known ones when there is none."""
        if name not in self._by_name:
            raise unknown("assumption", name, self._by_name)
        return self._by_name[name]

    def __contains__(self, name: object) -> bool:
        """Whether there is an assumption of this name."""
        return name in self._by_name

    def __iter__(self) -> Iterator[str]:
        """The names, in the order pages list them."""
        return iter(self._by_name)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._by_name)

    def __repr__(self) -> str:
        """How many there are, and which a person overrode."""
        own = {assumption.name: assumption.value for assumption in self.overridden}
        return f"Assumptions({len(self)}, overridden={own})"

    def value(self, name: str) -> float:
        """The number in use, in the assumption's unit."""
        return self[name].used

    def used(self) -> dict[str, float]:
        """Every number in use by its name, leaving out those worked out from data."""
        return {name: a.value for name, a in self._by_name.items() if a.value is not None}

    def replaced(self, values: Mapping[str, float | str]) -> "Assumptions":
        """These assumptions with a person's values in place of some.

        Raises Refused for an unknown name or for a value that is no usable number; a value outside
        low to high is accepted, and `warnings` says so.
        """
        own = {name: self[name].with_value(typed) for name, typed in values.items()}
        return Assumptions(own.get(name, known) for name, known in self._by_name.items())

    def about(self, role: str) -> tuple[Assumption, ...]:
        """Those that bear on a role, by its key: the ones for all roles and its own."""
        return tuple(known for known in self._by_name.values() if known.role in {None, role})

    @property
    def overridden(self) -> tuple[Assumption, ...]:
        """Those a person put another value for."""
        return tuple(known for known in self._by_name.values() if known.is_yours)

    @property
    def warnings(self) -> tuple[str, ...]:
        """A sentence for each value outside its low to high."""
        return tuple(known.warning for known in self._by_name.values() if known.warning)

    def as_json(self) -> list[dict[str, Any]]:
        """All of it as plain lists and numbers, so that a plan keeps what it was made with."""
        return [asdict(assumption) for assumption in self._by_name.values()]

    @classmethod
    def from_json(cls, frozen: Iterable[Mapping[str, Any]]) -> "Assumptions":
        """The assumptions that `as_json` froze. Raises Refused when a field is missing or new."""
        return cls(_thawed(fields) for fields in frozen)


@cache
def assumptions() -> Assumptions:
    """The assumptions as shipped."""
    return Assumptions(read(SHIPPED))


def _thawed(fields: Mapping[str, Any]) -> Assumption:
    try:
        return Assumption(**{**fields, "kind": Kind(fields["kind"])})
    except (TypeError, KeyError, ValueError) as error:
        raise Refused(
            f'The assumption "{fields.get("name", "without a name")}" was kept by another version '
            f"and cannot be read: {error}. Make the plan again."
        ) from error
