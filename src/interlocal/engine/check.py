"""Proves a plan again from scratch: limits, capacity, costs, shares and core, without the solver.

Written apart on purpose: it shares no sum with the modules that make plans, only the assumptions.
"""

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from interlocal.engine.errors import CheckFailed
from interlocal.engine.instance import Government, Instance, Need
from interlocal.engine.plan import Alone, Baseline, Group, Member, Plan

EARTH_RADIUS_MILES = 3_958.7613
HOURS_SLACK = 1e-6
ENUMERATED_MEMBERS = 16


def check(instance: Instance, plan: Plan) -> None:
    """Raise ``CheckFailed``, naming the first promise that does not hold; say nothing otherwise."""
    for broken in broken_promises(instance, plan):
        raise CheckFailed(broken)


def broken_promises(instance: Instance, plan: Plan) -> Iterator[str]:
    """Every promise of the plan that does not hold, in words."""
    facts = _Facts(instance)
    yield from _everyone_once(instance, plan)
    for group in plan.groups:
        yield from _group_limits(facts, group)
        yield from _group_costs(facts, group)
        yield from _group_shares(group)
        yield from _group_core(facts, group)
    for alone in plan.alone:
        yield from _alone_cost(facts, alone)
    yield from _together_and_apart(instance, plan)
    yield from _totals(plan)


