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

from interlocal.engine.shares.team import best_team

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SAME = 1e-11


@dataclass(frozen=True)
class Found:
    """A subgroup and what it gains by leaving."""

    members: Flags
    gain: float


@dataclass(frozen=True, eq=False)
class Offers:
    """All offers of a group, a row each.

    `hosts` names the row's host, `room` and `heads` its limits on hours and members, the host
    counted in both. `loads` and `costs` have a column per member, the host's own included.
    """

    alone: Floats
    hosts: NDArray[np.intp]
    posts: Floats
    room: Floats
    heads: NDArray[np.intp]
    loads: Floats
    costs: Floats

    def cost(self, members: Flags) -> float:
        """What a subgroup would pay on its own."""
        return -self.best(np.zeros(len(self.alone)), members, ~members).gain

    def best(self, shares: Floats, must: Flags, never: Flags) -> Found:
        """The subgroup with all of `must` and none of `never` that gains most by leaving."""
        apart, values, bounds = self._bounds(shares, must, never)
        found = Found(must | (~never & (shares > self.alone)), float(apart.sum()))
        for row in np.argsort(-bounds, kind="stable"):
            if bounds[row] <= found.gain + SAME:
                break
            found = self._with_offer(row, found, shares, (must, never, apart, values))
        return found

    def ranked(self, shares: Floats) -> Iterator[Found]:
        """Every subgroup but nobody, the one that gains most first (Lawler 1972)."""
        count = len(self.alone)
        nobody = np.zeros(count, dtype=bool)
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
            for place in np.flatnonzero(~must & ~never):
                inside, outside = must.copy(), never.copy()
                inside[:place] |= found.members[:place] & ~never[:place]
                outside[:place] |= ~found.members[:place] & ~must[:place]
                (outside if found.members[place] else inside)[place] = True
                bound = min(found.gain, self.bound(shares, inside, outside))
                heapq.heappush(heap, (-bound, next(order), inside, outside, None))

    def bound(self, shares: Floats, must: Flags, never: Flags) -> float:
        """No subgroup with all of `must` and none of `never` gains more than this."""
        apart, _, bounds = self._bounds(shares, must, never)
        return float(max(bounds.max(initial=-np.inf), apart.sum()))

    def _bounds(self, shares: Floats, must: Flags, never: Flags) -> tuple[Floats, Floats, Floats]:
        """What each member gains apart from any team, its value to each team, and a bound a row."""
        apart = np.where(must, shares - self.alone, np.maximum(shares - self.alone, 0.0))
        apart[never] = 0.0
        values = np.where(never, -np.inf, shares - self.costs - apart)
        rows = np.arange(len(self.hosts))
        own = values[rows, self.hosts]
        values[rows, self.hosts] = -np.inf
        room = self.room - self.loads[rows, self.hosts]
        most = np.maximum(_most_by_load(values, self.loads, room), 0.0)
        most = np.minimum(most, _most_by_heads(values, self.heads - 1))
        most = np.where(most > 0, most, values.max(axis=1, initial=-np.inf))
        most[(room < 0) | (self.heads < 2)] = -np.inf
        return apart, values, apart.sum() + own - self.posts + most

    def _with_offer(
        self, row: int, found: Found, shares: Floats, limits: tuple[Flags, Flags, Floats, Floats]
    ) -> Found:
        """The best subgroup with this offer, if it gains more than the one found so far."""
        must, never, apart, values = limits
        host, loads = self.hosts[row], self.loads[row]
        room = self.room[row] - loads[host]
        team = list(
            best_team(values[row].tolist(), loads.tolist(), room, self.heads[row] - 1).members
        )
        if not team:
            fitting = np.where(loads <= room, values[row], -np.inf)
            team = [int(fitting.argmax())]
        own = shares[host] - self.costs[row, host] - apart[host]
        gain = float(apart.sum() + own - self.posts[row] + values[row][team].sum())
        if loads[team].sum() > room or gain <= found.gain + SAME:
            return found
        members = must | (~never & (shares > self.alone))
        members[[host, *team]] = True
        return Found(members, gain)


def _most_by_load(values: Floats, loads: Floats, room: Floats) -> Floats:
    """The most each row can hold if members could join in part."""
    worth = np.maximum(values, 0.0)
    order = np.argsort(-worth / (loads + 1e-12), axis=1, kind="stable")
    worth, loads = np.take_along_axis(worth, order, 1), np.take_along_axis(loads, order, 1)
    before = np.cumsum(loads, axis=1) - loads
    part = np.clip((room[:, None] - before) / (loads + 1e-12), 0.0, 1.0)
    most: Floats = (worth * part).sum(axis=1)
    return most


def _most_by_heads(values: Floats, heads: NDArray[np.intp]) -> Floats:
    """The most each row can hold if only heads counted."""
    worth = -np.sort(-np.maximum(values, 0.0), axis=1)
    counted = np.arange(values.shape[1]) < heads[:, None]
    most: Floats = np.where(counted, worth, 0.0).sum(axis=1)
    return most
