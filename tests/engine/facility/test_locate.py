"""The location solver against plain enumeration, published optima and its own promises."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interlocal.engine.facility import FacilityProblem, Location, Progress, Status, locate


def small_problem(seed: int, *, must: bool = False) -> FacilityProblem:
    """Return a random problem of three hosts and six members, with owners, limits and foes."""
    random = np.random.default_rng(seed)
    hosts, members, options = 3, 6, 2
    joined = random.random((hosts, members)) < 0.8
    joined[np.arange(hosts), np.arange(hosts)] = True
    host, member = np.nonzero(joined)
    alone = np.round(random.uniform(20, 90, members))
    alone[members - 1] = np.inf if must else alone[members - 1]
    return FacilityProblem(
        option_start=np.arange(hosts + 1) * options,
        option_cost=np.round(random.uniform(20, 60, hosts * options)).cumsum(),
        option_capacity=np.tile([10.0, 22.0], hosts),
        option_clients=np.tile([3.0, 5.0], hosts),
        arc_start=np.concatenate([[0], np.cumsum(joined.sum(axis=1))]),
        arc_member=member,
        arc_cost=np.round(random.uniform(0, 15, len(host))),
        arc_load=np.round(random.uniform(1, 6, len(host)), 1),
        alone_cost=alone,
        clients=random.integers(1, 3, members),
        own_member=np.array([0, 1, -1]),
        apart=np.array([[3, 4]]),
    )


def cost_of(problem: FacilityProblem, host_of: tuple[int, ...]) -> float:
    """Return what a choice of hosts costs, from scratch; inf when it breaks a rule."""
    total = sum(problem.alone_cost[member] for member, host in enumerate(host_of) if host < 0)
    for one, other in problem.apart:
        if host_of[one] == host_of[other] >= 0:
            return np.inf
    for host in set(host_of) - {-1}:
        mine = [member for member, where in enumerate(host_of) if where == host]
        own = problem.own_member[host]
        arcs = range(problem.arc_start[host], problem.arc_start[host + 1])
        by_member = {int(problem.arc_member[arc]): arc for arc in arcs}
        if (own >= 0 and own not in mine) or not set(mine) <= set(by_member):
            return np.inf
        load = sum(problem.arc_load[by_member[member]] for member in mine)
        clients = sum(problem.clients[member] for member in mine)
        fitting = [
            problem.option_cost[option]
            for option in range(problem.option_start[host], problem.option_start[host + 1])
            if load <= problem.option_capacity[option] + 1e-6
            and clients <= problem.option_clients[option]
        ]
        total += min(fitting, default=np.inf)
        total += sum(problem.arc_cost[by_member[member]] for member in mine)
    return float(total)


def cheapest(problem: FacilityProblem) -> float:
    """Return the least cost by looking at every choice."""
    choices = product(range(-1, problem.hosts), repeat=problem.members)
    return min(cost_of(problem, choice) for choice in choices)


def made_of(**arrays: Any) -> FacilityProblem:
    """Return a problem made of plain lists."""
    return FacilityProblem(**arrays)


def solve(problem: FacilityProblem, *, seed: int = 1) -> Location:
    """Solve with time to spare."""
    return locate(problem, seed=seed, time_limit=60.0)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), must=st.booleans())
def test_a_small_plan_is_proven_and_nothing_is_cheaper(seed: int, must: bool) -> None:
    problem = small_problem(seed, must=must)
    least, found = cheapest(problem), solve(problem)
    if np.isinf(least):
        assert found.status is Status.NONE
        return
    assert found.status is Status.OPTIMAL
    assert found.cost == pytest.approx(least)
    assert found.lower_bound <= least + 1e-6


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_plan_keeps_every_limit_and_costs_what_it_says(seed: int) -> None:
    problem = small_problem(seed)
    found = solve(problem)
    assert cost_of(problem, tuple(found.host_of.tolist())) == pytest.approx(found.cost)


def test_the_same_seed_gives_the_same_plan() -> None:
    problem = small_problem(3)
    assert np.array_equal(solve(problem, seed=7).host_of, solve(problem, seed=7).host_of)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_members_does_not_change_the_cost(seed: int) -> None:
    problem = small_problem(seed)
    new = np.random.default_rng(seed).permutation(problem.members)
    old = np.argsort(new)
    moved = FacilityProblem(
        option_start=problem.option_start,
        option_cost=problem.option_cost,
        option_capacity=problem.option_capacity,
        option_clients=problem.option_clients,
        arc_start=problem.arc_start,
        arc_member=new[problem.arc_member],
        arc_cost=problem.arc_cost,
        arc_load=problem.arc_load,
        alone_cost=problem.alone_cost[old],
        clients=problem.clients[old],
        own_member=np.where(problem.own_member >= 0, new[problem.own_member], -1),
        apart=new[problem.apart],
    )
    assert solve(moved).cost == pytest.approx(solve(problem).cost)


def test_later_news_is_never_worse_than_earlier_news() -> None:
    heard: list[Progress] = []
    locate(small_problem(5), seed=1, time_limit=60.0, on_progress=heard.append)
    assert heard
    costs = [news.best_cost for news in heard]
    bounds = [news.lower_bound for news in heard]
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)


def test_a_listener_can_stop_the_run_with_the_best_so_far() -> None:
    heard: list[Progress] = []

    def stop(news: Progress) -> bool:
        heard.append(news)
        return True

    problem = small_problem(11)
    found = locate(problem, seed=1, time_limit=60.0, on_progress=stop)
    assert found.status in {Status.FEASIBLE, Status.OPTIMAL}
    assert found.cost <= problem.alone_cost.sum()
    assert found.lower_bound <= cheapest(problem)


def test_a_member_that_must_join_and_cannot_is_named() -> None:
    problem = made_of(
        option_start=[0, 1],
        option_cost=[5.0],
        option_capacity=[1.0],
        option_clients=[9.0],
        arc_start=[0, 2],
        arc_member=[0, 1],
        arc_cost=[1.0, 1.0],
        arc_load=[1.0, 1.0],
        alone_cost=[np.inf, np.inf],
        clients=[1, 1],
        own_member=[-1],
        apart=np.empty((0, 2)),
    )
    found = solve(problem)
    assert found.status is Status.NONE
    assert found.proven
    assert "must join" in found.reason


def test_nobody_shares_when_there_is_no_host() -> None:
    problem = made_of(
        option_start=[0],
        option_cost=[],
        option_capacity=[],
        option_clients=[],
        arc_start=[0],
        arc_member=[],
        arc_cost=[],
        arc_load=[],
        alone_cost=[3.0, 4.0],
        clients=[1, 1],
        own_member=[],
        apart=np.empty((0, 2)),
    )
    found = solve(problem)
    assert (found.status, found.cost) == (Status.OPTIMAL, 7.0)
