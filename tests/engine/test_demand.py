"""Need: it follows staff, leaders have a floor and a ceiling, and the sum can be followed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.engine.assumptions import assumptions
from interlocal.engine.demand import (
    FLOOR_BANDS,
    HoursNeeded,
    StaffingPattern,
    it_posts,
    need_hours_per_week,
)
from interlocal.engine.errors import EngineError, Refused
from interlocal.engine.provenance import Kind, Sign, Step
from interlocal.engine.reference import staffing_pattern
from interlocal.engine.roles import Role, role_named, roles

STAFF = st.floats(min_value=0, max_value=400_000)
ROLES = st.sampled_from(list(roles().values()))
CISO = role_named("ciso")


def need(role: Role, staff: float) -> HoursNeeded:
    return need_hours_per_week(role, staff, staffing_pattern(), assumptions())


@pytest.mark.parametrize(
    ("staff", "hours"),
    [(0, 0.5), (3, 0.5), (7, 0.75), (17, 1), (30, 1.5), (72, 2), (140, 3), (300, 6), (1750, 30.75)],
)
def test_a_ciso_is_needed_by_staff(staff: float, hours: float) -> None:
    assert need(CISO, staff).hours_per_week == hours


def test_chelsea_needs_two_hours_of_a_ciso_between_one_and_three() -> None:
    chelsea = need(CISO, 72)
    assert (chelsea.low, chelsea.hours_per_week, chelsea.high) == (1, 2, 3)


@given(role=ROLES, staff=STAFF, more=STAFF)
def test_more_staff_never_need_less(role: Role, staff: float, more: float) -> None:
    assert need(role, staff).hours_per_week <= need(role, staff + more).hours_per_week


@given(role=ROLES, staff=STAFF)
def test_hours_are_whole_quarters_and_never_none(role: Role, staff: float) -> None:
    hours = need(role, staff)
    for figure in (hours.low, hours.hours_per_week, hours.high):
        assert figure >= 0.25
        assert (figure * 4).is_integer()
    assert hours.low <= hours.hours_per_week <= hours.high


@given(role=ROLES, staff=STAFF)
def test_a_leader_never_fills_more_than_one_post(role: Role, staff: float) -> None:
    value = assumptions().value
    if role.is_leader:
        hours = need(role, staff).hours_per_week
        assert hours * value("weeks_per_year") <= value("productive_hours")


@given(role=ROLES, staff=STAFF)
def test_the_steps_lead_to_the_hours(role: Role, staff: float) -> None:
    hours = need(role, staff)
    reached = follow(hours.steps)
    assert abs(reached - hours.hours_per_week) <= 0.25 + 1e-6
    assert hours.steps[-1].value == hours.hours_per_week


@given(role=ROLES, staff=STAFF)
def test_every_step_has_a_kind_and_a_source(role: Role, staff: float) -> None:
    for step in need(role, staff).steps:
        assert step.kind in Kind
        assert step.source
        assert math.isfinite(step.value)


def test_a_large_government_needs_several_of_a_role_that_leads_nobody() -> None:
    assert need(role_named("user support"), 1750).hours_per_week > 200


def test_the_need_follows_the_national_pattern_above_the_floor() -> None:
    jobs = staffing_pattern().per_thousand("15-1232")
    by_hand = 500 * jobs / 1000 * 1600 / 52
    assert abs(need(role_named("user_support"), 500).hours_per_week - by_hand) <= 0.125


def test_a_floor_of_ones_own_is_taken() -> None:
    own = assumptions().replaced({"leader_floor_staff_50": 4})
    hours = need_hours_per_week(CISO, 72, staffing_pattern(), own)
    assert hours.hours_per_week == 4
    floor = next(step for step in hours.steps if step.sign is Sign.AT_LEAST)
    assert (floor.kind, floor.assumption) == (Kind.YOURS, "leader_floor_staff_50")


def test_each_band_of_staff_has_a_floor_that_rises() -> None:
    floors = [assumptions().value(f"leader_floor_staff_{band}") for band in FLOOR_BANDS]
    assert floors == sorted(set(floors))
    shipped = [name for name in assumptions() if name.startswith("leader_floor_staff_")]
    assert shipped == [f"leader_floor_staff_{band}" for band in FLOOR_BANDS]


@pytest.mark.parametrize("staff", [-1.0, float("nan"), float("inf")])
def test_staff_that_cannot_be_is_refused(staff: float) -> None:
    with pytest.raises(Refused, match="staff must be 0 or more"):
        need(CISO, staff)


def test_local_governments_have_nearly_twenty_it_jobs_in_a_thousand() -> None:
    assert round(staffing_pattern().per_thousand("15-1200", "11-3021"), 1) == 19.9
    assert round(it_posts(72, staffing_pattern()), 1) == 1.4


def test_jobs_that_were_not_released_are_not_guessed() -> None:
    rows = [{"soc": "00-0000", "employment": "1000"}, {"soc": "15-1212", "employment": "-"}]
    with pytest.raises(EngineError, match="15-1212"):
        StaffingPattern.from_rows(rows).per_thousand("15-1212")


def follow(steps: tuple[Step, ...]) -> float:
    """What a reader gets who works through the lines, before the last rounds to quarters."""
    at = 0.0
    for step in steps[:-1]:
        value = step.value / 1000 if "per 1,000" in step.unit else step.value
        match step.sign:
            case Sign.START | Sign.IS:
                at = value
            case Sign.TIMES:
                at *= value
            case Sign.DIVIDED:
                at /= value
            case Sign.AT_LEAST:
                at = max(at, value)
            case Sign.AT_MOST:
                at = min(at, value)
    return at
