"""Assumptions: each is sourced, each can be overridden, and none changes under a kept plan."""

import json
from pathlib import Path
from typing import Any

import pytest

from interlocal.engine.assumption import Assumption, number_text
from interlocal.engine.assumptions import Assumptions, assumptions
from interlocal.engine.demand import floor_name
from interlocal.engine.errors import EngineError, Refused
from interlocal.engine.provenance import Kind
from interlocal.engine.roles import roles

METHODS = Path(__file__).parents[2] / "docs" / "methods"
METHODS_PAGE = (METHODS / "assumptions.md").read_text(encoding="utf-8")
SHIPPED = list(assumptions().values())
WITH_VALUE = [known for known in SHIPPED if known.value is not None]
each = pytest.mark.parametrize("known", SHIPPED, ids=lambda known: known.name)


@each
def test_an_assumption_has_a_source_with_its_figure_year_and_method(known: Assumption) -> None:
    assert known.label
    assert known.unit
    assert known.source
    assert known.figure
    assert 2007 <= known.year <= 2026
    assert known.method in {"alone", "need", "sharing-plan", "wages"}


@each
def test_an_assumption_ships_within_its_low_and_high(known: Assumption) -> None:
    assert known.low < known.high
    assert known.value is None or known.low <= known.value <= known.high
    assert not known.warning
    assert not known.is_yours


@pytest.mark.parametrize("known", WITH_VALUE, ids=lambda known: known.name)
def test_an_assumption_can_be_given_its_own_value_again(known: Assumption) -> None:
    assert known.with_value(known.used) == known


def test_only_pay_is_left_to_be_worked_out_from_data() -> None:
    open_names = {known.name for known in SHIPPED if known.value is None}
    assert open_names == {f"pay_{role}" for role in roles()}
    with pytest.raises(EngineError, match="pay_ciso"):
        assumptions().value("pay_ciso")


@pytest.mark.parametrize("family", ["market_hour", "onsite_share", "occupation_part", "pay"])
def test_a_family_holds_one_assumption_for_every_role(family: str) -> None:
    names = [name for name in assumptions() if name.startswith(f"{family}_")]
    assert names == [f"{family}_{role}" for role in roles()]
    assert [assumptions()[name].role for name in names] == list(roles())


def test_every_role_has_a_least_useful_engagement() -> None:
    for role in roles().values():
        assert assumptions().value(floor_name(role, 60)) > 0


def test_an_assumption_about_a_role_names_it() -> None:
    assert assumptions()["market_hour_ciso"].label == "Market price of a CISO hour"
    assert not [known.label for known in SHIPPED if "{" in known.label]


def test_a_value_replaces_only_the_one_named_and_keeps_the_default() -> None:
    changed = assumptions().replaced({"benefits_load": 1.5})
    assert changed.value("benefits_load") == 1.5
    assert changed["benefits_load"].default == 1.43
    assert changed["benefits_load"].kind_used is Kind.YOURS
    assert [known.name for known in changed.overridden] == ["benefits_load"]
    assert assumptions().value("benefits_load") == 1.43
    rest = set(changed) - {"benefits_load"}
    assert {name: changed[name] for name in rest} == {name: assumptions()[name] for name in rest}


def test_going_back_to_the_default_is_no_longer_yours() -> None:
    back = assumptions().replaced({"benefits_load": 1.5}).replaced({"benefits_load": 1.43})
    assert back == assumptions()


@pytest.mark.parametrize("typed", ["1,700", " 1700 ", 1700, 1700.0, "1.7e3"])
def test_a_number_may_be_written_as_people_write_it(typed: float | str) -> None:
    assert assumptions().replaced({"productive_hours": typed}).value("productive_hours") == 1700


def test_money_may_carry_its_sign() -> None:
    assert assumptions().replaced({"pay_ciso": "$140,000"}).value("pay_ciso") == 140_000


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match=r'no assumption named "benefit_load".*benefits_load'):
        assumptions().replaced({"benefit_load": 1.5})


