"""What a plan says: who hosts, joins or stays alone, what each pays under each rule, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from interlocal.engine.instance import Exclusion

Status = Literal["optimal", "feasible", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason in words: a sentence with named places, and what stands in them.

    ``about`` is the id of the government it speaks of. Kept apart so that the sentence can be
    translated.
    """

    code: str
    about: str
    heading: str
    sentence: str
    values: dict[str, str | int | float] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The heading with its places filled."""
        return self.heading % self.values

    @property
    def text(self) -> str:
        """The sentence with its places filled."""
        return self.sentence % self.values


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A government by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What meeting the need alone costs a year: the cheaper of hiring in halves and buying hours.

    ``today_cents`` is what is probably paid now, with the need uncovered; it is shown, never added.
    """

    cost_cents: int
    way: Literal["hire", "buy"]
    hire_cents: int
    hire_half_posts: int
    market_cents: int
    today_cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A government in a group, with what it uses of the post and what it pays a year.

    ``hours_per_week`` is what it receives; ``hours_per_year`` is that over a year plus coordination
    and travel.
    ``own_cost_cents`` is its paperwork and the mileage to it, part of the group's cost.
    """

    id: str
    name: str
    hours_per_week: float
    hours_per_year: float
    coordination_hours: float
    travel_hours: float
    road_miles: float
    drive_minutes: float
    own_cost_cents: int
    baseline_cents: int
    baseline: Baseline
    shares_cents: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreVerdict:
    """Whether a share rule holds a group together.

    ``subgroup`` would pay ``alone_cents`` on its own but is asked for ``pays_cents`` (empty when
    the rule holds); ``closest`` is the subgroup nearest to leaving, which would lose
    ``closest_slack_cents`` by it. ``gaining`` counts the subgroups that would gain (None: not
    counted one by one). The certificate: ``examined`` subgroups were looked at, or, where that is
    0, a search proved that none can gain more than ``most_gain_cents``.
    """

    holds: bool
    pays_more: tuple[str, ...] = ()
    subgroup: tuple[str, ...] = ()
    pays_cents: int = 0
    alone_cents: int = 0
    closest: tuple[str, ...] = ()
    closest_slack_cents: int = 0
    gaining: int | None = None
    examined: int = 0
    most_gain_cents: int = 0

    @property
    def gain_cents(self) -> int:
        """What the subgroup would save a year by leaving."""
        return self.pays_cents - self.alone_cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One host, the posts it employs for a role, and the governments that share them."""

    role: str
    host: Party
    posts: float
    half_posts: int
    capacity_hours: float
    used_hours: float
    post_cents: int
    agreement_cents: int
    cost_cents: int
    baseline_cents: int
    break_even_hour_cents: int
    default_rule: str
    rule_holds: bool
    core_is_empty: bool | None
    in_core: dict[str, bool]
    verdicts: dict[str, CoreVerdict]
    error_cents: dict[str, int]
    notes: dict[str, str]
    members: tuple[Member, ...]
    reasons: tuple[Reason, ...] = ()

    @property
    def saving_cents(self) -> int:
        """What the group saves a year against everyone meeting the need alone."""
        return self.baseline_cents - self.cost_cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A government for which staying alone is cheaper, or the only way."""

    id: str
    name: str
    role: str
    hours_per_week: float
    cost_cents: int
    baseline: Baseline
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A checked plan for a region.

    ``gap`` is (cost - lower bound) / cost. ``assumptions`` holds the value used of each.
    """

    status: Status
    why_none: str = ""
    gap: float
    lower_bound_cents: int
    total_cost_cents: int
    baseline_cost_cents: int
    seconds: float
    seed: int
    center: str | None
    roles: tuple[str, ...]
    assumptions: Mapping[str, float]
    groups: tuple[Group, ...]
    alone: tuple[Alone, ...]
    excluded: tuple[Exclusion, ...]

    @property
    def saving_cents(self) -> int:
        """What all groups together save a year."""
        return self.baseline_cost_cents - self.total_cost_cents
