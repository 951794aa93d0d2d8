"""Who sits where right now, what it costs, and the single moves that change it."""

from typing import NamedTuple

import numpy as np
from numba import njit

from interlocal.engine.facility.network import Network, arc_between, cheapest_option, opening_cost
from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI


class Seating(NamedTuple):
    """A plan in the making; a host is open when it has clients, at its cheapest sufficient option.

    A member with no host is alone and pays its alone cost (a penalty where it must join).
    """

    host_of: ArrayI
    load: ArrayF
    clients: ArrayF
    opening: ArrayF  # what each host's option costs now
    cost: ArrayF  # one number: the cost of the whole plan


def everyone_alone(net: Network) -> Seating:
    """Return the plan in which nobody shares."""
    hosts, members = len(net.arc_start) - 1, len(net.alone_cost)
    return Seating(
        host_of=np.full(members, NOBODY, dtype=np.int64),
        load=np.zeros(hosts),
        clients=np.zeros(hosts),
        opening=np.zeros(hosts),
        cost=np.array([net.alone_cost.sum()]),
    )


@njit(cache=True, nogil=True)
def copy_seating(target: Seating, source: Seating) -> None:
    """Make one plan the same as another."""
    target.host_of[:] = source.host_of
    target.load[:] = source.load
    target.clients[:] = source.clients
    target.opening[:] = source.opening
    target.cost[:] = source.cost


@njit(cache=True, nogil=True)
def may_meet(net: Network, seating: Seating, member: int, host: int) -> bool:
    """Say whether no one kept apart from the member sits at the host."""
    free = True
    for place in range(net.apart_start[member], net.apart_start[member + 1]):
        if seating.host_of[net.apart_other[place]] == host:
            free = False
    return free


@njit(cache=True, nogil=True)
def is_bound(net: Network, seating: Seating, member: int) -> bool:
    """Say whether the member is its host's own and others still sit there."""
    host = seating.host_of[member]
    if host == NOBODY or net.own_arc[host] == NOBODY:
        return False
    own = net.arc_member[net.own_arc[host]] == member
    return own and seating.clients[host] > net.clients[member]


@njit(cache=True, nogil=True)
def join_cost(net: Network, seating: Seating, arc: int) -> float:
    """Return what it adds at the host when the arc's member joins; inf when it may not."""
    host, member = net.arc_host[arc], net.arc_member[arc]
    own = net.own_arc[host]
    if seating.clients[host] == 0.0 and own not in (NOBODY, arc):
        return np.inf
    if not may_meet(net, seating, member, host):
        return np.inf
    load = seating.load[host] + net.arc_load[arc]
    opening = opening_cost(net, host, load, seating.clients[host] + net.clients[member])
    return opening - seating.opening[host] + net.arc_cost[arc]


@njit(cache=True, nogil=True)
def leave_gain(net: Network, seating: Seating, member: int) -> float:
    """Return what it saves where the member is now when it leaves; -inf when it may not."""
    host = seating.host_of[member]
    if host == NOBODY:
        return net.alone_cost[member]
    if is_bound(net, seating, member):
        return -np.inf
    arc = arc_between(net, host, member)
    load = seating.load[host] - net.arc_load[arc]
    opening = opening_cost(net, host, load, seating.clients[host] - net.clients[member])
    return seating.opening[host] - opening + net.arc_cost[arc]


@njit(cache=True, nogil=True)
def unseat(net: Network, seating: Seating, member: int) -> None:
    """Send a member from its host to alone."""
    host = seating.host_of[member]
    arc = arc_between(net, host, member)
    seating.host_of[member] = NOBODY
    seating.clients[host] -= net.clients[member]
    seating.load[host] -= net.arc_load[arc]
    if seating.clients[host] == 0.0:
        seating.load[host] = 0.0
    opening = opening_cost(net, host, seating.load[host], seating.clients[host])
    seating.cost[0] += net.alone_cost[member] - net.arc_cost[arc]
    seating.cost[0] += opening - seating.opening[host]
    seating.opening[host] = opening


@njit(cache=True, nogil=True)
def seat(net: Network, seating: Seating, arc: int) -> None:
    """Move the arc's member, now alone, to the arc's host; there must be room."""
    host, member = net.arc_host[arc], net.arc_member[arc]
    seating.host_of[member] = host
    seating.clients[host] += net.clients[member]
    seating.load[host] += net.arc_load[arc]
    opening = opening_cost(net, host, seating.load[host], seating.clients[host])
    seating.cost[0] += net.arc_cost[arc] - net.alone_cost[member]
    seating.cost[0] += opening - seating.opening[host]
    seating.opening[host] = opening


@njit(cache=True, nogil=True)
def clear_host(net: Network, seating: Seating, host: int) -> None:
    """Send everybody at a host to alone."""
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        if seating.host_of[net.arc_member[arc]] == host:
            member = net.arc_member[arc]
            seating.host_of[member] = NOBODY
            seating.cost[0] += net.alone_cost[member] - net.arc_cost[arc]
    seating.cost[0] -= seating.opening[host]
    seating.opening[host] = 0.0
    seating.load[host] = 0.0
    seating.clients[host] = 0.0


