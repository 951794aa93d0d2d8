"""The registry's only door to the engine: staff estimates, IT posts, distances, roles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from interlocal.engine import demand, distance, staffing_estimate
from interlocal.engine.assumptions import assumptions
from interlocal.engine.reference import staffing_pattern as staffing_pattern_of_the_nation
from interlocal.engine.roles import roles
from interlocal.engine.staffing_estimate import Counted, Pattern
from interlocal.organizations import queries
from interlocal.organizations.models import Organization
from interlocal.organizations.queries import GovernmentRow
from interlocal.organizations.registry.entries import FactEntry, Government
from interlocal.organizations.registry.population import YEARS

CENSUS_YEAR = 2007
# The year of a county's people, taken for a government that is one with it.
ESTIMATE_YEAR = 2021


@dataclass(frozen=True, slots=True)
class Travel:
    """The assumptions behind a drive: miles an hour, and road miles per straight mile."""

    speed_mph: float
    road_factor: float

    def straight_miles(self, minutes: float) -> float:
        """How far from a place a drive of ``minutes`` gets, as the crow flies."""
        return minutes / 60 * self.speed_mph / self.road_factor


@dataclass(frozen=True, slots=True)
class Near:
    """A government and how far it is by road, estimated."""

    government: GovernmentRow
    miles: float
    minutes: float


def staffing_pattern(all_governments: Iterable[Government]) -> Pattern:
    """Staff per 1,000 people by kind and state, from every standing government that was counted."""
    return staffing_estimate.staffing_pattern(_counted(all_governments))


def staff_today(one: Government, pattern: Pattern) -> FactEntry | None:
    """Today's staff as a fact with its rule; None where nothing is known to go by."""
    people = one.people
    if one.staff_2007 is not None:
        estimate = staffing_estimate.grown_with_population(
            one.staff_2007, CENSUS_YEAR, people.in_2010, people.now
        )
    elif people.now and not one.obstacle:
        found = staffing_estimate.from_peers(one.naming.kind, one.naming.state, people.now, pattern)
        if found is None:
            return None
        estimate = found
    else:
        return None
    year = YEARS.get(people.chosen or "", ESTIMATE_YEAR)
    return FactEntry(
        "staff", "estimated", "interlocal-rule", year, number=estimate.staff, rule=estimate.rule
    )


def near(
    organization: Organization,
    *,
    minutes: float,
    speed_mph: float,
    road_factor: float,
    same_state: bool = False,
) -> list[Near]:
    """Plannable governments within ``minutes`` by car, nearest first, without itself.

    Empty where the organization's own place is not known.
    """
    if organization.latitude is None or organization.longitude is None:
        return []
    straight = Travel(speed_mph, road_factor).straight_miles(minutes)
    rows = queries.plannable_in_circle_box(
        organization.latitude,
        organization.longitude,
        straight,
        state=organization.state if same_state else "",
    )
    rows = [row for row in rows if row.id != organization.pk]
    found = by_road(
        organization.latitude,
        organization.longitude,
        rows,
        speed_mph=speed_mph,
        road_factor=road_factor,
    )
    return sorted(
        (one for one in found if one.minutes <= minutes),
        key=lambda one: (one.minutes, one.government.label),
    )


def by_road(
    latitude: float,
    longitude: float,
    rows: list[GovernmentRow],
    *,
    speed_mph: float,
    road_factor: float,
) -> Iterator[Near]:
    """How far each of ``rows`` is from a place; all of them must have coordinates."""
    latitudes = np.array([row.latitude for row in rows], dtype=np.float64)
    longitudes = np.array([row.longitude for row in rows], dtype=np.float64)
    straight = distance.miles_between(latitude, longitude, latitudes, longitudes)
    miles = distance.road_miles(straight, road_factor)
    minutes = distance.drive_minutes(miles, speed_mph)
    for row, far, long in zip(rows, miles, minutes, strict=True):
        yield Near(row, float(far), float(long))


def _counted(all_governments: Iterable[Government]) -> Iterator[Counted]:
    for one in all_governments:
        people: Mapping[str, int] = one.people.figures
        then = people.get("census-2010")
        if one.staff_2007 is not None and then and not one.obstacle:
            yield Counted(one.naming.kind, one.naming.state, float(then), float(one.staff_2007))


def travel() -> Travel:
    """How fast people drive and how far roads stray, as the planner assumes."""
    used = assumptions()
    return Travel(used.value("travel_speed"), used.value("road_factor"))


def it_posts(staff: float) -> float:
    """Full-time IT posts this staff (full-time equivalents) would have, by national pattern."""
    return demand.it_posts(staff, staffing_pattern_of_the_nation())


def it_jobs_per_thousand() -> float:
    """IT jobs per 1,000 local-government jobs, nationwide."""
    return staffing_pattern_of_the_nation().per_thousand(*demand.IT_OCCUPATIONS)


def role_choices() -> list[tuple[str, str, str]]:
    """(key, name, explanation) of every role that can be shared."""
    return [(role.key, role.name, role.explanation) for role in roles().values()]
