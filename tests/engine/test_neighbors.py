"""Who is in reach must be the same as measuring every pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from interlocal.engine.distance import miles_between, road_miles
from interlocal.engine.neighbors import neighbors

places = st.lists(
    st.tuples(st.floats(-89.0, 89.0), st.floats(-180.0, 180.0)), min_size=1, max_size=30
)


@given(places, st.floats(0.1, 13_000.0))
def test_the_band_holds_exactly_those_within_reach(
    found: list[tuple[float, float]], reach: float
) -> None:
    points = np.array(found)
    for center, (near, miles) in zip(
        points,
        neighbors(points, points, reach_miles=reach, road_factor=1.25),
        strict=True,
    ):
        every = road_miles(miles_between(center[0], center[1], points[:, 0], points[:, 1]), 1.25)
        assert near.tolist() == np.flatnonzero(every <= reach).tolist()
        assert np.array_equal(miles, every[near])


def test_without_a_limit_everyone_is_in_reach() -> None:
    points = np.array([(0.0, 0.0), (0.0, 180.0), (89.0, 10.0)])
    for near, _miles in neighbors(points, points, reach_miles=np.inf, road_factor=1.25):
        assert near.tolist() == [0, 1, 2]


def test_nobody_is_near_nothing() -> None:
    empty = np.zeros((0, 2))
    assert list(neighbors(empty, empty, reach_miles=10.0, road_factor=1.25)) == []
