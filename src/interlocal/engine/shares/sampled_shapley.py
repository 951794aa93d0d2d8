"""The Shapley value of a large group from sampled orders, with its standard error."""

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.shares.allocation import Allocation
from interlocal.engine.shares.game import CostGame

PAIRS = 128


def sampled_shapley(game: CostGame, seed: int, pairs: int = PAIRS) -> Allocation:
    """Average added cost over random orders, each taken forward and backward.

    A pair of opposite orders is one observation, so that the error counts what the pairing saves.
    The shares add up to the total in every order, hence on average. `error` is one standard error
    per member, in the game's unit. Source: Castro, Gómez and Tejada (2009); antithetic orders,
    Mitchell, Cooper, Frank and Holmes (2022).
    """
    source = np.random.default_rng(seed)
    orders = [source.permutation(len(game.players)) for _ in range(pairs)]
    drawn = np.array([(_added(game, o) + _added(game, o[::-1])) / 2 for o in orders])
    error = drawn.std(axis=0, ddof=1) / np.sqrt(pairs)
    shares = drawn.mean(axis=0)
    note = f"averaged over {2 * pairs} orders of joining"
    return Allocation(
        "shapley", tuple(shares.tolist()), tuple(error.tolist()), exact=False, note=note
    )


def _added(game: CostGame, order: NDArray[np.intp]) -> NDArray[np.float64]:
    """What each member adds to the cost when they join in this order."""
    steps = [0.0] + [game.cost(order[: size + 1].tolist()) for size in range(len(order))]
    added = np.empty(len(order))
    added[order] = np.diff(steps)
    return added