class _Facts:
    """The instance by id, and its assumptions by name."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.governments = {government.id: government for government in instance.governments}
        self.needs = {(need.role, need.government): need for need in instance.needs}
        self.value = instance.assumptions.value

    def miles(self, a: Government, b: Government) -> float:
        """Road miles by the spherical law of haversines, one pair at a time."""
        lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
        half_across = math.radians(b.longitude - a.longitude) / 2
        half_up = (lat_b - lat_a) / 2
        chord = math.sin(half_up) ** 2
        chord += math.cos(lat_a) * math.cos(lat_b) * math.sin(half_across) ** 2
        straight = 2 * EARTH_RADIUS_MILES * math.asin(min(1.0, math.sqrt(chord)))
        return straight * self.value("road_factor")

    def half_post_cents(self, need: Need) -> float:
        """Half a post a year with benefits and overhead, not yet rounded."""
        return need.pay_cents * self.value("benefits_load") * self.value("overhead") / 2

    def trip_miles(self, role: str, member: str, miles: float) -> float:
        """Road miles a year to a member and back."""
        received = self.needs[role, member].hours_per_week * self.value("weeks_per_year")
        visits = max(self.value("onsite_visits"), received / self.value("visit_hours"))
        return 2 * visits * self.value(f"onsite_share_{role}") * miles

    def hours(self, role: str, host: str, member: str) -> float:
        """Hours a year the member takes out of the host's post."""
        need = self.needs[role, member]
        received = need.hours_per_week * self.value("weeks_per_year")
        if host == member:
            return received
        miles = self.miles(self.governments[host], self.governments[member])
        driving = self.trip_miles(role, member, miles) / self.value("travel_speed")
        return received + self.value("coordination_hours") + driving

    def own_cents(self, role: str, host: str, member: str) -> float:
        """Paperwork and mileage a member adds, in cents."""
        if host == member:
            return 0.0
        miles = self.miles(self.governments[host], self.governments[member])
        mileage = self.trip_miles(role, member, miles) * self.value("mileage_rate")
        return 100 * (self.value("member_paperwork") + mileage)

    def may_host(self, id_: str) -> bool:
        """Whether a government is willing and large enough."""
        government = self.governments[id_]
        return government.may_host and government.staff >= self.value("host_minimum_staff")

    def may_join(self, host: str, member: str) -> bool:
        """Whether distance and state allow it."""
        here, there, limits = self.governments[host], self.governments[member], self.instance.limits
        if limits.same_state and here.state != there.state:
            return False
        miles = self.miles(here, there)
        minutes = miles / self.value("travel_speed") * 60
        near = limits.miles is None or miles <= limits.miles + 1e-6
        return near and (limits.drive_minutes is None or minutes <= limits.drive_minutes + 1e-6)

    def most_clients(self, half_posts: int) -> float:
        """How many governments so many half posts may serve."""
        persons = -(-half_posts // 2)
        return min(self.value("group_size"), persons * self.value("clients_per_person"))


def _everyone_once(instance: Instance, plan: Plan) -> Iterator[str]:
    placed = Counter((group.role, member.id) for group in plan.groups for member in group.members)
    placed.update((alone.role, alone.id) for alone in plan.alone)
    for need in instance.needs:
        count = placed.pop((need.role, need.government), 0)
        if count != 1:
            yield f"{need.government} stands {count} times in the plan for {need.role}, not once."
    for role, id_ in placed:
        yield f"{id_} is planned for {role} but does not need it."


def _group_limits(facts: _Facts, group: Group) -> Iterator[str]:
    host, members = group.host.id, [member.id for member in group.members]
    if host not in members:
        yield f"{host} hosts a {group.role} but is not a member of its own group."
    if not facts.may_host(host):
        yield f"{host} hosts a {group.role} but may not host."
    for member in members:
        if member != host and not facts.may_join(host, member):
            yield f"{member} is too far from its host {host}, or in another state."
    hours = sum(facts.hours(group.role, host, member) for member in members)
    capacity = group.half_posts * facts.value("productive_hours") / 2
    if hours > capacity + HOURS_SLACK or not math.isclose(hours, group.used_hours, abs_tol=1e-3):
        said = f"{group.used_hours:.3f} of {capacity:.3f} said"
        yield f"{host}'s {group.role} works {hours:.3f} hours; {said}."
    if len(members) > facts.most_clients(group.half_posts):
        yield f"{host}'s {group.role} serves {len(members)} governments, more than it may."


def _group_costs(facts: _Facts, group: Group) -> Iterator[str]:
    need = facts.needs[group.role, group.host.id]
    posts = group.half_posts * facts.half_post_cents(need)
    own = sum(facts.own_cents(group.role, group.host.id, member.id) for member in group.members)
    cost = posts + 100 * facts.value("agreement_cost") + own
    # Each half post, each member and the agreement are rounded to the cent once.
    if abs(cost - group.cost_cents) > group.half_posts + len(group.members) + 1:
        yield f"{group.host.id}'s group costs {cost:.0f} cents, not {group.cost_cents}."
    parts = group.post_cents + group.agreement_cents
    parts += sum(member.own_cost_cents for member in group.members)
    if parts != group.cost_cents:
        yield f"The parts of {group.host.id}'s cost add up to {parts}, not {group.cost_cents}."
    for member in group.members:
        yield from _baseline(facts, group.role, member)


def _alone_cost(facts: _Facts, alone: Alone) -> Iterator[str]:
    yield from _baseline(facts, alone.role, alone)
    if alone.cost_cents != alone.baseline.cost_cents:
        yield f"{alone.id} alone costs {alone.baseline.cost_cents}, not {alone.cost_cents}."


def _baseline(facts: _Facts, role: str, who: Member | Alone) -> Iterator[str]:
    need, said = facts.needs[role, who.id], who.baseline
    hours = need.hours_per_week * facts.value("weeks_per_year")
    halves = max(1, math.ceil(hours / (facts.value("productive_hours") / 2) - 1e-9))
    hire = halves * facts.half_post_cents(need)
    market = hours * facts.value(f"market_hour_{role}") * 100
    if abs(hire - said.hire_cents) > halves or abs(market - said.market_cents) > 1:
        yield f"{who.id} alone: hiring {hire:.0f}, buying {market:.0f}; the plan says otherwise."
    if said.cost_cents != min(said.hire_cents, said.market_cents) or not _way_is_cheaper(said):
        yield f"{who.id} alone is not the cheaper of hiring and buying."


def _way_is_cheaper(said: Baseline) -> bool:
    return said.cost_cents == (said.hire_cents if said.way == "hire" else said.market_cents)


def _group_shares(group: Group) -> Iterator[str]:
    for rule in group.in_core:
        paid = sum(member.shares_cents[rule] for member in group.members)
        if paid != group.cost_cents:
            cost = group.cost_cents
            yield f"Shares by {rule} of {group.host.id} add up to {paid}, not {cost}."
        more = {m.id for m in group.members if m.shares_cents[rule] > m.baseline_cents}
        if more != set(group.verdicts[rule].pays_more):
            yield f"By {rule}, {sorted(more)} pay more than alone; the plan says otherwise."
        if group.in_core[rule] != group.verdicts[rule].holds:
            yield f"The plan says both that {rule} holds and that it does not."


def _group_core(facts: _Facts, group: Group) -> Iterator[str]:
    """Look at every subgroup of a group small enough to list them all."""
    count = len(group.members)
    if count > ENUMERATED_MEMBERS:
        return
    subgroups = (np.arange(1, 2**count - 1)[:, None] >> np.arange(count) & 1).astype(bool)
    alone = _subgroups_cents(facts, group, subgroups)
    for rule, holds in group.in_core.items():
        shares = np.array([member.shares_cents[rule] for member in group.members])
        most = float((subgroups @ shares - alone).max())
        if abs(most - group.verdicts[rule].most_gain_cents) > 2 * count and (most > count) == holds:
            yield f"By {rule}, some of {group.host.id}'s group gain {most:.0f} cents by leaving."


def _subgroups_cents(
    facts: _Facts, group: Group, subgroups: npt.NDArray[np.bool_]
) -> npt.NDArray[np.float64]:
    """What each subgroup pays if all of it joins one agreement of its own, or all stay alone."""
    baselines = np.array([float(member.baseline_cents) for member in group.members])
    best: npt.NDArray[np.float64] = subgroups @ baselines
    sizes = subgroups.sum(axis=1)
    for place, host in enumerate(group.members):
        if not facts.may_host(host.id):
            continue
        near = np.array([m is host or facts.may_join(host.id, m.id) for m in group.members])
        hours = np.array([facts.hours(group.role, host.id, m.id) for m in group.members])
        own = np.array([facts.own_cents(group.role, host.id, m.id) for m in group.members])
        possible = subgroups[:, place] & ~subgroups[:, ~near].any(axis=1) & (sizes > 1)
        posts = _least_posts_cents(facts, group.role, host.id, subgroups @ hours, sizes)
        cost = posts + 100 * facts.value("agreement_cost") + subgroups @ own
        best = np.where(possible, np.minimum(best, cost), best)
    return best


def _least_posts_cents(
    facts: _Facts, role: str, host: str, hours: npt.NDArray[np.float64], sizes: npt.NDArray[np.int_]
) -> npt.NDArray[np.float64]:
    """The fewest half posts of a host that hold each number of hours and members, in cents."""
    half = facts.value("productive_hours") / 2
    halves = np.maximum(1, np.ceil(hours / half - 1e-9))
    persons = np.maximum(np.ceil(halves / 2), np.ceil(sizes / facts.value("clients_per_person")))
    halves = np.maximum(halves, 2 * persons - 1)
    cents = halves * facts.half_post_cents(facts.needs[role, host])
    return np.where(sizes <= facts.value("group_size"), cents, np.inf)


def _together_and_apart(instance: Instance, plan: Plan) -> Iterator[str]:
    for role in plan.roles:
        place = {
            member.id: group.host.id
            for group in plan.groups
            if group.role == role
            for member in group.members
        }
        for group in instance.limits.together:
            if len({place.get(id_) for id_ in group}) > 1:
                yield f"{', '.join(group)} were to stay together for {role}."
        for first, second in instance.limits.apart:
            if first in place and place[first] == place.get(second):
                yield f"{first} and {second} were to be kept apart for {role}."


def _totals(plan: Plan) -> Iterator[str]:
    total = sum(group.cost_cents for group in plan.groups)
    total += sum(alone.cost_cents for alone in plan.alone)
    baseline = sum(member.baseline_cents for group in plan.groups for member in group.members)
    baseline += sum(alone.cost_cents for alone in plan.alone)
    if total != plan.total_cost_cents or baseline != plan.baseline_cost_cents:
        yield f"The plan costs {total} against {baseline} alone, not what it says."
    if plan.lower_bound_cents > total:
        yield f"The plan costs {total}, below its own lower bound {plan.lower_bound_cents}."
    if plan.status == "optimal" and plan.lower_bound_cents != total:
        yield "The plan calls itself the best without a proof."
