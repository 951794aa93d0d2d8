"""Who is within reach of whom, found with a tree so that a whole state stays quick."""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from interlocal.engine.distance import EARTH_RADIUS_MILES, miles_between, road_miles

ArrayF = npt.NDArray[np.float64]
ArrayI = npt.NDArray[np.int64]

# A chord is a hair shorter than its arc; the exact distance decides afterwards.
SLACK = 1.0 + 1e-9


def neighbors(
    centers: ArrayF, places: ArrayF, *, reach_miles: float, road_factor: float
) -> Iterator[tuple[ArrayI, ArrayF]]:
    """For each center the places within ``reach_miles`` by road, and how many road miles away.

    ``centers`` and ``places`` have a row each, latitude then longitude in degrees. Places come in
    the order given.
    """
    if not len(centers) or not len(places):
        return
    tree = cKDTree(_on_sphere(places))
    straight = min(reach_miles / road_factor, math.pi * EARTH_RADIUS_MILES)
    chord = 2.0 * EARTH_RADIUS_MILES * math.sin(straight / EARTH_RADIUS_MILES / 2.0) * SLACK
    for center, point in zip(centers, _on_sphere(centers), strict=True):
        near = np.sort(np.array(tree.query_ball_point(point, chord + 1e-6), dtype=np.int64))
        miles = road_miles(
            miles_between(center[0], center[1], places[near, 0], places[near, 1]), road_factor
        )
        within = miles <= reach_miles
        yield near[within], miles[within]


def _on_sphere(places: ArrayF) -> ArrayF:
    latitude, longitude = np.radians(places).T
    return EARTH_RADIUS_MILES * np.column_stack(
        [
            np.cos(latitude) * np.cos(longitude),
            np.cos(latitude) * np.sin(longitude),
            np.sin(latitude),
        ]
    )
