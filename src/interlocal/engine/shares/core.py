"""The core test: would any subgroup pay less on its own?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import Refused
from interlocal.engine.shares.game import CostGame, TableGame, members_at, subset_sums
from interlocal.engine.shares.rounds import rounds, source_of


@dataclass(frozen=True)
class Certificate:
    """Why no subgroup, or no other subgroup, gains more than the test says.

    `examined` counts the subgroups looked at one by one (all there are, for a table); where it is
    0, the bound comes from a search that proves it without listing them. `bound` is the most any
    subgroup could gain by leaving; negative when every subgroup would lose.
    """

    examined: int
    bound: float


@dataclass(frozen=True)
class CoreTest:
    """Whether shares hold a group together; money in the game's unit.

    Holds: `subgroup` is None, and `closest` would lose `closest_slack` by leaving, the least loss.
    Fails: `subgroup` is the one that gains most; it `pays` what it `would_pay` alone plus `gain`.
    `gaining` counts the subgroups that would gain (None where they were not counted one by one).
    `core_is_empty` says whether some subgroup gains under any shares at all; None: not asked.
    """

    holds: bool
    subgroup: tuple[int, ...] | None
    would_pay: float
    pays: float
    gain: float
    closest: tuple[int, ...]
    closest_slack: float
    gaining: int | None
    certificate: Certificate
    core_is_empty: bool | None = None


@dataclass(frozen=True)
class CoreEmptiness:
    """Whether any shares at all would hold a group together, and the proof where none does.

    If the core is empty, the subgroups, each counted `weights` times, cover every member exactly
    once, yet would pay `would_pay`, less than the group's total. `worst_excess` is the least that
    the worst-treated subgroup overpays under any shares: positive exactly when the core is empty.
    """

    is_empty: bool
    worst_excess: float
    subgroups: tuple[tuple[int, ...], ...] = ()
    weights: tuple[float, ...] = ()
    would_pay: float = 0.0


def core_test(game: CostGame, shares: Sequence[float], tolerance: float = 1e-6) -> CoreTest:
    """Find the subgroup that gains most by leaving, or prove that none gains.

    A gain up to `tolerance`, in the game's unit, does not count (shares are rounded to cents).
    Source of the idea: Gillies (1959).
    """
    paid = np.array(shares, dtype=np.float64)
    if len(paid) != len(game.players) or not np.isfinite(paid).all():
        raise Refused(f"The core test needs {len(game.players)} shares that are numbers.")
    if len(paid) == 1:
        return _verdict(game, paid, (), tolerance, 0, 0)
    if isinstance(game, TableGame):
        return _test_by_table(game, paid, tolerance)
    members, costs = source_of(game, 1.0).worst(paid)
    worst = members[int((members @ paid - costs).argmax())]
    return _verdict(game, paid, tuple(np.flatnonzero(worst).tolist()), tolerance, None, 0)


def core_emptiness(game: CostGame, tolerance: float = 1e-6) -> CoreEmptiness:
    """Whether the core is empty, with balanced weights that prove it when it is."""
    if len(game.players) == 1:
        return CoreEmptiness(is_empty=False, worst_excess=-math.inf)
    first = next(rounds(game))
    weights = first.weights / (first.weights @ first.members[:, 0])
    return CoreEmptiness(
        first.excess > tolerance,
        first.excess,
        tuple(tuple(np.flatnonzero(row).tolist()) for row in first.members),
        tuple(weights.tolist()),
        float(weights @ first.costs),
    )


def _test_by_table(game: TableGame, paid: NDArray[np.float64], tolerance: float) -> CoreTest:
    excess = subset_sums(paid)
    excess -= game.costs
    excess[[0, -1]] = -np.inf
    gaining = int((excess > tolerance).sum())
    worst = members_at(int(excess.argmax()))
    return _verdict(game, paid, worst, tolerance, gaining, len(excess) - 2)


def _verdict(
    game: CostGame,
    paid: NDArray[np.float64],
    worst: tuple[int, ...],
    tolerance: float,
    gaining: int | None,
    examined: int,
) -> CoreTest:
    pays = float(paid[list(worst)].sum())
    alone = game.cost(worst) if worst else math.inf
    gain = pays - alone
    holds = gain <= tolerance
    return CoreTest(
        holds=holds,
        subgroup=None if holds else worst,
        would_pay=alone,
        pays=pays,
        gain=max(gain, 0.0),
        closest=worst,
        closest_slack=max(-gain, 0.0),
        gaining=gaining,
        certificate=Certificate(examined, gain),
    )
