"""Splitting small regions, against plain enumeration."""

from dataclasses import fields
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interlocal.engine.facility import FacilityProblem, Status, locate
from interlocal.engine.facility import dual as pricing
from interlocal.engine.facility.branch import branch
from interlocal.engine.facility.knapsack import desk
from interlocal.engine.facility.part import Part, rest_of, restrict, whole
from interlocal.engine.facility.problem import ArrayF
from interlocal.engine.facility.proof import search_rest
from interlocal.engine.facility.run import Run
from interlocal.engine.facility.seating import everyone_alone, seating_of
from tests.engine.facility.test_locate import cheapest, cost_of, small_problem


def never(_price: ArrayF, _rounds: int) -> None:
    """Look for no better plans: the parts must do without."""


def started(problem: FacilityProblem) -> Run:
    """Return a run at its start: everybody alone."""
    return Run(problem, seed=1, time_limit=60.0, on_progress=None)


def split(run: Run, *, parts: int, leaf_arcs: int) -> Run:
    """Look at some parts, beginning at the prices of staying alone."""
    price = run.net.alone_cost.copy()
    branch(run, desk(run.net), price, never, parts=parts, leaf_arcs=leaf_arcs)
    return run


def random_part(run: Run, seed: int) -> Part:
    """Return a part with random levels and some arcs barred."""
    random, part = np.random.default_rng(seed), whole(run, run.net.alone_cost)
    ends = np.sort(random.integers(0, part.most + 1, (2, len(part.most))), axis=0)
    barred = (random.random(len(part.barred)) < 0.2).astype(np.int64)
    barred[run.net.own_arc[run.net.own_arc >= 0]] = 0
    joined = (random.random(len(part.joined)) < 0.3).astype(np.int64)
    return part._replace(least=ends[0], most=ends[1], barred=barred, joined=joined)


def allowed_costs(run: Run, part: Part) -> list[float]:
    """Return what every plan of a part costs, by looking at every choice of hosts and options."""
    problem, net, found = run.problem, run.net, []
    usable = {
        (int(net.arc_member[arc]), int(net.arc_host[arc]))
        for arc in np.flatnonzero(1 - part.barred)
    }
    for choice in product(range(-1, problem.hosts), repeat=problem.members):
        stays = all(host >= 0 or not part.joined[member] for member, host in enumerate(choice))
        if stays and all(
            host < 0 or (member, host) in usable for member, host in enumerate(choice)
        ):
            found.extend(_costs_at_levels(problem, part, choice))
    return found


def _costs_at_levels(problem: FacilityProblem, part: Part, choice: tuple[int, ...]) -> list[float]:
    """Return the cost of a choice of hosts at the cheapest levels the part allows, if any."""
    if np.any(part.least[[host not in choice for host in range(problem.hosts)]] > 0):
        return []
    start = problem.option_start
    cost: ArrayF = problem.option_cost.copy()
    level = np.arange(len(cost)) - np.repeat(start[:-1], np.diff(start)) + 1
    host = np.repeat(np.arange(problem.hosts), np.diff(start))
    cost[(level < part.least[host]) | (level > part.most[host])] = 1e9
    total = cost_of(with_arrays(problem, option_cost=cost), choice)
    return [total] if total < 1e9 else []


def with_arrays(problem: FacilityProblem, **arrays: Any) -> FacilityProblem:
    """Return a problem with other arrays in the place of its own."""
    given_ones = {field.name: getattr(problem, field.name) for field in fields(problem)}
    return FacilityProblem(**{**given_ones, **arrays})


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000), leaf_arcs=st.sampled_from([4, 8, 100]))
def test_small_parts_searched_find_and_prove_the_cheapest_plan(seed: int, leaf_arcs: int) -> None:
    problem = small_problem(seed)
    run = split(started(problem), parts=500, leaf_arcs=leaf_arcs)
    least = cheapest(problem)
    assert run.bound <= least + 1e-6
    if leaf_arcs == 100:
        assert run.is_proven
        assert run.cost == pytest.approx(least)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_cheapest_plan_is_proven_by_splitting_alone(seed: int) -> None:
    problem = with_arrays(small_problem(seed), apart=np.empty((0, 2), dtype=np.int64))
    run = started(problem)
    known = locate(problem, seed=1, time_limit=60.0)
    run.keep(seating_of(run.net, known.host_of))
    assert split(run, parts=2_000, leaf_arcs=0).is_proven


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), parts=st.integers(1, 40))
def test_the_bound_is_true_whenever_the_splitting_stops(seed: int, parts: int) -> None:
    problem = small_problem(seed)
    run = split(started(problem), parts=parts, leaf_arcs=0)
    assert run.bound <= cheapest(problem) + 1e-6


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_no_plan_of_a_part_costs_less_than_its_floor(seed: int) -> None:
    run = started(small_problem(seed))
    part = random_part(run, seed)
    costs = allowed_costs(run, part)
    net, before = restrict(run.net, part)
    if np.isinf(before):
        assert not costs
        return
    prices = pricing.dual(net, least_hosts=0, upper=run.cost)
    prices.scalars[pricing.UNITS] = 1024
    pricing.ascend(net, desk(run.net), prices, 40)
    assert prices.scalars[pricing.BOUND] + before <= min(costs, default=np.inf) + 1e-6


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_highs_finds_the_cheapest_plan_of_a_part(seed: int) -> None:
    run = started(small_problem(seed))
    part, alone = random_part(run, seed), run.cost
    least = min(allowed_costs(run, part), default=np.inf)
    found = search_rest(run, rest_of(run.net, part), 1_000)
    if least > alone + 1e-6:
        assert found > alone - 1e-6
    else:
        assert found == pytest.approx(least, abs=1e-3)


def test_the_same_seed_gives_the_same_plan_and_bound() -> None:
    problem = region(12, seed=4)
    first, again = (split(started(problem), parts=9, leaf_arcs=60) for _ in range(2))
    assert first.bound == again.bound
    assert np.array_equal(first.best.host_of, again.best.host_of)


def region(members: int, *, seed: int) -> FacilityProblem:
    """Return a region where each member may host half posts for itself and any other."""
    random = np.random.default_rng(seed)
    load = np.round(random.uniform(60, 400, (members, members)), 1)
    return FacilityProblem(
        option_start=np.arange(members + 1) * 3,
        option_cost=np.tile([1_000.0, 2_000.0, 3_000.0], members),
        option_capacity=np.tile([800.0, 1_600.0, 2_400.0], members),
        option_clients=np.tile([9.0, 9.0, 16.0], members),
        arc_start=np.arange(members + 1) * members,
        arc_member=np.tile(np.arange(members), members),
        arc_cost=np.round(random.uniform(0, 200, members * members)),
        arc_load=load.ravel(),
        alone_cost=np.round(random.uniform(400, 900, members)),
        clients=np.ones(members, dtype=np.int64),
        own_member=np.arange(members),
        apart=np.array([[0, 1], [2, 3]]),
    )


def test_a_region_is_proven_and_its_plan_keeps_every_rule() -> None:
    problem = region(12, seed=4)
    found = locate(problem, seed=1, time_limit=60.0)
    assert found.status is Status.OPTIMAL
    assert cost_of(problem, tuple(found.host_of.tolist())) == pytest.approx(found.cost)
    seated = seating_of(started(problem).net, found.host_of)
    assert seated.cost[0] < everyone_alone(started(problem).net).cost[0]
