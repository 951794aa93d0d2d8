"""Entries: what the registry should hold about each government, put together from every file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from interlocal.organizations.registry import (
    files,
    naming,
    newcomers,
    population,
    standing,
    states,
)
from interlocal.organizations.registry.files import Listed, Newer, SaidName
from interlocal.organizations.registry.folding import fold
from interlocal.organizations.registry.naming import Naming


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A figure to store: exactly one of number, cents and text is given."""

    name: str
    kind: str
    source: str
    year: int
    number: float | None = None
    cents: int | None = None
    text: str = ""
    rule: str = ""
    current: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a government is, and how that is known."""

    latitude: float
    longitude: float
    source: str
    year: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """Every population figure there is, and the one to use."""

    figures: Mapping[str, int]
    chosen: str | None
    rule: str = ""

    @property
    def now(self) -> int | None:
        """The figure to use; None when there is none."""
        return self.figures[self.chosen] if self.chosen else None

    @property
    def in_2010(self) -> int | None:
        """The count of 2010; None when there is none."""
        return self.figures.get(population.CENSUS_2010)


@dataclass(frozen=True, slots=True)
class Government:
    """A government with all that the files say of it, before staff is estimated."""

    naming: Naming
    county_fips: str
    place: Place | None
    people: People
    staff_2007: int | None
    spending_2020_cents: int | None
    domains: tuple[str, ...]
    also: tuple[str, ...]

    @property
    def obstacle(self) -> str:
        """Why it cannot be planned with; empty when it can."""
        return standing.obstacle_of(
            standing=self.naming.standing,
            kind=self.naming.kind,
            population=self.people.now,
            latitude=self.place.latitude if self.place else None,
        )


@dataclass(frozen=True, slots=True)
class Governments:
    """All governments, and how the newer ones were joined to the list."""

    all: Sequence[Government]
    listed: int
    newer: int
    merged: int


def governments() -> Governments:
    """Read every file and put the governments together, each with its own name and label."""
    listed, newer = files.listed_governments(), files.newer_governments()
    older = newcomers.predecessors(listed, newer)
    replaced_by = {row.source_id: one for one in newer if (row := older.get(one.source_id))}
    rest = [one for one in newer if one.source_id not in older]
    desk = _Desk(listed)
    drafts = [desk.of_listed(row, replaced_by.get(row.source_id)) for row in listed]
    drafts += [desk.of_newer(one) for one in rest]
    names = {one.source_id: one for one in naming.told_apart([draft.naming for draft in drafts])}
    return Governments(
        all=[_renamed(draft, names[draft.naming.source_id]) for draft in drafts],
        listed=len(listed),
        newer=len(newer),
        merged=len(older),
    )


def search_words(one: Government) -> tuple[str, str, str]:
    """The name, the label and the other names, folded for search; other names split by "|"."""
    also = "|".join(fold(name) for name in one.also)
    return fold(one.naming.named.base), fold(one.naming.label), also


def published_facts(one: Government) -> Iterator[FactEntry]:
    """All facts but today's staff, which the engine estimates."""
    yield from _population_facts(one.people)
    if one.place:
        spot = f"{one.place.latitude:.6f}, {one.place.longitude:.6f}"
        kind = "estimated" if one.place.rule else "published"
        yield FactEntry(
            "place", kind, one.place.source, one.place.year, text=spot, rule=one.place.rule
        )
    if one.staff_2007 is not None:
        yield FactEntry(
            "staff_counted", "published", "employment-2007", 2007, number=float(one.staff_2007)
        )
    if one.spending_2020_cents is not None:
        yield FactEntry(
            "spending", "published", "finance-2020", 2020, cents=one.spending_2020_cents
        )
    if one.domains:
        yield FactEntry(
            "domain", "published", "dotgov-2026", 2026, text=", ".join(one.domains)[:200]
        )


def _population_facts(people: People) -> Iterator[FactEntry]:
    for source, figure in people.figures.items():
        current = source == people.chosen
        if source in population.YEARS:
            year = population.YEARS[source]
            yield FactEntry(
                "population", "published", source, year, number=float(figure), current=current
            )
        else:
            yield FactEntry(
                "population", "estimated", source, 2021, number=float(figure), rule=people.rule
            )


