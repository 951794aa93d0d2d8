"""Published pay by occupation and place, as the files of OEWS give it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ALL_EMPLOYERS = "000000"
LOCAL_GOVERNMENT = "999300"  # without schools and hospitals
TOP_CODED = "5"  # footnote: this much or more


@dataclass(frozen=True, slots=True)
class Published:
    """Pay of one occupation in one place, dollars a year.

    The median is None where the cell was not released; in these files the mean then is neither.
    `is_at_least` says that the median is known only to be this much or more.
    """

    place: str
    median: int | None
    p25: int | None
    p75: int | None
    is_at_least: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """The metropolitan or nonmetropolitan area a county is in."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class State:
    """A state by its FIPS code and name."""

    fips: str
    name: str


@dataclass(frozen=True, slots=True)
class WageTable:
    """Published pay, by (occupation, area code), (occupation, state FIPS) and occupation."""

    areas: Mapping[tuple[str, str], Published]
    states: Mapping[tuple[str, str], Published]
    nation: Mapping[str, Published]
    local_governments: Mapping[str, Published]
    area_by_county: Mapping[str, Area]
    state_by_postal_code: Mapping[str, State]

    @classmethod
    def from_rows(
        cls, wages: Iterable[Mapping[str, str]], counties: Iterable[Mapping[str, str]]
    ) -> "WageTable":
        """The table in rows of the OEWS pay file and rows of the file of counties' areas."""
        rows, places = list(wages), list(counties)
        return cls(
            areas={
                (row["soc"], row["area_code"]): _published(row)
                for row in rows
                if row["area_type"] == "metro/nonmetro"
            },
            states={
                (row["soc"], row["state_fips"]): _published(row)
                for row in rows
                if row["area_type"] == "state"
            },
            nation=_national(rows, ALL_EMPLOYERS),
            local_governments=_national(rows, LOCAL_GOVERNMENT),
            area_by_county={
                row["county_fips"]: Area(row["area_code"], row["area_name"]) for row in places
            },
            state_by_postal_code=_states(rows, places),
        )


def _states(
    wages: Iterable[Mapping[str, str]], counties: Iterable[Mapping[str, str]]
) -> dict[str, State]:
    names = {row["state_fips"]: row["area_name"] for row in wages if row["area_type"] == "state"}
    fips = {row["state"]: row["county_fips"][:2] for row in counties}
    return {postal: State(code, names.get(code, postal)) for postal, code in fips.items()}


def _national(rows: Iterable[Mapping[str, str]], industry: str) -> dict[str, Published]:
    return {
        row["soc"]: _published(row)
        for row in rows
        if row["area_type"] == "national" and row["industry_code"] == industry
    }


def _published(row: Mapping[str, str]) -> Published:
    return Published(
        place=row["area_name"],
        median=_dollars(row["annual_median"]),
        p25=_dollars(row["annual_p25"]),
        p75=_dollars(row["annual_p75"]),
        is_at_least=row["fn_annual_median"] == TOP_CODED,
    )


def _dollars(cell: str) -> int | None:
    return int(cell) if cell.isdigit() else None
