"""The worst-treated subgroup of a group too large for a table."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import EngineError
from interlocal.engine.shares.excess import ZERO, Subgroups
from interlocal.engine.shares.group_game import GroupGame

LOOKS_MOST = 200


class TooManySettled(EngineError):
    """So many settled subgroups lie in the way that the search for the next one was given up."""


@dataclass(frozen=True, eq=False)
class SubgroupSearch:
    """Searches a group's offers; costs are divided by `scale`.

    Only subgroups whose payment some direction still changes count, and never everyone.
    """

    group: GroupGame
    scale: float
    directions: NDArray[np.float64]

    def worst(self, shares: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The worst-treated subgroup that counts, as one row and its cost."""
        paid = shares * self.scale
        for look, found in enumerate(self.group.offers.ranked(paid)):
            row = found.members.astype(np.float64)
            if not found.members.all() and np.abs(row @ self.directions).max() > ZERO:
                return row[None, :], np.array([(row @ paid - found.gain) / self.scale])
            if look == LOOKS_MOST:
                raise TooManySettled("Too many settled subgroups to search past.")
        return np.empty((0, len(shares))), np.empty(0)

    def beyond(self, directions: NDArray[np.float64]) -> Subgroups:
        """The same search, only past the subgroups that are settled now."""
        return SubgroupSearch(self.group, self.scale, directions)