def _renamed(draft: Government, told: Naming) -> Government:
    return Government(
        naming=told,
        county_fips=draft.county_fips,
        place=draft.place,
        people=draft.people,
        staff_2007=draft.staff_2007,
        spending_2020_cents=draft.spending_2020_cents,
        domains=draft.domains,
        also=draft.also,
    )


class _Desk:
    """What is looked up while one government after another is put together."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self.counties = {row.source_id: row for row in listed if row.kind == "county"}
        self.places = files.geonames_places()
        self.said = files.said_names()

    def of_listed(self, row: Listed, newer: Newer | None) -> Government:
        """From a row of the 2012 list; ``newer`` is what it has become since, if anything."""
        said = self.said.get(row.source_id)
        kind = newer.kind if newer else row.kind
        figures = _figures(row)
        if newer and newer.population_acs:
            figures[population.SURVEY_2022] = newer.population_acs
        named = _named(row, newer, said)
        people = self._people(figures, said)
        return Government(
            naming=Naming(
                source_id=row.source_id,
                named=named,
                kind=kind,
                state=row.state,
                county_name=self._county_name(row.county_fips, row.county_name),
                standing=_newer_standing(newer) if newer else standing.standing_of(row),
                size=people.now or 0,
            ),
            county_fips=_county_now(row.county_fips),
            place=self._place(row, newer, said),
            people=people,
            staff_2007=row.staff_2007,
            spending_2020_cents=row.spending_2020_cents,
            domains=row.domains,
            also=named.also + (said.also if said else ()),
        )

    def of_newer(self, one: Newer) -> Government:
        """From the file of newer governments alone."""
        figures = {population.SURVEY_2022: one.population_acs} if one.population_acs else {}
        spot = self.places.get(one.source_id)
        named = naming.newer_name(one.kind, one.census_name)
        return Government(
            naming=Naming(
                source_id=one.source_id,
                named=named,
                kind=one.kind,
                state=states.BY_FIPS[one.state_fips],
                county_name=self._county_name(one.county_fips, ""),
                standing=_newer_standing(one),
                size=one.population_acs or 0,
            ),
            county_fips=one.county_fips,
            place=Place(*spot, "geonames-2026", 2026) if spot else None,
            people=People(figures, population.chosen_source(figures)),
            staff_2007=None,
            spending_2020_cents=None,
            domains=(),
            also=named.also,
        )

    def _people(self, figures: dict[str, int], said: SaidName | None) -> People:
        if said and said.people_of_county:
            county = self.counties[said.people_of_county]
            if county.population_2021:
                rule = f"the people of {county.name}: the two governments are one"
                figures = figures | {"interlocal-rule": county.population_2021}
                if county.population_2010:
                    figures |= {population.CENSUS_2010: county.population_2010}
                return People(figures, "interlocal-rule", rule)
        return People(figures, population.chosen_source(figures))

    def _place(self, row: Listed, newer: Newer | None, said: SaidName | None) -> Place | None:
        if row.latitude is not None and row.longitude is not None:
            return Place(row.latitude, row.longitude, "gazetteer-2016", 2016)
        spot = self.places.get(row.source_id) or (
            self.places.get(newer.source_id) if newer else None
        )
        if spot:
            return Place(*spot, "geonames-2026", 2026)
        county = self.counties.get(said.place_of_county) if said else None
        if county and county.latitude is not None and county.longitude is not None:
            rule = f"the center of {county.name}: the two governments are one"
            return Place(county.latitude, county.longitude, "interlocal-rule", 2016, rule)
        return None

    def _county_name(self, fips: str, otherwise: str) -> str:
        county = self.counties.get(f"co{_county_now(fips)}")
        return county.name if county else otherwise


def _county_now(fips: str) -> str:
    return states.COUNTY_SINCE_RENAMED.get(fips, fips)


def _figures(row: Listed) -> dict[str, int]:
    figures = {
        population.CENSUS_2010: row.population_2010,
        population.ESTIMATE_2021: row.population_2021,
        population.SURVEY_2022: row.population_acs,
    }
    return {source: figure for source, figure in figures.items() if figure is not None}


def _named(row: Listed, newer: Newer | None, said: SaidName | None) -> naming.Named:
    if newer:
        return naming.newer_name(newer.kind, newer.census_name)
    named = naming.named(row.kind, row.name, row.census_name)
    if said:
        return naming.Named(said.name, named.designation, ())
    return named


def _newer_standing(one: Newer) -> str:
    return "active" if one.last_year >= 2022 else "unconfirmed"
