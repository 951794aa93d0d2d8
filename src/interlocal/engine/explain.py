"""Reasons in words: why this host, why this group, why alone, why nothing at all."""

from collections.abc import Sequence

import numpy as np

from interlocal.engine.instance import Instance, Limits
from interlocal.engine.joining import Joining, half_posts_for
from interlocal.engine.plan import Group, Reason
from interlocal.engine.sharing import seat_miles
from interlocal.engine.staffing import Roster, Seat, Staffing, may_host

# Hosts that differ by less than $100 a year are even in words.
EVEN_CENTS = 100_00


def why_none(instance: Instance, models: Sequence[Staffing]) -> str:
    """Why no plan can exist, or nothing when one can."""
    if not any(model.seats for model in models):
        return "No government in the region has a need that can be planned for."
    if not any(model.hosts for model in models):
        minimum = round(instance.assumptions.value("host_minimum_staff"))
        return f"Nobody {within(instance.limits)} has the {minimum} staff we ask of a host."
    if all(len(model.problem.arc_member) == len(model.hosts) for model in models):
        return f"No government that may host has another one {within(instance.limits)}."
    return ""


def within(limits: Limits) -> str:
    """The limit on distance as a reader says it: "within 30 minutes"."""
    parts = []
    if limits.drive_minutes is not None:
        parts.append(f"within {_counted(limits.drive_minutes, 'minute')}")
    if limits.miles is not None:
        parts.append(f"within {_counted(limits.miles, 'mile')}")
    return " and ".join(parts) or "in the region"


def _counted(number: float, unit: str) -> str:
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def why_group(
    model: Staffing, roster: Roster, group: Group, rosters: Sequence[Roster]
) -> tuple[Reason, ...]:
    """Why this host, why these members, and why the nearest host outside is not among them."""
    reasons = [_why_host(model, roster, group), _why_these(model, roster, group)]
    other = _nearest_other_host(model, roster, rosters)
    return (*reasons, other) if other else tuple(reasons)


def _why_host(model: Staffing, roster: Roster, group: Group) -> Reason:
    able = [
        index
        for index in roster.seats
        if index != roster.host and may_host(model.seats[index].government, model.terms)
    ]
    costs = {index: cost for index in able if (cost := _cost_if_hosted_by(model, roster, index))}
    host = model.seats[roster.host].government
    values: dict[str, str | int | float] = {
        "host": host.name,
        "minimum": f"{model.terms.host_minimum_staff:g}",
        "count": len(roster.seats),
    }
    if not able:
        code, sentence = (
            "host_only_large",
            "%(host)s is the only one of the %(count)d with %(minimum)s or more staff.",
        )
    elif not costs:
        code = "host_only_near"
        sentence = (
            "%(host)s is the only one with %(minimum)s or more staff that is near enough to all "
            "the others."
        )
    else:
        best = min(costs, key=lambda index: (costs[index], index))
        more_cents = costs[best] - group.cost_cents
        values.update(other=model.seats[best].government.name, more=dollars(more_cents))
        code, sentence = (
            "host_cheapest",
            "Hosted by %(other)s, the same group would cost %(more)s more a year.",
        )
        if abs(more_cents) < EVEN_CENTS:
            code, sentence = (
                "host_even",
                "%(other)s could host the same group at about the same cost.",
            )
    return Reason(
        code=code, about=host.id, heading="Why %(host)s hosts", sentence=sentence, values=values
    )


def _cost_if_hosted_by(model: Staffing, roster: Roster, host: int) -> int | None:
    """The group's cost a year with another of its members as host; None if it cannot be."""
    rules, seats = model.terms, [model.seats[index] for index in roster.seats]
    chosen = model.seats[host]
    miles = seat_miles(rules, [chosen], seats)[0]
    own = np.array([seat is chosen for seat in seats])
    states = {seat.government.state for seat in seats}
    if (miles[~own] > rules.reach_miles).any() or (model.same_state and len(states) > 1):
        return None
    hours = np.array([seat.need.hours_per_week for seat in seats])
    load = float(rules.load_hours(hours, miles, own).sum())
    half_posts = half_posts_for(rules, load, len(seats))
    if half_posts is None:
        return None
    posts = rules.option_cents(chosen.need, half_posts)
    return posts + int(rules.own_cost_cents(hours, miles, own).sum())


