"""The core test: would any subgroup pay less on its own?"""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from interlocal.engine.errors import Refused
from interlocal.engine.shares.core import core_emptiness, core_test
from interlocal.engine.shares.game import TableGame
from tests.engine.shares.games import core_exists, names, random_game, seeds

slow = settings(deadline=None, max_examples=60)


@slow
@given(seeds)
def test_the_subgroup_named_gains_most_of_all(seed: int) -> None:
    game = random_game(seed)
    shares = np.random.default_rng(seed).normal(size=len(game.players)) * 10
    gains = {
        subgroup: shares[list(subgroup)].sum() - game.cost(subgroup)
        for size in range(1, len(shares))
        for subgroup in combinations(range(len(shares)), size)
    }
    found = core_test(game, shares.tolist())
    assert found.certificate.bound == pytest.approx(max(gains.values()))
    assert gains[found.closest] == pytest.approx(max(gains.values()))
    assert found.holds == (max(gains.values()) <= 1e-6)
    assert found.gaining == sum(gain > 1e-6 for gain in gains.values())
    assert found.certificate.examined == len(gains)


def test_a_failing_test_names_the_subgroup_and_what_it_would_save() -> None:
    game = TableGame(names(3), np.array([0, 10, 10, 12, 10, 20, 20, 22], dtype=float))
    found = core_test(game, [8.0, 8.0, 6.0])
    assert not found.holds
    assert found.subgroup == (0, 1)
    assert (found.pays, found.would_pay, found.gain) == (16.0, 12.0, 4.0)
    assert found.gaining == 1


def test_a_holding_test_names_the_subgroup_that_would_lose_least() -> None:
    game = TableGame(names(3), np.array([0, 10, 10, 12, 10, 20, 20, 22], dtype=float))
    found = core_test(game, [5.5, 6.0, 10.5 - 1.0])
    assert found.holds
    assert found.subgroup is None
    assert found.closest == (0, 1)
    assert found.closest_slack == 0.5
    assert found.gain == 0.0


def test_a_gain_within_the_tolerance_does_not_count() -> None:
    game = TableGame(names(2), np.array([0, 50, 80, 100], dtype=float))
    assert not core_test(game, [52, 48], tolerance=1).holds
    assert core_test(game, [51, 49], tolerance=1).holds


@slow
@given(seeds)
def test_emptiness_agrees_with_one_large_linear_program(seed: int) -> None:
    game = random_game(seed)
    assert core_emptiness(game).is_empty == (not core_exists(game))


@slow
@given(seeds)
def test_the_proof_of_emptiness_covers_each_member_once_and_costs_less(seed: int) -> None:
    game = random_game(seed)
    proof = core_emptiness(game)
    covered = np.zeros(len(game.players))
    for subgroup, weight in zip(proof.subgroups, proof.weights, strict=True):
        assert weight > 0
        covered[list(subgroup)] += weight
    assert covered == pytest.approx(1.0)
    paid = sum(w * game.cost(s) for s, w in zip(proof.subgroups, proof.weights, strict=True))
    assert proof.would_pay == pytest.approx(paid, abs=1e-6)
    assert proof.is_empty == (proof.would_pay < game.total_cost - 1e-6)


def test_one_member_has_no_subgroup_to_lose() -> None:
    game = TableGame(("only",), np.array([0.0, 5.0]))
    found = core_test(game, [5.0])
    assert found.holds
    assert found.closest == ()
    assert found.closest_slack == math.inf
    assert not core_emptiness(game).is_empty


def test_shares_that_do_not_match_the_members_are_refused() -> None:
    game = TableGame(names(2), np.array([0, 50, 80, 100], dtype=float))
    with pytest.raises(Refused, match="needs 2 shares"):
        core_test(game, [100.0])
    with pytest.raises(Refused, match="numbers"):
        core_test(game, [100.0, math.nan])
