"""Going alone: the cheaper of two ways, in whole cents, and where sharing breaks even."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.engine.alone import (
    alone_cost,
    break_even_hour_cents,
    half_post_cents,
    half_post_hours,
)
from interlocal.engine.assumptions import assumptions
from interlocal.engine.errors import Refused
from interlocal.engine.provenance import Sign
from interlocal.engine.roles import Role, role_named, roles

CISO = role_named("ciso")
PAY = 136_772_00
HOURS = st.integers(1, 4_000).map(lambda quarters: quarters / 4)
PAYS = st.integers(20_000_00, 400_000_00)
ROLES = st.sampled_from(list(roles().values()))


def test_chelsea_alone_buys_two_hours_a_week_as_in_the_worked_example() -> None:
    chelsea = alone_cost(2, PAY, assumptions(), CISO)
    assert (chelsea.way, chelsea.cost_cents, chelsea.hours_per_year) == ("buy", 26_000_00, 104)
    assert (chelsea.hire_half_posts, chelsea.hire_cents) == (1, 109_527_02)


def test_a_county_alone_hires_a_full_post() -> None:
    county = alone_cost(30.75, PAY, assumptions(), CISO)
    assert (county.way, county.hire_half_posts, county.cost_cents) == ("hire", 2, 219_054_04)


@given(hours=HOURS, pay=PAYS, role=ROLES)
def test_alone_costs_the_lesser_of_hiring_and_buying(hours: float, pay: int, role: Role) -> None:
    alone = alone_cost(hours, pay, assumptions(), role)
    assert alone.cost_cents == min(alone.hire_cents, alone.market_cents)
    assert alone.cost_cents == (alone.hire_cents if alone.way == "hire" else alone.market_cents)


@given(hours=HOURS, pay=PAYS)
def test_the_half_posts_hired_are_just_enough(hours: float, pay: int) -> None:
    alone = alone_cost(hours, pay, assumptions(), CISO)
    room = half_post_hours(assumptions())
    assert alone.hire_half_posts * room >= alone.hours_per_year - 1e-6
    assert (alone.hire_half_posts - 1) * room < alone.hours_per_year
    assert alone.hire_cents == alone.hire_half_posts * half_post_cents(pay, assumptions())


@given(hours=HOURS, more=HOURS, pay=PAYS, role=ROLES)
def test_more_hours_never_cost_less(hours: float, more: float, pay: int, role: Role) -> None:
    less = alone_cost(hours, pay, assumptions(), role).cost_cents
    assert less <= alone_cost(hours + more, pay, assumptions(), role).cost_cents


@given(hours=HOURS, pay=PAYS, role=ROLES)
def test_both_sums_can_be_followed(hours: float, pay: int, role: Role) -> None:
    alone = alone_cost(hours, pay, assumptions(), role)
    at, ends = 1.0, []
    for step in alone.steps:
        if step.sign is Sign.IS:
            ends.append((at, step.value))
        at = step.value if step.sign is Sign.START else at * step.value
    (hired, hire), (bought_dollars, market) = ends
    assert hire == alone.hire_cents == pytest.approx(hired, abs=alone.hire_half_posts)
    assert market == alone.market_cents == pytest.approx(bought_dollars * 100, abs=1)


def test_where_both_ways_cost_the_same_hours_are_bought() -> None:
    own = assumptions().replaced({"benefits_load": 1, "overhead": 1, "market_hour_ciso": 125})
    same = alone_cost(800 / 52, 200_000_00, own, CISO)
    assert same.hire_cents == same.market_cents == 100_000_00
    assert same.way == "buy"


def test_sharing_breaks_even_at_the_price_in_the_worked_example() -> None:
    assert break_even_hour_cents(118_789_00, 650) == 182_75


@given(cost=st.integers(0, 10**9), hours=HOURS)
def test_at_the_break_even_price_buying_costs_the_same(cost: int, hours: float) -> None:
    assert break_even_hour_cents(cost, hours) * hours == pytest.approx(cost, abs=hours)


def test_no_hours_have_no_break_even_price() -> None:
    with pytest.raises(Refused, match="break-even"):
        break_even_hour_cents(100, 0)


@pytest.mark.parametrize("hours", [-1.0, float("nan"), float("inf")])
def test_hours_that_cannot_be_are_refused(hours: float) -> None:
    with pytest.raises(Refused, match="hours a week"):
        alone_cost(hours, PAY, assumptions(), CISO)


def test_negative_pay_is_refused() -> None:
    with pytest.raises(Refused, match="pay must be 0 or more"):
        alone_cost(1, -1, assumptions(), CISO)
