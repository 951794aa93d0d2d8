"""Better plans by choosing among many ready groups at once, in one neighborhood after another.

Every host around makes offers at the members' prices, shaken a little each time; the groups of the
best plan join them. HiGHS then picks the cheapest set of groups that covers the neighborhood's
members (a set-covering master as in branch and price: Barnhart et al. 1998); a member covered twice
stays in one group, which only makes the other lighter.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from interlocal.engine.facility.dual import Dual, price_host
from interlocal.engine.facility.knapsack import Desk
from interlocal.engine.facility.network import Network, opening_cost
from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI
from interlocal.engine.facility.run import Run
from interlocal.engine.facility.seating import (
    Seating,
    everyone_alone,
    is_own,
    may_meet,
    seat,
)
from interlocal.engine.highs import INFINITY, LinearProgram

SHAKES = np.array([0.005, 0.02, 0.06, 0.15])
MOST_GROUP_ARCS = 400_000


class Neighborhood(NamedTuple):
    """The members to seat anew and the hosts that may take them."""

    hosts: ArrayI
    members: ArrayI


class Groups(NamedTuple):
    """Groups that could be: the host of each, its arcs cut by `start`, its cost."""

    host: ArrayI
    start: ArrayI
    arcs: ArrayI
    cost: ArrayF


def combine(run: Run, desk: Desk, draft: Dual, near: Neighborhood, limits: tuple[int, int]) -> bool:
    """Seat a neighborhood anew if that is cheaper; limits: (rounds of offers, branches)."""
    rounds, nodes = limits
    groups = _groups(run, desk, draft, near, rounds)
    chosen = _choose(run, near, groups, nodes)
    trial = _seated(run.net, run.best, near, groups, chosen)
    better = bool(trial.cost[0] < run.cost - 1e-9 * abs(run.cost))
    run.keep(trial)
    return better


def neighborhood(run: Run, host: int, groups: int) -> Neighborhood:
    """Return up to so many open groups around a host, and what else lies within their reach."""
    net, seating = run.net, run.best
    chosen: list[int] = []
    queue, seen = [host], {host}
    while queue and len(chosen) < groups:
        here = queue.pop(0)
        if seating.clients[here] > 0:
            chosen.append(here)
        arcs = slice(net.arc_start[here], net.arc_start[here + 1])
        around = seating.host_of[net.arc_member[arcs]]
        around = np.concatenate([around, _hosts_of(net, net.arc_member[arcs])])
        found, count = np.unique(around[around != NOBODY], return_counts=True)
        for other in found[np.argsort(-count, kind="stable")]:
            if int(other) not in seen:
                seen.add(int(other))
                queue.append(int(other))
    inside = np.isin(seating.host_of, np.array(chosen, dtype=np.int64))
    reach = np.zeros(len(net.alone_cost), dtype=bool)
    reach[net.arc_member[np.isin(net.arc_host, _hosts_of(net, np.flatnonzero(inside)))]] = True
    members = np.flatnonzero(inside | (reach & (seating.host_of == NOBODY)))
    return Neighborhood(_able(run, members, chosen), members)


def _hosts_of(net: Network, members: ArrayI) -> ArrayI:
    mine = np.zeros(len(net.alone_cost), dtype=bool)
    mine[members] = True
    return np.unique(net.arc_host[mine[net.arc_member]])


def _able(run: Run, members: ArrayI, chosen: list[int]) -> ArrayI:
    """Return the hosts that only members of the neighborhood would bind."""
    net = run.net
    hosts = _hosts_of(net, members)
    own = np.where(net.own_arc == NOBODY, NOBODY, net.arc_member[net.own_arc])[hosts]
    closed = run.best.clients[hosts] == 0
    free = np.isin(hosts, np.array(chosen, dtype=np.int64)) | closed
    led = (own == NOBODY) | np.isin(own, members)
    return np.asarray(hosts[free & led])


@njit(cache=True, nogil=True)
def collect_offers(  # noqa: PLR0913, PLR0917
    net: Network,
    desk: Desk,
    draft: Dual,
    near: Neighborhood,
    rounds: int,
    seed: int,
    shakes: ArrayF,
    starts: ArrayI,
    arcs: ArrayI,
) -> int:
    """Let every host make its best offer at prices shaken anew each round; return how many."""
    np.random.seed(seed)
    count = 0
    for turn in range(rounds):
        shake = shakes[turn % len(shakes)]
        for member in near.members:
            factor = 1.0 + shake * (2.0 * np.random.random() - 1.0)
            price = draft.best_price[member] * factor + 1e-9
            draft.price[member] = min(price, net.alone_cost[member])
        for host in near.hosts:
            price_host(net, desk, draft, host, np.inf)
            widest = net.arc_start[host + 1] - net.arc_start[host]
            if draft.option[host] == NOBODY or starts[count] + widest > len(arcs):
                continue
            end = starts[count]
            for arc in range(net.arc_start[host], net.arc_start[host + 1]):
                if draft.part[arc] > 0.5:
                    arcs[end] = arc
                    end += 1
            count += 1
            starts[count] = end
    draft.price[:] = 0.0
    return count


def _groups(run: Run, desk: Desk, draft: Dual, near: Neighborhood, rounds: int) -> Groups:
    net = run.net
    starts = np.zeros(rounds * len(near.hosts) + 1, dtype=np.int64)
    arcs = np.zeros(MOST_GROUP_ARCS, dtype=np.int64)
    seed = run.seed % 2**32
    count = collect_offers(net, desk, draft, near, rounds, seed, SHAKES, starts, arcs)
    found = {arcs[starts[at] : starts[at + 1]].tobytes() for at in range(count)}
    seated = np.flatnonzero(run.best.host_of[net.arc_member] == net.arc_host)
    for host in near.hosts:
        mine = seated[net.arc_host[seated] == host]
        found.add(mine.tobytes())
    kept = [_without_foes(run, np.frombuffer(one, dtype=np.int64)) for one in sorted(found) if one]
    host = np.array([net.arc_host[one[0]] for one in kept], dtype=np.int64)
    cost = np.array([_group_cost(net, one) for one in kept])
    sizes = np.cumsum([0] + [len(one) for one in kept]).astype(np.int64)
    flat = np.concatenate(kept) if kept else np.empty(0, np.int64)
    return Groups(host, sizes, flat, cost)


def _without_foes(run: Run, arcs: ArrayI) -> ArrayI:
    """Drop from a group the later of two members kept apart, the host's own never."""
    if len(run.problem.apart) == 0:
        return arcs
    net = run.net
    dropped: set[int] = set()
    members = set(net.arc_member[arcs].tolist())
    host = int(net.arc_host[arcs[0]])
    for one, other in run.problem.apart.tolist():
        if {one, other} <= members - dropped:
            dropped.add(one if is_own(net, other, host) else other)
    return arcs[~np.isin(net.arc_member[arcs], np.array(sorted(dropped), dtype=np.int64))]


