"""A group as a cost game: by table, by search, and by hand."""

import math
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from interlocal.engine.errors import Refused
from interlocal.engine.shares.allocation import Division
from interlocal.engine.shares.core import core_emptiness, core_test
from interlocal.engine.shares.game import members_at, subset_sums
from interlocal.engine.shares.group_game import GroupGame, GroupHost, HostOption
from interlocal.engine.shares.group_table import group_table
from interlocal.engine.shares.nucleolus import nucleolus
from tests.engine.shares.games import cost_by_hand, random_group, seeds

slow = settings(deadline=None, max_examples=40)


def one_host(**changes: Any) -> GroupGame:
    """Two towns of 100 hours; the first may host one post."""
    option = HostOption(cost=900.0, capacity=250.0, clients=2)
    host = GroupHost(0, (option,), loads=(100.0, 120.0), costs=(0.0, 30.0))
    return replace(GroupGame(("a", "b"), (800.0, 700.0), (host,), 930.0), **changes)


@slow
@given(seeds)
def test_the_table_follows_the_definition(seed: int) -> None:
    group = random_group(seed, most=5)
    table = group_table(group, keep_total=False)
    for place in range(1, len(table.costs)):
        assert table.costs[place] == pytest.approx(cost_by_hand(group, members_at(place)))


@slow
@given(seeds)
def test_the_search_finds_the_same_costs_as_the_table(seed: int) -> None:
    group = random_group(seed, most=8)
    table = group_table(group)
    for place in range(1, len(table.costs)):
        assert group.cost(members_at(place)) == pytest.approx(table.costs[place])


@slow
@given(seeds)
def test_the_search_ranks_subgroups_by_gain_just_as_the_table_does(seed: int) -> None:
    group = random_group(seed, most=7)
    table = group_table(group, keep_total=False)
    paid = np.random.default_rng(seed).random(len(group.players)) * table.alone_costs * 1.5
    gains = np.sort((subset_sums(paid) - table.costs)[1:])[::-1]
    ranked = [found.gain for found in group.offers.ranked(paid)]
    assert ranked == pytest.approx(gains.tolist(), abs=1e-3)


@slow
@given(seeds)
def test_the_core_test_by_search_agrees_with_the_table(seed: int) -> None:
    group = random_group(seed, most=8)
    shares = (group.alone_costs * group.total_cost / group.alone_costs.sum()).tolist()
    by_search, by_table = core_test(group, shares, 1.0), core_test(group_table(group), shares, 1.0)
    assert by_search.holds == by_table.holds
    assert by_search.certificate.bound == pytest.approx(by_table.certificate.bound, abs=1e-3)
    searched, listed = core_emptiness(group, 1.0), core_emptiness(group_table(group), 1.0)
    assert searched.worst_excess == pytest.approx(listed.worst_excess, abs=1e-2)


@slow
@given(seeds)
def test_the_nucleolus_by_search_agrees_with_the_table(seed: int) -> None:
    group = random_group(seed, most=7)
    found = nucleolus(Division(group))
    assert found.exact
    assert found.shares == pytest.approx(nucleolus(Division(group_table(group))).shares, abs=0.01)


def test_two_towns_share_when_that_is_cheaper_and_else_stay_alone() -> None:
    assert group_table(one_host(), keep_total=False).costs.tolist() == [0, 800, 700, 930]
    assert group_table(one_host(alone=(200.0, 100.0)), keep_total=False).costs[-1] == 300


def test_nobody_hosts_for_itself_alone() -> None:
    cheap = HostOption(cost=1.0, capacity=100.0, clients=2)
    host = GroupHost(0, (cheap,), loads=(100.0, 120.0), costs=(0.0, 30.0))
    group = one_host(hosts=(host,))
    assert group_table(group).costs[1] == 800
    assert group.cost([0]) == 800


def test_the_host_counts_as_a_client() -> None:
    small = HostOption(cost=900.0, capacity=250.0, clients=1)
    host = GroupHost(0, (small,), loads=(100.0, 120.0), costs=(0.0, 30.0))
    assert group_table(one_host(hosts=(host,)), keep_total=False).costs[-1] == 1500


def test_everyone_together_costs_what_the_plan_says() -> None:
    group = one_host(total_cost=1000.0)
    assert group_table(group).total_cost == group.cost([0, 1]) == 1000.0


def test_a_group_without_a_host_costs_what_all_pay_alone() -> None:
    group = one_host(hosts=())
    assert group_table(group, keep_total=False).costs[-1] == 1500
    assert group.offers.cost(np.array([True, True])) == 1500


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"alone": (math.nan, 1.0)}, "The cost of a alone is nan"),
        ({"total_cost": -1.0}, "The group's cost is -1"),
        ({"hosts": (GroupHost(5, (), (1.0, 1.0), (0.0, 0.0)),)}, "Host 5"),
        ({"hosts": (GroupHost(0, (), (1.0,), (0.0, 0.0)),)}, "one load and one cost"),
        ({"hosts": (GroupHost(0, (), (1.0, -1.0), (0.0, 0.0)),)}, "a serving b"),
        (
            {"hosts": (GroupHost(0, (HostOption(-1, 1, 1),), (1.0, 1.0), (0.0, 0.0)),)},
            "a has an option",
        ),
    ],
)
def test_numbers_that_make_no_sense_are_refused_naming_the_member(
    changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        one_host(**changes)


def test_every_subgroup_is_priced_when_three_share() -> None:
    group = random_group(7, most=6)
    table = group_table(group)
    for pair in combinations(range(len(group.players)), 2):
        assert table.cost(pair) <= sum(group.alone[player] for player in pair)
