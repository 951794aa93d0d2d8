"""The problem as flat arrays the compiled kernels read: by host and by member."""

from typing import NamedTuple

import numpy as np
from numba import njit

from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI, FacilityProblem


class Network(NamedTuple):
    """One problem, laid out for speed; arcs are numbered as kept here, host by host.

    Arcs nobody would use are gone: dearer than staying alone, or too large for the host.
    `alone_cost` is finite: where a member must join, it is a penalty above any real plan.
    `member_arc[member_start[j]:member_start[j + 1]]` are the arcs of member j, by host.
    `own_arc[i]` is the arc over which host i serves itself, or -1.
    `apart_other[apart_start[j]:apart_start[j + 1]]` are the members that j may not meet.
    `must[j]` says that member j must join.
    """

    option_start: ArrayI
    option_cost: ArrayF
    option_capacity: ArrayF
    option_clients: ArrayF
    arc_start: ArrayI
    arc_host: ArrayI
    arc_member: ArrayI
    arc_cost: ArrayF
    arc_load: ArrayF
    member_start: ArrayI
    member_arc: ArrayI
    alone_cost: ArrayF
    must: ArrayI
    clients: ArrayI
    own_arc: ArrayI
    apart_start: ArrayI
    apart_other: ArrayI
    rises: ArrayI  # 1 where the options of a host stand in order of cost


def network(problem: FacilityProblem) -> Network:
    """Lay out a problem for the kernels."""
    hosts, members = problem.hosts, problem.members
    arc_host = np.repeat(np.arange(hosts), np.diff(problem.arc_start))
    kept = np.flatnonzero(_useful(problem, arc_host))
    arc_host, arc_member = arc_host[kept], problem.arc_member[kept]
    order = np.lexsort((arc_host, arc_member))
    apart_start, apart_other = _neighbors(problem.apart, members)
    must = np.isinf(problem.alone_cost)
    return Network(
        option_start=np.array(problem.option_start),
        option_cost=np.array(problem.option_cost),
        option_capacity=np.array(problem.option_capacity),
        option_clients=np.minimum(problem.option_clients, float(problem.clients.sum())),
        arc_start=np.searchsorted(arc_host, np.arange(hosts + 1)).astype(np.int64),
        arc_host=arc_host,
        arc_member=arc_member,
        arc_cost=problem.arc_cost[kept],
        arc_load=problem.arc_load[kept],
        member_start=np.searchsorted(arc_member[order], np.arange(members + 1)).astype(np.int64),
        member_arc=order.astype(np.int64),
        alone_cost=np.where(must, _penalty(problem), problem.alone_cost),
        must=must.astype(np.int64),
        clients=np.array(problem.clients),
        own_arc=_own_arcs(problem, arc_host, arc_member),
        apart_start=apart_start,
        apart_other=apart_other,
        rises=_rising(problem),
    )


def _useful(problem: FacilityProblem, arc_host: ArrayI) -> ArrayI:
    """Say which arcs some best plan may use."""
    largest = _largest(problem, problem.option_capacity)
    most = _largest(problem, problem.option_clients)
    member = problem.arc_member
    own = member == problem.own_member[arc_host]
    own_load, own_clients = np.zeros(problem.hosts), np.zeros(problem.hosts)
    own_load[arc_host[own]] = problem.arc_load[own]
    own_clients[arc_host[own]] = problem.clients[member[own]]
    load = problem.arc_load + np.where(own, 0.0, own_load[arc_host])
    count = problem.clients[member] + np.where(own, 0.0, own_clients[arc_host])
    fits = (load <= largest[arc_host]) & (count <= most[arc_host])
    pays = problem.arc_cost <= problem.alone_cost[member]
    return np.asarray(own | (fits & pays), dtype=np.int64)


def _largest(problem: FacilityProblem, per_option: ArrayF) -> ArrayF:
    host = np.repeat(np.arange(problem.hosts), np.diff(problem.option_start))
    largest = np.full(problem.hosts, -1.0)
    np.maximum.at(largest, host, per_option)
    return largest


def _penalty(problem: FacilityProblem) -> float:
    """Return a price of staying alone that no plan would pay if it could help it."""
    dearest_arc = float(problem.arc_cost.max(initial=0.0))
    dearest_host = float(problem.option_cost.max(initial=0.0))
    return 1.0 + 2.0 * (dearest_arc + dearest_host)


def _own_arcs(problem: FacilityProblem, arc_host: ArrayI, arc_member: ArrayI) -> ArrayI:
    own_arc = np.full(problem.hosts, NOBODY, dtype=np.int64)
    own = np.flatnonzero(arc_member == problem.own_member[arc_host])
    own_arc[arc_host[own]] = own
    return own_arc


def _rising(problem: FacilityProblem) -> ArrayI:
    host = np.repeat(np.arange(problem.hosts), np.diff(problem.option_start))
    falls = (np.diff(problem.option_cost) < 0) & (np.diff(host) == 0)
    rises = np.ones(problem.hosts, dtype=np.int64)
    rises[host[1:][falls]] = 0
    return rises


def _neighbors(pairs: ArrayI, members: int) -> tuple[ArrayI, ArrayI]:
    both = np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)
    start = np.searchsorted(both[:, 0], np.arange(members + 1)).astype(np.int64)
    return start, np.ascontiguousarray(both[:, 1])


@njit(cache=True, nogil=True)
def arc_between(net: Network, host: int, member: int) -> int:
    """Return the arc from a member to a host, or -1; the arcs of a member are sorted by host."""
    found = NOBODY
    low, high = net.member_start[member], net.member_start[member + 1]
    while low < high:
        middle = (low + high) // 2
        if net.arc_host[net.member_arc[middle]] < host:
            low = middle + 1
        else:
            high = middle
    if low < net.member_start[member + 1]:
        arc = net.member_arc[low]
        if net.arc_host[arc] == host:
            found = arc
    return found


@njit(cache=True, nogil=True)
def cheapest_option(net: Network, host: int, load: float, count: float) -> int:
    """Return the cheapest option of a host with room for this load and these clients, or -1."""
    best = NOBODY
    for option in range(net.option_start[host], net.option_start[host + 1]):
        if best != NOBODY and net.option_cost[option] >= net.option_cost[best]:
            if net.rises[host] == 1:
                break
            continue
        if load <= net.option_capacity[option] + 1e-9 and count <= net.option_clients[option]:
            best = option
    return best


@njit(cache=True, nogil=True)
def opening_cost(net: Network, host: int, load: float, count: float) -> float:
    """Return what a host costs with this load and these clients: 0 with nobody, inf if too many."""
    if count == 0:
        return 0.0
    option = cheapest_option(net, host, load, count)
    return np.inf if option == NOBODY else net.option_cost[option]
