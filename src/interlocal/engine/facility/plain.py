"""Hosts with no limits: the simple plant location problem, where a member just takes its cheapest.

The floor comes from dual ascent (Erlenkotter 1978; Bilde and Krarup 1977), then the subgradient on
the same prices. Plans come from adding, dropping and swapping hosts, each swap valued in one sweep
over the members (Whitaker 1983; Resende and Werneck 2006), shaken again and again.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from interlocal.engine.facility.network import Network
from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI

DEFLECTION, PATIENCE = 0.6, 20


class Table(NamedTuple):
    """What it costs to serve each member (column) from each host (row); inf where it cannot."""

    serving: ArrayF
    opening: ArrayF
    alone: ArrayF


class Prices(NamedTuple):
    """Prices of members and what they prove; `scalars`: bound, step, stall, target."""

    price: ArrayF
    best_price: ArrayF
    direction: ArrayF
    covered: ArrayF
    reduced: ArrayF
    scalars: ArrayF


class Choice(NamedTuple):
    """Which hosts are open, and each member's cheapest and second cheapest of them.

    The row past the last host stands for being alone, which is always open. `cost` is one number.
    """

    is_open: ArrayI
    first: ArrayI
    first_cost: ArrayF
    second_cost: ArrayF
    loss: ArrayF
    cost: ArrayF


def table(net: Network) -> Table:
    """Spread the arcs of a problem whose hosts have one option each."""
    hosts, members = len(net.own_arc), len(net.alone_cost)
    serving = np.full((hosts, members), np.inf)
    serving[net.arc_host, net.arc_member] = net.arc_cost
    return Table(serving, net.option_cost, net.alone_cost)


def prices(table: Table) -> Prices:
    """Return prices at each member's cheapest arc."""
    hosts, members = table.serving.shape
    price = np.minimum(table.serving.min(axis=0, initial=np.inf), table.alone)
    scalars = np.array([-np.inf, 1.0, 0.0, 0.0])
    zeros = [np.zeros(members) for _ in range(2)]
    return Prices(price, price.copy(), zeros[0], zeros[1], np.zeros(hosts), scalars)


def nobody_open(table: Table) -> Choice:
    """Return the choice in which everyone is alone."""
    hosts, members = table.serving.shape
    return Choice(
        is_open=np.zeros(hosts, np.int64),
        first=np.full(members, hosts, np.int64),
        first_cost=table.alone.copy(),
        second_cost=np.full(members, np.inf),
        loss=np.zeros(hosts + 1),
        cost=np.array([table.alone.sum()]),
    )


@njit(cache=True, nogil=True)
def raise_prices(table: Table, prices: Prices) -> None:  # noqa: C901 one sweep over members
    """Raise each price level by level while every host still covers its opening cost."""
    hosts, members = table.serving.shape
    for host in range(hosts):
        prices.reduced[host] = table.opening[host]
        for member in range(members):
            prices.reduced[host] -= max(prices.price[member] - table.serving[host, member], 0.0)
    moved = True
    while moved:
        moved = False
        for member in range(members):
            price = prices.price[member]
            room, level = table.alone[member] - price, np.inf
            for host in range(hosts):
                cost = table.serving[host, member]
                if cost <= price:
                    room = min(room, prices.reduced[host])
                elif cost < level:
                    level = cost
            step = min(room, level - price)
            if step <= 0.0:
                continue
            for host in range(hosts):
                if table.serving[host, member] <= price:
                    prices.reduced[host] -= step
            prices.price[member] = price + step
            moved = moved or step == level - price


@njit(cache=True, nogil=True)
def plain_bound(table: Table, prices: Prices) -> float:
    """Return the bound at the current prices, a hair lower for rounding, and fill `covered`."""
    hosts, members = table.serving.shape
    prices.covered[:] = 0.0
    total, size = 0.0, 0.0
    for host in range(hosts):
        reduced = table.opening[host]
        row = table.serving[host]
        for member in range(members):
            reduced -= max(prices.price[member] - row[member], 0.0)
        prices.reduced[host] = reduced
        size += abs(reduced)
        if reduced < 0.0:
            total += reduced
            for member in range(members):
                prices.covered[member] += 1.0 if row[member] < prices.price[member] else 0.0
    for member in range(members):
        total += prices.price[member]
        size += abs(prices.price[member])
    return total - 1e-13 * size


@njit(cache=True, nogil=True)
def ascend_plain(table: Table, prices: Prices, rounds: int) -> None:
    """Improve the prices by the deflected subgradient towards the target in the scalars."""
    for _ in range(rounds):
        bound = plain_bound(table, prices)
        if bound > prices.scalars[0] + 1e-7 * abs(bound):
            prices.scalars[2] = 0.0
        else:
            prices.scalars[2] += 1.0
        if bound > prices.scalars[0]:
            prices.scalars[0] = bound
            prices.best_price[:] = prices.price
        if prices.scalars[2] >= PATIENCE:
            prices.scalars[2] = 0.0
            prices.scalars[1] *= 0.6
            prices.price[:] = prices.best_price
            prices.direction[:] = 0.0
            continue
        length = 0.0
        for member in range(len(prices.price)):
            slope = 1.0 - prices.covered[member]
            prices.direction[member] = slope + DEFLECTION * prices.direction[member]
            length += prices.direction[member] ** 2
        if length > 0.0:
            gap = max(prices.scalars[3] - bound, 1e-9 * abs(bound))
            step = prices.scalars[1] * gap / length
            for member in range(len(prices.price)):
                price = prices.price[member] + step * prices.direction[member]
                prices.price[member] = min(max(price, 0.0), table.alone[member])


