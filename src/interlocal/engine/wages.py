"""What a role is paid a year where a government is: pay there, scaled to local governments."""

from dataclasses import dataclass
from enum import StrEnum

from interlocal.engine.assumption import Assumption
from interlocal.engine.assumptions import Assumptions
from interlocal.engine.errors import EngineError
from interlocal.engine.provenance import Kind, Sign, Step
from interlocal.engine.roles import Role
from interlocal.engine.rounding import whole
from interlocal.engine.wage_table import Area, Published, State, WageTable

OEWS_YEAR = 2025
SOURCE = "Bureau of Labor Statistics, OEWS May 2025"
UNIT = "cents a year"


class Level(StrEnum):
    """How near to the government the published pay is."""

    AREA = "area"
    STATE = "state"
    NATION = "nation"
    YOURS = "yours"


@dataclass(frozen=True, slots=True)
class Wage:
    """What a role is paid a year where a government is, before benefits, with the sum behind it.

    A quarter of those in the role earn less than `low_cents`, a quarter more than `high_cents`.
    `notes` say what was not released and what was taken in its place.
    """

    annual_cents: int
    low_cents: int
    high_cents: int
    level: Level
    place: str
    steps: tuple[Step, ...]
    notes: tuple[str, ...]


def wage(
    table: WageTable, role: Role, county_fips: str, state: str, assumptions: Assumptions
) -> Wage:
    """The pay of `role` in a county (FIPS code) of a state (postal code), in whole dollars.

    The median in the county's area times local governments' national median over all employers';
    where the area's is not released the state's, and where that is not, local governments'
    national median as it is. An unknown county goes by its state, an unknown state by the nation.
    A person's own `pay_<role>` goes before all of it.
    """
    own = assumptions[f"pay_{role.key}"]
    if own.value is not None:
        return _yours(own)
    local = table.local_governments.get(role.occupation)
    if local is None or local.median is None:
        raise EngineError(f"The wage table has no local-government pay for {role.occupation}.")
    notes: list[str] = []
    for level, place, cell in _nearest_first(table, role, county_fips, state):
        if cell is not None and cell.median is not None:
            return _scaled(role, level, cell, local, table.nation[role.occupation], tuple(notes))
        notes.append(_missing(role, place, cell))
    return _national(role, local, tuple(notes))


def _nearest_first(
    table: WageTable, role: Role, county_fips: str, state: str
) -> list[tuple[Level, str, Published | None]]:
    area = table.area_by_county.get(county_fips, Area("", f"county {county_fips}"))
    home = table.state_by_postal_code.get(state, State("", state))
    return [
        (Level.AREA, area.name, table.areas.get((role.occupation, area.code))),
        (Level.STATE, home.name, table.states.get((role.occupation, home.fips))),
    ]


def _missing(role: Role, place: str, cell: Published | None) -> str:
    why = "none was published" if cell is None else "the Bureau did not release it"
    return f"Pay of {role.occupation_title} in {place}: {why}."


def _scaled(
    role: Role,
    level: Level,
    cell: Published,
    local: Published,
    everyone: Published,
    notes: tuple[str, ...],
) -> Wage:
    median, above, below = _known(cell), _known(local), _known(everyone)
    used, low, high = (
        whole(dollars * above / below) * 100
        for dollars in (median, cell.p25 or median, cell.p75 or median)
    )
    steps = (
        _published(f"Median pay, {role.occupation_title}, {cell.place}", median, Sign.START),
        _published("National median, local government", above, Sign.TIMES),
        _published("National median, all employers", below, Sign.DIVIDED),
        Step(f"{role.name} pay used", used, UNIT, Kind.ESTIMATED, SOURCE, OEWS_YEAR, Sign.IS),
    )
    return Wage(used, low, high, level, cell.place, steps, (*notes, *_top_coded(cell)))


def _national(role: Role, local: Published, notes: tuple[str, ...]) -> Wage:
    median = _known(local)
    used, low, high = (
        dollars * 100 for dollars in (median, local.p25 or median, local.p75 or median)
    )
    label = f"National median, {role.occupation_title}, local government"
    steps = (
        _published(label, median, Sign.START),
        Step(f"{role.name} pay used", used, UNIT, Kind.ESTIMATED, SOURCE, OEWS_YEAR, Sign.IS),
    )
    return Wage(used, low, high, Level.NATION, local.place, steps, (*notes, *_top_coded(local)))


def _yours(own: Assumption) -> Wage:
    cents = whole(own.used * 100)
    step = Step(own.label, cents, UNIT, Kind.YOURS, "Your own figure", None, Sign.START, own.name)
    return Wage(cents, cents, cents, Level.YOURS, "every host", (step,), ())


def _published(label: str, dollars: int, sign: Sign) -> Step:
    return Step(label, dollars * 100, UNIT, Kind.PUBLISHED, SOURCE, OEWS_YEAR, sign)


def _known(cell: Published) -> int:
    if cell.median is None:
        raise EngineError(f"The wage table has no median pay for {cell.place}.")
    return cell.median


def _top_coded(cell: Published) -> tuple[str, ...]:
    if not cell.is_at_least:
        return ()
    return (f"Published only as ${cell.median:,} or more; the real median may be higher.",)
