"""Reads the published figures shipped in data/: pay by area and local governments' jobs."""

import csv
import gzip
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from interlocal.engine.demand import StaffingPattern
from interlocal.engine.roles import roles
from interlocal.engine.wage_table import WageTable

DATA = Path(__file__).parent / "data"
WAGES = DATA / "oews_may2025_it_occupations.csv.gz"
COUNTY_AREAS = DATA / "oews_may2025_county_areas.csv.gz"
LOCAL_GOVERNMENT = DATA / "oews_may2025_local_government_all_occupations.csv.gz"


@cache
def wage_table() -> WageTable:
    """Published pay of the roles' occupations in every area, read once a process."""
    occupations = {role.occupation for role in roles().values()}
    with gzip.open(WAGES, "rt", encoding="utf-8", newline="") as lines:
        wages = csv.DictReader(_about(occupations, lines))
        with gzip.open(COUNTY_AREAS, "rt", encoding="utf-8", newline="") as counties:
            return WageTable.from_rows(wages, csv.DictReader(counties))


@cache
def staffing_pattern() -> StaffingPattern:
    """How many of each job local governments have nationwide, read once a process."""
    with gzip.open(LOCAL_GOVERNMENT, "rt", encoding="utf-8", newline="") as lines:
        return StaffingPattern.from_rows(csv.DictReader(lines))


def _about(occupations: Iterable[str], lines: Iterable[str]) -> Iterator[str]:
    """The heading and the lines that begin with one of these codes, so that less is parsed."""
    starts = tuple(f"{code}," for code in ("soc", *occupations))
    return (line for line in lines if line.startswith(starts))
