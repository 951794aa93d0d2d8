"""Where the registry's figures were read: one entry per program and year."""

from dataclasses import dataclass

PUBLIC_DOMAIN = "US government work, public domain"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source as stored."""

    key: str
    body: str
    program: str
    period: str
    license: str
    note: str = ""


CENSUS = "Census Bureau"
ALL = (
    SourceEntry("census-2010", CENSUS, "2010 Census", "2010", PUBLIC_DOMAIN),
    SourceEntry(
        "estimates-2021",
        CENSUS,
        "Population Estimates",
        "2021",
        PUBLIC_DOMAIN,
        "For some municipalities it counts a township of the same name too.",
    ),
    SourceEntry(
        "acs-2022",
        CENSUS,
        "American Community Survey",
        "2018–2022",
        f"{PUBLIC_DOMAIN}; crosswalk MIT, Civilytics",
        "A sample: noisy for small places.",
    ),
    SourceEntry(
        "employment-2007",
        CENSUS,
        "Census of Governments, employment",
        "2007",
        PUBLIC_DOMAIN,
        "The last year here with every small government in it.",
    ),
    SourceEntry(
        "finance-2020",
        CENSUS,
        "Survey of State and Local Government Finances",
        "fiscal 2020",
        f"{PUBLIC_DOMAIN}; compiled by Civilytics, MIT",
        "A sample year: nearly all large governments, few small ones.",
    ),
    SourceEntry("gazetteer-2016", CENSUS, "Gazetteer Files", "2016", PUBLIC_DOMAIN),
    SourceEntry("geonames-2026", "GeoNames", "Gazetteer", "2026", "CC BY 4.0"),
    SourceEntry("dotgov-2026", "CISA", "List of .gov domains", "August 2026", "CC0"),
    SourceEntry("interlocal-rule", "Interlocal", "Estimate by a stated rule", "2026", "CC0"),
    SourceEntry("declared", "The organization itself", "Declared here", "as dated", "CC0"),
)
