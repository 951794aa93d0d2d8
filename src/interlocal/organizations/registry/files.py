"""The shipped public files, read into typed rows; nothing is judged or corrected here."""

import csv
import gzip
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
GOVERNMENTS = "us_general_purpose_governments.csv.gz"
NEWER = "census_gov_crosswalk_unmatched_2017plus.csv.gz"
PLACES = "places_geonames.csv"
SAID_NAMES = "said_names.csv"


@dataclass(frozen=True, slots=True)
class Listed:
    """A government of the 2012 list with what was joined to it; None where a file had nothing."""

    source_id: str
    kind: str
    name: str
    census_name: str
    state: str
    county_fips: str
    county_name: str
    geoid: str
    functional_status: str
    county_government: str
    population_2010: int | None
    population_2021: int | None
    population_acs: int | None
    latitude: float | None
    longitude: float | None
    last_year: int | None
    in_census_2022: bool
    staff_2007: int | None
    spending_2020_cents: int | None
    domains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newer:
    """A government the 2012 list lacks: incorporated since, or listed under another id."""

    source_id: str
    kind: str
    census_name: str
    state_fips: str
    county_fips: str
    geoid: str
    population_acs: int | None
    last_year: int


@dataclass(frozen=True, slots=True)
class SaidName:
    """The name people use where the Census name is another; and the county it is one with."""

    name: str
    also: tuple[str, ...]
    place_of_county: str
    people_of_county: str


def listed_governments() -> list[Listed]:
    """The 39,075 governments of the 2012 list."""
    return [_listed(row) for row in _rows(GOVERNMENTS)]


def newer_governments() -> list[Newer]:
    """The 242 governments the list of 2012 lacks."""
    kinds = {"2": "municipality", "3": "township"}
    return [
        Newer(
            source_id=row["canonical_govid"],
            kind=kinds[row["govs_type"]],
            census_name=row["gov_name"],
            state_fips=row["fips_state"],
            county_fips=row["fips_state"] + row["fips_county"],
            geoid=row["census_geoid"],
            population_acs=_whole(row["population_acs"]),
            last_year=int(row["last_year"]),
        )
        for row in _rows(NEWER)
    ]


def geonames_places() -> dict[str, tuple[float, float]]:
    """Latitude and longitude, by source id, of places the Census files here do not locate."""
    return {
        row["source_id"]: (float(row["latitude"]), float(row["longitude"])) for row in _rows(PLACES)
    }


def said_names() -> dict[str, SaidName]:
    """Hand-kept names of consolidated governments, by source id."""
    return {
        row["source_id"]: SaidName(
            name=row["name"],
            also=tuple(part.strip() for part in row["also"].split(";") if part.strip()),
            place_of_county=row["place_of_county"],
            people_of_county=row["people_of_county"],
        )
        for row in _rows(SAID_NAMES)
    }


def digest() -> str:
    """SHA-256 over every file read here."""
    together = hashlib.sha256()
    for name in (GOVERNMENTS, NEWER, PLACES, SAID_NAMES):
        together.update((DATA / name).read_bytes())
    return together.hexdigest()


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = DATA / name
    if path.suffix == ".gz":
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
    else:
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _listed(row: dict[str, str]) -> Listed:
    thousands = _whole(row["direct_exp_2020_kusd"])
    return Listed(
        source_id=row["gov_id"],
        kind=row["type"],
        name=row["name"],
        census_name=row["census_name_2012"],
        state=row["state"],
        county_fips=row["county_fips"],
        county_name=row["county_name"],
        geoid=row["geoid"],
        functional_status=row["funcstat"],
        county_government=row["county_government"],
        population_2010=_whole(row["pop_2010"]),
        population_2021=_whole(row["pop_2021"]),
        population_acs=_whole(row["pop_acs_2022"]),
        latitude=float(row["lat"]) if row["lat"] else None,
        longitude=float(row["lon"]) if row["lon"] else None,
        last_year=_whole(row["last_year_in_census_finance"]),
        in_census_2022=row["in_census_2022plus"] == "yes",
        staff_2007=_whole(row["fte_2007"]),
        spending_2020_cents=None if thousands is None else thousands * 100_000,
        domains=tuple(part for part in row["dotgov_domains"].split(";") if part),
    )


def _whole(text: str) -> int | None:
    return int(text) if text else None
