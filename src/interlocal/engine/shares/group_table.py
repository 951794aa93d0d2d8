"""The game of one group as a table, by enumeration of every subgroup."""

import math

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.shares.game import TableGame, subset_sums
from interlocal.engine.shares.group_game import GroupGame, GroupHost, roomy


def group_table(group: GroupGame, *, keep_total: bool = True) -> TableGame:
    """The cost of every subgroup, by enumeration; refused above `game.TABLE_MOST` members.

    The last entry is the group's `total_cost`, or with `keep_total=False` the enumerated one.
    """
    alone = subset_sums(group.alone_costs)
    saving = np.zeros_like(alone)
    for host in group.hosts:
        _offer(group, host, saving)
    _least_over_subsets(saving)
    costs = alone + saving
    if keep_total:
        costs[-1] = group.total_cost
    return TableGame(group.players, costs)


def _offer(group: GroupGame, host: GroupHost, saving: NDArray[np.float64]) -> None:
    """Lower `saving` wherever an agreement run by this host costs its members less than alone."""
    others = np.delete(np.arange(len(group.players)), host.player)
    added = np.array(host.costs) - group.alone_costs
    change = subset_sums(added[others]) + added[host.player]
    change += _posts_cost(host, others)
    change[0] = math.inf
    here = saving.reshape(-1, 2, 1 << host.player)[:, 1, :]
    np.minimum(here, change.reshape(here.shape), out=here)


def _posts_cost(host: GroupHost, others: NDArray[np.intp]) -> NDArray[np.float64]:
    """The cheapest option that holds the host and each set of others; infinite if none does."""
    loads = np.array(host.loads)
    hours = subset_sums(loads[others]) + loads[host.player]
    clients = subset_sums(np.ones(len(others))) + 1
    cost = np.full(len(hours), math.inf)
    for option in sorted(host.options, key=lambda option: -option.cost):
        fits = (hours <= roomy(option.capacity)) & (clients <= option.clients)
        np.copyto(cost, option.cost, where=fits)
    return cost


def _least_over_subsets(values: NDArray[np.float64]) -> None:
    """Replace each value by the least over its subsets."""
    for player in range(len(values).bit_length() - 1):
        pairs = values.reshape(-1, 2, 1 << player)
        np.minimum(pairs[:, 1, :], pairs[:, 0, :], out=pairs[:, 1, :])
