"""Who is within reach of whom, looked for in a band of latitude so that states stay quick."""

import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from interlocal.engine.distance import EARTH_RADIUS_MILES, miles_between, road_miles

ArrayF = npt.NDArray[np.float64]
ArrayI = npt.NDArray[np.int64]

# Rounding must not push a place out of the band; the exact distance decides afterwards.
SLACK_DEGREES = 1e-6


def neighbors(
    centers: ArrayF, places: ArrayF, *, reach_miles: float, road_factor: float
) -> Iterator[tuple[ArrayI, ArrayF]]:
    """For each center the places within ``reach_miles`` by road, and how many road miles away.

    ``centers`` and ``places`` have a row each, latitude then longitude in degrees. Places come in
    the order given.
    """
    by_latitude = np.argsort(places[:, 0], kind="stable")
    latitudes = places[by_latitude, 0]
    band = math.degrees(reach_miles / road_factor / EARTH_RADIUS_MILES) + SLACK_DEGREES
    for latitude, longitude in centers:
        first, end = np.searchsorted(latitudes, [latitude - band, latitude + band])
        near = np.sort(by_latitude[first:end])
        straight = miles_between(latitude, longitude, places[near, 0], places[near, 1])
        miles = road_miles(straight, road_factor)
        within = miles <= reach_miles
        yield near[within], miles[within]
