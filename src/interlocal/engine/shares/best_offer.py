"""Which host, with which option, serves a subgroup best: one knapsack for each that may win."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from interlocal.engine.shares.team import best_team, by_density

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

SAME = 1e-11


class Rows(NamedTuple):
    """Every option of every host, a row each.

    `hosts` names the row's host, `posts` its cost, `room` and `heads` its limits on hours and
    members, the host counted in both. `loads` and `costs` have a column per member, the host's own
    included.
    """

    hosts: Places
    posts: Floats
    room: Floats
    heads: Places
    loads: Floats
    costs: Floats


@njit(cache=True, nogil=True)
def best_offer(rows: Rows, gains: Floats, floor: float) -> tuple[float, Places]:
    """The best sum of members' gains less the row's costs, and who is on that team.

    `gains[j]` is what j's joining is worth before costs; minus infinity for those who may not.
    Returns `floor` and nobody if no row passes it.
    """
    bounds = offer_bounds(rows, gains)
    best, winners = floor, np.empty(0, np.intp)
    for row in np.argsort(-bounds, kind="mergesort"):
        if bounds[row] <= best + SAME:
            break
        host = rows.hosts[row]
        own = gains[host] - rows.costs[row, host] - rows.posts[row]
        room, heads = rows.room[row] - rows.loads[row, host], rows.heads[row] - 1
        useful, single = _candidates(rows, gains, row)
        values = gains[useful] - rows.costs[row, useful]
        loads = rows.loads[row, useful]
        team = useful[best_team(values, loads, room, heads, max(best - own, 0.0))]
        if len(team) == 0:
            team = np.array([single], np.intp)
        gain = own
        for member in team:
            gain += gains[member] - rows.costs[row, member]
        if gain > best + SAME:
            best, winners = gain, np.append(team, host)
    return best, winners


@njit(cache=True, nogil=True)
def offer_bounds(rows: Rows, gains: Floats) -> Floats:
    """For each row, a sum that its best team cannot pass; minus infinity where it can have none."""
    bounds = np.full(len(rows.hosts), -np.inf)
    for row in range(len(bounds)):
        host = rows.hosts[row]
        own = gains[host] - rows.costs[row, host] - rows.posts[row]
        useful, single = _candidates(rows, gains, row)
        if single < 0 or own == -np.inf:
            continue
        if len(useful) > 0:
            most = _bound(rows, gains, row, useful)
        else:
            most = gains[single] - rows.costs[row, single]
        bounds[row] = own + most
    return bounds


@njit(cache=True, nogil=True)
def _candidates(rows: Rows, gains: Floats, row: int) -> tuple[Places, int]:
    """Members worth having, the densest first; and the best single one, worth it or not (-1: none).

    A team has at least two: if nobody is worth having, it is the host and the best single member.
    """
    host = rows.hosts[row]
    room = rows.room[row] - rows.loads[row, host]
    single, most = -1, -np.inf
    useful = np.empty(len(gains), np.intp)
    count = 0
    for member in range(len(gains)):
        value = gains[member] - rows.costs[row, member]
        if member == host or rows.loads[row, member] > room or rows.heads[row] < 2:
            continue
        if value > most:
            single, most = member, value
        if value > 0.0:
            useful[count] = member
            count += 1
    useful = useful[:count]
    order = by_density(gains[useful] - rows.costs[row, useful], rows.loads[row, useful])
    return useful[order], single


@njit(cache=True, nogil=True)
def _bound(rows: Rows, gains: Floats, row: int, useful: Places) -> float:
    """The smaller of what fits if members may join in part, and what fits by heads alone."""
    values = gains[useful] - rows.costs[row, useful]
    by_heads: float = np.sum(np.sort(values)[::-1][: rows.heads[row] - 1])
    room = rows.room[row] - rows.loads[row, rows.hosts[row]]
    by_load = 0.0
    for place in range(len(useful)):
        load = rows.loads[row, useful[place]]
        if load > room:
            by_load += values[place] * room / load
            break
        by_load += values[place]
        room -= load
    return min(by_heads, by_load)
