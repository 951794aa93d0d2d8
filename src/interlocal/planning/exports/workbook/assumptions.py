"""The sheet of assumptions: every number the plan rests on that is not data, under its own name."""

from collections.abc import Iterator

from interlocal.planning.bridge import Assumption, Instance
from interlocal.planning.exports.workbook.sheet import FIRST_ROW, Column, Table

SHEET = "Assumptions"


def assumption_table(instance: Instance) -> Table[Assumption]:
    """Those that bear on the roles planned for; a blank value is worked out from data."""
    about = [
        known
        for known in instance.assumptions.values()
        if known.role is None or known.role in instance.roles
    ]
    return Table(
        SHEET,
        "Assumptions",
        "Each value carries the name in column A, and formulas use it by that name.",
        (
            Column(key="name", title="Name", width=30, cell=lambda known: known.name),
            Column(key="label", title="What it is", width=40, cell=lambda known: known.label),
            Column(key="value", title="Value", style="plain", cell=lambda known: known.value),
            Column(key="unit", title="Unit", width=24, cell=lambda known: known.unit),
            Column(key="low", title="Low", style="plain", cell=lambda known: known.low),
            Column(key="high", title="High", style="plain", cell=lambda known: known.high),
            Column(key="kind", title="Kind", width=11, cell=lambda known: known.kind_used.value),
            Column(key="default", title="Shipped value", style="plain",
                   cell=lambda known: known.default),
            Column(key="source", title="Source", style="wrapped", width=44,
                   cell=lambda known: known.source),
            Column(key="year", title="Year", style="year", width=7, cell=lambda known: known.year),
            Column(key="figure", title="What it says", style="wrapped", width=60,
                   cell=lambda known: known.figure),
            Column(key="note", title="Note", style="wrapped", width=60,
                   cell=lambda known: known.note),
        ),
        about,
    )  # fmt: skip


def names(table: Table[Assumption]) -> Iterator[tuple[str, str]]:
    """The name of each value and the cell it stands for."""
    letter = table.letter("value")
    for row, known in enumerate(table.items, start=FIRST_ROW + 1):
        if known.value is not None:
            yield known.name, f"={table.sheet}!${letter}${row}"
