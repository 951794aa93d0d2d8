"""Writes county names where there is room, in the middle of what the map shows of each."""

from collections.abc import Sequence

from interlocal.core.maps.labels import Rectangle, Sheet
from interlocal.core.maps.projection import Spot, View
from interlocal.core.maps.shapes import County

SIZE = 11.0
LETTER = 0.72
TRACKING = 0.8
LEAST_AREA = 3500.0
# Nothing but a thin line may be covered: a name that finds no room is left out.
ENOUGH_ROOM = 60.0
SHIFTS = [(0, 0)] + [
    (i * 18.0, j * 16.0) for ring in (1, 2, 3) for i in (-ring, 0, ring) for j in (-ring, 0, ring)
    if i or j
]  # fmt: skip


def clipped(ring: Sequence[Spot], sheet: Rectangle) -> list[Spot]:
    """The part of a polygon inside a rectangle (Sutherland and Hodgman, 1974), edge by edge."""
    edges = ((0, sheet.left, 1), (0, sheet.right, -1), (1, sheet.top, 1), (1, sheet.bottom, -1))
    points = list(ring)
    for axis, limit, sign in edges:
        points = cut(points, axis, limit, sign)
    return points


def cut(points: Sequence[Spot], axis: int, limit: float, sign: int) -> list[Spot]:
    """What lies on the inner side of one edge."""
    kept: list[Spot] = []
    for before, point in zip([*points[-1:], *points[:-1]], points, strict=True):
        was_inside = sign * (before[axis] - limit) >= 0
        is_inside = sign * (point[axis] - limit) >= 0
        if was_inside != is_inside:
            part = (limit - before[axis]) / (point[axis] - before[axis])
            x = before[0] + part * (point[0] - before[0])
            kept.append((x, before[1] + part * (point[1] - before[1])))
        if is_inside:
            kept.append(point)
    return kept


def middle(ring: Sequence[Spot]) -> tuple[float, Spot]:
    """A polygon's area and center of mass."""
    doubled, x_sum, y_sum = 0.0, 0.0, 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        cross = x1 * y2 - x2 * y1
        doubled += cross
        x_sum += (x1 + x2) * cross
        y_sum += (y1 + y2) * cross
    if doubled == 0:
        return 0.0, (0.0, 0.0)
    return abs(doubled) / 2, (x_sum / (3 * doubled), y_sum / (3 * doubled))


def names(view: View, counties: Sequence[County], sheet: Sheet) -> list[tuple[str, Spot]]:
    """The words and the middle of the base line of each county name that finds room."""
    found = []
    for county in counties:
        ring = clipped([view.pixel(place) for place in county.outline], sheet.area)
        area, center = middle(ring)
        words = county.name.upper()
        if area >= LEAST_AREA and (spot := room(words, center, sheet)):
            found.append((words, spot))
    return found


def room(words: str, center: Spot, sheet: Sheet) -> Spot | None:
    """Where near ``center`` the words cover next to nothing; None when nowhere."""
    for across, down in SHIFTS:
        spot = (center[0] + across, center[1] + down)
        covers = covered(words, spot)
        if sheet.burden(covers) < ENOUGH_ROOM:
            sheet.written.append(covers)
            return spot
    return None


def covered(words: str, spot: Spot) -> Rectangle:
    """What words centered at ``spot`` cover."""
    half = len(words) * (SIZE * LETTER + TRACKING) / 2
    return Rectangle(spot[0] - half, spot[1] - SIZE, spot[0] + half, spot[1] + 3)
