"""Sheets made of columns: each cell a value, or a formula with the value it comes to."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

ItemT = TypeVar("ItemT")

# A sheet has its title in row 1, a note in row 2, the heads in row 4, its first line in row 5.
HEAD_ROW = 3
FIRST_ROW = 4
LINE_POINTS = 15.0
PLACE = re.compile(r"\[(\w+|#)\]")

FORMATS: dict[str, dict[str, Any]] = {
    "text": {"valign": "top", "indent": 1},
    "wrapped": {"valign": "top", "text_wrap": True, "indent": 1},
    "title": {"bold": True, "font_size": 16},
    "note": {"font_color": "#565C65", "italic": True},
    "head": {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "indent": 1},
    "number_head": {
        "bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "align": "right",
    },
    "whole": {"num_format": "#,##0", "valign": "top"},
    "money": {"num_format": '$#,##0.00;"−"$#,##0.00', "valign": "top"},
    "hours": {"num_format": "#,##0.00", "valign": "top"},
    "tenths": {"num_format": "#,##0.0", "valign": "top"},
    "percent": {"num_format": '0%;"−"0%', "valign": "top"},
    "fine_percent": {"num_format": "0.0%", "valign": "top"},
    "plain": {"num_format": "#,##0.##########", "valign": "top"},
    "year": {"num_format": "0", "valign": "top"},
}  # fmt: skip
TEXT_STYLES = {"text", "wrapped"}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and what it comes to, for readers that do not recalculate.

    ``[key]`` stands for the cell of that column in the same line, ``[#]`` for the line's number.
    """

    text: str
    value: float | str


Cell = str | float | Formula | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[ItemT]):
    """A column of a table: what stands in it, how wide and in what form; ``total`` adds it up."""

    key: str
    title: str
    cell: Callable[[ItemT], Cell]
    style: str = "text"
    width: float = 12
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table(Generic[ItemT]):
    """A sheet of one table; other sheets refer to its columns by key."""

    sheet: str
    title: str
    note: str
    columns: tuple[Column[ItemT], ...]
    items: Sequence[ItemT]

    def letter(self, key: str) -> str:
        """The letter of a column."""
        place = next(n for n, column in enumerate(self.columns) if column.key == key)
        return letter_of(place)

    def span(self, key: str) -> str:
        """All cells of a column, for a sum in another sheet; an empty table has one blank line."""
        letter = self.letter(key)
        last = FIRST_ROW + max(1, len(self.items))
        return f"{self.sheet}!${letter}${FIRST_ROW + 1}:${letter}${last}"

    def beside(self, key: str) -> str:
        """The cell of a column in the line of the same number, for a formula in another sheet."""
        return f"{self.sheet}!${self.letter(key)}[#]"


@cache
def letter_of(place: int) -> str:
    """The letter of the column at a place counted from 0."""
    return str(xl_col_to_name(place))


class PlainSheet(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas need no translation, which saves half of the time."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002
        return formula.removeprefix("=")


class Book:
    """A workbook with the formats of ours."""

    def __init__(self, workbook: Workbook) -> None:
        """Prepare the formats."""
        self.workbook = workbook
        self.formats = {name: workbook.add_format(form) for name, form in FORMATS.items()}
        self.total_formats = {
            name: workbook.add_format({**form, "bold": True, "top": 2})
            for name, form in FORMATS.items()
        }

    def write(self, table: Table[ItemT]) -> None:
        """Add the sheet with its title, heads, lines and totals."""
        sheet = self.workbook.add_worksheet(table.sheet, PlainSheet)
        sheet.write_string(0, 0, table.title, self.formats["title"])
        sheet.write_string(1, 0, table.note, self.formats["note"])
        for place, column in enumerate(table.columns):
            head = "head" if column.style in TEXT_STYLES else "number_head"
            sheet.write_string(HEAD_ROW, place, column.title, self.formats[head])
            sheet.set_column(place, place, column.width)
        sheet.set_row(HEAD_ROW, 3 * LINE_POINTS)
        for row, item in enumerate(table.items, start=FIRST_ROW):
            cells = [column.cell(item) for column in table.columns]
            sheet.set_row(row, height_of(cells, table.columns))
            for place, column in enumerate(table.columns):
                form = self.formats[column.style]
                put(sheet, row, place, placed(cells[place], table, row), form)
        self._write_totals(sheet, table)
        for_paper(sheet)

    def _write_totals(self, sheet: Any, table: Table[ItemT]) -> None:
        if not table.items or not any(column.total for column in table.columns):
            return
        row = FIRST_ROW + len(table.items)
        for place, column in enumerate(table.columns):
            form = self.total_formats[column.style]
            if column.total:
                put(sheet, row, place, total(table, column), form)
            else:
                put(sheet, row, place, "Total" if place == 0 else "", form)


def total(table: Table[ItemT], column: Column[ItemT]) -> Formula:
    """The sum of a column."""
    values = (column.cell(item) for item in table.items)
    known = [value.value if isinstance(value, Formula) else value for value in values]
    numbers = [value for value in known if isinstance(value, int | float)]
    return Formula(f"SUM({table.span(column.key).partition('!')[2]})", sum(numbers))


def placed(cell: Cell, table: Table[ItemT], row: int) -> Cell:
    """A formula with its places filled by the cells of its line."""
    if not isinstance(cell, Formula):
        return cell

    def address(place: re.Match[str]) -> str:
        if place[1] == "#":
            return str(row + 1)
        return f"${table.letter(place[1])}{row + 1}"

    return Formula(PLACE.sub(address, cell.text), cell.value)


def height_of(cells: Sequence[Cell], columns: Sequence[Column[Any]]) -> float:
    """A row's height in points, so that its wrapped words are all in view."""
    lines = [
        lines_of_text(cell, column.width)
        for cell, column in zip(cells, columns, strict=True)
        if column.style == "wrapped" and isinstance(cell, str)
    ]
    return LINE_POINTS * max(lines, default=1)


def lines_of_text(text: str, width: float) -> int:
    """How many lines words take in a column of ``width`` letters, with some room to spare."""
    return max(1, math.ceil(1.15 * len(text) / width))


def put(sheet: Any, row: int, place: int, cell: Cell, form: Any) -> None:
    """Write one cell; words are always words, whatever sign they begin with."""
    if isinstance(cell, Formula):
        sheet.write_formula(row, place, f"={cell.text}", form, cell.value)
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, form)
    elif cell is None:
        sheet.write_blank(row, place, None, form)
    else:
        sheet.write_number(row, place, cell, form)


def for_paper(sheet: Any) -> None:
    """Keep the heads in view, and print as wide as a page with the heads on each."""
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")
