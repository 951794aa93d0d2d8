"""A share of all plans, and the network that allows no others.

A host that must open has its cheapest allowed option and its own member paid in advance, so that
the kernels of `dual.py` open it whenever that costs nothing more: they need not know of parts.
"""

from typing import NamedTuple

import numpy as np

from interlocal.engine.facility.network import Network
from interlocal.engine.facility.problem import NOBODY, ArrayF, ArrayI
from interlocal.engine.facility.proof import Rest
from interlocal.engine.facility.run import Run


class Part(NamedTuple):
    """The plans with levels from `least` to `most` per host, without what is barred.

    Level 0 is closed, level n the host's option n. `bound` is what these plans cost at least, those
    dearer than the best known left out; `price` are the prices that said so.
    """

    bound: float
    price: ArrayF
    least: ArrayI
    most: ArrayI
    barred: ArrayI  # 1 where the arc may not be used
    joined: ArrayI  # 1 where the member may not stay alone


def whole(run: Run, price: ArrayF) -> Part:
    """Return the part that holds every plan."""
    net = run.net
    return Part(
        bound=run.bound,
        price=price.copy(),
        least=np.zeros(len(net.own_arc), dtype=np.int64),
        most=np.diff(net.option_start),
        barred=np.zeros(len(net.arc_cost), dtype=np.int64),
        joined=net.must.copy(),
    )


def option_hosts(net: Network) -> ArrayI:
    """Return the host of each option."""
    return np.repeat(np.arange(len(net.own_arc)), np.diff(net.option_start))


def levels_of(net: Network) -> ArrayI:
    """Return the level of each option: 1 for its host's first."""
    return np.arange(len(net.option_cost)) - net.option_start[option_hosts(net)] + 1


def own_arcs(net: Network) -> np.typing.NDArray[np.bool_]:
    """Say of each arc whether a host serves itself over it."""
    is_own = np.zeros(len(net.arc_cost), dtype=np.bool_)
    is_own[net.own_arc[net.own_arc != NOBODY]] = True
    return is_own


def restrict(net: Network, part: Part) -> tuple[Network, float]:
    """Return the network of a part and what is paid in advance; infinite when no plan is left."""
    host, allowed = option_hosts(net), _allowed(net, part)
    paid = np.full(len(net.own_arc), np.inf)
    np.minimum.at(paid, host[allowed], net.option_cost[allowed])
    paid[part.least == 0] = 0.0
    owners = net.own_arc[(part.least > 0) & (net.own_arc != NOBODY)]
    usable = _usable(net, part, owners)
    arc_cost = np.where(usable, net.arc_cost, np.inf)
    arc_cost[owners] = 0.0
    # Any price is right for a member that joins anyway; this is more than one could need.
    dearest = 2.0 * net.alone_cost.max(initial=0.0) + net.option_cost.max(initial=0.0)
    restricted = net._replace(
        option_cost=np.where(allowed, net.option_cost - paid[host], net.option_cost),
        option_capacity=np.where(allowed, net.option_capacity, -1.0),
        arc_cost=arc_cost,
        alone_cost=np.where(part.joined == 1, dearest, net.alone_cost),
    )
    reached = np.bincount(net.arc_member[usable], minlength=len(net.alone_cost)) > 0
    is_stuck = bool(np.any((part.joined == 1) & ~reached))
    return restricted, np.inf if is_stuck else float(paid.sum() + net.arc_cost[owners].sum())


def rest_of(net: Network, part: Part) -> Rest:
    """Return what the plans of a part may use."""
    host = option_hosts(net)
    options = np.flatnonzero(_allowed(net, part))
    is_usable = (part.most[net.arc_host] > 0) & ((part.barred == 0) | own_arcs(net))
    return Rest(
        options=options,
        option_host=host[options],
        arcs=np.flatnonzero(is_usable),
        alone=np.flatnonzero(part.joined == 0),
        must_open=np.flatnonzero(part.least > 0),
    )


def _allowed(net: Network, part: Part) -> np.typing.NDArray[np.bool_]:
    """Say of each option whether the part allows it and its host's own member fits."""
    host, level = option_hosts(net), levels_of(net)
    own_load = np.where(net.own_arc == NOBODY, 0.0, net.arc_load[net.own_arc])
    fits = own_load[host] <= net.option_capacity + 1e-7
    return np.asarray((part.least[host] <= level) & (level <= part.most[host]) & fits)


def _usable(net: Network, part: Part, owners: ArrayI) -> np.typing.NDArray[np.bool_]:
    """Say of each arc whether the part allows it; the owner of an open host has only its own."""
    is_owner = np.zeros(len(net.alone_cost), dtype=np.bool_)
    is_owner[net.arc_member[owners]] = True
    usable = (part.barred == 0) & (part.most[net.arc_host] > 0) & ~is_owner[net.arc_member]
    usable[owners] = True
    return np.asarray(usable)
