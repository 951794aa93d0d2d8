"""A cost game: what each subgroup of the members would pay on its own."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import Refused

TABLE_MOST = 24


class CostGame(Protocol):
    """What the rules ask of a game; costs in any one unit, cents in our own plans."""

    @property
    def players(self) -> tuple[str, ...]:
        """Names of the members, in the order of every share."""

    @property
    def total_cost(self) -> float:
        """What all members pay together, and so what is to be divided."""

    @property
    def alone_costs(self) -> NDArray[np.float64]:
        """What each member would pay alone."""

    def cost(self, subgroup: Collection[int]) -> float:
        """What these members would pay without the others."""


@dataclass(frozen=True, eq=False)
class TableGame:
    """A game that lists the cost of every subgroup; bit i of the position stands for player i."""

    players: tuple[str, ...]
    costs: NDArray[np.float64]

    def __post_init__(self) -> None:
        _check_table(self.players, self.costs)

    @property
    def total_cost(self) -> float:
        return float(self.costs[-1])

    @cached_property
    def alone_costs(self) -> NDArray[np.float64]:
        alone: NDArray[np.float64] = self.costs[1 << np.arange(len(self.players))]
        return alone

    def cost(self, subgroup: Collection[int]) -> float:
        return float(self.costs[position(subgroup)])


def table_of(costs: Mapping[tuple[str, ...], float]) -> TableGame:
    """A table from the cost of every subgroup by its members' names.

    Players stand in the order in which they are first named. `Refused` if a subgroup is missing.
    """
    players = tuple(dict.fromkeys(name for subgroup in costs for name in subgroup))
    table = np.full(1 << len(players), np.nan)
    table[0] = 0.0
    for subgroup, cost in costs.items():
        table[position(players.index(name) for name in subgroup)] = cost
    return TableGame(players, table)


def position(subgroup: Iterable[int]) -> int:
    """The place of a subgroup in a table."""
    return sum(1 << player for player in set(subgroup))


def members_at(place: int) -> tuple[int, ...]:
    """The subgroup that stands at a place of a table."""
    return tuple(player for player in range(place.bit_length()) if place >> player & 1)


def subset_sums(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of values over every subset, in table order."""
    sums = np.zeros(1 << len(values))
    for player, value in enumerate(values):
        np.add(sums[: 1 << player], value, out=sums[1 << player : 2 << player])
    return sums


def member_rows(places: NDArray[np.intp], count: int) -> NDArray[np.float64]:
    """One row of zeros and ones per place of a table."""
    bits: NDArray[np.float64] = ((places[:, None] >> np.arange(count)) & 1).astype(np.float64)
    return bits


def _check_table(players: tuple[str, ...], costs: NDArray[np.float64]) -> None:
    if not 1 <= len(players) <= TABLE_MOST:
        raise Refused(f"A cost table takes 1 to {TABLE_MOST} members; this one has {len(players)}.")
    if len(set(players)) < len(players):
        raise Refused("Two members of the cost table have the same name.")
    if costs.shape != (1 << len(players),):
        raise Refused(f"{len(players)} members need {1 << len(players)} costs, not {costs.size}.")
    bad = np.flatnonzero(~np.isfinite(costs))
    if bad.size:
        names = ", ".join(players[player] for player in members_at(int(bad[0])))
        raise Refused(f"The cost of ({names}) is {costs[bad[0]]}; every cost must be a number.")
    if costs[0] != 0:
        raise Refused(f"Nobody together must cost 0, not {costs[0]}.")
