"""The sampled Shapley value and its error."""

import numpy as np
import pytest

from interlocal.engine.shares.sampled_shapley import sampled_shapley
from interlocal.engine.shares.shapley import exact_shapley
from tests.engine.shares.games import random_game

GAMES = range(40)


def test_the_sample_lies_within_its_stated_error_as_often_as_it_should() -> None:
    """Normal errors lie within two standard errors 95 times in 100; small samples a bit less."""
    within = []
    for seed in GAMES:
        game = random_game(seed, most=8)
        found = sampled_shapley(game, seed, pairs=40)
        off = np.abs(np.array(found.shares) - exact_shapley(game))
        within += (off <= 2 * np.array(found.error) + 1e-9).tolist()
    assert np.mean(within) > 0.88


def test_four_times_the_orders_halve_the_error() -> None:
    ratios = []
    for seed in GAMES:
        game = random_game(seed, most=8)
        few, many = (sampled_shapley(game, seed, pairs=pairs) for pairs in (40, 160))
        if sum(few.error or ()) > 1e-6:
            ratios.append(sum(many.error or ()) / sum(few.error or ()))
    assert np.mean(ratios) == pytest.approx(0.5, abs=0.08)


def test_a_sample_adds_up_to_the_total_and_repeats_with_its_seed() -> None:
    game = random_game(4, most=8)
    first, again, other = (sampled_shapley(game, seed, pairs=10) for seed in (1, 1, 2))
    assert sum(first.shares) == pytest.approx(game.total_cost)
    assert first == again
    assert first != other
    assert not first.exact
