"""The CSV file: every government once for each role, to the cent, safe in a spreadsheet."""

import csv
import io
from collections.abc import Callable

import pytest

from interlocal.planning.bridge import SHARE_RULES
from interlocal.planning.exports.tables import csv_of, defused, dollars
from tests.planning import plans
from tests.planning.plans import Made, named


def lines(made: Made, rule: str | None = None) -> list[dict[str, str]]:
    plan, instance = made
    return list(csv.DictReader(io.StringIO(csv_of(plan, instance, rule=rule), newline="")))


@pytest.mark.parametrize("make", [plans.shared, plans.region, plans.two_roles, plans.alone])
def test_every_need_has_one_line_and_everyone_left_out_has_one(make: Callable[[], Made]) -> None:
    plan, instance = make()
    found = lines((plan, instance))
    needs = sorted((need.role, need.government) for need in instance.needs)
    assert sorted((f["role"], f["id"]) for f in found if f["status"] != "left out") == needs
    left_out = [f["id"] for f in found if f["status"] == "left out"]
    assert left_out == [out.id for out in plan.excluded]


def test_the_shares_of_a_group_add_up_to_its_cost_under_every_rule() -> None:
    plan, instance = plans.shared()
    members = [f for f in lines((plan, instance)) if f["group"] == "A"]
    for rule in SHARE_RULES:
        paid = sum(round(float(f[f"share_dollars_{rule}"]) * 100) for f in members)
        assert paid == plan.groups[0].cost_cents


def test_the_rule_asked_for_is_the_one_shown() -> None:
    asked = [f for f in lines(plans.shared(), rule="shapley") if f["group"]]
    assert {f["rule"] for f in asked} == {"shapley"}
    assert all(f["share_dollars"] == f["share_dollars_shapley"] for f in asked)
    usual = [f for f in lines(plans.shared()) if f["group"]]
    assert {f["rule"] for f in usual} == {f["default_rule"] for f in usual}


def test_a_saving_is_the_cost_alone_less_the_share() -> None:
    for f in lines(plans.shared()):
        if f["group"]:
            saved = float(f["alone_dollars"]) - float(f["share_dollars"])
            assert float(f["saving_dollars"]) == pytest.approx(saved, abs=0.001)


def test_one_government_hosts_each_group_and_stands_as_its_host_in_every_line() -> None:
    members = [f for f in lines(plans.shared()) if f["group"] == "A"]
    (host,) = [f for f in members if f["status"] == "hosts"]
    assert {f["host_id"] for f in members} == {host["id"]}


def test_those_alone_say_why_and_have_no_share() -> None:
    found = [f for f in lines(plans.shared()) if f["status"] == "alone"]
    assert found
    assert all(f["reason"] and not f["share_dollars"] and not f["group"] for f in found)


@pytest.mark.parametrize("name", ['=HYPERLINK("x")', "+1+1", "-1+2", "@SUM(A1)", "\tx", "\rx"])
def test_a_name_that_a_spreadsheet_would_run_is_defused(name: str) -> None:
    found = lines(named(plans.shared(), "city", name))
    (city,) = [f for f in found if f["id"] == "city"]
    assert city["name"] == f"'{name}"


def test_names_with_commas_quotes_and_line_breaks_come_back_whole() -> None:
    name = 'Doña "Ana", north\nside'
    found = lines(named(plans.shared(), "city", name))
    assert next(f for f in found if f["id"] == "city")["name"] == name


def test_lines_end_as_the_standard_for_such_files_says() -> None:
    plan, instance = plans.shared()
    text = csv_of(plan, instance)
    assert text.endswith("\r\n")
    assert text.count("\r\n") == 1 + len(instance.needs) + len(plan.excluded)


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0.00"), (5, "0.05"), (2211195, "22111.95"), (-520000, "-5200.00")]
)
def test_money_is_a_plain_number_of_dollars(cents: int, text: str) -> None:
    assert dollars(cents) == text
    assert defused(text) == text
