"""The front door: a group's shares in cents under every rule."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from interlocal.engine.shares import Weights, cost_shares
from interlocal.engine.shares.group_game import GroupGame, GroupHost, HostOption
from interlocal.engine.shares.group_table import group_table
from tests.engine.shares.games import core_exists, random_group, seeds

slow = settings(deadline=None, max_examples=40)
ORDER = ["equal", "population", "staff", "hours", "scrb", "shapley", "nucleolus"]


def weights_of(group: GroupGame) -> Weights:
    hours = group.hosts[0].loads
    return Weights(tuple(90 * hour for hour in hours), tuple(1 + hour for hour in hours), hours)


@slow
@given(seeds)
def test_under_every_rule_cents_add_up_to_what_the_group_costs(seed: int) -> None:
    group = random_group(seed)
    sharing = cost_shares(group, weights_of(group), round(group.total_cost), seed=1)
    assert list(sharing.shares_cents) == ORDER
    assert {sum(shares) for shares in sharing.shares_cents.values()} == {round(group.total_cost)}


@slow
@given(seeds)
def test_the_default_is_the_first_rule_that_holds(seed: int) -> None:
    group = random_group(seed)
    sharing = cost_shares(group, weights_of(group), round(group.total_cost), seed=1)
    holding = [name for name in ORDER if sharing.tests[name].holds]
    assert sharing.default_rule == (holding[0] if holding else "nucleolus")
    assert sharing.default_holds == bool(holding)


@slow
@given(seeds)
def test_some_rule_holds_whenever_any_shares_would(seed: int) -> None:
    group = random_group(seed)
    sharing = cost_shares(group, weights_of(group), round(group.total_cost), seed=1)
    if core_exists(group_table(group)):
        assert sharing.tests["nucleolus"].holds
        assert not sharing.core_is_empty
        assert sharing.emptiness is None
    else:
        assert sharing.emptiness is not None
        assert sharing.emptiness.would_pay < group.total_cost
    assert sharing.core_is_empty == (not sharing.default_holds)


@slow
@given(seeds)
def test_under_the_nucleolus_nobody_pays_a_cent_more_than_alone(seed: int) -> None:
    group = random_group(seed)
    sharing = cost_shares(group, weights_of(group), round(group.total_cost), seed=1)
    for share, alone in zip(sharing.shares_cents["nucleolus"], group.alone, strict=True):
        assert share <= alone


def test_rules_without_weights_are_left_out() -> None:
    group = random_group(3)
    sharing = cost_shares(group, Weights(), round(group.total_cost), seed=1)
    assert list(sharing.shares_cents) == ["equal", "scrb", "shapley", "nucleolus"]


def test_a_rule_that_asks_one_member_a_cent_more_than_alone_does_not_hold() -> None:
    host = GroupHost(0, (HostOption(10_000.0, 100.0, 3),), (10.0,) * 3, (0.0,) * 3)
    group = GroupGame(("a", "b", "c"), (3_334.0, 3_332.0, 9_000.0), (host,), 10_000.0)
    test = cost_shares(group, Weights(), 10_000, seed=1).tests["equal"]
    assert not test.holds
    assert (test.subgroup, test.pays, test.would_pay, test.gain) == ((1,), 3_333, 3_332, 1)


def alike(count: int) -> GroupGame:
    """Towns that are all alike, each able to host the others."""
    hosts = tuple(
        GroupHost(
            player,
            (HostOption(90_000.0, 60.0 * count, count),),
            loads=tuple(50.0 for _ in range(count)),
            costs=tuple(0.0 if other == player else 500.0 for other in range(count)),
        )
        for player in range(count)
    )
    total = 90_000.0 + 500.0 * (count - 1)
    return GroupGame(tuple(f"town {i}" for i in range(count)), (40_000.0,) * count, hosts, total)


def test_towns_that_are_alike_pay_alike_and_equal_parts_hold() -> None:
    group = alike(10)
    sharing = cost_shares(group, Weights(), 94_500, seed=1)
    assert sharing.default_rule == "equal"
    assert set(sharing.shares_cents.values()) == {(9_450,) * 10}


@pytest.mark.parametrize("count", [21, 23])
def test_a_group_too_large_to_list_is_shared_by_search_and_sampling(count: int) -> None:
    group = alike(count)
    sharing = cost_shares(group, Weights(), round(group.total_cost), seed=1)
    assert {sum(shares) for shares in sharing.shares_cents.values()} == {round(group.total_cost)}
    assert sharing.tests["equal"].holds
    assert sharing.tests["equal"].certificate.examined == 0
    assert max(sharing.error_cents["shapley"]) > 0
    assert sharing.shares_cents["nucleolus"] == sharing.shares_cents["equal"]


def test_the_same_seed_gives_the_same_shares() -> None:
    group = alike(21)
    first, again = (cost_shares(group, Weights(), 100_000, seed=7) for _ in range(2))
    assert first == replace(again, seconds=first.seconds)
