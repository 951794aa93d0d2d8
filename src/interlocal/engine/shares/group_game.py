"""The game of one shared group: what any of its subgroups would pay with an agreement of its own."""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import Refused
from interlocal.engine.shares.game import TableGame, subset_sums

ROOM = 1e-9


@dataclass(frozen=True)
class HostOption:
    """Posts a host may employ: what they cost, the hours they give, how many members they serve.

    `clients` counts every member served, the host too.
    """

    cost: float
    capacity: float
    clients: int


@dataclass(frozen=True)
class GroupHost:
    """A member who may host: its options, and the load and cost of serving each member.

    `costs[j]` is infinite where the drive limit, the state rule or "never together" forbids it.
    """

    player: int
    options: tuple[HostOption, ...]
    loads: tuple[float, ...]
    costs: tuple[float, ...]


@dataclass(frozen=True)
class GroupGame:
    """One group of a plan as a cost game; costs in cents.

    A subgroup either stays alone throughout, or makes one agreement of its own: one of its members
    hosts, two or more of them join (the host among them), the rest stay alone. Several agreements
    inside one subgroup add nothing to the core test: an allocation that passes for each part
    passes for the whole. `total_cost` is what the plan says the whole group pays.
    """

    players: tuple[str, ...]
    alone: tuple[float, ...]
    hosts: tuple[GroupHost, ...]
    total_cost: float

    def __post_init__(self) -> None:
        _check_group(self)

    @cached_property
    def alone_costs(self) -> NDArray[np.float64]:
        return np.array(self.alone)

    def cost(self, subgroup: Collection[int]) -> float:
        """What the subgroup would pay on its own, in cents."""
        chosen = sorted(set(subgroup))
        if len(chosen) == len(self.players):
            return self.total_cost
        return float(group_table(_part(self, chosen)).costs[-1])


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
        room = option.capacity * (1 + ROOM) + ROOM
        np.copyto(cost, option.cost, where=(hours <= room) & (clients <= option.clients))
    return cost


def _least_over_subsets(values: NDArray[np.float64]) -> None:
    """Replace each value by the least over its subsets."""
    for player in range(len(values).bit_length() - 1):
        pairs = values.reshape(-1, 2, 1 << player)
        np.minimum(pairs[:, 1, :], pairs[:, 0, :], out=pairs[:, 1, :])


def _part(group: GroupGame, chosen: list[int]) -> GroupGame:
    """The same group with these members only; its total is not that of the plan."""
    hosts = tuple(
        replace(
            host,
            player=chosen.index(host.player),
            loads=tuple(host.loads[player] for player in chosen),
            costs=tuple(host.costs[player] for player in chosen),
        )
        for host in group.hosts
        if host.player in chosen
    )
    alone = tuple(group.alone[player] for player in chosen)
    return GroupGame(tuple(group.players[player] for player in chosen), alone, hosts, 0.0)


def _check_group(group: GroupGame) -> None:
    for name, alone in zip(group.players, group.alone, strict=True):
        if not math.isfinite(alone) or alone < 0:
            raise Refused(f"The cost of {name} alone is {alone}; it must be a number from 0 up.")
    if not math.isfinite(group.total_cost) or group.total_cost < 0:
        raise Refused(f"The group's cost is {group.total_cost}; it must be a number from 0 up.")
    for host in group.hosts:
        _check_host(group, host)


def _check_host(group: GroupGame, host: GroupHost) -> None:
    if not 0 <= host.player < len(group.players):
        raise Refused(f"Host {host.player} is not one of the {len(group.players)} members.")
    name = group.players[host.player]
    if not len(host.loads) == len(host.costs) == len(group.players):
        raise Refused(f"{name} as host needs one load and one cost for each member.")
    for member, load, cost in zip(group.players, host.loads, host.costs, strict=True):
        if not (math.isfinite(load) and load >= 0) or math.isnan(cost) or cost < 0:
            raise Refused(f"{name} serving {member}: load {load}, cost {cost}; both must be ≥ 0.")
    for option in host.options:
        if not (option.cost >= 0 and option.capacity >= 0 and option.clients >= 0):
            raise Refused(f"{name} has an option with a negative or missing number: {option}.")
