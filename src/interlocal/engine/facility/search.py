"""Better plans by taking a few neighboring groups apart and building them anew.

Ruin: one to three neighboring hosts send their members home. Recreate: the closed hosts around
each offer their best packing at the members' prices, noise added, and the best offer is taken,
again and again. Then single members shift and swap. A result that costs a little more may be kept
for a while, less and less so (Schrimpf et al. 2000; Shaw 1998 for the neighborhood).
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from interlocal.engine.facility.dual import Dual, price_host
from interlocal.engine.facility.knapsack import Desk
from interlocal.engine.facility.network import Network
from interlocal.engine.facility.problem import NOBODY, ArrayI
from interlocal.engine.facility.seating import (
    Seating,
    clear_host,
    copy_seating,
    is_bound,
    leave_gain,
    may_meet,
    seat,
    shift,
    swap,
    unseat,
)

IMPOSED, REFILLED, WORST_OFFER = 0.2, 0.3, 0.3
SWAP_PASSES = 1


class Bench(NamedTuple):
    """Room to work: the hosts and members one round touches; `size` counts both."""

    hosts: ArrayI
    members: ArrayI
    host_mark: ArrayI
    member_mark: ArrayI
    size: ArrayI


def bench(net: Network) -> Bench:
    """Return an empty bench."""
    hosts, members = len(net.arc_start) - 1, len(net.alone_cost)
    return Bench(
        hosts=np.zeros(hosts, np.int64),
        members=np.zeros(members, np.int64),
        host_mark=np.zeros(hosts, np.int64),
        member_mark=np.zeros(members, np.int64),
        size=np.zeros(2, np.int64),
    )


@njit(cache=True, nogil=True)
def reset(bench: Bench) -> None:
    """Clear the bench."""
    for place in range(bench.size[0]):
        bench.host_mark[bench.hosts[place]] = 0
    for place in range(bench.size[1]):
        bench.member_mark[bench.members[place]] = 0
    bench.size[:] = 0


@njit(cache=True, nogil=True)
def add_member(bench: Bench, member: int) -> None:
    """Put a member on the bench once."""
    if bench.member_mark[member] == 0:
        bench.member_mark[member] = 1
        bench.members[bench.size[1]] = member
        bench.size[1] += 1


@njit(cache=True, nogil=True)
def add_host(bench: Bench, host: int) -> None:
    """Put a host on the bench once."""
    if bench.host_mark[host] == 0:
        bench.host_mark[host] = 1
        bench.hosts[bench.size[0]] = host
        bench.size[0] += 1


@njit(cache=True, nogil=True)
def random_host_near(net: Network, seating: Seating, member: int) -> int:
    """Return an open host the member could join, drawn at random; -1 when there is none."""
    first, end = net.member_start[member], net.member_start[member + 1]
    found = NOBODY
    if end > first:
        for _ in range(4):
            host = net.arc_host[net.member_arc[np.random.randint(first, end)]]
            if seating.clients[host] > 0.0:
                found = host
                break
    return found


@njit(cache=True, nogil=True)
def random_member_near(net: Network, host: int) -> int:
    """Return a member that could join the host, drawn at random."""
    return net.arc_member[np.random.randint(net.arc_start[host], net.arc_start[host + 1])]


@njit(cache=True, nogil=True)
def take_apart(net: Network, seating: Seating, bench: Bench, host: int) -> None:
    """Send everybody at a host home and put them on the bench."""
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        if seating.host_of[net.arc_member[arc]] == host:
            add_member(bench, net.arc_member[arc])
    clear_host(net, seating, host)


@njit(cache=True, nogil=True)
def add_hosts_around(net: Network, bench: Bench) -> None:
    """Put every host that some member on the bench could join on the bench."""
    for place in range(bench.size[1]):
        member = bench.members[place]
        for near in range(net.member_start[member], net.member_start[member + 1]):
            add_host(bench, net.arc_host[net.member_arc[near]])


@njit(cache=True, nogil=True)
def ruin(net: Network, seating: Seating, bench: Bench, groups: int) -> None:
    """Take some neighboring groups apart; put their members and all hosts around on the bench."""
    member = np.random.randint(0, len(net.alone_cost))
    add_member(bench, member)
    for _ in range(groups):
        host = random_host_near(net, seating, member)
        if host == NOBODY:
            break
        take_apart(net, seating, bench, host)
        member = random_member_near(net, host)
    add_hosts_around(net, bench)


@njit(cache=True, nogil=True)
def impose(
    net: Network, desk: Desk, seating: Seating, bench: Bench, draft: Dual, noise: float
) -> None:
    """Give one host the group it would like best, from wherever its members are.

    The groups they leave are taken apart. This makes the large groups that a few neighboring ones
    taken apart never add up to.
    """
    host = np.random.randint(0, len(seating.load))
    if net.arc_start[host] == net.arc_start[host + 1]:
        return
    if seating.clients[host] > 0.0:
        take_apart(net, seating, bench, host)
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        draft.price[net.arc_member[arc]] = noisy_price(net, draft, net.arc_member[arc], noise)
    price_host(net, desk, draft, host, np.inf)
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        draft.price[net.arc_member[arc]] = 0.0
        left = seating.host_of[net.arc_member[arc]]
        if draft.part[arc] > 0.5 and left != NOBODY and draft.option[host] != NOBODY:
            take_apart(net, seating, bench, left)
    if draft.option[host] != NOBODY:
        take_offer(net, seating, draft, host)
    add_member(bench, random_member_near(net, host))
    add_hosts_around(net, bench)


@njit(cache=True, nogil=True)
def noisy_price(net: Network, draft: Dual, member: int, noise: float) -> float:
    """Return a member's price, shaken a little, within its alone cost."""
    factor = 1.0 + noise * (2.0 * np.random.random() - 1.0)
    return min(draft.best_price[member] * factor + 1e-9, net.alone_cost[member])