@njit(cache=True, nogil=True)
def shift(net: Network, seating: Seating, member: int) -> bool:
    """Move one member to where it adds least, if that saves; say whether it moved."""
    gain = leave_gain(net, seating, member)
    if gain == -np.inf:
        return False
    here, best, best_cost = seating.host_of[member], NOBODY, net.alone_cost[member]
    for place in range(net.member_start[member], net.member_start[member + 1]):
        arc = net.member_arc[place]
        host = net.arc_host[arc]
        if host == here or net.arc_cost[arc] >= best_cost:
            continue
        cost = join_cost(net, seating, arc)
        if cost < best_cost:
            best, best_cost = arc, cost
    if best_cost >= gain - 1e-7 * abs(gain) - 1e-6:
        return False
    if here != NOBODY:
        unseat(net, seating, member)
    if best != NOBODY:
        seat(net, seating, best)
    return True


@njit(cache=True, nogil=True)
def swap_saving(
    net: Network, seating: Seating, now: tuple[int, int], then: tuple[int, int]
) -> float:
    """Return what is saved when two members at two hosts change places; -inf when there is no room.

    `now` are the arcs the two sit on, `then` those they would move to: the first member's first.
    """
    to, back = net.arc_host[then[0]], net.arc_host[then[1]]
    saving = net.arc_cost[now[0]] + net.arc_cost[now[1]]
    saving -= net.arc_cost[then[0]] + net.arc_cost[then[1]]
    clients = float(net.clients[net.arc_member[then[0]]] - net.clients[net.arc_member[then[1]]])
    load_to = seating.load[to] + net.arc_load[then[0]] - net.arc_load[now[1]]
    load_back = seating.load[back] + net.arc_load[then[1]] - net.arc_load[now[0]]
    saving += seating.opening[to] - opening_cost(net, to, load_to, seating.clients[to] + clients)
    if saving + seating.opening[back] <= 0.0:
        return -np.inf
    after = opening_cost(net, back, load_back, seating.clients[back] - clients)
    return saving + seating.opening[back] - after


@njit(cache=True, nogil=True)
def is_own(net: Network, member: int, host: int) -> bool:
    """Say whether the host is that member."""
    own = net.own_arc[host]
    return own != NOBODY and net.arc_member[own] == member


@njit(cache=True, nogil=True)
def may_swap(net: Network, seating: Seating, one: int, other: int) -> bool:
    """Say whether two members may take each other's place: not as owners, not beside a foe."""
    first, second = net.arc_member[one], net.arc_member[other]
    to, back = net.arc_host[one], net.arc_host[other]
    if is_own(net, first, back) or is_own(net, second, to):
        return False
    seating.host_of[first] = NOBODY
    seating.host_of[second] = NOBODY
    free = may_meet(net, seating, first, to) and may_meet(net, seating, second, back)
    seating.host_of[first] = back
    seating.host_of[second] = to
    return free


@njit(cache=True, nogil=True)
def swap(net: Network, seating: Seating, member: int) -> bool:
    """Change one member with the one that saves most, if any does; say whether it moved."""
    here = seating.host_of[member]
    at = arc_between(net, here, member)
    best_one, best_other, best = NOBODY, NOBODY, 1e-7 * seating.opening[here] + 1e-6
    for place in range(net.member_start[member], net.member_start[member + 1]):
        one = net.member_arc[place]
        host = net.arc_host[one]
        if host == here or seating.clients[host] == 0.0:
            continue
        for arc in range(net.arc_start[host], net.arc_start[host + 1]):
            if seating.host_of[net.arc_member[arc]] != host:
                continue
            other = arc_between(net, here, net.arc_member[arc])
            if other == NOBODY:
                continue
            saving = swap_saving(net, seating, (at, arc), (one, other))
            if saving > best and may_swap(net, seating, one, other):
                best_one, best_other, best = one, other, saving
    if best_one == NOBODY:
        return False
    unseat(net, seating, member)
    unseat(net, seating, net.arc_member[best_other])
    seat(net, seating, best_one)
    seat(net, seating, best_other)
    return True


def seating_of(net: Network, host_of: ArrayI) -> Seating:
    """Return the plan in which each member has this host (-1: alone)."""
    seating = everyone_alone(net)
    for member in np.flatnonzero(host_of != NOBODY):
        seat(net, seating, arc_between(net, int(host_of[member]), int(member)))
    return seating


def options_of(net: Network, seating: Seating) -> ArrayI:
    """Return the option each host opens, -1 when closed."""
    option = np.full(len(seating.load), NOBODY, dtype=np.int64)
    for host in np.flatnonzero(seating.clients > 0):
        option[host] = cheapest_option(net, int(host), seating.load[host], seating.clients[host])
    return option
