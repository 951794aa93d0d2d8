"""A first plan where everyone must join and room is tight: few hosts, filled by transport.

The hosts of least reduced cost open, as few as can hold all members. A transport program spreads
the members over them; all but a few are whole (Balinski 1965) and are seated so, the others where
there is room. Hosts that nearly made it are tried in place of those that did.
"""

import numpy as np

from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI
from interlocal.engine.facility.run import Run
from interlocal.engine.facility.seating import Seating, everyone_alone, join_cost, seat
from interlocal.engine.highs import INFINITY, LinearProgram, LinearStatus

MOST_TRIALS = 4


def fill(run: Run, reduced: ArrayF, hosts: int) -> Seating:
    """Return a plan with this many hosts open; `reduced` ranks them, least first."""
    ranked = np.argsort(reduced, kind="stable")
    chosen, cost, spread = ranked[:hosts], np.inf, np.empty(0)
    trials = [chosen]
    for outsider in ranked[hosts : hosts + MOST_TRIALS]:
        trials += [np.append(np.delete(chosen, at), outsider) for at in range(hosts)]
    for trial in trials:
        if run.left <= 0.0:
            break
        trial_cost, trial_spread = _spread(run, trial)
        if trial_cost < cost:
            chosen, cost, spread = trial, trial_cost, trial_spread
    return _seated(run, chosen, spread)


def _arcs(run: Run, hosts: ArrayI) -> ArrayI:
    return np.flatnonzero(np.isin(run.net.arc_host, hosts))


def _spread(run: Run, hosts: ArrayI) -> tuple[float, ArrayF]:
    """Return the cost of these hosts with members in parts, and the part on each of their arcs."""
    net, arcs = run.net, _arcs(run, hosts)
    program = LinearProgram(net.arc_cost[arcs], np.zeros(len(arcs)), np.full(len(arcs), INFINITY))
    order = np.argsort(net.arc_member[arcs], kind="stable")
    starts = np.searchsorted(net.arc_member[arcs][order], np.arange(len(net.alone_cost)))
    ones = np.ones(len(net.alone_cost))
    program.add_rows(starts, order, np.ones(len(arcs)), ones, ones)
    options = net.option_start[hosts + 1] - 1
    for host, option in zip(hosts, options, strict=True):
        mine = np.flatnonzero(net.arc_host[arcs] == host)
        room = min(float(net.option_capacity[option]), float(net.arc_load[arcs][mine].sum()))
        program.add_row(mine, net.arc_load[arcs][mine], -INFINITY, room)
    found = program.solve(time_limit=max(run.left, 0.01))
    if found.status is not LinearStatus.OPTIMAL:
        return np.inf, np.empty(0)
    return found.objective + float(net.option_cost[options].sum()), found.values


def _seated(run: Run, hosts: ArrayI, spread: ArrayF) -> Seating:
    """Seat the whole members, then the largest of the others where they cost least."""
    net, seating = run.net, everyone_alone(run.net)
    arcs = _arcs(run, hosts)
    if len(spread) == 0:
        return seating
    for at in np.argsort(-spread, kind="stable"):
        arc = int(arcs[at])
        if spread[at] > 0.999 and np.isfinite(join_cost(net, seating, arc)):
            seat(net, seating, arc)
    left = np.isin(net.arc_member[arcs], np.flatnonzero(seating.host_of == NOBODY))
    for at in np.lexsort((net.arc_cost[arcs], -net.arc_load[arcs])):
        arc = int(arcs[at])
        waits = left[at] and seating.host_of[net.arc_member[arc]] == NOBODY
        if waits and np.isfinite(join_cost(net, seating, arc)):
            seat(net, seating, arc)
    return seating