@njit(cache=True, nogil=True)
def set_prices(net: Network, seating: Seating, bench: Bench, draft: Dual, noise: float) -> None:
    """Price every member alone within reach of the bench; the seated ones are not for sale."""
    for place in range(bench.size[0]):
        host = bench.hosts[place]
        if seating.clients[host] > 0.0:
            continue
        for arc in range(net.arc_start[host], net.arc_start[host + 1]):
            member = net.arc_member[arc]
            if seating.host_of[member] == NOBODY and draft.price[member] == 0.0:
                draft.price[member] = noisy_price(net, draft, member, noise)
                add_member(bench, member)


@njit(cache=True, nogil=True)
def offer(net: Network, desk: Desk, seating: Seating, draft: Dual, host: int) -> None:
    """Let a closed host make its best offer; its own member may be a guest elsewhere."""
    ceiling = WORST_OFFER * net.option_cost[net.option_start[host]]
    own = net.own_arc[host]
    own_member = NOBODY if own == NOBODY else net.arc_member[own]
    draft.option[host] = NOBODY
    if own == NOBODY or seating.host_of[own_member] == NOBODY:
        price_host(net, desk, draft, host, ceiling)
    elif not is_bound(net, seating, own_member):
        draft.price[own_member] = leave_gain(net, seating, own_member)
        price_host(net, desk, draft, host, ceiling)
        draft.price[own_member] = 0.0
    if draft.option[host] == NOBODY:
        draft.reduced[host] = np.inf


@njit(cache=True, nogil=True)
def real_saving(net: Network, seating: Seating, draft: Dual, host: int) -> float:
    """Return what taking a host's offer saves against everybody staying where they are."""
    saving = -net.option_cost[draft.option[host]]
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        if draft.part[arc] > 0.5:
            saving += leave_gain(net, seating, net.arc_member[arc]) - net.arc_cost[arc]
    return saving


@njit(cache=True, nogil=True)
def take_offer(net: Network, seating: Seating, draft: Dual, host: int) -> None:
    """Seat a host's offer, its own member first; those kept apart from one seated stay out."""
    own = net.own_arc[host]
    if own != NOBODY:
        if seating.host_of[net.arc_member[own]] != NOBODY:
            unseat(net, seating, net.arc_member[own])
        seat(net, seating, own)
        draft.price[net.arc_member[own]] = 0.0
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        member = net.arc_member[arc]
        if draft.part[arc] > 0.5 and arc != own and may_meet(net, seating, member, host):
            seat(net, seating, arc)
            draft.price[member] = 0.0