def test_a_value_that_is_no_number_is_refused_with_what_was_typed() -> None:
    with pytest.raises(Refused) as refusal:
        assumptions().replaced({"benefits_load": "43 percent"})
    assert str(refusal.value) == (
        'Benefits on top of pay must be a number such as 1.43. You typed "43 percent".'
    )


@pytest.mark.parametrize("typed", ["", "nan", "inf", "1.4.3", "-", float("nan"), True, None, [1.5]])
def test_what_is_not_a_finite_number_is_refused(typed: Any) -> None:
    with pytest.raises(Refused, match="must be a number"):
        assumptions().replaced({"benefits_load": typed})


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("productive_hours", 0, "more than 0"),
        ("travel_speed", -45, "more than 0"),
        ("agreement_cost", -1, "0 or more"),
        ("group_size", 2.5, "a whole number"),
    ],
)
def test_a_number_that_makes_no_sense_is_refused(name: str, typed: float, expected: str) -> None:
    with pytest.raises(Refused, match=expected):
        assumptions().replaced({name: typed})


def test_a_cost_may_be_nothing() -> None:
    assert assumptions().replaced({"agreement_cost": 0}).value("agreement_cost") == 0


def test_a_value_outside_low_and_high_is_taken_with_a_warning() -> None:
    changed = assumptions().replaced({"benefits_load": 1.8, "mileage_rate": 0.1})
    assert changed.value("benefits_load") == 1.8
    assert changed.warnings == (
        "Benefits on top of pay: 1.8 is above the usual 1.3 to 1.6 times pay.",
        "Mileage: 0.1 is below the usual 0.5 to 0.9 dollars a mile.",
    )
    assert assumptions().warnings == ()


def test_a_plan_can_freeze_assumptions_and_read_them_back() -> None:
    changed = assumptions().replaced({"benefits_load": 1.5, "pay_ciso": 140_000})
    frozen = json.loads(json.dumps(changed.as_json()))
    assert Assumptions.from_json(frozen) == changed
    assert Assumptions.from_json(frozen).overridden == changed.overridden


def test_a_frozen_assumption_with_an_unknown_field_is_refused_by_name() -> None:
    frozen = assumptions().as_json()
    frozen[0]["color"] = "blue"
    with pytest.raises(Refused, match=r"benefits_load.*color"):
        Assumptions.from_json(frozen)


def test_what_bears_on_a_role_leaves_out_other_roles() -> None:
    names = {known.name for known in assumptions().about("ciso")}
    assert {"benefits_load", "market_hour_ciso", "pay_ciso"} <= names
    assert "market_hour_cio" not in names


def test_the_values_in_use_leave_out_what_is_worked_out() -> None:
    used = assumptions().used()
    assert used["benefits_load"] == 1.43
    assert "pay_ciso" not in used
    assert assumptions().replaced({"pay_ciso": 1}).used()["pay_ciso"] == 1


def test_the_parts_of_one_occupation_never_add_up_to_more_than_all_of_it() -> None:
    parts: dict[str, float] = {}
    for role in roles().values():
        part = assumptions().value(f"occupation_part_{role.key}")
        parts[role.occupation] = parts.get(role.occupation, 0) + part
    assert max(parts.values()) <= 1


@each
def test_the_methods_page_lists_an_assumption_as_it_is_shipped(known: Assumption) -> None:
    value = "from data" if known.value is None else number_text(known.value)
    limits = f"{number_text(known.low)}\u2013{number_text(known.high)}"
    source = f"{known.source}, {known.year}"
    cells = (f"`{known.name}`", known.label, value, limits, known.unit, known.kind.value, source)
    assert f"| {' | '.join(cells)} |" in METHODS_PAGE


def test_the_methods_page_lists_no_assumption_that_is_not_shipped() -> None:
    assert METHODS_PAGE.count("\n| `") == len(SHIPPED)
