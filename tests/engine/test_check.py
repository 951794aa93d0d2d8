"""The check must notice every broken promise: each test breaks one and sees it named."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from interlocal.engine.check import broken_promises, check
from interlocal.engine.errors import CheckFailed
from interlocal.engine.instance import Instance, Limits
from interlocal.engine.make_plan import make_plan
from interlocal.engine.plan import Group, Member, Plan
from tests.regions import city_and_towns, make_government, make_region

REGION = city_and_towns(9, hours={f"town{n}": 1.0 for n in range(1, 10)})
PLAN = make_plan(REGION)


def with_group(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, groups=(replace(plan.groups[0], **changes), *plan.groups[1:]))


def with_member(plan: Plan, **changes: Any) -> Plan:
    members = plan.groups[0].members
    return with_group(plan, members=(replace(members[0], **changes), *members[1:]))


def with_share(plan: Plan, rule: str, added: int) -> Plan:
    member = plan.groups[0].members[0]
    shares = {**member.shares_cents, rule: member.shares_cents[rule] + added}
    return with_member(plan, shares_cents=shares)


def group() -> Group:
    return PLAN.groups[0]


def member() -> Member:
    return PLAN.groups[0].members[0]


def moved_cents(plan: Plan, rule: str, cents: int) -> Plan:
    """Shift some of a share from one town to another, so that the sum stays right."""
    first, second, *others = plan.groups[0].members
    shifted = (
        replace(one, shares_cents={**one.shares_cents, rule: one.shares_cents[rule] + sign * cents})
        for one, sign in ((first, 1), (second, -1))
    )
    return with_group(plan, members=(*shifted, *others))


def test_a_sound_plan_passes() -> None:
    assert PLAN.groups
    check(REGION, PLAN)


BROKEN: dict[str, Callable[[], Plan]] = {
    "stands 0 times": lambda: replace(PLAN, alone=PLAN.alone[1:]),
    "stands 2 times": lambda: replace(PLAN, alone=(*PLAN.alone, PLAN.alone[0])),
    "does not need it": lambda: replace(PLAN, alone=(*PLAN.alone, replace(PLAN.alone[0], id="x"))),
    "hours": lambda: with_group(PLAN, used_hours=group().used_hours - 1),
    "costs": lambda: with_group(PLAN, cost_cents=group().cost_cents - 100),
    "add up to": lambda: with_share(PLAN, "hours", 1),
    "pay more than alone": lambda: moved_cents(PLAN, "nucleolus", 2_000_000),
    "both that": lambda: with_group(PLAN, in_core={**group().in_core, "nucleolus": False}),
    "against": lambda: replace(PLAN, total_cost_cents=PLAN.total_cost_cents - 1),
    "below its own lower bound": lambda: replace(PLAN, lower_bound_cents=PLAN.total_cost_cents + 1),
    "without a proof": lambda: replace(
        PLAN, status="optimal", lower_bound_cents=PLAN.total_cost_cents - 1
    ),
    "alone: hiring": lambda: with_member(
        PLAN, baseline=replace(member().baseline, market_cents=member().baseline.market_cents + 9)
    ),
    "not the cheaper": lambda: with_member(PLAN, baseline=replace(member().baseline, way="hire")),
}


@pytest.mark.parametrize("said", BROKEN)
def test_a_broken_promise_is_named(said: str) -> None:
    assert any(said in broken for broken in broken_promises(REGION, BROKEN[said]()))


def test_a_broken_plan_is_never_returned() -> None:
    with pytest.raises(CheckFailed, match="lower bound"):
        check(REGION, BROKEN["below its own lower bound"]())


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(drive_minutes=1.0), "too far"),
        (Limits(miles=0.5), "too far"),
        (Limits(drive_minutes=30.0, together=(("city", "town9"),)), "stay together"),
        (Limits(drive_minutes=30.0, apart=(("city", "town1"),)), "kept apart"),
    ],
)
def test_a_plan_made_under_other_limits_fails(limits: Limits, said: str) -> None:
    stricter = replace(REGION, limits=limits)
    in_group = {one.id for one in group().members}
    assert "town9" not in in_group
    assert "town1" in in_group
    assert any(said in broken for broken in broken_promises(stricter, PLAN))


def test_a_host_that_may_not_host_fails() -> None:
    others = REGION.governments[1:]
    small = replace(REGION, governments=(replace(REGION.governments[0], staff=3.0), *others))
    assert any("may not host" in broken for broken in broken_promises(small, PLAN))


def test_too_many_clients_fail() -> None:
    fewer = replace(REGION, assumptions=REGION.assumptions.replaced({"clients_per_person": 4}))
    assert any("more than it may" in broken for broken in broken_promises(fewer, PLAN))


def test_a_subgroup_that_would_leave_is_found_by_listing_them_all() -> None:
    """Two towns that the plan says are content, though their shares were doubled."""
    cheated = moved_cents(PLAN, "equal", 500_000)
    verdicts = {**group().verdicts, "equal": group().verdicts["nucleolus"]}
    cheated = with_group(cheated, verdicts=verdicts, in_core={**group().in_core, "equal": True})
    assert any("by leaving" in broken for broken in broken_promises(REGION, cheated))


def test_across_a_state_line_fails() -> None:
    governments = [make_government("city", staff=80.0)]
    governments += [make_government(f"town{n}", state="OH") for n in range(8)]
    region: Instance = make_region(
        governments,
        hours={f"town{n}": 1.0 for n in range(8)},
        limits=Limits(drive_minutes=30.0, same_state=False),
    )
    plan = make_plan(region)
    strict = replace(region, limits=Limits(drive_minutes=30.0))
    assert any("another state" in broken for broken in broken_promises(strict, plan))
