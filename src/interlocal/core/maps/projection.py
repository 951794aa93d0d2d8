"""From longitude and latitude to miles on a flat sheet, and from miles to pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from interlocal.core.maps.shapes import Box, Place

EARTH_RADIUS_MILES = 3958.8

Spot = tuple[float, float]
"""A point in miles east and north of the center, or in pixels right and down from the corner."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Albers' equal-area cone, touching the earth around ``center``.

    True to area everywhere, and nearly true to distance and direction over a region or a state.
    Source: Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395 (1987), p. 98.
    """

    center: Place
    n: float
    c: float
    rho: float

    def spot(self, place: Place) -> Spot:
        """Miles east and north of the center."""
        longitude, latitude = place
        rho = sqrt(self.c - 2 * self.n * sin(radians(latitude))) / self.n
        theta = self.n * radians((longitude - self.center[0] + 180) % 360 - 180)
        return (
            EARTH_RADIUS_MILES * rho * sin(theta),
            EARTH_RADIUS_MILES * (self.rho - rho * cos(theta)),
        )

    def place(self, spot: Spot) -> Place:
        """The longitude and latitude of a spot: the way back."""
        x, y = spot[0] / EARTH_RADIUS_MILES, self.rho - spot[1] / EARTH_RADIUS_MILES
        latitude = asin((self.c - (self.n * hypot(x, y)) ** 2) / (2 * self.n))
        return self.center[0] + degrees(atan2(x, y)) / self.n, degrees(latitude)


def projection_around(places: Sequence[Place]) -> Projection:
    """The cone for a map of ``places``: it cuts the earth a sixth of the way in from each end."""
    latitudes = [latitude for _, latitude in places]
    south, north = min(latitudes), max(latitudes)
    sixth = (north - south) / 6
    first, second = sin(radians(south + sixth)), sin(radians(north - sixth))
    n = (first + second) / 2
    c = 1 - first * first + 2 * n * first
    center = (middle_longitude(places), (south + north) / 2)
    return Projection(center, n, c, sqrt(c - 2 * n * sin(radians(center[1]))) / n)


def middle_longitude(places: Sequence[Place]) -> float:
    """Half way between the outermost longitudes, also across the 180th meridian."""
    first = places[0][0]
    offsets = [(longitude - first + 180) % 360 - 180 for longitude, _ in places]
    return first + (min(offsets) + max(offsets)) / 2


@dataclass(frozen=True, slots=True)
class View:
    """A sheet of ``width`` by ``height`` pixels over the part of the world it shows."""

    projection: Projection
    width: float
    height: float
    middle: Spot
    pixels_per_mile: float

    def pixel(self, place: Place) -> Spot:
        """Where a place stands on the sheet."""
        x, y = self.projection.spot(place)
        return (
            self.width / 2 + (x - self.middle[0]) * self.pixels_per_mile,
            self.height / 2 - (y - self.middle[1]) * self.pixels_per_mile,
        )

    def box(self) -> Box:
        """The part of the world on the sheet, with a little around it."""
        across = self.width / 2 / self.pixels_per_mile
        up = self.height / 2 / self.pixels_per_mile
        edges = [
            self.projection.place((self.middle[0] + i * across, self.middle[1] + j * up))
            for i in (-1, 0, 1)
            for j in (-1, 0, 1)
        ]
        longitudes, latitudes = zip(*edges, strict=True)
        return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def view_of(
    places: Sequence[Place],
    *,
    width: float,
    height: float,
    reach: Sequence[tuple[Place, float]] = (),
    margin: float = 24,
) -> View:
    """The view that shows all ``places`` and circles (center, miles), ``margin`` pixels inside."""
    projection = projection_around([*places, *(center for center, _ in reach)])
    spots = [projection.spot(place) for place in places]
    for center, miles in reach:
        x, y = projection.spot(center)
        spots += [(x - miles, y - miles), (x + miles, y + miles)]
    xs, ys = zip(*spots, strict=True)
    # A lone place still shows what is around it: five miles each way.
    across = max(max(xs) - min(xs), 10.0)
    up = max(max(ys) - min(ys), 10.0)
    scale = min((width - 2 * margin) / across, (height - 2 * margin) / up)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return View(projection, width, height, middle, scale)
