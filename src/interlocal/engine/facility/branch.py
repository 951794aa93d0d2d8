"""Certainty for small regions: split what is undecided until no part can hold a cheaper plan.

A part allows each host a range of levels (0 closed, then its options) and bars some arcs. Its floor
is the one of `dual.py` with whole packings (branch and bound: Land and Doig 1960; with such floors:
Geoffrion 1974). What is left of a part is soon small enough for HiGHS.
"""

from collections.abc import Callable, Iterator
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from interlocal.engine.facility import dual as pricing
from interlocal.engine.facility.dual import ascend, bound_at
from interlocal.engine.facility.knapsack import Desk
from interlocal.engine.facility.network import Network
from interlocal.engine.facility.part import Part, levels_of, own_arcs, rest_of, restrict, whole
from interlocal.engine.facility.problem import NOBODY, ArrayF
from interlocal.engine.facility.proof import NODES, search_rest
from interlocal.engine.facility.run import Run

FIRST_ROUNDS, ROUNDS, PATIENCE, STEP = 120, 40, 10, 0.2
UNITS, LAST_UNITS = 2048, 4096
MEMORY, UNDECIDED, LEAST_GAIN = 0.1, 0.03, 0.02
MOST_LEAF_ARCS, LEAF_NODES = 200, 100
PARTS_BETWEEN_SEARCHES, FIRST_SEARCH, SEARCH = 4, 400, 200

Improve = Callable[[ArrayF, int], None]


class View(NamedTuple):
    """A part looked at, and how often the late prices chose each level and each arc."""

    part: Part
    level: ArrayF
    taken: ArrayF


def branch(
    run: Run,
    desk: Desk,
    price: ArrayF,
    improve: Improve,
    *,
    parts: int,
    leaf_arcs: int = MOST_LEAF_ARCS,
) -> None:
    """Raise the bound and find better plans by looking at this many parts at most.

    Begins at prices per member in the unit of the problem's costs. `improve(price, rounds)` looks
    for better plans near some prices. A part with at most `leaf_arcs` arcs left goes to HiGHS.
    Does nothing until some plan seats everybody.
    """
    if not run.is_feasible:
        return
    run.stage = "branch"
    waiting: list[tuple[float, int, Part]] = [(run.bound, 0, whole(run, price))]
    done, count = np.inf, 0
    while waiting and count < parts:
        run.raise_bound(min(waiting[0][0], done, run.cost))
        if run.report():
            return
        view = _look(run, desk, heappop(waiting)[2], (count, leaf_arcs))
        if run.is_over:
            return
        if count == 0:
            run.raise_bound(min(view.part.bound, run.cost))
        if count % PARTS_BETWEEN_SEARCHES == 0 and not run.rules_out(view.part.bound):
            improve(view.part.price, SEARCH if count else FIRST_SEARCH)
        count += 1
        children = list(_children(run, view))
        for place, child in enumerate(children):
            heappush(waiting, (child.bound, 2 * count + place, child))
        done = done if children else min(done, view.part.bound)
    run.raise_bound(min(waiting[0][0] if waiting else np.inf, done, run.cost))


def _look(run: Run, desk: Desk, part: Part, how: tuple[int, int]) -> View:
    """Lift the floor of a part, drop what no cheaper plan uses, and search what is small.

    How: (parts looked at before, arcs a part may have to be searched).
    """
    count, leaf_arcs = how
    if run.rules_out(part.bound):
        return _blind(part)
    view = _climb(run, desk, part, ROUNDS if count else FIRST_ROUNDS)
    if run.is_over or run.rules_out(view.part.bound):
        return view
    rest = rest_of(run.net, view.part)
    # What cannot be split may still break a limit that prices do not show: HiGHS tells.
    if len(rest.arcs) > leaf_arcs and any(True for _ in _children(run, view)):
        return view
    least = search_rest(run, rest, LEAF_NODES if count else NODES)
    return view._replace(part=view.part._replace(bound=max(least, view.part.bound)))


def _blind(part: Part) -> View:
    return View(part, np.zeros(len(part.least)), np.zeros(len(part.barred)))


def _climb(run: Run, desk: Desk, part: Part, rounds: int) -> View:
    """Improve a part's prices while that pays; remember what the rounds chose, the last most."""
    net, before = restrict(run.net, part)
    if np.isinf(before):
        return _blind(part._replace(bound=np.inf))
    # The floor never reaches the best plan; a nearer target converges sooner.
    target = part.bound + 0.4 * (run.cost - part.bound)
    guide = pricing.dual(net, least_hosts=0, upper=target - before)
    guide.price[:] = np.minimum(part.price, net.alone_cost)
    guide.scalars[pricing.UNITS], guide.scalars[pricing.STEP] = UNITS, STEP
    level, taken = part.least.astype(np.float64), np.zeros(len(net.arc_cost))
    bound, checked = part.bound, -np.inf
    for turn in range(1, rounds + 1):
        ascend(net, desk, guide, 1)
        chosen = np.where(guide.option == NOBODY, 0, guide.option - net.option_start[:-1] + 1)
        parted = np.where(guide.option[net.arc_host] == NOBODY, 0.0, guide.part)
        weight = max(MEMORY, 1.0 / turn)
        level += weight * (np.maximum(chosen, part.least) - level)
        taken += weight * (parted - taken)
        bound = max(bound, float(guide.scalars[pricing.BOUND]) + before)
        if run.rules_out(bound) or run.is_over:
            return View(part._replace(bound=bound), level, taken)
        if turn % PATIENCE == 0:
            if bound < checked + LEAST_GAIN * (run.cost - bound):
                break
            checked = bound
    climbed = part._replace(bound=bound, price=guide.best_price.copy())
    return View(_narrow(run, desk, (net, before), climbed), level, taken)


