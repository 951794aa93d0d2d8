"""One run of the solver: its clock, the best plan and the best bound so far, and who listens."""

import time
from dataclasses import dataclass, field

import numpy as np

from interlocal.engine.facility.location import Location, OnProgress, Progress, Status
from interlocal.engine.facility.network import Network, network
from interlocal.engine.facility.problem import ArrayI, FacilityProblem
from interlocal.engine.facility.seating import (
    Seating,
    clear_host,
    copy_seating,
    everyone_alone,
    options_of,
)

RELATIVE_TOLERANCE = 1e-9


@dataclass(slots=True)
class Run:
    """What every stage of the solver reads and improves."""

    problem: FacilityProblem
    seed: int
    time_limit: float
    on_progress: OnProgress | None
    net: Network = field(init=False)
    best: Seating = field(init=False)
    bound: float = 0.0
    stage: str = "start"
    is_integral: bool = field(init=False)
    is_impossible: bool = False
    was_stopped: bool = False
    _started: float = field(init=False)

    def __post_init__(self) -> None:
        """Start the clock and lay out the problem."""
        self._started = time.perf_counter()
        self.net = network(self.problem)
        self.best = everyone_alone(self.net)
        finite = self.problem.alone_cost[np.isfinite(self.problem.alone_cost)]
        costs = np.concatenate([self.problem.option_cost, self.problem.arc_cost, finite])
        self.is_integral = bool(np.all(costs == np.round(costs)))

    @property
    def seconds(self) -> float:
        """How long the run has taken."""
        return time.perf_counter() - self._started

    @property
    def left(self) -> float:
        """How many seconds are left."""
        return self.time_limit - self.seconds

    @property
    def cost(self) -> float:
        """What the best plan costs; a penalty stands in for members that must join and have not."""
        return float(self.best.cost[0])

    @property
    def is_feasible(self) -> bool:
        """Whether everybody who must join has joined."""
        return not np.any(self.net.must[self.best.host_of < 0])

    @property
    def is_proven(self) -> bool:
        """Whether nothing cheaper can exist."""
        return self.is_feasible and self.cost - self.bound <= self._tolerance()

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to do, or no time to do it."""
        return self.was_stopped or self.is_proven or self.is_impossible or self.left <= 0.0

    def keep(self, seating: Seating) -> None:
        """Keep a plan if it is the best yet."""
        if seating.cost[0] < self.best.cost[0]:
            copy_seating(self.best, seating)

    def rules_out(self, bound: float) -> bool:
        """Say whether plans that cost at least this much cannot be cheaper than the best."""
        return self.is_feasible and self.cost - self._rounded(bound) <= self._tolerance()

    def raise_bound(self, bound: float) -> None:
        """Keep a bound if it is the best yet; whole costs let it round up."""
        self.bound = max(self.bound, self._rounded(bound))

    def report(self) -> bool:
        """Tell the listener what is known; say whether the run is over."""
        if self.on_progress is not None:
            options = options_of(self.net, self.best)
            now = Progress(
                self.seconds, self.cost, self.bound, self.stage, self.best.host_of.copy(), options
            )
            self.was_stopped = bool(self.on_progress(now)) or self.was_stopped
        return self.is_over

    def location(self) -> Location:
        """Return the answer, its cost added up anew from the problem."""
        self._send_dear_groups_home()
        options = options_of(self.net, self.best)
        cost = _cost(self.problem, self.net, self.best.host_of, options)
        proven = self.is_proven
        bound = min(self.bound, cost)
        if not self.is_feasible:
            return self._nothing()
        return Location(
            status=Status.OPTIMAL if proven else Status.FEASIBLE,
            host_of=self.best.host_of.copy(),
            option_of=options,
            cost=cost,
            lower_bound=cost if proven else bound,
            gap=0.0 if proven or cost == 0.0 else (cost - bound) / cost,
            seconds=self.seconds,
            proven=proven,
        )

    def _send_dear_groups_home(self) -> None:
        """Undo groups that cost more than their members alone, which a search cut off may leave."""
        trial = everyone_alone(self.net)
        for host in np.flatnonzero(self.best.clients > 0):
            copy_seating(trial, self.best)
            clear_host(self.net, trial, int(host))
            self.keep(trial)

    def _nothing(self) -> Location:
        left_out = np.flatnonzero((self.net.must == 1) & (self.best.host_of < 0))
        certain = "No plan exists" if self.is_impossible else "No plan was found in the time given"
        return Location(
            status=Status.NONE,
            host_of=np.full_like(self.best.host_of, -1),
            option_of=np.full(self.problem.hosts, -1, dtype=np.int64),
            cost=np.inf,
            lower_bound=self.bound,
            gap=np.inf,
            seconds=self.seconds,
            proven=self.is_impossible,
            reason=f"{certain}: member {left_out[0]} must join and no host has room for it.",
        )

    def _rounded(self, bound: float) -> float:
        whole = self.is_integral and np.isfinite(bound)
        return float(np.ceil(bound - 1e-3)) if whole else bound

    def _tolerance(self) -> float:
        relative = RELATIVE_TOLERANCE * abs(self.cost)
        return max(relative, 0.999) if self.is_integral else relative


def _cost(problem: FacilityProblem, net: Network, host_of: ArrayI, options: ArrayI) -> float:
    seated = host_of[net.arc_member] == net.arc_host
    alone = problem.alone_cost[host_of < 0]
    return float(
        problem.option_cost[options[options >= 0]].sum() + net.arc_cost[seated].sum() + alone.sum()
    )
