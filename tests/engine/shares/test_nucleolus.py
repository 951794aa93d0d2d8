"""The nucleolus: worst-off first."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interlocal.engine.shares.allocation import Division
from interlocal.engine.shares.core import core_test
from interlocal.engine.shares.game import TableGame
from interlocal.engine.shares.game_files import airport
from interlocal.engine.shares.nucleolus import nucleolus
from tests.engine.shares.games import (
    concave_game,
    core_exists,
    is_nucleolus,
    names,
    random_game,
    seeds,
)


def shares_of(game: TableGame) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(nucleolus(Division(game)).shares)


@settings(deadline=None)
@given(seeds)
def test_no_shift_of_money_helps_the_worst_treated_at_any_level(seed: int) -> None:
    game = random_game(seed)
    assert is_nucleolus(game, shares_of(game))


@settings(deadline=None)
@given(seeds, st.integers(0, 5))
def test_a_shifted_nucleolus_is_caught_by_the_same_check(seed: int, player: int) -> None:
    game = concave_game(seed, most=5)
    shares = shares_of(game)
    shift = np.full(len(shares), -1.0 / len(shares))
    shift[player % len(shares)] += 1.0
    assert not is_nucleolus(game, shares + shift)


@settings(deadline=None)
@given(seeds)
def test_the_shares_add_up(seed: int) -> None:
    game = random_game(seed)
    assert shares_of(game).sum() == pytest.approx(game.total_cost, abs=1e-8)


@settings(deadline=None)
@given(seeds)
def test_no_subgroup_gains_by_leaving_if_any_shares_achieve_that(seed: int) -> None:
    game = random_game(seed)
    test = core_test(game, shares_of(game).tolist(), tolerance=1e-6)
    assert test.holds == core_exists(game)


@settings(deadline=None)
@given(seeds)
def test_nobody_pays_more_than_alone_unless_all_do_together(seed: int) -> None:
    game = random_game(seed)
    if game.alone_costs.sum() >= game.total_cost:
        assert (shares_of(game) <= game.alone_costs + 1e-7).all()


@settings(deadline=None)
@given(st.lists(st.integers(1, 50), min_size=1, max_size=8))
def test_an_airport_pays_by_littlechilds_rule(heights: list[int]) -> None:
    assert shares_of(airport(heights)).tolist() == pytest.approx(littlechild(heights), abs=1e-6)


def littlechild(heights: list[int]) -> list[float]:
    """Littlechild (1974): the shortest runways fill up first, each step to the tightest group."""
    order = sorted(range(len(heights)), key=lambda player: heights[player])
    shares, paid, start = [0.0] * len(heights), 0.0, 0
    ordered = [heights[player] for player in order]
    while start < len(order):
        steps = [
            ((ordered[end] - paid) / (end - start + 2), end) for end in range(start, len(order) - 1)
        ]
        steps.append(((ordered[-1] - paid) / (len(order) - start), len(order) - 1))
        step, end = min(steps, key=lambda pair: (pair[0], -pair[1]))
        for place in range(start, end + 1):
            shares[order[place]] = step
            paid += step
        start = end + 1
    return shares


def test_a_single_member_pays_the_total() -> None:
    assert nucleolus(Division(TableGame(("only",), np.array([0.0, 7.0])))).shares == (7.0,)


def test_two_members_gain_the_same() -> None:
    game = TableGame(names(2), np.array([0.0, 10.0, 30.0, 32.0]))
    assert shares_of(game).tolist() == pytest.approx([6.0, 26.0])


def test_a_group_dearer_than_all_alone_still_has_shares() -> None:
    game = TableGame(names(2), np.array([0.0, 10.0, 30.0, 44.0]))
    assert shares_of(game).tolist() == pytest.approx([12.0, 32.0])
