"""What one host would best take aboard at given prices: a knapsack of hours and of clients.

The members' prices come from the Lagrangian (`dual.py`). Two kernels answer for one option:
`relax_seats` lets a member join in part and so bounds the profit from above; `pack` searches whole
members only (depth first, bounded by the relaxation; Martello and Toth 1990, chapter 2).
The client limit is priced: at `fare` per client a knapsack of hours alone is left, and any fare
gives a valid bound (Fisher 1981).
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from interlocal.engine.facility.network import Network
from interlocal.engine.facility.problem import ArrayF, ArrayI

LOAD_SLACK = 1e-7
FARE_STEPS = 10
MOST_CELLS = 3_000_000


class Desk(NamedTuple):
    """Room to work on one host: its candidate members as items, and what was chosen of them."""

    arc: ArrayI
    profit: ArrayF
    load: ArrayF
    clients: ArrayF
    order: ArrayI  # items by profit per hour, best first
    key: ArrayF
    part: ArrayF  # how much of each item the relaxation takes
    path: ArrayI  # the search: 1 where the item at this place is in
    whole: ArrayI  # the best whole packing: 1 where the item is in
    scratch: ArrayF
    sums: ArrayF
    table: ArrayF  # for `rounded.py`


def desk(net: Network) -> Desk:
    """Return a desk wide enough for the widest host."""
    widest = int(np.diff(net.arc_start).max(initial=0)) + 1
    options = int(np.diff(net.option_start).max(initial=0)) + 1
    floats = [np.zeros(widest) for _ in range(5)]
    return Desk(
        arc=np.zeros(widest, np.int64),
        profit=floats[0],
        load=floats[1],
        clients=floats[2],
        order=np.zeros(widest, np.int64),
        key=floats[3],
        part=floats[4],
        path=np.zeros(widest, np.int64),
        whole=np.zeros(widest, np.int64),
        scratch=np.zeros(options),
        sums=np.zeros(widest + 1),
        table=np.zeros(MOST_CELLS),
    )


@njit(cache=True, nogil=True)
def sort_by_key(order: ArrayI, key: ArrayF, size: int) -> None:
    """Sort the first entries of `order` by key (Shell 1959, gaps of Ciura 2001)."""
    for gap in (701, 301, 132, 57, 23, 10, 4, 1):
        for place in range(gap, size):
            moving = order[place]
            value, slot = key[moving], place
            while slot >= gap and key[order[slot - gap]] > value:
                order[slot] = order[slot - gap]
                slot -= gap
            order[slot] = moving


@njit(cache=True, nogil=True)
def rank(desk: Desk, items: int, fare: float) -> None:
    """Order the items by profit after fare per hour, those without hours first.

    `desk.order` must hold the items in some order; one nearly right makes it quick.
    """
    for item in range(items):
        profit = desk.profit[item] - fare * desk.clients[item]
        desk.key[item] = -profit / max(desk.load[item], 1e-9)
    sort_by_key(desk.order, desk.key, items)


@njit(cache=True, nogil=True)
def relax(desk: Desk, items: int, room: float, seats: float, fare: float) -> tuple[float, float]:
    """Fill the hours with ranked items, the last in part; return (bound on profit, seats used)."""
    value, used, left = fare * seats if fare > 0.0 else 0.0, 0.0, room + LOAD_SLACK
    desk.part[:items] = 0.0
    for place in range(items):
        item = desk.order[place]
        profit = desk.profit[item] - fare * desk.clients[item]
        if profit <= 0.0 or left <= 0.0:
            break
        part = 1.0 if desk.load[item] <= left else left / desk.load[item]
        desk.part[item] = part
        value += part * profit
        used += part * desk.clients[item]
        left -= part * desk.load[item]
    return value, used


@njit(cache=True, nogil=True)
def seats_alone(desk: Desk, items: int, sums: ArrayF) -> None:
    """Fill `sums[n]` with the most profit any n clients could bring, hours aside."""
    for item in range(items):
        desk.key[item] = -desk.profit[item] / desk.clients[item]
    sort_by_key(desk.order, desk.key, items)
    sums[0] = 0.0
    for place in range(items):
        sums[place + 1] = sums[place] + desk.profit[desk.order[place]]


@njit(cache=True, nogil=True)
def first_fare(desk: Desk, items: int, room: float, seats: float) -> float:
    """Search by halving for the fare at which the seats are just used."""
    low, high = 0.0, 0.0
    for item in range(items):
        high = max(high, desk.profit[item] / desk.clients[item])
    for _ in range(FARE_STEPS):
        trial = 0.5 * (low + high)
        rank(desk, items, trial)
        if relax(desk, items, room, seats, trial)[1] > seats:
            low = trial
        else:
            high = trial
    return high


@njit(cache=True, nogil=True)
def relax_seats(
    desk: Desk, items: int, room: float, seats: float, fare: float
) -> tuple[float, float]:
    """Bound the profit under both limits by a good fare; return (bound, fare).

    Begins at the fare given, the best when the prices were a little different, and tries one step
    up or down. Leaves the items ranked and the parts filled at the fare returned.
    """
    rank(desk, items, 0.0)
    best, used = relax(desk, items, room, seats, 0.0)
    if used <= seats:
        return best, 0.0
    best_fare = 0.0
    trial = fare if fare > 0.0 else first_fare(desk, items, room, seats)
    for _ in range(2):
        rank(desk, items, trial)
        value, used = relax(desk, items, room, seats, trial)
        if value < best:
            best, best_fare = value, trial
        trial *= 1.06 if used > seats else 0.94
    rank(desk, items, best_fare)
    relax(desk, items, room, seats, best_fare)
    return best, best_fare


@njit(cache=True, nogil=True)
def remaining_profit(desk: Desk, items: int, place: int, room: float, fare: float) -> float:
    """Bound what the ranked items from `place` on can still add after fare."""
    value = 0.0
    for later in range(place, items):
        item = desk.order[later]
        profit = desk.profit[item] - fare * desk.clients[item]
        if profit <= 0.0 or room <= 0.0:
            break
        load = desk.load[item]
        if load > room:
            return value + profit * room / load
        value += profit
        room -= load
    return value


@njit(cache=True, nogil=True)
def pack(  # noqa: C901, PLR0913, PLR0915, PLR0917 one search
    desk: Desk, items: int, room: float, seats: float, fare: float, nodes: int, slack: float
) -> tuple[float, float]:
    """Find the best whole packing of ranked items; return (its profit, a bound on any packing's).

    `desk.whole` marks the items of the packing. The bound is at most `slack` above the profit
    unless the search met its limit of nodes; then it is the relaxation's.
    """
    room += LOAD_SLACK
    best, profit, load, clients = 0.0, 0.0, 0.0, 0.0
    desk.whole[:items] = 0
    root = remaining_profit(desk, items, 0, room, fare) + fare * seats
    bound, place, looked = root, 0, 0
    while True:
        if bound > best + slack and looked < nodes:
            while place < items:
                item = desk.order[place]
                fits = load + desk.load[item] <= room and clients + desk.clients[item] <= seats
                desk.path[place] = 1 if fits else 0
                place += 1
                if fits:
                    profit += desk.profit[item]
                    load += desk.load[item]
                    clients += desk.clients[item]
            if profit > best:
                best = profit
                for taken in range(items):
                    desk.whole[desk.order[taken]] = desk.path[taken]
        while place > 0 and desk.path[place - 1] == 0:
            place -= 1
        if place == 0:
            return best, min(root, best + slack)
        if looked >= nodes:
            return best, root
        item = desk.order[place - 1]
        desk.path[place - 1] = 0
        profit -= desk.profit[item]
        load -= desk.load[item]
        clients -= desk.clients[item]
        bound = profit + fare * (seats - clients)
        bound += remaining_profit(desk, items, place, room - load, fare)
        looked += 1
