"""The 242 newer governments: which of them the 2012 list already has under an older id."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from interlocal.organizations.registry import naming, states
from interlocal.organizations.registry.files import Listed, Newer
from interlocal.organizations.registry.folding import fold


def predecessors(listed: Sequence[Listed], newer: Iterable[Newer]) -> dict[str, Listed]:
    """The row of the 2012 list that each newer government continues, by the newer one's id.

    The same government when the older row is off the list of 2022 and has the same place code, or
    the same name in the same county (a town made a city keeps both).
    """
    off_list = [row for row in listed if row.kind != "county" and not row.in_census_2022]
    by_code = {(row.state, row.geoid[-5:]): row for row in off_list if row.geoid}
    by_name = _by_county_and_name(off_list)
    found: dict[str, Listed] = {}
    for one in newer:
        state = states.BY_FIPS[one.state_fips]
        said = fold(naming.newer_name(one.kind, one.census_name).base)
        older = by_name.get((one.county_fips, said))
        if one.kind == "municipality":
            older = _same_name(by_code.get((state, one.geoid[-5:])), said) or older
        if older is not None:
            found[one.source_id] = older
    return found


def _by_county_and_name(rows: Iterable[Listed]) -> Mapping[tuple[str, str], Listed]:
    """Rows by county and name, where the name is the only one of its kind in the county."""
    alike: dict[tuple[str, str], list[Listed]] = defaultdict(list)
    for row in rows:
        county = states.COUNTY_SINCE_RENAMED.get(row.county_fips, row.county_fips)
        alike[county, fold(_base(row))].append(row)
    return {key: found[0] for key, found in alike.items() if len(found) == 1}


def _same_name(row: Listed | None, said: str) -> Listed | None:
    return row if row is not None and fold(_base(row)) == said else None


def _base(row: Listed) -> str:
    return naming.named(row.kind, row.name, row.census_name).base
