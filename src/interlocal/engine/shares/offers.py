"""The best subgroup of a large group, found without listing subgroups.

Each offer is one host with one option. A subgroup S that pays x(S) gains x(S) - c(S) by leaving;
for one offer, the best S is a knapsack: who joins the team. Whoever does not join is in S exactly
when paying more than alone. So the worst-treated subgroup of all, and the cost of one subgroup, are
both found exactly by one knapsack for each offer that a quick bound does not rule out.
"""

import heapq
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.shares.best_offer import Rows, best_offer, offer_bounds

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Found:
    """A subgroup and what it gains by leaving."""

    members: Flags
    gain: float


@dataclass(frozen=True, eq=False)
class Offers:
    """What each member would pay alone, and every option of every host."""

    alone: Floats
    rows: Rows

    def cost(self, members: Flags) -> float:
        """What a subgroup would pay on its own."""
        return -self.best(np.zeros(len(self.alone)), members, ~members).gain

    def best(self, shares: Floats, must: Flags, never: Flags) -> Found:
        """The subgroup with all of `must` and none of `never` that gains most by leaving."""
        apart, gains = self._gains(shares, must, never)
        more, team = best_offer(self.rows, gains, 0.0)
        members = must | (~never & (shares > self.alone))
        members[team] = True
        return Found(members, float(apart.sum()) + more)

    def bound(self, shares: Floats, must: Flags, never: Flags) -> float:
        """No subgroup with all of `must` and none of `never` gains more than this."""
        apart, gains = self._gains(shares, must, never)
        return float(apart.sum() + offer_bounds(self.rows, gains).max(initial=0.0))

    def ranked(self, shares: Floats) -> Iterator[Found]:
        """Every subgroup but nobody, the one that gains most first (Lawler 1972)."""
        nobody = np.zeros(len(self.alone), dtype=bool)
        order = itertools.count()
        heap: list[tuple[float, int, Flags, Flags, Found | None]] = []
        heapq.heappush(heap, (-np.inf, next(order), nobody, nobody, None))
        while heap:
            _, _, must, never, found = heapq.heappop(heap)
            if found is None:
                found = self.best(shares, must, never)
                heapq.heappush(heap, (-found.gain, next(order), must, never, found))
                continue
            if found.members.any():
                yield found
            for inside, outside in _without(found.members, must, never):
                bound = min(found.gain, self.bound(shares, inside, outside))
                heapq.heappush(heap, (-bound, next(order), inside, outside, None))

    def _gains(self, shares: Floats, must: Flags, never: Flags) -> tuple[Floats, Floats]:
        """What each member gains apart from any team, and what joining one is worth to it."""
        apart = np.where(must, shares - self.alone, np.maximum(shares - self.alone, 0.0))
        apart[never] = 0.0
        return apart, np.where(never, -np.inf, shares - apart)


def _without(found: Flags, must: Flags, never: Flags) -> Iterator[tuple[Flags, Flags]]:
    """Split all the subgroups allowed but the one found, by the first member they differ in."""
    for place in np.flatnonzero(~must & ~never):
        inside, outside = must.copy(), never.copy()
        inside[:place] |= found[:place] & ~never[:place]
        outside[:place] |= ~found[:place] & ~must[:place]
        (outside if found[place] else inside)[place] = True
        yield inside, outside
