"""From places to spots: sizes and distances hold."""

from math import asin, cos, hypot, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.core.maps.projection import (
    EARTH_RADIUS_MILES,
    middle_longitude,
    projection_around,
    view_of,
)
from interlocal.core.maps.shapes import Place

CHELSEA, ANN_ARBOR = (-84.0205, 42.3181), (-83.7430, 42.2808)
MICHIGAN = [(-90.4, 41.7), (-82.4, 48.2)]
LONGITUDES = st.floats(-84.5, -83.5)
LATITUDES = st.floats(42.0, 42.6)


def great_circle_miles(one: Place, other: Place) -> float:
    """The distance over the ground, by the haversine formula."""
    (x1, y1), (x2, y2) = ((radians(x), radians(y)) for x, y in (one, other))
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(half))


@given(st.tuples(LONGITUDES, LATITUDES), st.tuples(LONGITUDES, LATITUDES))
def test_miles_on_the_sheet_are_miles_on_the_ground(one: Place, other: Place) -> None:
    projection = projection_around([(-84.5, 42.0), (-83.5, 42.6)])
    (x1, y1), (x2, y2) = projection.spot(one), projection.spot(other)
    assert hypot(x2 - x1, y2 - y1) == pytest.approx(
        great_circle_miles(one, other), rel=1e-3, abs=1e-6
    )


def test_even_a_whole_state_is_true_within_one_percent() -> None:
    projection = projection_around(MICHIGAN)
    detroit, marquette = (-83.05, 42.33), (-87.40, 46.55)
    (x1, y1), (x2, y2) = projection.spot(detroit), projection.spot(marquette)
    assert hypot(x2 - x1, y2 - y1) == pytest.approx(
        great_circle_miles(detroit, marquette), rel=0.01
    )


@given(st.floats(-90.4, -82.4), st.floats(41.7, 48.2))
def test_the_way_back_leads_to_the_same_place(longitude: float, latitude: float) -> None:
    projection = projection_around(MICHIGAN)
    back = projection.place(projection.spot((longitude, latitude)))
    assert back == pytest.approx((longitude, latitude), abs=1e-9)


def test_north_is_up_and_east_is_right() -> None:
    view = view_of([CHELSEA, ANN_ARBOR], width=400, height=300)
    (chelsea_x, chelsea_y), (ann_arbor_x, ann_arbor_y) = map(view.pixel, (CHELSEA, ANN_ARBOR))
    assert chelsea_x < ann_arbor_x
    assert chelsea_y < ann_arbor_y


def test_a_view_holds_its_places_and_rings_with_a_margin() -> None:
    view = view_of([CHELSEA], width=400, height=300, reach=[(CHELSEA, 25)], margin=20)
    x, y = view.pixel(CHELSEA)
    radius = 25 * view.pixels_per_mile
    assert radius == pytest.approx(130)
    assert (x, y) == pytest.approx((200, 150))


def test_a_lone_place_stands_in_the_middle() -> None:
    view = view_of([CHELSEA], width=400, height=300)
    assert view.pixel(CHELSEA) == pytest.approx((200, 150))
    assert view.pixels_per_mile < 30


def test_the_box_of_a_view_holds_its_corners() -> None:
    view = view_of(MICHIGAN, width=400, height=300)
    box = view.box()
    assert all(box.west < x < box.east and box.south < y < box.north for x, y in MICHIGAN)


def test_the_aleutians_stay_together_across_the_180th_meridian() -> None:
    attu, anchorage = (172.9, 52.9), (-149.9, 61.2)
    assert middle_longitude([attu, anchorage]) % 360 == pytest.approx(191.5)
    projection = projection_around([attu, anchorage])
    assert projection.spot(attu)[0] < 0 < projection.spot(anchorage)[0]
    assert abs(projection.spot(attu)[0]) < 1000
