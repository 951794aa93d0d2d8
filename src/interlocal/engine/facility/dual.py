"""A floor under every plan: prices for members, and what each host could earn at them.

Let v[j] be the price at which member j is sure to be served. A plan costs at least the sum of the
prices plus, for every host, the least of 0 and (option + arc costs - prices of those it takes).
That is the Lagrangian relaxation of "each member is served once" (Geoffrion 1974; Cornuejols,
Sridharan and Thizy 1991). Prices rise where nobody takes a member and fall where several do: a
subgradient method with a deflected direction (Camerini, Fratta and Maffioli 1975).
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from interlocal.engine.facility.knapsack import (
    Desk,
    pack,
    rank,
    relax,
    relax_seats,
    seats_alone,
    sort_by_key,
)
from interlocal.engine.facility.network import Network
from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI
from interlocal.engine.facility.rounded import pack_rounded, units_for

DEFLECTION = 0.7
PATIENCE = 12


class Dual(NamedTuple):
    """The prices and what is known at them; `scalars` holds the names below it."""

    price: ArrayF
    best_price: ArrayF
    direction: ArrayF
    covered: ArrayF  # how often each member is taken
    reduced: ArrayF  # what each host would cost at the prices, at least
    option: ArrayI  # the option each host would choose
    fare: ArrayF  # per option: the price of a seat
    part: ArrayF  # per arc: how much of the member the host takes
    ranked: ArrayI  # hosts by reduced cost
    scalars: ArrayF


BOUND, STEP, STALL, UPPER, LEAST_HOSTS, NODES, SLACK, UNITS = range(8)


def dual(net: Network, *, least_hosts: int, upper: float) -> Dual:
    """Start at prices that leave nobody worse off than alone."""
    members, hosts = len(net.alone_cost), len(net.arc_start) - 1
    scalars = np.zeros(8)
    scalars[BOUND], scalars[STEP] = -np.inf, 1.0
    scalars[UPPER], scalars[LEAST_HOSTS] = upper, least_hosts
    price = start_price(net)
    return Dual(
        price=price,
        best_price=price.copy(),
        direction=np.zeros(members),
        covered=np.zeros(members),
        reduced=np.zeros(hosts),
        option=np.full(hosts, NOBODY, dtype=np.int64),
        fare=np.zeros(len(net.option_cost)),
        part=np.zeros(len(net.arc_cost)),
        ranked=np.arange(hosts),
        scalars=scalars,
    )


def start_price(net: Network) -> ArrayF:
    """Return the alone costs; for members that must join, what they would cost at their best host
    were it full of their like."""
    each = np.full(len(net.arc_cost), np.inf)
    for option in range(int(np.diff(net.option_start).max(initial=0))):
        at = net.option_start[:-1] + option
        host = np.flatnonzero(at < net.option_start[1:])
        # A host without so many options: infinitely dear, whatever the share.
        cost, room, seats = np.full(len(at), np.inf), np.ones(len(at)), np.ones(len(at))
        cost[host] = net.option_cost[at[host]]
        room[host] = net.option_capacity[at[host]]
        seats[host] = net.option_clients[at[host]]
        load = np.maximum(net.arc_load, 1e-9) / np.maximum(room, 1e-9)[net.arc_host]
        share = np.maximum(load, net.clients[net.arc_member] / np.maximum(seats, 1.0)[net.arc_host])
        each = np.minimum(each, cost[net.arc_host] * np.minimum(share, 1.0))
    price = net.alone_cost.copy()
    np.minimum.at(price, net.arc_member, net.arc_cost + each)
    return np.where(net.must == 1, price, net.alone_cost)


@njit(cache=True, nogil=True)
def gather(net: Network, desk: Desk, host: int, price: ArrayF) -> int:
    """Put the members that pay at these prices on the desk, the host's own left out."""
    items, own = 0, net.own_arc[host]
    for arc in range(net.arc_start[host], net.arc_start[host + 1]):
        member = net.arc_member[arc]
        profit = price[member] - net.arc_cost[arc]
        if profit > 0.0 and arc != own:
            desk.arc[items] = arc
            desk.profit[items] = profit
            desk.load[items] = net.arc_load[arc]
            desk.clients[items] = net.clients[member]
            desk.order[items] = items
            items += 1
    return items


@njit(cache=True, nogil=True)
def own_terms(net: Network, host: int, price: ArrayF) -> tuple[float, float, float]:
    """Return what the host's own member costs at the prices, its load and its clients."""
    own = net.own_arc[host]
    if own == NOBODY:
        return 0.0, 0.0, 0.0
    member = net.arc_member[own]
    return net.arc_cost[own] - price[member], net.arc_load[own], float(net.clients[member])


@njit(cache=True, nogil=True)
def price_host(net: Network, desk: Desk, dual: Dual, host: int, ceiling: float) -> None:
    """Find the option with the least reduced cost below `ceiling`, and what it takes of each arc.

    `dual.reduced[host]` becomes a valid lower bound on that cost (the ceiling when none is below).
    With a node limit in the scalars whole packings are searched, else members may join in part.
    """
    items = gather(net, desk, host, dual.price)
    base, own_load, own_clients = own_terms(net, host, dual.price)
    first, end = net.option_start[host], net.option_start[host + 1]
    seats_alone(desk, items, desk.sums)
    rank(desk, items, 0.0)
    for option in range(first, end):
        room = net.option_capacity[option] - own_load
        seats = net.option_clients[option] - own_clients
        floor = np.inf
        if room >= -1e-7 and seats >= 0.0:
            most = desk.sums[min(items, int(seats))]
            most = min(most, relax(desk, items, room, seats, 0.0)[0])
            floor = net.option_cost[option] + base - most
        desk.scratch[option - first] = floor
    dual.reduced[host] = ceiling
    dual.option[host] = NOBODY
    for _ in range(first, end):
        option = first + np.argmin(desk.scratch[: end - first])
        if desk.scratch[option - first] >= dual.reduced[host]:
            break
        desk.scratch[option - first] = np.inf
        cost = net.option_cost[option] + base
        price_option(net, desk, dual, host, option, items, cost)