@njit(cache=True, nogil=True)
def open_host(table: Table, choice: Choice, host: int) -> None:
    """Open a host; members for whom it is cheaper go there."""
    choice.is_open[host] = 1
    choice.cost[0] += table.opening[host]
    row = table.serving[host]
    for member in range(len(row)):
        if row[member] < choice.first_cost[member]:
            choice.cost[0] += row[member] - choice.first_cost[member]
            choice.second_cost[member] = choice.first_cost[member]
            choice.first_cost[member] = row[member]
            choice.first[member] = host
        elif row[member] < choice.second_cost[member]:
            choice.second_cost[member] = row[member]


@njit(cache=True, nogil=True)
def close_host(table: Table, choice: Choice, host: int) -> None:
    """Close a host; its members go to their second choice, and seconds are looked up anew."""
    choice.is_open[host] = 0
    choice.cost[0] -= table.opening[host]
    hosts, members = table.serving.shape
    for member in range(members):
        was_first = choice.first[member] == host
        if not was_first and table.serving[host, member] > choice.second_cost[member]:
            continue
        before = choice.first_cost[member]
        first, first_cost, second_cost = hosts, table.alone[member], np.inf
        for other in range(hosts):
            if choice.is_open[other] == 0:
                continue
            cost = table.serving[other, member]
            if cost < first_cost:
                second_cost = first_cost
                first, first_cost = other, cost
            elif cost < second_cost:
                second_cost = cost
        choice.first[member], choice.first_cost[member] = first, first_cost
        choice.second_cost[member] = second_cost
        choice.cost[0] += first_cost - before


@njit(cache=True, nogil=True)
def value_of(table: Table, choice: Choice, host: int) -> tuple[float, int]:
    """Return what opening a closed host saves, and which host to close with it (-1: none)."""
    hosts = len(choice.is_open)
    for other in range(hosts):
        choice.loss[other] = -table.opening[other]
    saving = -table.opening[host]
    row = table.serving[host]
    for member in range(len(row)):
        cost, first_cost = row[member], choice.first_cost[member]
        if cost < first_cost:
            saving += first_cost - cost
        else:
            choice.loss[choice.first[member]] += min(choice.second_cost[member], cost) - first_cost
    worst, close = 0.0, NOBODY
    for other in range(hosts):
        if choice.is_open[other] == 1 and choice.loss[other] < worst:
            worst, close = choice.loss[other], other
    return saving - worst, close


@njit(cache=True, nogil=True)
def drop_any(table: Table, choice: Choice) -> bool:
    """Close the host whose closing saves most, if any does."""
    hosts = len(choice.is_open)
    for other in range(hosts):
        choice.loss[other] = -table.opening[other]
    for member in range(len(choice.first)):
        choice.loss[choice.first[member]] += choice.second_cost[member] - choice.first_cost[member]
    close, least = NOBODY, -1e-9 * abs(choice.cost[0])
    for other in range(hosts):
        if choice.is_open[other] == 1 and choice.loss[other] < least:
            close, least = other, choice.loss[other]
    if close != NOBODY:
        close_host(table, choice, close)
    return close != NOBODY


@njit(cache=True, nogil=True)
def descend(table: Table, choice: Choice) -> None:
    """Open, close and swap hosts, each as soon as it saves, until nothing saves."""
    hosts = len(choice.is_open)
    host, since = np.random.randint(0, hosts), 0
    while since <= hosts:
        host = (host + 1) % hosts
        since += 1
        if choice.is_open[host] == 1:
            continue
        saving, close = value_of(table, choice, host)
        if saving > 1e-9 * abs(choice.cost[0]):
            open_host(table, choice, host)
            if close != NOBODY:
                close_host(table, choice, close)
            since = 0
        if since >= hosts and drop_any(table, choice):
            since = 0


@njit(cache=True, nogil=True)
def copy_choice(target: Choice, source: Choice) -> None:
    """Make one choice the same as another."""
    target.is_open[:] = source.is_open
    target.first[:] = source.first
    target.first_cost[:] = source.first_cost
    target.second_cost[:] = source.second_cost
    target.cost[:] = source.cost


@njit(cache=True, nogil=True)
def open_tight(table: Table, prices: Prices, choice: Choice) -> None:
    """Open, cheapest reduced cost first, each host that saves; then descend."""
    for host in np.argsort(prices.reduced):
        if choice.is_open[host] == 0 and value_of(table, choice, host)[0] > 0.0:
            close = value_of(table, choice, host)[1]
            open_host(table, choice, host)
            if close != NOBODY:
                close_host(table, choice, close)
    descend(table, choice)


@njit(cache=True, nogil=True)
def shake(table: Table, choice: Choice, times: int) -> None:
    """Open or close some hosts at random."""
    for _ in range(times):
        host = np.random.randint(0, len(choice.is_open))
        if choice.is_open[host] == 1:
            close_host(table, choice, host)
        else:
            open_host(table, choice, host)


@njit(cache=True, nogil=True)
def wander(
    table: Table, current: Choice, trial: Choice, best: Choice, seed: int, rounds: int
) -> None:
    """Shake and descend for some rounds, now and then from a fresh start near the best."""
    np.random.seed(seed)
    hosts, stale = len(current.is_open), 0
    for _ in range(rounds):
        copy_choice(trial, current)
        shake(table, trial, np.random.randint(2, 8) if stale < 60 else hosts // 4)
        descend(table, trial)
        if trial.cost[0] < current.cost[0] * (1.0 + 1e-12) or stale >= 60:
            stale = (
                0 if trial.cost[0] < current.cost[0] * (1.0 - 1e-12) or stale >= 60 else stale + 1
            )
            copy_choice(current, trial)
        else:
            stale += 1
        if current.cost[0] < best.cost[0]:
            copy_choice(best, current)
