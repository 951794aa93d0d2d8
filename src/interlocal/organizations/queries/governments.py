"""Reads of organizations, regions, peers and facts."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.shortcuts import get_object_or_404

from interlocal.organizations.models import Fact, Load, Organization

# Length of a degree of latitude; the shortest there is (at the equator), so that a box is never
# smaller than the circle it is drawn around.
MILES_PER_DEGREE = 68.7
PEERS = 50
FEWEST_PEERS = 20
# A peer has at most twice the people, and at least half.
PEER_FACTOR = 2


@dataclass(frozen=True, slots=True)
class GovernmentRow:
    """What the planner needs to know of a government, and no more."""

    id: int
    source_id: str
    slug: str
    name: str
    label: str
    kind: str
    designation: str
    state: str
    county_fips: str
    latitude: float | None
    longitude: float | None
    population: int | None
    staff: float | None
    obstacle: str


_GONE = (Organization.Obstacle.DISSOLVED, Organization.Obstacle.NO_GOVERNMENT)
_ROW_FIELDS = (
    "id",
    "source_id",
    "slug",
    "name",
    "label",
    "kind",
    "designation",
    "state",
    "county_fips",
    "latitude",
    "longitude",
    "population",
    "staff",
    "planning_obstacle",
)


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A county area: its FIPS code, name, people, and how many governments stand in it."""

    fips: str
    name: str
    population: int | None
    governments: int


@dataclass(frozen=True, slots=True)
class Peers:
    """Governments of the same kind nearest in people, and where they were taken from."""

    rows: tuple[GovernmentRow, ...]
    state: str

    @property
    def fewest_people(self) -> int:
        """The people of the smallest; 0 when there is none."""
        return min((row.population or 0 for row in self.rows), default=0)

    @property
    def most_people(self) -> int:
        """The people of the largest; 0 when there is none."""
        return max((row.population or 0 for row in self.rows), default=0)


def organization_by_slug(slug: str) -> Organization:
    """The organization of a page's address; an unknown one is a 404."""
    return get_object_or_404(Organization, slug=slug)


def edition() -> int:
    """Counts up with each change of the registry; 0 before the first load."""
    return Load.objects.values_list("edition", flat=True).first() or 0


def digest() -> str:
    """Another one after each change of the registry; empty before the first load."""
    return Load.objects.values_list("digest", flat=True).first() or ""


def government_row(organization: Organization) -> GovernmentRow:
    """The planner's view of one organization."""
    return GovernmentRow(*(getattr(organization, field) for field in _ROW_FIELDS))


def rows_by_id(ids: Iterable[int]) -> list[GovernmentRow]:
    """Rows for these ids, plannable or not, by label."""
    return _rows(Organization.objects.filter(pk__in=list(ids)))


def rows_of_state(state: str) -> list[GovernmentRow]:
    """Every government of a state (two letters), plannable or not, by label."""
    return _rows(Organization.objects.filter(state=state.upper()))


def plannable_in_circle_box(
    latitude: float, longitude: float, miles: float, *, state: str = ""
) -> list[GovernmentRow]:
    """Plannable governments in the smallest box around a circle of ``miles``; one state if given.

    A first sieve that the place index answers; the caller measures distances and drops the corners.
    """
    found = Organization.objects.filter(_in_box(latitude, longitude, miles), planning_obstacle="")
    return _rows(found.filter(state=state) if state else found)


def rows_in_circle_box(
    latitude: float, longitude: float, miles: float, *, state: str = ""
) -> list[GovernmentRow]:
    """The same with those that cannot be planned with, for the reasons they were left out."""
    found = Organization.objects.filter(_in_box(latitude, longitude, miles))
    return _rows(found.filter(state=state) if state else found)


