"""The rule "own cost, then a share": separable cost, remaining benefits."""

import numpy as np

from interlocal.engine.shares.allocation import Allocation, Division, allocation
from interlocal.engine.shares.game import CostGame


def scrb(division: Division) -> Allocation:
    """Each pays what it adds to the others' cost, and a part of the rest by what it gains.

    The separable cost of a member is the total less the cost of everyone else without it. What is
    then left of the total is divided by remaining benefit: cost alone less separable cost, counted
    as 0 where negative. If nobody has any benefit left, the rest is divided equally.
    Source: Inter-Agency Committee on Water Resources (1950); Young, Okada and Hashimoto (1982).
    """
    game = division.game
    separable = separable_costs(game)
    benefits = np.maximum(game.alone_costs - separable, 0.0)
    if benefits.sum() <= 0:
        benefits = np.ones(len(separable))
    left = game.total_cost - separable.sum()
    return allocation("scrb", (separable + left * benefits / benefits.sum()).tolist())


def separable_costs(game: CostGame) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """What each member adds to the cost of all the others."""
    everyone = range(len(game.players))
    without = [game.cost([other for other in everyone if other != player]) for player in everyone]
    return game.total_cost - np.array(without)
