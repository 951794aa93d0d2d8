"""The workbook: the plan's figures, and formulas that give the same when worked out anew."""

import io
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from interlocal.planning.bridge import SHARE_RULES
from interlocal.planning.exports.workbook import xlsx_of
from interlocal.planning.exports.workbook.members import SHARE_SHOWN
from tests.planning import plans
from tests.planning.plans import Made, named

SHEETS = ["Summary", "Groups", "Members", "Shares", "Rules", "Alone", "Assumptions", "Method"]
HEAD_ROW, FIRST_ROW = 4, 5
OFFICE = shutil.which("soffice")
NO_OFFICE = "NO LIBREOFFICE: formulas are not worked out anew"
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def opened(made: Made, *, formulas: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_of(*made)), data_only=not formulas)


def column(sheet: Any, title: str) -> list[Any]:
    """What stands under a head, the total left out."""
    heads = [cell.value for cell in sheet[HEAD_ROW]]
    lines = [row for row in sheet.iter_rows(min_row=FIRST_ROW) if row[0].value != "Total"]
    return [row[heads.index(title)].value for row in lines]


def cents(values: list[Any]) -> list[int]:
    return [round(value * 100) for value in values]


def fact(book: Any, label: str) -> Any:
    return next(row[1].value for row in book["Summary"].iter_rows() if row[0].value == label)


def cell_of(book: Any, name: str) -> Any:
    """The cell that a name stands for."""
    (_, place) = next(iter(book.defined_names[name].destinations))
    return book["Assumptions"][place.replace("$", "")]


@pytest.mark.parametrize("make", [plans.shared, plans.alone, plans.region, plans.two_roles])
def test_the_summary_says_what_the_plan_costs_and_saves(make: Callable[[], Made]) -> None:
    plan, instance = make()
    book = opened((plan, instance))
    assert book.sheetnames == SHEETS
    assert cents([fact(book, "The plan")]) == [plan.total_cost_cents]
    assert cents([fact(book, "Everyone alone")]) == [plan.baseline_cost_cents]
    assert cents([fact(book, "Saving")]) == [plan.saving_cents]
    assert fact(book, "Groups") == len(plan.groups)
    assert fact(book, "Staying alone") == len(plan.alone)


def test_members_and_groups_carry_the_plans_own_cents() -> None:
    plan, instance = plans.shared()
    book, (group,) = opened((plan, instance)), plan.groups
    assert cents(column(book["Groups"], "The group costs")) == [group.cost_cents]
    assert sum(cents(column(book["Members"], "Pays in the group"))) == group.cost_cents
    by_id = {member.id: member for member in group.members}
    ids = column(book["Members"], "Census id")
    alone = cents(column(book["Members"], "Alone: the cheaper"))
    assert alone == [by_id[id_].baseline_cents for id_ in ids]


def test_the_share_column_of_members_is_the_rule_shown_in_the_sheet_of_shares() -> None:
    book = opened(plans.shared(), formulas=True)
    letter = SHARE_SHOWN.partition("$")[2][0]
    assert book["Shares"][f"{letter}{HEAD_ROW}"].value == "Rule shown"
    assert column(book["Members"], "Government") == column(book["Shares"], "Government")


def test_every_rule_of_every_group_is_checked_and_adds_up() -> None:
    plan, instance = plans.shared()
    book = opened((plan, instance))
    assert len(column(book["Rules"], "Rule")) == len(SHARE_RULES) * len(plan.groups)
    assert set(column(book["Rules"], "Difference")) == {0}
    assert fact(book, "Do all shares add up?") == "yes"


def test_every_assumption_used_in_a_formula_has_its_cell_by_name() -> None:
    plan, instance = plans.shared()
    book = opened((plan, instance), formulas=True)
    for name in ("benefits_load", "overhead", "productive_hours", "market_hour_ciso"):
        assert cell_of(book, name).value == instance.assumptions.value(name)


def test_what_a_hire_costs_is_a_formula_of_pay_benefits_and_overhead() -> None:
    book = opened(plans.shared(), formulas=True)
    hires = column(book["Members"], "Hire alone")
    assert hires
    assert all("benefits_load*overhead" in formula for formula in hires)


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    name = '=HYPERLINK("https://example.org")'
    book = opened(named(plans.shared(), "city", name), formulas=True)
    cells = [cell for row in book["Members"].iter_rows() for cell in row if cell.value == name]
    assert cells
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells)


def test_the_same_plan_on_the_same_day_is_the_same_file() -> None:
    plan, instance = plans.shared()
    today = date(2026, 11, 22)
    again = xlsx_of(plan, instance, today=today)
    assert xlsx_of(plan, instance, today=today) == again


def recalculated(file: Path, folder: Path) -> Any:
    """The workbook with every formula worked out by LibreOffice."""
    user = folder / "office" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    out = folder / "out"
    where = ["--convert-to", "xlsx", "--outdir", str(out), str(file)]
    command = [str(OFFICE), f"-env:UserInstallation={user.parent.as_uri()}", "--headless", *where]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook(out / file.name, data_only=True)


def without_results(made: Made, folder: Path, **changes: float) -> Path:
    """The workbook with formulas only, and other values for some assumptions."""
    book = opened(made, formulas=True)
    for name, value in changes.items():
        cell_of(book, name).value = value
    file = folder / "plan.xlsx"
    book.save(file)
    return file


@pytest.mark.skipif(OFFICE is None, reason=NO_OFFICE)
def test_formulas_worked_out_anew_give_the_plans_figures(tmp_path: Path) -> None:
    made = plans.two_roles()
    ours, theirs = opened(made), recalculated(without_results(made, tmp_path), tmp_path)
    compared = 0
    for sheet in opened(made, formulas=True):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                said = ours[sheet.title][cell.coordinate].value
                found = theirs[sheet.title][cell.coordinate].value
                assert found == pytest.approx(said, abs=1e-6), f"{sheet.title} {cell.coordinate}"
                compared += 1
    assert compared > 100


@pytest.mark.skipif(OFFICE is None, reason=NO_OFFICE)
def test_another_benefits_load_changes_the_cost_and_says_to_plan_again(tmp_path: Path) -> None:
    plan, instance = plans.shared()
    dearer = without_results((plan, instance), tmp_path, benefits_load=1.6)
    book = recalculated(dearer, tmp_path)
    (group,) = plan.groups
    (after,) = column(book["Groups"], "Posts cost")
    assert after == pytest.approx(group.post_cents / 100 * 1.6 / 1.43, abs=0.01 * group.half_posts)
    assert "make the plan again" in fact(book, "Do all shares add up?")
