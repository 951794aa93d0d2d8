"""Which population figure to use: no column is right for all, so a rule picks one for each.

The 2021 estimate counts a same-named township too for some municipalities; the American Community
Survey is noisy for small places; 2010 is old. So: 2021 where it lies within a factor of 1.5 of
2010, else the survey where that does, else 2010. Without 2010: 2021 where the survey bears it out,
else the survey, else 2021. A figure of zero counts as missing.
"""

from collections.abc import Mapping

NEAR = 1.5
FAR = 2.0

CENSUS_2010, ESTIMATE_2021, SURVEY_2022 = "census-2010", "estimates-2021", "acs-2022"
YEARS: Mapping[str, int] = {CENSUS_2010: 2010, ESTIMATE_2021: 2021, SURVEY_2022: 2022}


def chosen_source(figures: Mapping[str, int]) -> str | None:
    """The key of the figure to use among those there are; None when there is none."""
    known = {source: figure for source, figure in figures.items() if figure > 0}
    yardstick = known.get(CENSUS_2010) or known.get(SURVEY_2022)
    if yardstick is None:
        return ESTIMATE_2021 if ESTIMATE_2021 in known else None
    for source in (ESTIMATE_2021, SURVEY_2022):
        if source in known and within(known[source], yardstick, NEAR):
            return source
    return CENSUS_2010


def disagree(figures: Mapping[str, int]) -> bool:
    """Whether two of the figures differ by more than a factor of 2."""
    known = [figure for figure in figures.values() if figure > 0]
    return len(known) > 1 and not within(max(known), min(known), FAR)


def within(figure: int, yardstick: int, factor: float) -> bool:
    """Whether the two positive figures lie within ``factor`` of one another."""
    return max(figure, yardstick) <= factor * min(figure, yardstick)