@njit(cache=True, nogil=True)
def is_stale(net: Network, seating: Seating, draft: Dual, host: int, taken: int) -> bool:
    """Say whether a host's offer counts on somebody now seated at the host just opened."""
    stale = False
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        if draft.part[arc] > 0.5 and seating.host_of[net.arc_member[arc]] == taken:
            stale = True
            break
    return stale


@njit(cache=True, nogil=True)
def recreate(  # noqa: C901 one loop
    net: Network, desk: Desk, draft: Dual, seating: Seating, bench: Bench
) -> None:
    """Open the host with the best offer until no offer saves anything."""
    for place in range(bench.size[0]):
        if seating.clients[bench.hosts[place]] == 0.0:
            offer(net, desk, seating, draft, bench.hosts[place])
        else:
            draft.reduced[bench.hosts[place]] = np.inf
    while True:
        best = NOBODY
        for place in range(bench.size[0]):
            host = bench.hosts[place]
            if best == NOBODY or draft.reduced[host] < draft.reduced[best]:
                best = host
        if best == NOBODY or draft.reduced[best] == np.inf:
            return
        if real_saving(net, seating, draft, best) <= 0.0:
            draft.reduced[best] = np.inf
            continue
        take_offer(net, seating, draft, best)
        draft.reduced[best] = np.inf
        for place in range(bench.size[0]):
            host = bench.hosts[place]
            if draft.reduced[host] < np.inf and is_stale(net, seating, draft, host, best):
                offer(net, desk, seating, draft, host)


@njit(cache=True, nogil=True)
def polish(net: Network, seating: Seating, bench: Bench) -> None:
    """Shift and swap the members on the bench while that saves."""
    moved, passes = True, 0
    while moved and passes < 4:
        moved = False
        passes += 1
        for place in range(bench.size[1]):
            moved = shift(net, seating, bench.members[place]) or moved
        for place in range(bench.size[1] if passes <= SWAP_PASSES else 0):
            member = bench.members[place]
            if seating.host_of[member] != NOBODY:
                moved = swap(net, seating, member) or moved


def settle(net: Network, seating: Seating) -> None:
    """Shift and swap the members of a plan made elsewhere while that saves."""
    everyone = bench(net)
    everyone.members[:] = np.arange(len(net.alone_cost))
    everyone.size[1] = len(net.alone_cost)
    polish(net, seating, everyone)


@njit(cache=True, nogil=True)
def build(net: Network, desk: Desk, draft: Dual, seating: Seating, bench: Bench) -> None:
    """Build on what is there from every member alone and every closed host, at draft prices."""
    for host in range(len(seating.load)):
        add_host(bench, host)
    set_prices(net, seating, bench, draft, 0.0)
    recreate(net, desk, draft, seating, bench)
    for member in range(len(net.alone_cost)):
        add_member(bench, member)
    polish(net, seating, bench)
    draft.price[:] = 0.0
    reset(bench)


@njit(cache=True, nogil=True)
def renew(  # noqa: PLR0913, PLR0917
    net: Network,
    desk: Desk,
    draft: Dual,
    current: Seating,
    trial: Seating,
    best: Seating,
    bench: Bench,
    schedule: tuple[int, int, float, float],
) -> None:
    """Run rounds of ruin and recreate: (seed, rounds, warmth at the start, warmth at the end)."""
    seed, rounds, warm, cool = schedule
    np.random.seed(seed)
    for turn in range(rounds):
        copy_seating(trial, current)
        noise = 0.3 * np.random.random()
        if np.random.random() < IMPOSED:
            impose(net, desk, trial, bench, draft, noise)
        else:
            ruin(net, trial, bench, np.random.randint(1, 4))
        if np.random.random() < REFILLED:
            for place in range(bench.size[1]):
                shift(net, trial, bench.members[place])
        set_prices(net, trial, bench, draft, noise)
        recreate(net, desk, draft, trial, bench)
        polish(net, trial, bench)
        for place in range(bench.size[1]):
            draft.price[bench.members[place]] = 0.0
        reset(bench)
        warmth = warm + (cool - warm) * turn / rounds
        if trial.cost[0] < current.cost[0] - warmth * np.log(np.random.random()):
            copy_seating(current, trial)
            if current.cost[0] < best.cost[0]:
                copy_seating(best, current)
