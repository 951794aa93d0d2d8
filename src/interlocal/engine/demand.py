"""How many hours a week a government needs of a role, from its staff and the national pattern."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from interlocal.engine.assumptions import Assumptions
from interlocal.engine.errors import EngineError
from interlocal.engine.provenance import Kind, Sign, Step
from interlocal.engine.roles import Role
from interlocal.engine.rounding import amount, quarter, quarter_within

ALL_OCCUPATIONS = "00-0000"
IT_OCCUPATIONS = ("15-1200", "11-3021")  # computer occupations, and those who manage them
FLOOR_BANDS = (0, 5, 10, 25, 50, 100, 250)  # staff from which each leadership floor holds
OEWS_YEAR = 2025
_WORKED_OUT = ("hours a week", Kind.ESTIMATED, "Worked out from the lines above")
PATTERN_SOURCE = (
    "Bureau of Labor Statistics, OEWS May 2025, local government without schools and hospitals"
)


@dataclass(frozen=True, slots=True)
class StaffingPattern:
    """How many jobs of each occupation local governments have nationwide, by occupation code."""

    jobs: Mapping[str, int]

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> "StaffingPattern":
        """The pattern in rows with `soc` and `employment`; jobs not released are left out."""
        return cls({row["soc"]: int(row["employment"]) for row in rows if _is_released(row)})

    def per_thousand(self, *occupations: str) -> float:
        """Jobs of these occupations per 1,000 local-government jobs."""
        missing = [code for code in (*occupations, ALL_OCCUPATIONS) if code not in self.jobs]
        if missing:
            raise EngineError(f"The staffing pattern has no jobs for {', '.join(missing)}.")
        return 1000 * sum(self.jobs[code] for code in occupations) / self.jobs[ALL_OCCUPATIONS]


@dataclass(frozen=True, slots=True)
class HoursNeeded:
    """The hours a week a government needs of a role, with the sum behind them.

    `low` and `high` are the same sum with its assumptions at their low and high ends.
    """

    hours_per_week: float
    low: float
    high: float
    steps: tuple[Step, ...]


def it_posts(staff: float, pattern: StaffingPattern) -> float:
    """Full-time IT posts a government with this staff (full-time equivalents) would have.

    Raises Refused for a negative staff.
    """
    return amount("staff", staff) * pattern.per_thousand(*IT_OCCUPATIONS) / 1000


def need_hours_per_week(
    role: Role, staff: float, pattern: StaffingPattern, assumptions: Assumptions
) -> HoursNeeded:
    """The hours a week of `role` that a government with this staff needs, in quarter hours.

    The national pattern sets the hours; the least useful engagement is the least, for leaders by
    staff band; a leader is one person, so one full post is the most. Never less than a quarter
    hour. Raises Refused for a negative staff.
    """
    part = assumptions[f"occupation_part_{role.key}"]
    floor = assumptions[floor_name(role, amount("staff", staff))]
    post = assumptions.value("productive_hours") / assumptions.value("weeks_per_year")
    whole_occupation = staff * pattern.per_thousand(role.occupation) / 1000 * post
    hours, low, high = (
        _settled(role, whole_occupation * taken, least, post)
        for taken, least in (
            (part.used, floor.used),
            (min(part.low, part.used), min(floor.low, floor.used)),
            (max(part.high, part.used), max(floor.high, floor.used)),
        )
    )
    steps = (
        *_pattern_steps(role, staff, pattern, assumptions),
        Step("By the national pattern", whole_occupation * part.used, *_WORKED_OUT, sign=Sign.IS),
        floor.step(Sign.AT_LEAST),
        *_cap_steps(role, post),
        Step(f"{role.name} hours needed", hours, *_WORKED_OUT, sign=Sign.IS),
    )
    return HoursNeeded(hours, low, high, steps)


def floor_name(role: Role, staff: float) -> str:
    """The assumption that holds the least useful engagement for this role and staff."""
    if not role.is_leader:
        return f"smallest_engagement_{role.key}"
    return f"leader_floor_staff_{max(band for band in FLOOR_BANDS if band <= staff)}"


def _settled(role: Role, by_pattern: float, floor: float, post: float) -> float:
    hours = quarter(max(by_pattern, floor))
    if role.is_leader:
        hours = min(hours, quarter_within(post))
    return max(hours, 0.25)


def _pattern_steps(
    role: Role, staff: float, pattern: StaffingPattern, assumptions: Assumptions
) -> tuple[Step, ...]:
    jobs = Step(
        label=role.occupation_title,
        value=pattern.per_thousand(role.occupation),
        unit="jobs per 1,000 local-government jobs",
        kind=Kind.PUBLISHED,
        source=PATTERN_SOURCE,
        year=OEWS_YEAR,
        sign=Sign.TIMES,
    )
    return (
        Step("Staff", staff, "full-time equivalents", Kind.ESTIMATED, "See the government's page"),
        jobs,
        assumptions[f"occupation_part_{role.key}"].step(Sign.TIMES),
        assumptions["productive_hours"].step(Sign.TIMES),
        assumptions["weeks_per_year"].step(Sign.DIVIDED),
    )


def _cap_steps(role: Role, post: float) -> tuple[Step, ...]:
    if not role.is_leader:
        return ()
    return (Step("One full post: a leader is one person", post, *_WORKED_OUT, sign=Sign.AT_MOST),)


def _is_released(row: Mapping[str, str]) -> bool:
    return row["employment"].isdigit()