def peers(organization: Organization, count: int = PEERS) -> Peers:
    """At most ``count`` governments of its kind and state, the nearest in people by ratio.

    They have from half to twice its people. Where the state has fewer than 20 such, the nation's
    are taken; where the nation has fewer too, its nearest whatever their size. Without a population
    there are none; itself is left out.
    """
    if not organization.population:
        return Peers((), organization.state)
    alike = Organization.objects.filter(
        kind=organization.kind, planning_obstacle="", staff__isnull=False
    ).exclude(pk=organization.pk)
    people = organization.population
    of_its_size = Q(population__range=(-(-people // PEER_FACTOR), people * PEER_FACTOR))
    for chosen, state in (
        (alike.filter(of_its_size, state=organization.state), organization.state),
        (alike.filter(of_its_size), ""),
    ):
        rows = _nearest_in_people(chosen, people, count)
        if len(rows) >= FEWEST_PEERS:
            return Peers(tuple(rows), state)
    return Peers(tuple(_nearest_in_people(alike, people, count)), "")


def states_with_counts() -> list[tuple[str, int]]:
    """Each state (two letters) with how many governments that stand it has, by abbreviation."""
    standing = Organization.objects.exclude(planning_obstacle__in=_GONE)
    counted = standing.values("state").annotate(count=Count("pk")).order_by("state")
    return [(row["state"], row["count"]) for row in counted]


def counties_of_state(state: str) -> list[CountyRow]:
    """The county areas of a state by name, each with how many governments stand in it."""
    counted = dict(
        Organization.objects.filter(state=state)
        .exclude(planning_obstacle__in=_GONE)
        .order_by()
        .values_list("county_fips")
        .annotate(count=Count("pk"))
    )
    areas = Organization.objects.filter(state=state, kind=Organization.Kind.COUNTY)
    rows = areas.order_by("county_name").values_list("county_fips", "county_name", "population")
    return [CountyRow(*row, governments=counted.get(row[0], 0)) for row in rows]


def county_name(state: str, fips: str) -> str | None:
    """What a county is called; None where the state has no such county."""
    areas = Organization.objects.filter(
        state=state, county_fips=fips, kind=Organization.Kind.COUNTY
    )
    return areas.values_list("county_name", flat=True).first()


def standing_in_county(fips: str) -> list[GovernmentRow]:
    """The governments that stand in a county, the county's own first, then by people."""
    standing = Organization.objects.filter(county_fips=fips).exclude(planning_obstacle__in=_GONE)
    rows = _rows_in_order(standing.order_by(F("population").desc(nulls_last=True), "label"))
    return sorted(rows, key=lambda row: row.kind != Organization.Kind.COUNTY)


def facts(organization: Organization) -> list[Fact]:
    """The facts to use, one per name, with their sources."""
    return list(
        Fact.objects.filter(organization=organization, current=True)
        .select_related("source", "declared_by")
        .order_by("id")
    )


def other_figures(organization: Organization, name: str) -> list[Fact]:
    """The figures of that name that are not used, newest first: other sources, and history."""
    return list(
        Fact.objects.filter(organization=organization, name=name, current=False)
        .select_related("source")
        .order_by("superseded_at", "-year")
    )


def _nearest_in_people(
    alike: QuerySet[Organization], population: int, count: int
) -> list[GovernmentRow]:
    """By the ratio of people: of 1,000, both 500 and 2,000 are equally far."""
    above = alike.filter(population__gte=population).order_by("population", "pk")[:count]
    below = alike.filter(population__lt=population).order_by("-population", "pk")[:count]
    rows = _rows_in_order(above) + _rows_in_order(below)
    rows.sort(key=lambda row: (abs(math.log((row.population or 1) / population)), row.label))
    return rows[:count]


def _in_box(latitude: float, longitude: float, miles: float) -> Q:
    tall = miles / MILES_PER_DEGREE
    # The parallels are shortest at the end of the box nearer the pole.
    farthest = min(abs(latitude) + tall, 89.0)
    wide = tall / math.cos(math.radians(farthest))
    return Q(
        latitude__range=(latitude - tall, latitude + tall),
        longitude__range=(longitude - wide, longitude + wide),
    )


def _rows(found: QuerySet[Organization]) -> list[GovernmentRow]:
    return _rows_in_order(found.order_by("label"))


def _rows_in_order(found: QuerySet[Organization]) -> list[GovernmentRow]:
    return [GovernmentRow(*values) for values in found.values_list(*_ROW_FIELDS)]
