"""Miles and minutes between places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interlocal.engine.distance import drive_minutes, miles_between, road_miles
from interlocal.engine.errors import Refused

LATITUDES, LONGITUDES = st.floats(-89, 89), st.floats(-180, 180)
PLACES = st.tuples(LATITUDES, LONGITUDES)


def test_new_york_to_los_angeles_is_about_2_446_miles() -> None:
    # Great-circle distance between the city halls, as published by many atlases: 2,446 miles.
    assert miles_between(40.7128, -74.0060, 34.0537, -118.2428) == pytest.approx(2446, abs=3)


def test_a_degree_of_latitude_is_69_miles() -> None:
    assert miles_between(42.0, -84.0, 43.0, -84.0) == pytest.approx(69.09, abs=0.01)


@given(PLACES, PLACES, PLACES)
def test_distance_is_symmetric_and_no_detour_is_shorter(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]
) -> None:
    direct = miles_between(*a, *b)
    assert direct == pytest.approx(miles_between(*b, *a))
    assert direct <= miles_between(*a, *c) + miles_between(*c, *b) + 1e-6


def test_one_place_against_many_and_all_against_all() -> None:
    latitudes, longitudes = np.array([42.3, 42.5]), np.array([-84.0, -83.5])
    assert miles_between(42.3, -84.0, latitudes, longitudes).shape == (2,)
    square = miles_between(latitudes[:, None], longitudes[:, None], latitudes, longitudes)
    assert square.diagonal() == pytest.approx([0, 0])


def test_minutes_are_road_miles_at_the_speed() -> None:
    assert drive_minutes(road_miles(20.0, 1.3), 40.0) == pytest.approx(39.0)


@pytest.mark.parametrize("speed", [0.0, -5.0, float("nan")])
def test_a_speed_that_never_arrives_is_refused(speed: float) -> None:
    with pytest.raises(Refused, match="speed_mph"):
        drive_minutes(10.0, speed)


def test_a_road_shorter_than_the_crow_flies_is_refused() -> None:
    with pytest.raises(Refused, match="road_factor"):
        road_miles(10.0, 0.9)
