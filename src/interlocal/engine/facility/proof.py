"""The last step to certainty: rule out what cannot be in a better plan, and branch on the rest.

Opening host i costs at least its reduced cost more than the bound, and sending member j over an arc
dearer than its price at least the difference. What exceeds the gap is left out (reduced-cost
fixing; Cornuejols, Sridharan and Thizy 1991); HiGHS searches what is left.
"""

from typing import NamedTuple

import numpy as np

from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI
from interlocal.engine.facility.run import Run
from interlocal.engine.facility.seating import seating_of
from interlocal.engine.highs import INFINITY, LinearProgram, LinearStatus

MOST_ARCS, MOST_HOSTS, NODES = 20_000, 120, 5_000


class Fixing(NamedTuple):
    """A bound, the prices that gave it, and what each host and option costs above it at least."""

    bound: float
    price: ArrayF
    host_extra: ArrayF
    option_extra: ArrayF


class Rest(NamedTuple):
    """What a better plan may still use: options and arcs, by number."""

    options: ArrayI
    option_host: ArrayI
    arcs: ArrayI
    alone: ArrayI
    must_open: ArrayI  # hosts


def prove(run: Run, fixing: Fixing) -> None:
    """Search what is left of a small problem for something better; raise the bound either way."""
    rest = _rest(run, fixing)
    if len(rest.arcs) > MOST_ARCS or len(np.unique(rest.option_host)) > MOST_HOSTS:
        return
    least = search_rest(run, rest, NODES)
    if least == np.inf and not run.is_feasible:
        run.is_impossible = True
        run.raise_bound(fixing.bound)
    else:
        run.raise_bound(min(least, run.cost))


def search_rest(run: Run, rest: Rest, nodes: int) -> float:
    """Search what is left, keep the best plan in it; return what any of it costs at least.

    Plans dearer than the best yet do not count: the cost is infinite when there are no others.
    """
    program = _model(run, rest)
    solution = program.solve(time_limit=max(run.left, 0.01), gap=1e-9, nodes=nodes)
    if solution.status is LinearStatus.INFEASIBLE:
        return np.inf
    if solution.values.size:
        chosen = solution.values[len(rest.options) : len(rest.options) + len(rest.arcs)] > 0.5
        host_of = np.full(len(run.net.alone_cost), NOBODY, dtype=np.int64)
        host_of[run.net.arc_member[rest.arcs[chosen]]] = run.net.arc_host[rest.arcs[chosen]]
        run.keep(seating_of(run.net, host_of))
    return solution.bound - 1e-9 * abs(solution.bound) if np.isfinite(solution.bound) else -np.inf


def _rest(run: Run, fixing: Fixing) -> Rest:
    net, gap = run.net, (run.cost - fixing.bound) * (1.0 + 1e-9) + 1e-6
    if not run.is_feasible:
        gap = np.inf
    option_host = np.repeat(np.arange(len(net.own_arc)), np.diff(net.option_start))
    options = np.flatnonzero(fixing.option_extra <= gap)
    over = np.maximum(net.arc_cost - fixing.price[net.arc_member], 0.0)
    over[net.own_arc[net.own_arc != NOBODY]] = 0.0
    arcs = np.flatnonzero(over + fixing.host_extra[net.arc_host] <= gap)
    arcs = arcs[np.isin(net.arc_host[arcs], option_host[options])]
    alone = np.flatnonzero((net.must == 0) & (net.alone_cost - fixing.price <= gap))
    return Rest(options, option_host[options], arcs, alone, np.empty(0, dtype=np.int64))


def _model(run: Run, rest: Rest) -> LinearProgram:
    """Return the strong model of what is left: columns options, arcs, members alone."""
    net = run.net
    costs = np.concatenate(
        [net.option_cost[rest.options], net.arc_cost[rest.arcs], net.alone_cost[rest.alone]]
    )
    program = LinearProgram(
        costs, np.zeros(len(costs)), np.ones(len(costs)), integer=np.ones(len(costs), dtype=bool)
    )
    _add_members(program, run, rest)
    for host in np.unique(rest.option_host):
        mine = np.flatnonzero(rest.option_host == host)
        arcs = np.flatnonzero(net.arc_host[rest.arcs] == host)
        program.add_row(mine, np.ones(len(mine)), 1.0 if host in rest.must_open else -INFINITY, 1.0)
        _add_links(program, run, rest, (int(host), mine, arcs))
        _add_limits(program, run, rest, (mine, arcs))
        _add_apart(program, run, rest, (mine, arcs))
    program.add_row(
        np.arange(len(costs)), costs, -INFINITY, run.cost if run.is_feasible else INFINITY
    )
    return program


def _add_members(program: LinearProgram, run: Run, rest: Rest) -> None:
    member = np.concatenate([run.net.arc_member[rest.arcs], rest.alone])
    order = np.argsort(member, kind="stable")
    starts = np.searchsorted(member[order], np.arange(len(run.net.alone_cost)))
    ones = np.ones(len(run.net.alone_cost))
    program.add_rows(starts, order + len(rest.options), np.ones(len(order)), ones, ones)


def _add_links(
    program: LinearProgram, run: Run, rest: Rest, block: tuple[int, ArrayI, ArrayI]
) -> None:
    """A member joins only an open host; the host's own member joins exactly then."""
    host, mine, arcs = block
    for arc in arcs:
        is_own = rest.arcs[arc] == run.net.own_arc[host]
        columns = np.append(mine, len(rest.options) + arc)
        values = np.append(np.ones(len(mine)), -1.0)
        program.add_row(columns, values, 0.0, 0.0 if is_own else INFINITY)


def _add_limits(program: LinearProgram, run: Run, rest: Rest, block: tuple[ArrayI, ArrayI]) -> None:
    mine, arcs = block
    net, columns = run.net, np.concatenate([mine, len(rest.options) + arcs])
    loads, clients = net.arc_load[rest.arcs[arcs]], net.clients[net.arc_member[rest.arcs[arcs]]]
    for room, uses in (
        (net.option_capacity[rest.options[mine]], loads),
        (net.option_clients[rest.options[mine]], clients),
    ):
        if np.any(uses.sum() > room):
            enough = np.minimum(room, uses.sum())
            program.add_row(columns, np.concatenate([enough, -uses]), 0.0, INFINITY)


def _add_apart(program: LinearProgram, run: Run, rest: Rest, block: tuple[ArrayI, ArrayI]) -> None:
    mine, arcs = block
    at = {int(run.net.arc_member[rest.arcs[arc]]): int(arc) for arc in arcs}
    for one, other in run.problem.apart:
        if int(one) in at and int(other) in at:
            pair = np.array([at[int(one)], at[int(other)]]) + len(rest.options)
            columns = np.append(mine, pair)
            values = np.append(np.ones(len(mine)), [-1.0, -1.0])
            program.add_row(columns, values, 0.0, INFINITY)
