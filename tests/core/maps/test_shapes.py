"""County borders and names, as the front-end build leaves them."""

from itertools import pairwise

import pytest

from interlocal.core.maps import shapes
from interlocal.core.maps.shapes import Box

CHELSEA = Box(-84.1, 42.2, -83.9, 42.4)


def test_every_state_has_its_counties() -> None:
    counties = [c for state in shapes.bounds() for c in shapes.state_shapes(state).counties]
    assert len(counties) == 3231
    assert len({county.fips for county in counties}) == 3231
    assert all(county.fips[:2] in shapes.bounds() for county in counties)


def test_an_outline_is_closed_and_inside_its_state() -> None:
    michigan = shapes.bounds()["26"]
    for county in shapes.state_shapes("26").counties:
        assert county.outline[0] == county.outline[-1]
        assert all(
            michigan.west <= x <= michigan.east and michigan.south <= y <= michigan.north
            for x, y in county.outline
        )


def test_chelsea_lies_in_washtenaw_county() -> None:
    holding = [c.name for c in shapes.counties_in(CHELSEA) if holds(c.outline, (-84.02, 42.318))]
    assert holding == ["Washtenaw Co."]


def holds(ring: tuple[shapes.Place, ...], place: shapes.Place) -> bool:
    """Whether a place lies in a ring: a ray to the east crosses it an odd number of times."""
    x, y = place
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y):
            crossings += x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1


def test_only_states_near_the_map_are_read() -> None:
    assert len(list(shapes.states_in(CHELSEA))) <= 3


def test_a_border_between_two_states_is_there_once() -> None:
    toledo = Box(-83.8, 41.6, -83.4, 41.8)
    lines = shapes.borders_in(toledo)
    assert len(lines) == len(set(lines))
    assert len(lines) < sum(len(state.lines) for state in shapes.states_in(toledo))


@pytest.mark.parametrize(
    ("fips", "name", "written"),
    [
        ("26161", "Washtenaw", "Washtenaw Co."),
        ("22071", "Orleans", "Orleans Parish"),
        ("51510", "Alexandria", "Alexandria"),
        ("29510", "St. Louis", "St. Louis"),
        ("48501", "Yoakum", "Yoakum Co."),
        ("02020", "Anchorage", "Anchorage"),
    ],
)
def test_a_county_is_called_as_people_call_it(fips: str, name: str, written: str) -> None:
    assert shapes.written(fips, name) == written


def test_the_home_page_counts_every_government_and_says_which_have_no_place() -> None:
    counts = shapes.governments()
    assert sum(row.governments for row in counts) == 39_075
    assert sum(row.missing for row in counts) == 186
    assert len(counts) == 51
