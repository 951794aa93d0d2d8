"""Which population is used, and where the sources disagree."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.organizations.registry import files
from interlocal.organizations.registry.population import (
    CENSUS_2010,
    ESTIMATE_2021,
    SURVEY_2022,
    chosen_source,
    disagree,
)

GOLDEN = Path(__file__).parent / "golden" / "populations_that_disagree.csv"


def _figures(census: int | None, estimate: int | None, survey: int | None) -> dict[str, int]:
    pairs = ((CENSUS_2010, census), (ESTIMATE_2021, estimate), (SURVEY_2022, survey))
    return {source: figure for source, figure in pairs if figure is not None}


@pytest.mark.parametrize(
    ("census", "estimate", "survey", "chosen"),
    [
        (7444, 19270, 7486, SURVEY_2022),  # Brighton, Michigan: 2021 counts the township too
        (19435, 55499, 20204, SURVEY_2022),  # Ypsilanti, Michigan
        (4944, 5393, 5440, ESTIMATE_2021),  # Chelsea, Michigan
        (300, None, 900, CENSUS_2010),
        (100, 150, None, ESTIMATE_2021),  # the factor of 1.5 itself still counts as near
        (100, 151, None, CENSUS_2010),
        (None, 50, 60, ESTIMATE_2021),
        (None, 500, 60, SURVEY_2022),
        (None, None, 60, SURVEY_2022),
        (None, 60, None, ESTIMATE_2021),
        (0, None, 60, SURVEY_2022),
        (103, 0, 0, CENSUS_2010),
        (0, 0, 0, None),
        (None, None, None, None),
    ],
)
def test_the_rule_picks_the_figure_that_can_be_trusted(
    census: int | None, estimate: int | None, survey: int | None, chosen: str | None
) -> None:
    assert chosen_source(_figures(census, estimate, survey)) == chosen


@given(*[st.one_of(st.none(), st.integers(0, 10_000_000))] * 3)
def test_the_figure_used_is_never_far_from_2010_where_2010_is_known(
    census: int | None, estimate: int | None, survey: int | None
) -> None:
    figures = _figures(census, estimate, survey)
    chosen = chosen_source(figures)
    if chosen is None:
        assert not any(figures.values())
    elif census:
        assert census / 1.5 <= figures[chosen] <= census * 1.5
    else:
        assert figures[chosen] > 0


def test_rows_whose_figures_differ_by_more_than_two_are_the_ones_on_the_list() -> None:
    with GOLDEN.open(encoding="utf-8") as lines:
        expected = [tuple(row) for row in csv.reader(lines)][1:]
    found = [
        (row.source_id, row.name, row.state, *(_text(figure) for figure in figures))
        for row in files.listed_governments()
        if disagree(_figures(*(figures := _columns(row))))
    ]
    assert found == expected
    assert len(found) == 2121


def _columns(row: files.Listed) -> tuple[int | None, int | None, int | None]:
    return row.population_2010, row.population_2021, row.population_acs


def _text(figure: int | None) -> str:
    return "" if figure is None else str(figure)
