"""Small plans for the tests of what one takes along, made by the engine itself."""

from dataclasses import replace
from functools import cache
from typing import Any

from interlocal.engine.make_plan import make_plan
from interlocal.planning.bridge import Exclusion, Instance, Plan
from tests.regions import city_and_towns, make_government, make_region

Made = tuple[Plan, Instance]


@cache
def shared() -> Made:
    """A city that asks, with eight towns that share its CISO; one place was left out."""
    left_out = Exclusion(id="gone", name="Gone Township", reason="It no longer exists")
    return _made(city_and_towns(center="city", excluded=(left_out,)))


@cache
def alone() -> Made:
    """A town that asks, with nobody who may host."""
    return _made(make_region([make_government("town")], center="town"))


@cache
def staying_out() -> Made:
    """A town that asks and stays alone, while others share."""
    plan, instance = shared()
    town = plan.alone[0].id
    return replace(plan, center=town), replace(instance, center=town)


@cache
def region() -> Made:
    """The same city and towns with nobody who asked."""
    return _made(city_and_towns())


@cache
def two_roles() -> Made:
    """The city and towns sharing a CISO and a GIS analyst."""
    instance = city_and_towns(center="city")
    gis: dict[str, Any] = {"role": "gis_analyst", "pay_cents": 8_000_000, "hours_per_week": 5.0}
    more = tuple(replace(need, **gis) for need in instance.needs)
    return _made(replace(instance, needs=(*instance.needs, *more)))


@cache
def crowded() -> Made:
    """The same group with forty more members, copies of one: for layout, not a plan to keep."""
    plan, instance = shared()
    (group,) = plan.groups
    one = next(member for member in group.members if member.id != group.host.id)
    place = next(g for g in instance.governments if g.id == one.id)
    need = next(n for n in instance.needs if n.government == one.id)
    ids = [f"more{number}" for number in range(40)]
    members = (*group.members, *(replace(one, id=id_, name=id_.title()) for id_ in ids))
    cost = sum(member.shares_cents[group.default_rule] for member in members)
    larger = replace(group, members=members, cost_cents=cost)
    governments = (*instance.governments, *(replace(place, id=id_, name=id_) for id_ in ids))
    needs = (*instance.needs, *(replace(need, government=id_) for id_ in ids))
    grown = replace(instance, governments=governments, needs=needs)
    return replace(plan, groups=(larger,)), grown


def named(made: Made, id_: str, name: str) -> Made:
    """The same plan with another name for one of the governments."""
    plan, instance = made
    governments = tuple(replace(g, name=name) if g.id == id_ else g for g in instance.governments)
    groups = tuple(
        replace(
            group,
            members=tuple(replace(m, name=name) if m.id == id_ else m for m in group.members),
        )
        for group in plan.groups
    )
    return replace(plan, groups=groups), replace(instance, governments=governments)


def _made(instance: Instance) -> Made:
    return make_plan(instance), instance
