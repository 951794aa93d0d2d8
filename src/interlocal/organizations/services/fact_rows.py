"""Facts as rows: add what is new, supersede what changed, leave the declared alone."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from interlocal.organizations.models import Fact
from interlocal.organizations.registry.entries import FactEntry
from interlocal.organizations.services.bulk_insert import insert
from interlocal.organizations.services.organization_rows import Declared
from interlocal.organizations.services.report import Tally

_COLUMNS = (
    "organization_id",
    "name",
    "kind",
    "source_id",
    "year",
    "number",
    "cents",
    "text",
    "rule",
    "current",
)
_Key = tuple[int, str, int, int]
_Value = tuple[object, ...]


@dataclass(slots=True)
class _Changes:
    """What the difference between the files and the table asks for."""

    add: list[tuple[object, ...]] = field(default_factory=list)
    supersede: list[int] = field(default_factory=list)
    use: list[int] = field(default_factory=list)
    put_aside: list[int] = field(default_factory=list)


def write(
    wanted: Mapping[int, Sequence[FactEntry]],
    known: Collection[int],
    sources: Mapping[str, int],
    declared: Declared,
    tally: Tally,
    at: datetime,
) -> None:
    """Bring the facts of these organizations (by primary key) to the entries.

    ``known`` are the organizations that were there before; the others have no facts to compare.
    """
    changes = _difference(wanted, _kept(known), sources, declared)
    _apply(changes, at)
    tally.rows.update(
        {
            "facts": sum(len(entries) for entries in wanted.values()),
            "facts added": len(changes.add),
            "facts superseded": len(changes.supersede) + len(changes.use) + len(changes.put_aside),
        }
    )


def _kept(known: Collection[int]) -> dict[_Key, tuple[int, bool, _Value]]:
    """The published and estimated facts in force: key, current, value by what they are about."""
    found = Fact.objects.filter(organization_id__in=known, superseded_at__isnull=True)
    rows = found.exclude(kind=Fact.Kind.DECLARED).values_list(
        "organization_id", "name", "source_id", "year", "pk", "current",
        "kind", "number", "cents", "text", "rule",
    )  # fmt: skip
    return {(row[0], row[1], row[2], row[3]): (row[4], row[5], row[6:]) for row in rows}


def _difference(
    wanted: Mapping[int, Sequence[FactEntry]],
    kept: dict[_Key, tuple[int, bool, _Value]],
    sources: Mapping[str, int],
    declared: Declared,
) -> _Changes:
    changes = _Changes()
    for pk, entries in wanted.items():
        for entry in entries:
            source_id = sources[entry.source]
            current = entry.current and (pk, entry.name) not in declared
            before = kept.pop((pk, entry.name, source_id, entry.year), None)
            if before is None:
                changes.add.append(_row(pk, source_id, entry, current=current))
            elif before[2] != (entry.kind, entry.number, entry.cents, entry.text, entry.rule):
                changes.supersede.append(before[0])
                changes.add.append(_row(pk, source_id, entry, current=current))
            elif before[1] != current:
                (changes.use if current else changes.put_aside).append(before[0])
    changes.supersede += [pk for pk, _, _ in kept.values()]
    return changes


def _apply(changes: _Changes, at: datetime) -> None:
    """First what steps back, then what takes its place: one current fact per name at any moment."""
    if changes.supersede:
        old = Fact.objects.filter(pk__in=changes.supersede)
        old.update(current=False, superseded_at=at)
    if changes.put_aside:
        Fact.objects.filter(pk__in=changes.put_aside).update(current=False)
    if changes.use:
        Fact.objects.filter(pk__in=changes.use).update(current=True)
    insert(Fact, _COLUMNS, changes.add)


def _row(pk: int, source_id: int, entry: FactEntry, *, current: bool) -> tuple[object, ...]:
    return (
        pk,
        entry.name,
        entry.kind,
        source_id,
        entry.year,
        entry.number,
        entry.cents,
        entry.text,
        entry.rule,
        current,
    )
