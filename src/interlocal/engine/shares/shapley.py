"""The rule "average added cost": the Shapley value."""

from math import comb

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.shares.allocation import Allocation, Division, allocation
from interlocal.engine.shares.game import TableGame
from interlocal.engine.shares.sampled_shapley import sampled_shapley


def shapley(division: Division) -> Allocation:
    """What each member adds to the cost, averaged over every order in which they could join.

    Exact where the game lists every subgroup, else sampled with a standard error.
    Source: Shapley (1953), A value for n-person games.
    """
    if isinstance(division.game, TableGame):
        return allocation("shapley", exact_shapley(division.game).tolist())
    return sampled_shapley(division.game, division.seed)


def exact_shapley(game: TableGame) -> NDArray[np.float64]:
    """The Shapley value from the whole table, in the game's unit.

    Collecting terms per subgroup S gives share i = Σ over S with i of k(S) less Σ over all S
    without i of its own factor, so two weighted copies of the table serve every member.
    """
    count = len(game.players)
    sizes = _sizes(count)
    joined = np.array([0.0] + [1 / (count * comb(count - 1, s - 1)) for s in range(1, count + 1)])
    absent = np.array([1 / (count * comb(count - 1, s)) for s in range(count)] + [0.0])
    without = game.costs * absent[sizes]
    both = game.costs * joined[sizes] + without
    shares: NDArray[np.float64] = np.array([_half_sum(both, player) for player in range(count)])
    return np.asarray(shares - without.sum())


def _half_sum(values: NDArray[np.float64], player: int) -> float:
    return float(values.reshape(-1, 2, 1 << player)[:, 1, :].sum())


def _sizes(count: int) -> NDArray[np.uint8]:
    sizes = np.zeros(1 << count, dtype=np.uint8)
    for player in range(count):
        np.add(sizes[: 1 << player], 1, out=sizes[1 << player : 2 << player])
    return sizes
