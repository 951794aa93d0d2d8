"""The rounds of the nucleolus; each settles the subgroups that can be helped no further."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import Refused
from interlocal.engine.shares.excess import Pool, Round, Subgroups, least_worst
from interlocal.engine.shares.game import CostGame, TableGame
from interlocal.engine.shares.group_game import GroupGame
from interlocal.engine.shares.subgroup_search import SubgroupSearch
from interlocal.engine.shares.subgroup_table import SubgroupTable

Floats = NDArray[np.float64]


def rounds(game: CostGame) -> Iterator[Round]:
    """Each round in turn, the last one with the final shares; none for a single member.

    The first round is the least core: its excess is above zero exactly when the core is empty,
    and its weights are then the balanced collection that proves it (Bondareva 1963, Shapley 1967).
    """
    count = len(game.players)
    scale = _size(game)
    source, pool = source_of(game, scale), _first_pool(game, scale)
    shares = np.full(count, game.total_cost / scale / count)
    directions = _orthogonal(np.ones((count, 1)))
    while directions.shape[1]:
        step = least_worst(shares, directions, pool, source)
        shares = step.shares
        directions = directions @ _orthogonal(directions.T @ step.members[1:].T)
        yield _scaled(step, scale)
        if directions.shape[1]:
            source, pool = source.beyond(directions), pool.beyond(directions)


def _size(game: CostGame) -> float:
    """The largest figure of the game, to scale it by."""
    if isinstance(game, TableGame):
        return float(np.abs(game.costs).max()) or 1.0
    return max(abs(game.total_cost), float(game.alone_costs.sum())) or 1.0


def source_of(game: CostGame, scale: float) -> Subgroups:
    """Where to find the worst-treated subgroups of a game, with costs divided by `scale`."""
    if isinstance(game, TableGame):
        costs = game.costs / scale
        costs[[0, -1]] = np.inf
        return SubgroupTable(len(game.players), costs)
    if isinstance(game, GroupGame):
        return SubgroupSearch(game, scale, np.eye(len(game.players)))
    raise Refused(f"A {type(game).__name__} has neither a table nor a way to search it.")


def _first_pool(game: CostGame, scale: float) -> Pool:
    """Each member alone and left out, so that a first basis exists; and each member's own limit.

    No share may pass the cost alone, unless together they pay more than all of them alone.
    """
    count = len(game.players)
    alone, left_out = np.eye(count), 1 - np.eye(count)
    costs = [game.cost(np.flatnonzero(row).tolist()) / scale for row in left_out]
    pool = Pool(np.empty((0, count)), np.empty(0), np.empty(0))
    pool.add(alone, game.alone_costs / scale)
    pool.add(left_out, np.array(costs))
    if game.alone_costs.sum() >= game.total_cost:
        pool.add(alone, game.alone_costs / scale, slope=0.0)
    return pool


def _orthogonal(columns: Floats) -> Floats:
    """Unit directions at right angles to independent columns."""
    complete: Floats = np.linalg.qr(columns, mode="complete")[0]
    return complete[:, columns.shape[1] :]


def _scaled(step: Round, scale: float) -> Round:
    return Round(
        step.shares * scale, step.excess * scale, step.members, step.costs * scale, step.weights
    )
