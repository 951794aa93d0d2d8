"""The game of one shared group: what any subgroup would pay with an agreement of its own."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import Refused
from interlocal.engine.shares.best_offer import Rows
from interlocal.engine.shares.offers import Offers

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
        """What the subgroup would pay on its own, in cents; for everyone, the group's total."""
        members = np.zeros(len(self.players), dtype=bool)
        members[list(subgroup)] = True
        return self.total_cost if members.all() else self.offers.cost(members)

    @cached_property
    def offers(self) -> Offers:
        """Every option of every host, a row each."""
        rows = [(host, option) for host in self.hosts for option in host.options]
        shape = (len(rows), len(self.players))
        return Offers(
            self.alone_costs,
            Rows(
                hosts=np.array([host.player for host, _ in rows], dtype=np.intp),
                posts=np.array([option.cost for _, option in rows], dtype=np.float64),
                room=np.array([roomy(option.capacity) for _, option in rows], dtype=np.float64),
                heads=np.array([option.clients for _, option in rows], dtype=np.intp),
                loads=np.array([host.loads for host, _ in rows], np.float64).reshape(shape),
                costs=np.array([host.costs for host, _ in rows], np.float64).reshape(shape),
            ),
        )


def roomy(capacity: float) -> float:
    """A capacity with a hair's breadth added, so that an exact fit is not lost to rounding."""
    return capacity * (1 + ROOM) + ROOM


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