def _group_cost(net: Network, arcs: ArrayI) -> float:
    clients = float(net.clients[net.arc_member[arcs]].sum())
    load = float(net.arc_load[arcs].sum())
    opening = opening_cost(net, int(net.arc_host[arcs[0]]), load, clients)
    return float(opening + net.arc_cost[arcs].sum())


def _choose(run: Run, near: Neighborhood, groups: Groups, nodes: int) -> ArrayI:
    """Return the groups HiGHS would form: the cheapest cover, one group a host at most."""
    net, members = run.net, near.members
    costs = np.concatenate([groups.cost, net.alone_cost[members]])
    count = len(groups.cost)
    program = LinearProgram(
        costs, np.zeros(len(costs)), np.ones(len(costs)), integer=np.ones(len(costs), dtype=bool)
    )
    column = np.repeat(np.arange(count), np.diff(groups.start))
    rows = np.searchsorted(members, net.arc_member[groups.arcs])
    column = np.concatenate([column, count + np.arange(len(members))])
    rows = np.concatenate([rows, np.arange(len(members))])
    order = np.argsort(rows, kind="stable")
    starts = np.searchsorted(rows[order], np.arange(len(members)))
    ones = np.ones(len(members))
    above = np.full(len(members), INFINITY)
    program.add_rows(starts, column[order], np.ones(len(order)), ones, above)
    for host in np.unique(groups.host):
        mine = np.flatnonzero(groups.host == host)
        program.add_row(mine, np.ones(len(mine)), -INFINITY, 1.0)
    found = program.solve(time_limit=max(0.01, run.left), gap=2e-4, nodes=nodes)
    return (
        np.flatnonzero(found.values[:count] > 0.5) if found.values.size else np.empty(0, np.int64)
    )


def _seated(
    net: Network, best: Seating, near: Neighborhood, groups: Groups, chosen: ArrayI
) -> Seating:
    """Return the best plan with the neighborhood seated as chosen; owners sit first."""
    seating = everyone_alone(net)
    kept = best.host_of.copy()
    kept[near.members] = NOBODY
    for arc in np.flatnonzero(kept[net.arc_member] == net.arc_host):
        seat(net, seating, int(arc))
    taken = [groups.arcs[groups.start[at] : groups.start[at + 1]] for at in chosen]
    arcs = np.concatenate(taken) if taken else np.empty(0, np.int64)
    own = net.own_arc[net.arc_host[arcs]] == arcs
    for arc in np.concatenate([arcs[own], arcs[~own]]):
        host, member = int(net.arc_host[arc]), int(net.arc_member[arc])
        unled = net.own_arc[host] not in (NOBODY, arc) and seating.clients[host] == 0
        welcome = seating.host_of[member] == NOBODY and not unled
        if welcome and may_meet(net, seating, member, host):
            seat(net, seating, int(arc))
    return seating
