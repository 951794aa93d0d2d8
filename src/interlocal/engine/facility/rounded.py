"""Whole packings of one host with hours rounded down: a bound by dynamic programming.

`best(c, h)` is the most profit from the items so far with at most c clients and h units of hours.
Rounding hours down lets in packings a little too large, so the value bounds every real packing;
with a unit of a thousandth of the room it is far closer than letting members join in part, for
groups are small (Bellman 1957; the bound is the column's in Barnhart et al. 1998).
"""

from numba import njit

from interlocal.engine.facility.knapsack import LOAD_SLACK, Desk
from interlocal.engine.facility.problem import ArrayF

LEAST_UNITS, MOST_SEATS = 128, 27


@njit(cache=True, nogil=True)
def units_for(desk: Desk, items: int, seats: float, wanted: int) -> int:
    """Return into how many units the room is cut; 0 when the table would be too large or coarse."""
    if seats > MOST_SEATS:
        return 0
    units = min(wanted, int(len(desk.table) // ((items + 1) * (seats + 1.0))) - 1)
    return units if units >= LEAST_UNITS else 0


@njit(cache=True, nogil=True)
def keep_row(table: ArrayF, before: int, after: int, count: int) -> None:
    """Carry some cells over unchanged."""
    for cell in range(count):
        table[after + cell] = table[before + cell]


@njit(cache=True, nogil=True)
def add_row(table: ArrayF, same: int, lower: int, after: int, count: int, profit: float) -> None:
    """Fill some cells with the better of leaving the item out and taking it in."""
    stay, into, lift = (
        table[same : same + count],
        table[after : after + count],
        table[lower : lower + count],
    )
    for cell in range(count):
        taken = lift[cell] + profit
        into[cell] = taken if taken > stay[cell] else stay[cell]


@njit(cache=True, nogil=True)
def pack_rounded(desk: Desk, items: int, terms: tuple[float, int, int]) -> float:
    """Return a bound on the profit of any whole packing; `desk.whole` marks the rounded packing.

    `terms` are the room in hours, the seats, and the units the room is cut into.
    """
    room, seats, units = terms
    table = desk.table
    width = units + 1
    layer = width * (seats + 1)
    per_hour = units / (room + LOAD_SLACK) * (1.0 - 1e-12) if room > 0.0 else 0.0
    table[:layer] = 0.0
    for item in range(items):
        hours, clients = int(desk.load[item] * per_hour), int(desk.clients[item])
        profit = desk.profit[item]
        before, after = item * layer, (item + 1) * layer
        for cell in range(min(clients, seats + 1) * width):
            table[after + cell] = table[before + cell]
        for seat in range(clients, seats + 1):
            start = seat * width
            keep_row(table, before + start, after + start, min(hours, width))
            lift = before + (seat - clients) * width
            count = width - hours
            add_row(table, before + start + hours, lift, after + start + hours, count, profit)
    trace(desk, items, layer, width, per_hour)
    return table[items * layer + layer - 1]


@njit(cache=True, nogil=True)
def trace(desk: Desk, items: int, layer: int, width: int, per_hour: float) -> None:
    """Walk back through the table and mark the items of the best packing."""
    cell, table = layer - 1, desk.table
    for item in range(items - 1, -1, -1):
        desk.whole[item] = 0
        if table[(item + 1) * layer + cell] > table[item * layer + cell]:
            desk.whole[item] = 1
            cell -= int(desk.clients[item]) * width + int(desk.load[item] * per_hour)