@njit(cache=True, nogil=True)
def price_option(  # noqa: PLR0913, PLR0917
    net: Network, desk: Desk, dual: Dual, host: int, option: int, items: int, cost: float
) -> None:
    """Bound one option of a host and keep it if it is the host's best so far."""
    _, own_load, own_clients = own_terms(net, host, dual.price)
    room = net.option_capacity[option] - own_load
    seats = net.option_clients[option] - own_clients
    bound, fare = relax_seats(desk, items, room, seats, dual.fare[option])
    dual.fare[option] = fare
    if cost - bound >= dual.reduced[host]:
        return
    units = 0
    if dual.scalars[UNITS] > 0:
        units = units_for(desk, items, seats, int(dual.scalars[UNITS]))
    whole = units > 0 or dual.scalars[NODES] > 0
    if whole:
        bound = min(bound, whole_bound(desk, dual, items, units, (room, seats, fare)))
        if cost - bound >= dual.reduced[host]:
            return
    dual.reduced[host] = cost - bound
    dual.option[host] = option
    dual.part[net.arc_start[host] : net.arc_start[host + 1]] = 0.0
    for item in range(items):
        dual.part[desk.arc[item]] = desk.whole[item] if whole else desk.part[item]
    if net.own_arc[host] != NOBODY:
        dual.part[net.own_arc[host]] = 1.0


@njit(cache=True, nogil=True)
def whole_bound(
    desk: Desk, dual: Dual, items: int, units: int, terms: tuple[float, float, float]
) -> float:
    """Bound the profit of whole packings; `desk.whole` marks the one that gave the bound.

    With units hours are rounded down, without it is a search of at most NODES steps.
    """
    room, seats, fare = terms
    if units > 0:
        return pack_rounded(desk, items, (room, int(seats), units))
    nodes, slack = int(dual.scalars[NODES]), dual.scalars[SLACK]
    return pack(desk, items, room, seats, fare, nodes, slack)[1]


@njit(cache=True, nogil=True)
def bound_at(net: Network, desk: Desk, dual: Dual) -> float:
    """Return the bound at the current prices, a hair lower for rounding, and fill `covered`."""
    hosts, least = len(dual.reduced), int(dual.scalars[LEAST_HOSTS])
    ceiling = np.inf if least > 0 else 0.0
    dual.covered[:] = 0.0
    for host in range(hosts):
        price_host(net, desk, dual, host, ceiling)
    total, size, opened = 0.0, 0.0, 0
    sort_by_key(dual.ranked, dual.reduced, hosts)
    for place in range(hosts):
        host = dual.ranked[place]
        if dual.option[host] == NOBODY or (dual.reduced[host] >= 0.0 and place >= least):
            continue
        total += dual.reduced[host]
        size += abs(dual.reduced[host])
        opened += 1
        for arc in range(net.arc_start[host], net.arc_start[host + 1]):
            dual.covered[net.arc_member[arc]] += dual.part[arc]
    for member in range(len(dual.price)):
        total += dual.price[member]
        size += abs(dual.price[member])
    return total - 1e-12 * size


@njit(cache=True, nogil=True)
def ascend(net: Network, desk: Desk, dual: Dual, rounds: int) -> None:
    """Improve the prices for some rounds; `best_price` and the BOUND scalar keep the best."""
    for _ in range(rounds):
        bound = bound_at(net, desk, dual)
        if bound > dual.scalars[BOUND] + 1e-6 * abs(dual.scalars[BOUND]):
            dual.scalars[STALL] = 0.0
        else:
            dual.scalars[STALL] += 1.0
        if bound > dual.scalars[BOUND]:
            dual.scalars[BOUND] = bound
            dual.best_price[:] = dual.price
        if dual.scalars[STALL] >= PATIENCE:
            dual.scalars[STALL] = 0.0
            dual.scalars[STEP] *= 0.66
            dual.price[:] = dual.best_price
            dual.direction[:] = 0.0
        else:
            move(net, dual, bound)


@njit(cache=True, nogil=True)
def move(net: Network, dual: Dual, bound: float) -> None:
    """Step along the deflected subgradient by Polyak's rule, within 0 and the alone cost."""
    length = 0.0
    for member in range(len(dual.price)):
        slope = 1.0 - dual.covered[member]
        if slope > 0.0 and dual.price[member] >= net.alone_cost[member]:
            slope = 0.0
        dual.direction[member] = slope + DEFLECTION * dual.direction[member]
        length += dual.direction[member] ** 2
    if length <= 0.0:
        return
    target = dual.scalars[UPPER] - bound
    step = dual.scalars[STEP] * max(target, 1e-7 * abs(bound)) / length
    for member in range(len(dual.price)):
        price = dual.price[member] + step * dual.direction[member]
        dual.price[member] = min(max(price, 0.0), net.alone_cost[member])
