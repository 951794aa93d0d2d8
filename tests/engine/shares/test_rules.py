"""What each rule promises, whatever the game."""

import numpy as np
import pytest
from hypothesis import given, settings

from interlocal.engine.errors import Refused
from interlocal.engine.shares.allocation import Division, Weights
from interlocal.engine.shares.core import core_test
from interlocal.engine.shares.game import TableGame, member_rows
from interlocal.engine.shares.rules import RULES, rules_for
from interlocal.engine.shares.scrb import scrb
from interlocal.engine.shares.shapley import shapley
from tests.engine.shares.games import concave_game, names, permuted, random_game, seeds

slow = settings(deadline=None, max_examples=60)


def weights_for(count: int) -> Weights:
    return Weights(
        population=tuple(1000.0 * (i + 1) for i in range(count)),
        staff=tuple(10.0 + i * i for i in range(count)),
        hours=tuple(2.0**i for i in range(count)),
    )


@slow
@given(seeds)
def test_every_rule_divides_the_whole_cost_and_no_more(seed: int) -> None:
    game = random_game(seed)
    division = Division(game, weights_for(len(game.players)))
    for rule in rules_for(division):
        assert sum(rule.shares(division).shares) == pytest.approx(game.total_cost, abs=1e-7)


@slow
@given(seeds)
def test_members_in_another_order_get_the_same_shares(seed: int) -> None:
    game = random_game(seed)
    order = np.random.default_rng(seed).permutation(len(game.players)).tolist()
    other = permuted(game, order)
    for rule in RULES:
        if rule.name in {"equal", "scrb", "shapley", "nucleolus"}:
            before = rule.shares(Division(game)).shares
            after = rule.shares(Division(other)).shares
            assert after == pytest.approx([before[old] for old in order], abs=1e-6)


@slow
@given(seeds)
def test_the_shapley_value_averages_over_all_orders(seed: int) -> None:
    game = random_game(seed, most=5)
    assert shapley(Division(game)).shares == pytest.approx(by_orders(game), abs=1e-7)


def by_orders(game: TableGame) -> list[float]:
    """Each order of joining in turn, by recursion over who joins last."""

    def total_added(place: int) -> tuple[int, np.ndarray[tuple[int], np.dtype[np.float64]]]:
        if not place:
            return 1, np.zeros(len(game.players))
        orders, added = 0, np.zeros(len(game.players))
        for last in np.flatnonzero(member_rows(np.array([place]), len(game.players))[0]).tolist():
            before = place ^ (1 << last)
            count, sums = total_added(before)
            orders += count
            added += sums
            added[last] += count * (game.costs[place] - game.costs[before])
        return orders, added

    orders, added = total_added(len(game.costs) - 1)
    return [float(share) for share in added / orders]


@slow
@given(seeds)
def test_who_adds_the_same_everywhere_pays_just_that_under_shapley(seed: int) -> None:
    game = random_game(seed, most=5)
    price = float(seed % 17)
    count = len(game.players)
    wider = TableGame(names(count + 1), np.concatenate([game.costs, game.costs + price]))
    shares = shapley(Division(wider)).shares
    assert shares[-1] == pytest.approx(price, abs=1e-9)
    assert shares[:-1] == pytest.approx(shapley(Division(game)).shares, abs=1e-7)


@slow
@given(seeds)
def test_members_who_add_the_same_pay_the_same(seed: int) -> None:
    game = random_game(seed, most=5)
    swapped = permuted(game, [1, 0, *range(2, len(game.players))])
    even = TableGame(game.players, (game.costs + swapped.costs) / 2)
    for rule in RULES:
        if rule.name in {"scrb", "shapley", "nucleolus"}:
            first, second, *_ = rule.shares(Division(even)).shares
            assert first == pytest.approx(second, abs=1e-6)


@slow
@given(seeds)
def test_with_growing_economies_shapley_holds_and_nobody_pays_more_than_alone(seed: int) -> None:
    game = concave_game(seed)
    shares = shapley(Division(game)).shares
    assert (np.array(shares) <= game.alone_costs + 1e-9).all()
    assert core_test(game, shares).holds


@slow
@given(seeds)
def test_with_growing_economies_scrb_asks_nobody_for_more_than_alone(seed: int) -> None:
    game = concave_game(seed)
    assert (np.array(scrb(Division(game)).shares) <= game.alone_costs + 1e-9).all()


def test_scrb_divides_equally_what_is_left_when_nobody_has_a_benefit_left() -> None:
    game = TableGame(names(2), np.array([0.0, 4.0, 6.0, 10.0]))
    assert scrb(Division(game)).shares == pytest.approx([4.0, 6.0])
    dearer = TableGame(names(2), np.array([0.0, 4.0, 6.0, 12.0]))
    assert scrb(Division(dearer)).shares == pytest.approx([5.0, 7.0])


def test_the_proportional_rules_divide_by_their_own_weights() -> None:
    game = TableGame(names(2), np.array([0.0, 70.0, 70.0, 100.0]))
    weights = Weights(population=(1.0, 3.0), staff=(1.0, 1.0), hours=(9.0, 1.0))
    found = {rule.name: rule.shares(Division(game, weights)).shares for rule in RULES}
    assert found["population"] == (25.0, 75.0)
    assert found["staff"] == (50.0, 50.0)
    assert found["hours"] == (90.0, 10.0)
    assert found["equal"] == (50.0, 50.0)


def test_rules_stand_in_order_the_simplest_first() -> None:
    assert [rule.name for rule in RULES] == [
        "equal",
        "population",
        "staff",
        "hours",
        "scrb",
        "shapley",
        "nucleolus",
    ]


def test_a_rule_without_usable_weights_is_not_offered_and_refuses_if_asked() -> None:
    game = TableGame(names(2), np.array([0.0, 70.0, 70.0, 100.0]))
    division = Division(game, Weights(population=(0.0, 0.0), hours=(1.0, -1.0)))
    offered = [rule.name for rule in rules_for(division)]
    assert offered == ["equal", "hours", "scrb", "shapley", "nucleolus"]
    by_name = {rule.name: rule for rule in RULES}
    for name, words in [
        ("population", "population 0"),
        ("staff", "need one number"),
        ("hours", "town 2 has hours -1"),
    ]:
        with pytest.raises(Refused, match=words):
            by_name[name].shares(division)
