"""Making the worst-treated subgroup as well off as can be: one round of the nucleolus.

With x = origin + directions · y, the round is the linear program

    least t  such that  x(S) - c(S) ≤ t  for every subgroup S not yet settled,
                        x(i) ≤ c(i)      for every member i, where that is possible at all.

It is solved on its dual by the revised simplex method, whose basis has only as many columns as
there are directions, plus one; subgroups enter as they are found to be violated, from a pool first
and from the whole game when the pool has none. Why not HiGHS: docs/decisions/0006-nucleolus.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import EngineError

Floats = NDArray[np.float64]

VIOLATED = 1e-11
ZERO = 1e-9
TIE = 1e-11
PIVOTS_MOST = 20_000


class Subgroups(Protocol):
    """Where a round finds subgroups: a table, or an oracle for games too large for one."""

    def worst(self, shares: Floats) -> tuple[Floats, Floats]:
        """Rows of members (zeros and ones) and costs of subgroups, the worst treated among them."""

    def beyond(self, directions: Floats) -> "Subgroups":
        """The same without those whose payment no direction changes any more."""


@dataclass
class Pool:
    """Subgroups met so far; their costs are scaled like those of the game.

    `slopes` is 1 where the subgroup's excess may reach t, and 0 where it may not pass 0.
    """

    members: Floats
    costs: Floats
    slopes: Floats

    def add(self, members: Floats, costs: Floats, slope: float = 1.0) -> None:
        """Put new subgroups at the end."""
        self.members = np.vstack([self.members, members])
        self.costs = np.append(self.costs, costs)
        self.slopes = np.append(self.slopes, np.full(len(costs), slope))

    def columns(self, places: Sequence[int], directions: Floats) -> Floats:
        """The columns of the dual program that stand for these subgroups."""
        return np.vstack([(self.members[places] @ directions).T, self.slopes[places]])

    def beyond(self, directions: Floats) -> "Pool":
        """The same without those whose payment no direction changes any more."""
        free = np.abs(self.members @ directions).max(axis=1) > ZERO
        return Pool(self.members[free], self.costs[free], self.slopes[free])


@dataclass(frozen=True)
class Round:
    """The end of one round: the shares, the worst excess, and the subgroups that prove it.

    `weights` are positive and balance the subgroups in `members`: no direction left can lower the
    excess of them all.
    """

    shares: Floats
    excess: float
    members: Floats
    costs: Floats
    weights: Floats


@dataclass
class _Basis:
    """The simplex basis: columns in use, and the order that keeps the method from going round."""

    places: list[int]
    order: Floats = field(default_factory=lambda: np.empty((0, 0)))


def least_worst(origin: Floats, directions: Floats, pool: Pool, source: Subgroups) -> Round:
    """Solve one round; `pool` grows by the subgroups it needed."""
    basis = _first_basis(origin, directions, pool)
    for _ in range(PIVOTS_MOST):
        matrix = pool.columns(basis.places, directions)
        if not basis.order.size:
            basis.order = matrix
        inverse = np.linalg.inv(matrix).astype(np.float64, copy=False)
        values = pool.members[basis.places] @ origin - pool.costs[basis.places]
        prices = values @ inverse
        shares, excess = origin - directions @ prices[:-1], float(prices[-1])
        enters = _entering(pool, source, shares, excess)
        if enters is None:
            return _settle(pool, basis, inverse[:, -1], shares, excess)
        column = inverse @ pool.columns([enters], directions)[:, 0]
        basis.places[_leaving(inverse, column, basis.order)] = enters
    raise EngineError("The nucleolus did not settle; the costs differ too widely in size.")


def _entering(pool: Pool, source: Subgroups, shares: Floats, excess: float) -> int | None:
    """The place in the pool of the worst-treated subgroup, or None if nobody is worse off."""
    known = pool.members @ shares - pool.costs - pool.slopes * excess
    place = int(known.argmax())
    if known[place] > VIOLATED:
        return place
    members, costs = source.worst(shares)
    found = members @ shares - costs
    new = found > excess + VIOLATED
    if not new.any():
        return None
    pool.add(members[new], costs[new])
    return len(known) + int(found[new].argmax())


def _leaving(inverse: Floats, column: Floats, order: Floats) -> int:
    """The row that leaves, by the lexicographic ratio test of Dantzig, Orden and Wolfe (1955)."""
    rows = np.flatnonzero(column > ZERO)
    if not rows.size:
        raise EngineError("The nucleolus did not settle; the costs differ too widely in size.")
    ratios = np.maximum(inverse[rows, -1], 0.0) / column[rows]
    rows = rows[ratios <= ratios.min() + TIE]
    if len(rows) > 1:
        rows = _break_tie(rows, inverse @ order, column)
    return int(rows[0])


def _break_tie(rows: NDArray[np.intp], keys: Floats, column: Floats) -> NDArray[np.intp]:
    for key in keys.T:
        ratios = key[rows] / column[rows]
        rows = rows[ratios <= ratios.min() + TIE]
        if len(rows) == 1:
            break
    return rows


def _settle(pool: Pool, basis: _Basis, weights: Floats, shares: Floats, excess: float) -> Round:
    used = weights > ZERO
    places = np.array(basis.places)[used]
    return Round(shares, excess, pool.members[places], pool.costs[places], weights[used])


def _first_basis(origin: Floats, directions: Floats, pool: Pool) -> _Basis:
    """A subgroup and everyone else balance each other; fill up with whatever is independent.

    The pool holds every member alone and all but each member (where they can still move), so the
    search always ends with a full basis.
    """
    excess = pool.members @ origin - pool.costs
    ranked = np.argsort(-excess, kind="stable")
    ranked = ranked[pool.slopes[ranked] > 0].tolist()
    columns = pool.columns(range(len(pool.costs)), directions)
    pair = _opposite(columns, ranked)
    return _Basis(_independent(columns, [*pair, *ranked]))


def _opposite(columns: Floats, ranked: list[int]) -> tuple[int, int]:
    """The first ranked subgroup that has another moving exactly the other way."""
    for place in ranked:
        away = np.abs(columns[:-1] + columns[:-1, [place]]).max(axis=0) + 1 - columns[-1]
        other = int(away.argmin())
        if away[other] < ZERO:
            return place, other
    raise EngineError("The nucleolus did not settle: no two subgroups balance each other.")


def _independent(columns: Floats, candidates: list[int]) -> list[int]:
    """The first candidates whose columns make a basis."""
    size = len(columns)
    chosen: list[int] = []
    axes = np.empty((0, size))
    for place in candidates:
        column = columns[:, place]
        rest = column - axes.T @ (axes @ column)
        rest -= axes.T @ (axes @ rest)
        length = float(np.linalg.norm(rest))
        if length > 1e-6:
            chosen.append(place)
            axes = np.vstack([axes, rest / length])
        if len(chosen) == size:
            break
    return chosen
