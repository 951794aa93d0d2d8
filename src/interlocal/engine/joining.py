"""What it would add to each group of an answer if one more government joined it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from interlocal.engine.alone import half_post_cents
from interlocal.engine.facility.problem import NOBODY
from interlocal.engine.staffing import Roster, Seat, Staffing
from interlocal.engine.terms import Terms

ArrayI = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Joining:
    """The groups of an answer, and the arcs by which others could still join them.

    ``hours[i]`` and ``clients[i]`` say what host i already serves; ``roster_of[i]`` is its group,
    -1 for none.
    """

    model: Staffing
    rosters: tuple[Roster, ...]
    roster_of: ArrayI
    hours: npt.NDArray[np.float64]
    clients: ArrayI
    arc_host: ArrayI
    arcs_by_unit: ArrayI
    unit_start: ArrayI

    def hosts_in_reach(self, seat: Seat) -> int:
        """How many other governments that may host are near enough."""
        own = self.model.problem.own_member[self.arc_host[self._arcs(seat)]] == seat.unit
        return int((~own).sum())

    def cheapest(self, seat: Seat) -> tuple[int, Seat] | None:
        """The group that would grow least by this government, in cents a year, and its host."""
        offers = [
            (added, self.arc_host[arc])
            for arc in self._arcs(seat)
            if (added := self._added_cents(int(arc))) is not None
        ]
        if not offers:
            return None
        added, host = min(offers)
        return added, self.model.seats[self.model.hosts[host]]

    def _arcs(self, seat: Seat) -> ArrayI:
        return self.arcs_by_unit[self.unit_start[seat.unit] : self.unit_start[seat.unit + 1]]

    def _added_cents(self, arc: int) -> int | None:
        problem, rules = self.model.problem, self.model.terms
        host = int(self.arc_host[arc])
        if self.roster_of[host] == NOBODY:
            return None
        members = int(self.clients[host] + problem.clients[problem.arc_member[arc]])
        hours = float(self.hours[host] + problem.arc_load[arc])
        half_posts = half_posts_for(rules, hours, members)
        if half_posts is None:
            return None
        more = max(0, half_posts - self.rosters[self.roster_of[host]].half_posts)
        pay_cents = self.model.seats[self.model.hosts[host]].need.pay_cents
        posts_cents: int = more * half_post_cents(pay_cents, rules.assumptions)
        return posts_cents + int(problem.arc_cost[arc])


def joining(model: Staffing, rosters: Sequence[Roster]) -> Joining:
    """Gather what the groups serve now and who could still reach them."""
    problem = model.problem
    arc_host = np.repeat(np.arange(problem.hosts), np.diff(problem.arc_start))
    place = {index: host for host, index in enumerate(model.hosts)}
    roster_of = np.full(problem.hosts, NOBODY, dtype=np.int64)
    hours, clients = np.zeros(problem.hosts), np.zeros(problem.hosts, dtype=np.int64)
    host_of = np.full(problem.members, NOBODY, dtype=np.int64)
    for number, roster in enumerate(rosters):
        roster_of[place[roster.host]] = number
        clients[place[roster.host]] = len(roster.seats)
        for index in roster.seats:
            host_of[model.seats[index].unit] = place[roster.host]
    taken = host_of[problem.arc_member] == arc_host
    np.add.at(hours, arc_host[taken], problem.arc_load[taken])
    counts = np.bincount(problem.arc_member, minlength=problem.members)
    return Joining(
        model=model,
        rosters=tuple(rosters),
        roster_of=roster_of,
        hours=hours,
        clients=clients,
        arc_host=arc_host,
        arcs_by_unit=np.argsort(problem.arc_member, kind="stable"),
        unit_start=np.concatenate([[0], np.cumsum(counts)]),
    )


def half_posts_for(rules: Terms, hours: float, members: int) -> int | None:
    """The fewest half posts that hold so many hours and members; None when none do."""
    if members > rules.group_size:
        return None
    half_posts = max(1, math.ceil(hours / rules.half_post_hours - 1e-9))
    while rules.client_limit(half_posts) < members:
        half_posts += 1
    return half_posts
