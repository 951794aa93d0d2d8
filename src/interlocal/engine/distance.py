"""How far apart two places are: straight miles, miles by road, and minutes at the wheel."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from interlocal.engine.errors import Refused

Degrees: TypeAlias = float | NDArray[np.float64]

# Mean radius of the Earth (IUGG), 6,371.0088 km.
EARTH_RADIUS_MILES = 3_958.7613


def miles_between(
    latitude_a: Degrees, longitude_a: Degrees, latitude_b: Degrees, longitude_b: Degrees
) -> NDArray[np.float64]:
    """Straight (great-circle) miles between points in degrees, by the haversine formula.

    Arrays are paired by NumPy's broadcasting: one point against many, or all against all.
    """
    phi_a, phi_b = np.radians(latitude_a), np.radians(latitude_b)
    across = np.radians(longitude_b) - np.radians(longitude_a)
    chord = (
        np.sin((phi_b - phi_a) / 2) ** 2 + np.cos(phi_a) * np.cos(phi_b) * np.sin(across / 2) ** 2
    )
    # Rounding can push the chord of opposite points a hair over one.
    miles = 2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    return np.asarray(miles, dtype=np.float64)


def road_miles(straight_miles: Degrees, road_factor: float) -> NDArray[np.float64]:
    """Miles by road: straight miles times ``road_factor`` (1 or more)."""
    if not road_factor >= 1:
        raise Refused(f"road_factor must be 1 or more; it is {road_factor}.")
    return np.asarray(np.multiply(straight_miles, road_factor), dtype=np.float64)


def drive_minutes(miles: Degrees, speed_mph: float) -> NDArray[np.float64]:
    """Minutes to drive ``miles`` by road at an average of ``speed_mph``."""
    if not speed_mph > 0:
        raise Refused(f"speed_mph must be more than 0; it is {speed_mph}.")
    return np.asarray(np.divide(miles, speed_mph) * 60, dtype=np.float64)
