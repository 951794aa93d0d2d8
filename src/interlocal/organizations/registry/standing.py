"""Whether a listed government still stands, and whether it can be planned with.

The Census finance universe of 2022 and later misses 920 municipalities and townships of the 2012
list, because they dissolved or because their id changed. Those still listed in 2017 and marked as
functioning are kept as *unconfirmed*: with them and the newer ones 3,031 counties, 19,495
municipalities and 16,235 townships stand, against the official 3,031, 19,491 and 16,214 of 2022;
without them 485 fewer. The rest are *dissolved*.
"""

from interlocal.organizations.registry.files import Listed

# Functioning governments: active, or consolidated in part with another one (Census status codes).
FUNCTIONING = {"A", "B", "C", ""}
LAST_CENSUS_BEFORE_2022 = 2017


def standing_of(row: Listed) -> str:
    """``active``, ``unconfirmed`` or ``dissolved``."""
    if row.in_census_2022:
        return "active"
    if row.kind == "county" and row.county_government.startswith("yes"):
        return "active"
    listed_lately = (row.last_year or 0) >= LAST_CENSUS_BEFORE_2022
    if listed_lately and row.functional_status in FUNCTIONING:
        return "unconfirmed"
    return "dissolved"


def obstacle_of(*, standing: str, kind: str, population: int | None, latitude: float | None) -> str:
    """Why it cannot be planned with; empty when it can. The first reason that holds."""
    if standing == "dissolved":
        # A county area goes on without a county government; a dissolved place is gone.
        return "no_government" if kind == "county" else "dissolved"
    if not population:
        return "no_population"
    return "no_coordinates" if latitude is None else ""
