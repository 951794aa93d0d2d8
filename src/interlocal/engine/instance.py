"""What a plan is asked for: governments, what they need, and the limits on how they may share."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from interlocal.engine.assumptions import Assumptions, assumptions
from interlocal.engine.errors import Refused
from interlocal.engine.roles import role_named

# Shares and the core test look at every subgroup of a group; beyond this there are too many.
MOST_MEMBERS = 20
SHARE_RULES = ("equal", "population", "staff", "hours", "scrb", "shapley", "nucleolus")


@dataclass(frozen=True, slots=True, kw_only=True)
class Government:
    """A government that may host, join or stay alone.

    ``staff`` is in full-time equivalents; latitude and longitude are in degrees, north and east
    positive.
    """

    id: str
    name: str
    state: str
    latitude: float
    longitude: float
    population: int
    staff: float
    may_host: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Hours of one role that one government needs, and what the role is paid a year where it is."""

    government: str
    role: str
    hours_per_week: float
    pay_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far and how widely governments may share.

    ``drive_minutes`` and ``miles`` (by road) hold between a host and each of its members; None is
    no limit. ``together`` names governments that already share and stay in one group; ``apart``
    names pairs that are never in one group.
    """

    drive_minutes: float | None = None
    miles: float | None = None
    same_state: bool = True
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A government that was looked at and cannot be planned with, and why."""

    id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """Everything a plan depends on; the same instance always gives the same plan.

    ``center`` is the id of the government that asked, if one did. ``rule`` is the share rule asked
    for, if any.
    """

    governments: tuple[Government, ...]
    needs: tuple[Need, ...]
    limits: Limits = Limits()
    assumptions: Assumptions = field(default_factory=assumptions)
    excluded: tuple[Exclusion, ...] = ()
    center: str | None = None
    rule: str | None = None
    seed: int = 0
    time_limit_seconds: float = 20.0

    def __post_init__(self) -> None:
        """Refuse an instance that does not hold together, naming the offender."""
        ids = {government.id for government in self.governments}
        for problem in _problems(self, ids):
            raise Refused(problem)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles needed, in the order first named."""
        return tuple(dict.fromkeys(need.role for need in self.needs))


def _problems(instance: Instance, ids: set[str]) -> Iterator[str]:
    yield from _repeated("government", (government.id for government in instance.governments))
    yield from _repeated(
        "need of", (f"{need.government} for {need.role}" for need in instance.needs)
    )
    for government in instance.governments:
        yield from _government_problems(government)
    for need in instance.needs:
        yield from _need_problems(need, ids)
    yield from _limit_problems(instance.limits, ids)
    if instance.center is not None and instance.center not in ids:
        yield f'The center "{instance.center}" is not among the governments.'
    if instance.rule is not None and instance.rule not in SHARE_RULES:
        yield f'There is no share rule "{instance.rule}"; there are {", ".join(SHARE_RULES)}.'
    if instance.assumptions.value("group_size") > MOST_MEMBERS:
        yield (
            f"A group can have {MOST_MEMBERS} members at most: beyond that, who pays what cannot "
            "be tested for every subgroup. Put a smaller number in group_size."
        )
    if not instance.time_limit_seconds > 0:
        yield f"The time limit must be above 0 seconds; it is {instance.time_limit_seconds}."


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    for id_, count in Counter(ids).items():
        if count > 1:
            yield f'The {what} "{id_}" stands {count} times; once is right.'


def _government_problems(government: Government) -> Iterator[str]:
    ranges = {
        "latitude": (government.latitude, -90.0, 90.0),
        "longitude": (government.longitude, -180.0, 180.0),
        "population": (government.population, 0.0, math.inf),
        "staff": (government.staff, 0.0, math.inf),
    }
    for name, (value, low, high) in ranges.items():
        if not (math.isfinite(value) and low <= value <= high):
            yield f'The {name} of "{government.id}" must be {_range(low, high)}; it is {value}.'


def _range(low: float, high: float) -> str:
    return f"{low:g} or more" if math.isinf(high) else f"between {low:g} and {high:g}"


def _need_problems(need: Need, ids: set[str]) -> Iterator[str]:
    if need.government not in ids:
        yield f'A need names "{need.government}", which is not among the governments.'
    role_named(need.role)
    if not (math.isfinite(need.hours_per_week) and need.hours_per_week > 0):
        yield (
            f'"{need.government}" needs {need.hours_per_week} hours a week of {need.role}; '
            "hours must be above 0. Leave the need out if there is none."
        )
    if need.pay_cents <= 0:
        yield (
            f'The pay of a {need.role} at "{need.government}" must be above 0; '
            f"it is {need.pay_cents}."
        )


def _limit_problems(limits: Limits, ids: set[str]) -> Iterator[str]:
    for name, value in (("drive time", limits.drive_minutes), ("distance", limits.miles)):
        if value is not None and not value > 0:
            yield f"The limit on {name} must be above 0; it is {value}."
    for group in (*limits.together, *limits.apart):
        for id_ in group:
            if id_ not in ids:
                yield f'"{id_}" is to be kept together or apart, but is not among the governments.'
    for first, second in limits.apart:
        if first == second or any({first, second} <= set(group) for group in limits.together):
            yield f'"{first}" and "{second}" are to be both together and apart; drop one.'