def _why_these(model: Staffing, roster: Roster, group: Group) -> Reason:
    rules = model.terms
    filled = 100.0 * group.used_hours / group.capacity_hours
    seats_left = rules.client_limit(roster.half_posts) - len(roster.seats)
    values: dict[str, str | int | float] = {
        "count": len(roster.seats),
        "filled": f"{filled:.0f}",
        "posts": posts_text(group.half_posts),
        "limit": rules.client_limit(roster.half_posts),
        "left": f"{group.capacity_hours - group.used_hours:,.0f}",
        "saving": dollars(group.saving_cents),
    }
    if seats_left <= 0:
        code = "group_full"
        sentence = (
            "Their needs fill %(filled)s%% of %(posts)s, and %(limit)d governments is the most "
            "it may serve. Together they save %(saving)s a year."
        )
    else:
        code = "group_room"
        sentence = (
            "Their needs fill %(filled)s%% of %(posts)s; %(left)s hours a year are left. "
            "Together they save %(saving)s a year."
        )
    return Reason(
        code=code,
        about=group.host.id,
        heading="Why these %(count)d",
        sentence=sentence,
        values=values,
    )


def _nearest_other_host(
    model: Staffing, roster: Roster, rosters: Sequence[Roster]
) -> Reason | None:
    """Why the nearest host of another group is not in this one."""
    others = [other for other in rosters if other is not roster]
    if not others:
        return None
    here = model.seats[roster.host]
    miles = seat_miles(model.terms, [here], [model.seats[other.host] for other in others])[0]
    nearest = others[int(miles.argmin())]
    host = model.seats[nearest.host]
    return Reason(
        code="other_host",
        about=host.government.id,
        heading="Why %(name)s is not in this group",
        sentence=(
            "It needs %(hours)s hours a week by itself and hosts a group of %(count)d of its own."
        ),
        values={
            "name": host.government.name,
            "hours": f"{host.need.hours_per_week:g}",
            "count": len(nearest.seats),
        },
    )


def why_alone(groups: Joining, seat: Seat) -> Reason:
    """Why a government stays alone: nobody near may host, or joining would cost more."""
    rules = groups.model.terms
    values: dict[str, str | int | float] = {
        "name": seat.government.name,
        "hours": f"{float(rules.hours_per_year(seat.need.hours_per_week)):,.0f}",
        "alone": dollars(seat.baseline.cost_cents),
        "minimum": f"{rules.host_minimum_staff:g}",
    }
    code, sentence = _alone_sentence(groups, seat, values)
    return Reason(
        code=code,
        about=seat.government.id,
        heading="Why %(name)s stays alone",
        sentence=sentence,
        values=values,
    )


def _alone_sentence(
    groups: Joining, seat: Seat, values: dict[str, str | int | float]
) -> tuple[str, str]:
    if not groups.hosts_in_reach(seat) and not may_host(seat.government, groups.model.terms):
        return "no_host_near", "Nobody near enough has the %(minimum)s staff we ask of a host."
    needs = "It needs about %(hours)s hours a year. Buying them costs %(alone)s"
    if seat.baseline.way == "hire":
        needs = "It needs about %(hours)s hours a year. Hiring its own costs %(alone)s"
    cheapest = groups.cheapest(seat)
    if cheapest is None:
        return "no_group_near", needs + "; no group within reach could take it for less."
    added, host = cheapest
    values.update(host=host.government.name, added=dollars(added))
    code = "costs_more" if added >= seat.baseline.cost_cents else "not_settled"
    return code, needs + "; joining %(host)s would add %(added)s to the cost of that group."


def dollars(cents: int) -> str:
    """Whole dollars as a table writes them: $5,200, with a true minus."""
    whole = f"${abs(round(cents / 100)):,}"
    return whole if cents >= 0 else f"\N{MINUS SIGN}{whole}"


def posts_text(half_posts: int) -> str:
    """Half posts in words: "half a post", "one post", "2.5 posts"."""
    if half_posts == 1:
        return "half a post"
    if half_posts == 2:
        return "one post"
    return f"{half_posts / 2:g} posts"
