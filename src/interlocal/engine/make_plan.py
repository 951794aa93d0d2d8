"""The method on one page: a region in, a checked sharing plan out."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from interlocal.engine import explain
from interlocal.engine.check import check
from interlocal.engine.distance import miles_between
from interlocal.engine.facility import Location, Progress, locate
from interlocal.engine.facility.location import Status as LocationStatus
from interlocal.engine.grouping import group_of
from interlocal.engine.instance import Instance
from interlocal.engine.joining import joining
from interlocal.engine.plan import Alone, Group, Plan, Status
from interlocal.engine.staffing import Staffing, rosters, staffing


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """How far a run is: all roles together, costs a year."""

    role: str
    role_number: int
    role_count: int
    stage: str
    seconds: float
    time_limit_seconds: float
    best_cost_cents: int
    lower_bound_cents: int
    baseline_cost_cents: int


OnPlanProgress = Callable[[PlanProgress], bool | None]


@dataclass(frozen=True, slots=True)
class _RolePlan:
    model: Staffing
    location: Location
    groups: tuple[Group, ...]
    alone: tuple[Alone, ...]

    @property
    def cost_cents(self) -> int:
        return sum(group.cost_cents for group in self.groups) + sum(
            alone.cost_cents for alone in self.alone
        )

    @property
    def baseline_cents(self) -> int:
        return sum(seat.baseline.cost_cents for seat in self.model.seats)

    @property
    def bound_cents(self) -> int:
        """The proven bound; costs are whole cents, so a fraction of a cent rounds up."""
        if self.location.status is LocationStatus.OPTIMAL:
            return self.cost_cents
        return min(math.ceil(self.location.lower_bound - 0.01), self.cost_cents)


def make_plan(instance: Instance, on_progress: OnPlanProgress | None = None) -> Plan:
    """The best sharing plan found for ``instance`` within its time limit, checked from scratch.

    ``on_progress`` hears of each step; when it answers True the search stops with the best so far.
    Raises ``CheckFailed`` rather than return a plan that does not keep its promises.
    """
    started = time.perf_counter()
    parts = []
    for number, role in enumerate(instance.roles):
        left = instance.time_limit_seconds - (time.perf_counter() - started)
        tell = _Teller(instance, role, number, started, on_progress)
        parts.append(_plan_role(instance, role, left / (len(instance.roles) - number), tell))
    plan = _plan(instance, parts, time.perf_counter() - started)
    check(instance, plan)
    return plan


@dataclass(frozen=True, slots=True)
class _Teller:
    """Passes a role's progress on as the plan's."""

    instance: Instance
    role: str
    number: int
    started: float
    on_progress: OnPlanProgress | None

    def tell(self, model: Staffing, progress: Progress) -> bool | None:
        if self.on_progress is None:
            return None
        return self.on_progress(
            PlanProgress(
                role=self.role,
                role_number=self.number + 1,
                role_count=len(self.instance.roles),
                stage=progress.stage,
                seconds=time.perf_counter() - self.started,
                time_limit_seconds=self.instance.time_limit_seconds,
                best_cost_cents=round(progress.best_cost),
                lower_bound_cents=round(progress.lower_bound),
                baseline_cost_cents=sum(seat.baseline.cost_cents for seat in model.seats),
            )
        )


def _plan_role(instance: Instance, role: str, seconds: float, teller: _Teller) -> _RolePlan:
    model = staffing(instance, role)
    location = locate(
        model.problem,
        seed=instance.seed,
        time_limit=max(seconds, 0.1),
        on_progress=lambda progress: teller.tell(model, progress),
    )
    found = [roster for roster in rosters(model, location) if len(roster.seats) > 1]
    groups = tuple(group_of(model, roster, instance.seed) for roster in found)
    shared = {index for roster in found for index in roster.seats}
    groups_now = joining(model, found)
    alone = tuple(
        Alone(
            id=seat.government.id,
            name=seat.government.name,
            role=role,
            hours_per_week=seat.need.hours_per_week,
            cost_cents=seat.baseline.cost_cents,
            baseline=seat.baseline,
            reason=explain.why_alone(groups_now, seat),
        )
        for index, seat in enumerate(model.seats)
        if index not in shared
    )
    reasoned = tuple(
        replace(group, reasons=explain.why_group(model, roster, group, found))
        for group, roster in zip(groups, found, strict=True)
    )
    return _RolePlan(model, location, reasoned, alone)


def _plan(instance: Instance, parts: Sequence[_RolePlan], seconds: float) -> Plan:
    total = sum(part.cost_cents for part in parts)
    bound = sum(part.bound_cents for part in parts)
    far = _miles_from_center(instance)
    why_none = explain.why_none(instance, [part.model for part in parts])
    status: Status = "optimal" if bound >= total else "feasible"
    return Plan(
        status="none" if why_none else status,
        why_none=why_none,
        gap=(total - bound) / total if total else 0.0,
        lower_bound_cents=bound,
        total_cost_cents=total,
        baseline_cost_cents=sum(part.baseline_cents for part in parts),
        seconds=seconds,
        seed=instance.seed,
        center=instance.center,
        roles=instance.roles,
        assumptions=instance.assumptions.used(),
        groups=tuple(
            group
            for part in parts
            for group in sorted(part.groups, key=lambda group: _group_order(instance, group, far))
        ),
        alone=tuple(
            alone for part in parts for alone in sorted(part.alone, key=lambda one: far[one.id])
        ),
        excluded=instance.excluded,
    )


def _miles_from_center(instance: Instance) -> dict[str, float]:
    """How far each government is from the one that asked; all 0 when nobody did."""
    center = next((g for g in instance.governments if g.id == instance.center), None)
    if center is None:
        return dict.fromkeys((government.id for government in instance.governments), 0.0)
    places = np.array([(one.latitude, one.longitude) for one in instance.governments])
    miles = miles_between(center.latitude, center.longitude, places[:, 0], places[:, 1])
    return dict(zip((one.id for one in instance.governments), miles.tolist(), strict=True))


def _group_order(
    instance: Instance, group: Group, far: Mapping[str, float]
) -> tuple[bool, float, int, str]:
    """First the group of the government that asked, then the nearest hosts, then by saving."""
    others = all(member.id != instance.center for member in group.members)
    return others, far[group.host.id], -group.saving_cents, group.host.id