def _narrow(run: Run, desk: Desk, restricted: tuple[Network, float], part: Part) -> Part:
    """Drop the levels, arcs and ways to stay alone that cost more than the gap at the prices."""
    net, before = restricted
    costs = _level_costs(desk, net, part)
    lowest = costs.min(axis=1)
    floor = before + part.price.sum() + lowest.sum()
    floor -= 1e-11 * (abs(floor) + part.price.sum() + np.abs(lowest).sum())
    most_spare = (run.cost - floor) * (1.0 + 1e-9) + 1e-6
    may = costs - lowest[:, None] <= most_spare
    if not may.any(axis=1).all():
        return part._replace(bound=max(part.bound, run.cost))
    extra = costs[:, 1:].min(axis=1, initial=np.inf)[net.arc_host] - lowest[net.arc_host]
    over = np.maximum(net.arc_cost - part.price[net.arc_member], 0.0)
    is_own = own_arcs(net)
    barred = (part.barred == 1) | (~is_own & (extra + over > most_spare))
    joined = (part.joined == 1) | (net.alone_cost - part.price > most_spare)
    return part._replace(
        bound=max(part.bound, floor),
        least=may.argmax(axis=1),
        most=may.shape[1] - 1 - may[:, ::-1].argmax(axis=1),
        barred=barred.astype(np.int64),
        joined=joined.astype(np.int64),
    )


def _level_costs(desk: Desk, net: Network, part: Part) -> ArrayF:
    """Return what each host costs at least at each level; infinite where it is not allowed."""
    level = levels_of(net)
    costs = np.full((len(part.least), int(level.max(initial=0)) + 1), np.inf)
    costs[part.least == 0, 0] = 0.0
    for one in range(1, costs.shape[1]):
        may = (part.least <= one) & (one <= part.most)
        if not may.any():
            continue
        only = net._replace(option_capacity=np.where(level == one, net.option_capacity, -1.0))
        # One host at least: then hosts that lose are priced, too.
        guide = pricing.dual(only, least_hosts=1, upper=0.0)
        guide.price[:] = part.price
        guide.scalars[pricing.UNITS] = LAST_UNITS
        bound_at(only, desk, guide)
        costs[may, one] = guide.reduced[may]
    return costs


def _children(run: Run, view: View) -> Iterator[Part]:
    """Split a part at its least decided host, else at its least decided arc; nothing when done."""
    part = view.part
    if run.rules_out(part.bound):
        return
    level = np.clip(view.level, part.least, part.most)
    is_free = part.most > part.least
    far = np.where(is_free, np.abs(level - np.round(level)), 0.0)
    host = int(np.argmax(far))
    arc = NOBODY if far[host] > UNDECIDED else _arc_to_split(run.net, view)
    if arc != NOBODY:
        yield from _split_arc(run.net, part, arc)
    elif is_free.any():
        host = host if is_free[host] else int(np.argmax(is_free))
        yield from _split_host(part, host, min(int(level[host]), int(part.most[host]) - 1))


def _split_host(part: Part, host: int, level: int) -> Iterator[Part]:
    most, least = part.most.copy(), part.least.copy()
    most[host], least[host] = level, level + 1
    yield part._replace(most=most)
    yield part._replace(least=least)


def _arc_to_split(net: Network, view: View) -> int:
    """Return the arc taken nearest to half the time, of a member with other ways; or -1."""
    part = view.part
    free = (part.barred == 0) & (part.most[net.arc_host] > 0) & ~own_arcs(net)
    ways = np.bincount(net.arc_member[free], minlength=len(part.price)) + (part.joined == 0)
    free &= ways[net.arc_member] > 1
    if not free.any():
        return NOBODY
    return int(np.argmax(np.where(free, 0.5 - np.abs(view.taken - 0.5), -1.0)))


def _split_arc(net: Network, part: Part, arc: int) -> Iterator[Part]:
    """Without the arc, then with it: the member joins there and its own host stays closed."""
    member, host = net.arc_member[arc], net.arc_host[arc]
    without, others, joined = part.barred.copy(), part.barred.copy(), part.joined.copy()
    without[arc] = 1
    yield part._replace(barred=without)
    mine, is_own = net.arc_member == member, own_arcs(net)
    others[mine & ~is_own] = 1
    others[arc], joined[member] = 0, 1
    most, least = part.most.copy(), part.least.copy()
    most[net.arc_host[mine & is_own]] = 0
    least[host] = max(1, least[host])
    if np.all(least <= most):
        yield part._replace(barred=others, joined=joined, most=most, least=least)
