"""County names stand in the middle of what a map shows of them, where there is room."""

import pytest

from interlocal.core.maps.county_names import clipped, middle, names
from interlocal.core.maps.labels import Rectangle, Sheet
from interlocal.core.maps.projection import view_of
from interlocal.core.maps.shapes import County

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
WEST, EAST = (-84.5, 42.0), (-83.5, 42.6)


def county(name: str, west: float, south: float, east: float, north: float) -> County:
    """A square county."""
    return County("26000", name, ((west, south), (east, south), (east, north), (west, north)))


def test_a_polygon_is_cut_to_the_sheet() -> None:
    area, center = middle(clipped(SQUARE, Rectangle(5, 5, 20, 20)))
    assert area == 25
    assert center == (7.5, 7.5)


def test_a_polygon_off_the_sheet_leaves_nothing() -> None:
    assert clipped(SQUARE, Rectangle(20, 20, 30, 30)) == []
    assert middle([]) == (0.0, (0.0, 0.0))


def test_a_county_that_shows_only_a_corner_is_named_inside_the_corner() -> None:
    view = view_of([WEST, EAST], width=600, height=500)
    far = county("Big Co.", -84.0, 42.3, -70.0, 50.0)
    [(words, (x, y))] = names(view, [far], Sheet(Rectangle(0, 0, 600, 500)))
    assert words == "BIG CO."
    assert 300 < x < 600
    assert 0 < y < 250


@pytest.mark.parametrize("gap", [0.001, 0.02])
def test_a_county_without_room_is_not_named(gap: float) -> None:
    view = view_of([WEST, EAST], width=600, height=500)
    sliver = county("Thin Co.", -84.0, 42.1, -84.0 + gap, 42.5)
    assert names(view, [sliver], Sheet(Rectangle(0, 0, 600, 500))) == []


def test_a_county_name_gives_way_to_what_is_written() -> None:
    view = view_of([WEST, EAST], width=600, height=500)
    whole = Rectangle(0, 0, 600, 500)
    full = Sheet(whole, written=[whole])
    assert names(view, [county("Washtenaw Co.", -84.4, 42.1, -83.6, 42.5)], full) == []
