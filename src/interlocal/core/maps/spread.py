"""Pushes dots apart that would cover each other, such as a county and its county seat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from interlocal.core.maps.projection import Spot

ROUNDS = 60
GAP = 1.0
FINE = 0.01


@dataclass(frozen=True, slots=True)
class Disc:
    """A dot on the sheet; the heavier one of a pair moves less."""

    spot: Spot
    radius: float
    weight: float = 1.0


def spread(discs: Sequence[Disc]) -> list[Spot]:
    """Where each disc comes to stand: as near its place as leaves all of them in view.

    Pairs that overlap are moved apart along the line between them, round after round. Discs at the
    very same place are moved apart along a direction that depends on their order only.
    """
    spots = [disc.spot for disc in discs]
    for _ in range(ROUNDS):
        pushes = list(overlaps(discs, spots))
        if not pushes:
            break
        for first, second, push in pushes:
            part = discs[second].weight / (discs[first].weight + discs[second].weight)
            spots[first] = moved(spots[first], push, -part)
            spots[second] = moved(spots[second], push, 1 - part)
    return spots


def moved(spot: Spot, push: Spot, part: float) -> Spot:
    """``spot`` after ``part`` of ``push``."""
    return spot[0] + part * push[0], spot[1] + part * push[1]


def overlaps(discs: Sequence[Disc], spots: Sequence[Spot]) -> Iterator[tuple[int, int, Spot]]:
    """Each pair too near each other, with the push that would part them."""
    cell = 2 * max((disc.radius for disc in discs), default=1) + GAP
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (x, y) in enumerate(spots):
        column, row = int(x // cell), int(y // cell)
        for near in neighbors(cells, column, row):
            push = push_between(discs[near], spots[near], discs[index], spots[index])
            if push:
                yield near, index, push
        cells[column, row].append(index)


def neighbors(cells: dict[tuple[int, int], list[int]], column: int, row: int) -> Iterator[int]:
    """What stands in a cell or in one of the eight around it."""
    for i in (-1, 0, 1):
        for j in (-1, 0, 1):
            yield from cells.get((column + i, row + j), ())


def push_between(one: Disc, here: Spot, other: Disc, there: Spot) -> Spot | None:
    """How far ``other`` must move away from ``one``; None when they are far enough apart."""
    x, y = there[0] - here[0], there[1] - here[1]
    distance = hypot(x, y)
    missing = one.radius + other.radius + GAP - distance
    if missing <= FINE:
        return None
    if distance == 0:
        return missing, 0.0
    return x / distance * missing, y / distance * missing
