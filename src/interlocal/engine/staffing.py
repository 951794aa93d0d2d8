"""Turns one role of an instance into a location problem, and its answer back into groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from interlocal.engine.facility.location import Location
from interlocal.engine.facility.problem import NOBODY, FacilityProblem
from interlocal.engine.instance import Government, Instance, Limits, Need
from interlocal.engine.neighbors import neighbors
from interlocal.engine.plan import Baseline
from interlocal.engine.roles import role_named
from interlocal.engine.terms import Terms, baseline, terms

ArrayF = npt.NDArray[np.float64]
ArrayI = npt.NDArray[np.int64]
MOST_HALF_POSTS = 40


@dataclass(frozen=True, slots=True)
class Seat:
    """One government's place in a role: its need, what alone costs, and the unit it moves with."""

    government: Government
    need: Need
    baseline: Baseline
    unit: int


@dataclass(frozen=True, slots=True)
class Staffing:
    """One role's location problem and what its numbers stand for.

    The problem's members are *units*: governments that must stay together move as one.
    ``hosts`` gives the seat of each host in the problem.
    """

    terms: Terms
    same_state: bool
    seats: tuple[Seat, ...]
    hosts: tuple[int, ...]
    problem: FacilityProblem


@dataclass(frozen=True, slots=True)
class Roster:
    """A host, its half posts, and the seats it serves, the host's own among them."""

    host: int
    half_posts: int
    seats: tuple[int, ...]


def staffing(instance: Instance, role: str) -> Staffing:
    """The location problem of one role."""
    rules = terms(role_named(role), instance.assumptions, instance.limits)
    governments = {government.id: government for government in instance.governments}
    needs = [need for need in instance.needs if need.role == role]
    units = _units([need.government for need in needs], instance.limits.together)
    seats = tuple(
        Seat(governments[need.government], need, baseline(need, rules), unit)
        for need, unit in zip(needs, units, strict=True)
    )
    hosts = tuple(index for index, seat in enumerate(seats) if may_host(seat.government, rules))
    problem = _problem(rules, seats, hosts, instance.limits)
    return Staffing(rules, instance.limits.same_state, seats, hosts, problem)


def may_host(government: Government, rules: Terms) -> bool:
    """Whether a government is willing and large enough to employ people for others."""
    return government.may_host and government.staff >= rules.host_minimum_staff


def rosters(model: Staffing, location: Location) -> tuple[Roster, ...]:
    """The groups of two or more that an answer forms, in the order of their hosts."""
    found = []
    for host, option in enumerate(location.option_of):
        if option == NOBODY:
            continue
        served = tuple(
            index for index, seat in enumerate(model.seats) if location.host_of[seat.unit] == host
        )
        half_posts = int(option - model.problem.option_start[host]) + 1
        found.append(Roster(model.hosts[host], half_posts, served))
    return tuple(found)


def _units(ids: Sequence[str], together: Iterable[Sequence[str]]) -> list[int]:
    """A number for each government, the same for those that must stay together."""
    leader = {id_: id_ for id_ in ids}

    def first(id_: str) -> str:
        while leader[id_] != id_:
            id_ = leader[id_]
        return id_

    for group in together:
        present = [id_ for id_ in group if id_ in leader]
        for id_ in present[1:]:
            leader[first(id_)] = first(present[0])
    numbers = {id_: number for number, id_ in enumerate(dict.fromkeys(map(first, ids)))}
    return [numbers[first(id_)] for id_ in ids]


