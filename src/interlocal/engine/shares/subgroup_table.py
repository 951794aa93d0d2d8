"""The worst-treated subgroups of a game that lists them all."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.shares.excess import ZERO, Subgroups
from interlocal.engine.shares.game import member_rows, subset_sums

BLOCKS = 32


@dataclass(frozen=True, eq=False)
class SubgroupTable:
    """Scaled costs of every subgroup; infinite for those that do not count any more."""

    count: int
    costs: NDArray[np.float64]

    def worst(self, shares: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The worst-treated subgroup of each of some blocks of the table, as rows and costs."""
        excess = subset_sums(shares)
        excess -= self.costs
        blocks = excess.reshape(min(BLOCKS, len(excess)), -1)
        places = blocks.argmax(axis=1) + np.arange(len(blocks)) * blocks.shape[1]
        places = places[np.isfinite(self.costs[places])]
        return member_rows(places, self.count), self.costs[places]

    def beyond(self, directions: NDArray[np.float64]) -> Subgroups:
        """Drop every subgroup whose payment is settled.

        A settled subgroup is at right angles to every direction; a random mix of the directions
        finds all of them in one pass, and by chance one in about a million million wrongly: hence
        two mixes.
        """
        mixes = np.random.default_rng(0).normal(size=(directions.shape[1], 2))
        moves = [np.abs(subset_sums(directions @ mix)) for mix in mixes.T]
        settled = np.maximum(*moves) < ZERO
        return SubgroupTable(self.count, np.where(settled, np.inf, self.costs))
