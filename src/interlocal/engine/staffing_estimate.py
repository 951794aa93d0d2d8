"""How many people a government employs today, from the last year in which all were counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

# A count from 2007 says little about a place that has more than doubled or halved since.
LEAST_GROWTH, MOST_GROWTH = 0.5, 2.0
# Below this many counted governments a state's own median is too shaky, and the nation's is used.
FEWEST_PEERS = 20


@dataclass(frozen=True, slots=True)
class StaffEstimate:
    """Full-time equivalents today, and the rule that gave them in words a page can show."""

    staff: float
    rule: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A government whose staff was counted: its kind, state, people then, and staff then."""

    kind: str
    state: str
    population: float
    staff: float


Pattern = Mapping[tuple[str, str], float]


def staffing_pattern(counted: Iterable[Counted]) -> Pattern:
    """Median staff per 1,000 people by (kind, state), and by (kind, "") for the whole nation.

    Governments with no people are left out; a state needs ``FEWEST_PEERS`` to have its own figure.
    """
    rates: dict[tuple[str, str], list[float]] = {}
    for one in counted:
        if one.population > 0:
            rate = 1000 * one.staff / one.population
            rates.setdefault((one.kind, one.state), []).append(rate)
            rates.setdefault((one.kind, ""), []).append(rate)
    return {
        key: median(found)
        for key, found in rates.items()
        if not key[1] or len(found) >= FEWEST_PEERS
    }


def grown_with_population(
    staff_then: float, year: int, population_then: float | None, population_now: float | None
) -> StaffEstimate:
    """Staff counted in ``year`` times the growth in people since 2010, within 0.5 and 2."""
    said = f"{staff_then:,.0f} in {year}"
    if not population_then or not population_now:
        return StaffEstimate(
            staff_then, f"{said}, taken as unchanged: people in 2010 are not known"
        )
    growth = population_now / population_then
    held = min(max(growth, LEAST_GROWTH), MOST_GROWTH)
    limit = "" if held == growth else f", held at {held:g} times"
    return StaffEstimate(
        round(staff_then * held, 1), f"{said}, grown in step with population since 2010{limit}"
    )


def from_peers(kind: str, state: str, population: float, pattern: Pattern) -> StaffEstimate | None:
    """The median staff per 1,000 people of its kind in its state, else the nation, times people.

    None when no government of the kind was counted anywhere.
    """
    for where, named in ((state, state), ("", "the nation")):
        rate = pattern.get((kind, where))
        if rate is not None:
            rule = f"never counted: {rate:.1f} per 1,000 people, its kind's median in {named}"
            return StaffEstimate(round(rate * population / 1000, 1), rule)
    return None