def _problem(
    rules: Terms, seats: Sequence[Seat], hosts: Sequence[int], limits: Limits
) -> FacilityProblem:
    units = max((seat.unit for seat in seats), default=-1) + 1
    size = np.bincount([seat.unit for seat in seats], minlength=units)
    alone = np.zeros(units)
    for seat in seats:
        alone[seat.unit] += seat.baseline.cost_cents
    arcs = _arcs(rules, seats, hosts, limits, size)
    options = [_options(rules, seats[host], arc.load, size[arc.unit]) for host, arc in arcs]
    return FacilityProblem(
        option_start=_starts(len(option.cost) for option in options),
        option_cost=_joined([option.cost for option in options]),
        option_capacity=_joined([option.capacity for option in options]),
        option_clients=_joined([option.clients for option in options]),
        arc_start=_starts(len(arc.unit) for _, arc in arcs),
        arc_member=np.concatenate([*(arc.unit for _, arc in arcs), np.zeros(0, dtype=np.int64)]),
        arc_cost=_joined([arc.cost for _, arc in arcs]),
        arc_load=_joined([arc.load for _, arc in arcs]),
        alone_cost=alone,
        clients=size.astype(np.int64),
        own_member=np.array([seats[host].unit for host in hosts], dtype=np.int64),
        apart=_apart(seats, limits),
    )


@dataclass(frozen=True, slots=True)
class _Arcs:
    unit: ArrayI
    cost: ArrayF
    load: ArrayF


@dataclass(frozen=True, slots=True)
class _Options:
    cost: ArrayF
    capacity: ArrayF
    clients: ArrayF


def _arcs(
    rules: Terms, seats: Sequence[Seat], hosts: Sequence[int], limits: Limits, size: ArrayI
) -> list[tuple[int, _Arcs]]:
    """For each host the units it may serve whole, with what each costs and the hours it takes."""
    where = [(seat.government.latitude, seat.government.longitude) for seat in seats]
    places = np.array(where).reshape(-1, 2)
    state = np.array([seat.government.state for seat in seats])
    unit = np.array([seat.unit for seat in seats], dtype=np.int64)
    hours = np.array([seat.need.hours_per_week for seat in seats])
    near = neighbors(
        places[list(hosts)], places, reach_miles=rules.reach_miles, road_factor=rules.road_factor
    )
    found = []
    for host, (reached, miles) in zip(hosts, near, strict=True):
        allowed = (state[reached] == state[host]) | (not limits.same_state)
        index, distance = reached[allowed], miles[allowed]
        own = index == host
        cost = rules.own_cost_cents(hours[index], distance, own)
        load = rules.load_hours(hours[index], distance, own)
        found.append((host, _whole_units(unit[index], cost, load, size)))
    return found


def _whole_units(unit: ArrayI, cost: ArrayF, load: ArrayF, size: ArrayI) -> _Arcs:
    """Sum over units; a unit of which some government is out of reach is left out."""
    seen = np.bincount(unit, minlength=len(size))
    whole = np.flatnonzero((seen == size) & (seen > 0))
    costs, loads = np.zeros(len(size)), np.zeros(len(size))
    np.add.at(costs, unit, cost)
    np.add.at(loads, unit, load)
    return _Arcs(whole, costs[whole], loads[whole])


def _options(rules: Terms, host: Seat, loads: ArrayF, clients: ArrayI) -> _Options:
    """Half posts from one up to what the largest group in reach could fill."""
    seats = np.repeat(loads / clients, clients)
    most_hours = np.sort(seats)[::-1][: rules.group_size].sum()
    largest = int(np.clip(np.ceil(most_hours / rules.half_post_hours), 1, MOST_HALF_POSTS))
    counts = range(1, largest + 1)
    return _Options(
        cost=np.array([rules.option_cents(host.need, count) for count in counts], dtype=float),
        capacity=np.array([count * rules.half_post_hours for count in counts]),
        clients=np.array([rules.client_limit(count) for count in counts], dtype=float),
    )


def _apart(seats: Sequence[Seat], limits: Limits) -> ArrayI:
    unit = {seat.government.id: seat.unit for seat in seats}
    pairs = [
        (unit[first], unit[second])
        for first, second in limits.apart
        if first in unit and second in unit
    ]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _starts(lengths: Iterable[int]) -> ArrayI:
    return np.concatenate([[0], np.cumsum(list(lengths), dtype=np.int64)]).astype(np.int64)


def _joined(parts: Sequence[ArrayF]) -> ArrayF:
    return np.concatenate(parts) if parts else np.zeros(0)
