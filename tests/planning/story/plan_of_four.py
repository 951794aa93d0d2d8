"""A small plan made by hand: Ash hosts Birch and Cedar, Dale stays alone."""

from dataclasses import replace

from interlocal.engine.plan import Party
from interlocal.planning.bridge import (
    Alone,
    Baseline,
    CoreVerdict,
    Exclusion,
    Government,
    Group,
    Instance,
    Limits,
    Member,
    Need,
    Plan,
    Reason,
    assumptions,
)

NAMES = {"a": "Ash", "b": "Birch", "c": "Cedar Charter Township", "d": "Dale"}
STAFF = {"a": 80.0, "b": 60.0, "c": 12.0, "d": 3.0}
ALONE = {"a": 26_000_00, "b": 20_000_00, "c": 10_000_00}
EQUAL = {"a": 14_000_00, "b": 14_000_00, "c": 14_000_00}
HOURS = {"a": 19_500_00, "b": 15_000_00, "c": 7_500_00}


def government(id_: str) -> Government:
    """One of the four, a few miles from the next."""
    place = 42.0 + 0.05 * "abcd".index(id_)
    return Government(
        id=id_,
        name=NAMES[id_],
        state="MI",
        latitude=place,
        longitude=-84.0,
        population=5000,
        staff=STAFF[id_],
    )


def an_instance(center: str | None = "b") -> Instance:
    """What the plan was made from."""
    return Instance(
        governments=tuple(map(government, "abcd")),
        needs=tuple(
            Need(government=id_, role="ciso", hours_per_week=2.0, pay_cents=136_772_00)
            for id_ in "abcd"
        ),
        limits=Limits(drive_minutes=30.0),
        assumptions=assumptions(),
        excluded=(Exclusion(id="e", name="Elm", reason="Its population is not known"),),
        center=center,
    )


def baseline(cents: int) -> Baseline:
    """Buying is cheaper than half a post."""
    return Baseline(
        cost_cents=cents,
        way="buy",
        hire_cents=109_527_02,
        hire_half_posts=1,
        market_cents=cents,
    )


def member(id_: str) -> Member:
    """One of the three that share."""
    is_host = id_ == "a"
    return Member(
        id=id_,
        name=NAMES[id_],
        hours_per_week=2.0,
        hours_per_year=104.0 if is_host else 124.0,
        coordination_hours=0.0 if is_host else 16.0,
        travel_hours=0.0 if is_host else 4.0,
        road_miles=0.0 if is_host else 6.0,
        drive_minutes=0.0 if is_host else 8.0,
        own_cost_cents=0 if is_host else 650_00,
        baseline_cents=ALONE[id_],
        baseline=baseline(ALONE[id_]),
        shares_cents={"equal": EQUAL[id_], "hours": HOURS[id_]},
    )


def a_group() -> Group:
    """Equal parts drive Cedar out; hours hold."""
    fails = CoreVerdict(
        holds=False,
        pays_more=("c",),
        subgroup=("c",),
        pays_cents=14_000_00,
        alone_cents=10_000_00,
        examined=7,
    )
    holds = CoreVerdict(holds=True, closest=("c",), closest_slack_cents=2_500_00, examined=7)
    return Group(
        role="ciso",
        host=Party(id="a", name="Ash"),
        posts=0.5,
        half_posts=1,
        capacity_hours=800.0,
        used_hours=352.0,
        post_cents=36_700_00,
        agreement_cents=4_000_00,
        cost_cents=42_000_00,
        baseline_cents=56_000_00,
        break_even_hour_cents=134_62,
        default_rule="hours",
        rule_holds=True,
        core_is_empty=False,
        in_core={"equal": False, "hours": True},
        verdicts={"equal": fails, "hours": holds},
        error_cents={},
        notes={},
        members=tuple(map(member, "abc")),
        reasons=(
            Reason(
                code="host_only_large",
                about="a",
                heading="Why %(host)s hosts",
                sentence="%(host)s is the only one of the %(count)d with %(minimum)s or more.",
                values={"host": "Ash", "count": 3, "minimum": "50"},
            ),
        ),
    )


def dale() -> Alone:
    """The one that stays alone."""
    return Alone(
        id="d",
        name="Dale",
        role="ciso",
        hours_per_week=0.5,
        cost_cents=6_500_00,
        baseline=baseline(6_500_00),
        reason=Reason(
            code="costs_more",
            about="d",
            heading="Why %(name)s stays alone",
            sentence="Joining %(host)s would add %(added)s.",
            values={"name": "Dale", "host": "Ash", "added": "$9,000"},
        ),
    )


def a_plan(center: str | None = "b") -> Plan:
    """The plan, within 1 percent of the best."""
    return Plan(
        status="feasible",
        gap=0.0103,
        lower_bound_cents=48_000_00,
        total_cost_cents=48_500_00,
        baseline_cost_cents=62_500_00,
        seconds=2.9,
        seed=0,
        center=center,
        roles=("ciso",),
        assumptions=assumptions().used(),
        groups=(a_group(),),
        alone=(dale(),),
        excluded=(Exclusion(id="e", name="Elm", reason="Its population is not known"),),
    )


def nobody_shares(center: str | None = "b") -> Plan:
    """The same region where everyone pays least alone."""
    alone = tuple(replace(dale(), id=id_, name=NAMES[id_]) for id_ in "abcd")
    return replace(
        a_plan(center),
        status="optimal",
        gap=0.0,
        lower_bound_cents=26_000_00,
        total_cost_cents=26_000_00,
        baseline_cost_cents=26_000_00,
        groups=(),
        alone=alone,
    )
