"""Finds each name a place beside its dot where it covers least."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from interlocal.core.maps.projection import Spot

# A letter's mean width in ems: only for counting what a name would cover. Where the name begins,
# ends or is centered is left to the reader of the drawing, who knows the typeface.
LETTER = 0.58
DOT_WEIGHT = 4.0
NAME_WEIGHT = 6.0
EDGE_WEIGHT = 20.0
# A name nobody needs is left out where it would cover more than this, in weighted square pixels.
MOST_COVERED = 150.0
# What a less natural side costs, in square pixels, so that a tie goes to the right-hand side.
SIDES: tuple[tuple[int, int, float], ...] = (
    (1, 0, 0), (-1, 0, 6), (0, -1, 10), (0, 1, 12),
    (1, -1, 16), (1, 1, 16), (-1, -1, 18), (-1, 1, 18),
)  # fmt: skip

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of the sheet, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "Rectangle") -> float:
        """The area two rectangles have in common."""
        if self.right <= other.left or other.right <= self.left:
            return 0.0
        if self.bottom <= other.top or other.bottom <= self.top:
            return 0.0
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height

    @property
    def area(self) -> float:
        """Width times height."""
        return (self.right - self.left) * (self.bottom - self.top)


def around(spot: Spot, radius: float) -> Rectangle:
    """The square around a dot."""
    return Rectangle(spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius)


@dataclass(frozen=True, slots=True)
class Name:
    """Words to write beside the dot at ``spot``; ``is_needed``: even where they cover something."""

    words: str
    spot: Spot
    radius: float
    size: float = 12.5
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Writing:
    """Where words begin, end or are centered: their base line, and what they cover."""

    words: str
    spot: Spot
    anchor: Anchor
    covers: Rectangle


@dataclass(slots=True)
class Sheet:
    """What already stands on the map, growing as names are written."""

    area: Rectangle
    dots: Sequence[Rectangle] = ()
    lines: Sequence[tuple[Spot, Spot]] = ()
    written: list[Rectangle] = field(default_factory=list)

    def near(self, spot: Spot, reach: float) -> "Sheet":
        """The same sheet with only the dots and lines that ``reach`` pixels around can touch."""
        part = around(spot, reach)
        dots = [dot for dot in self.dots if part.shared(dot)]
        lines = [line for line in self.lines if passes(part, line)]
        return Sheet(self.area, dots, lines, self.written)

    def burden(self, place: Rectangle) -> float:
        """How much a name there would cover; dots count four times as heavily as lines."""
        outside = place.area - place.shared(self.area)
        return (
            DOT_WEIGHT * sum(map(place.shared, self.dots))
            + NAME_WEIGHT * sum(map(place.shared, self.written))
            + EDGE_WEIGHT * outside
            + sum(crossing(place, line) for line in self.lines)
        )


def passes(place: Rectangle, line: tuple[Spot, Spot]) -> bool:
    """Whether a line's own rectangle meets ``place``."""
    (x1, y1), (x2, y2) = line
    is_beside = max(x1, x2) < place.left or min(x1, x2) > place.right
    return not is_beside and max(y1, y2) >= place.top and min(y1, y2) <= place.bottom


def crossing(place: Rectangle, line: tuple[Spot, Spot]) -> float:
    """About how much of a line lies under a rectangle, in square pixels: by a walk along it."""
    if not passes(place, line):
        return 0.0
    (x1, y1), (x2, y2) = line
    length = abs(x2 - x1) + abs(y2 - y1)
    steps = max(2, int(length / 4))
    inside = sum(
        place.left <= x1 + (x2 - x1) * step / steps <= place.right
        and place.top <= y1 + (y2 - y1) * step / steps <= place.bottom
        for step in range(steps + 1)
    )
    return inside * 4 * 2.0


def width_of(name: Name) -> float:
    """About how wide the words are."""
    return len(name.words) * name.size * LETTER


def beside(name: Name, across: int, down: int) -> Writing:
    """The name on one side of its dot: across and down are -1, 0 or 1."""
    width = width_of(name)
    away = name.radius + 4 if across == 0 or down == 0 else name.radius * 0.75 + 2
    x = name.spot[0] + across * away
    left = (x - width / 2, x, x - width)[across]
    # The base line of words that stand level with the dot is a third of their size below it.
    base = name.spot[1] + name.size * 0.35 + down * (away + name.size * 0.55 - 1)
    anchors: tuple[Anchor, Anchor, Anchor] = ("middle", "start", "end")
    covers = Rectangle(left, base - name.size * 0.8, left + width, base + name.size * 0.25)
    return Writing(name.words, (x, base), anchors[across], covers)


def write(sheet: Sheet, names: Iterable[Name]) -> list[Writing | None]:
    """Every name at its best side, one after the other; what is written first chooses first.

    None stands for a name that found no room and is not needed.
    """
    writings: list[Writing | None] = []
    for name in names:
        part = sheet.near(name.spot, width_of(name) + 2 * name.radius + 2 * name.size)
        burden, best = min(
            ((part.burden(writing.covers) + cost, writing) for cost, writing in sides(name)),
            key=lambda choice: choice[0],
        )
        if burden > MOST_COVERED and not name.is_needed:
            writings.append(None)
            continue
        sheet.written.append(best.covers)
        writings.append(best)
    return writings


def sides(name: Name) -> list[tuple[float, Writing]]:
    """The eight places a name may stand, each with what it costs to be less natural."""
    return [(cost, beside(name, across, down)) for across, down, cost in SIDES]
