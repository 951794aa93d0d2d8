"""County borders and names, read from the small files the front-end build makes, a state each."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

FOLDER = Path(__file__).parent / "build"
PARISHES = "22"
ALASKA = "02"
# States with independent cities, which us-atlas lists beside the counties, numbered from 510.
WITH_INDEPENDENT_CITIES = ("24", "29", "32", "51")

Place = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def touches(self, other: "Box") -> bool:
        """Whether the two have a point in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


@dataclass(frozen=True, slots=True)
class County:
    """A county's name as a map writes it, and the outline of its largest piece."""

    fips: str
    name: str
    outline: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class StateShapes:
    """A state's border lines, each with its number in the national file, and its counties."""

    lines: dict[int, tuple[Place, ...]]
    counties: tuple[County, ...]


@dataclass(frozen=True, slots=True)
class GovernmentCount:
    """How many governments of a state are in the data, and how many have a place on the map."""

    state: str
    governments: int
    drawn: int

    @property
    def missing(self) -> int:
        """How many have no known place."""
        return self.governments - self.drawn


@lru_cache
def bounds() -> dict[str, Box]:
    """The box around each state, by its FIPS code; empty where the front end was never built."""
    file = FOLDER / "states.json"
    if not file.exists():
        return {}
    return {state: Box(*corners) for state, corners in json.loads(file.read_text()).items()}


@lru_cache(maxsize=16)
def state_shapes(state: str) -> StateShapes:
    """The shapes of one state, by its FIPS code."""
    content = json.loads((FOLDER / f"{state}.json").read_text())
    lines = [unfolded(steps) for steps in content["lines"]]
    counties = tuple(
        County(fips, written(fips, name), joined(lines, outline))
        for fips, name, outline in content["counties"]
    )
    return StateShapes(dict(zip(content["numbers"], lines, strict=True)), counties)


def unfolded(steps: list[int]) -> tuple[Place, ...]:
    """Places from steps in ten-thousandths of a degree: the first absolute, the rest relative."""
    longitudes = accumulate(steps[0::2])
    latitudes = accumulate(steps[1::2])
    return tuple((x / 1e4, y / 1e4) for x, y in zip(longitudes, latitudes, strict=True))


def joined(lines: list[tuple[Place, ...]], outline: list[int]) -> tuple[Place, ...]:
    """One ring out of lines put end to end; ~n is line n walked backwards."""
    ring: list[Place] = []
    for number in outline:
        line = lines[~number][::-1] if number < 0 else lines[number]
        ring.extend(line[1:] if ring else line)
    return tuple(ring)


def written(fips: str, name: str) -> str:
    """The name a map writes: Washtenaw Co., Orleans Parish, Alexandria."""
    state, number = fips[:2], int(fips[2:])
    if state == ALASKA or (state in WITH_INDEPENDENT_CITIES and number >= 510):
        return name
    return f"{name} Parish" if state == PARISHES else f"{name} Co."


def states_in(box: Box) -> Iterator[StateShapes]:
    """The shapes of every state that may have a part in ``box``."""
    for state, around in bounds().items():
        if around.touches(box):
            yield state_shapes(state)


def borders_in(box: Box) -> list[tuple[Place, ...]]:
    """Every border line of the states around ``box``, each once, though two states list it."""
    lines: dict[int, tuple[Place, ...]] = {}
    for state in states_in(box):
        lines |= state.lines
    return list(lines.values())


def counties_in(box: Box) -> list[County]:
    """Every county of the states around ``box``."""
    return [county for state in states_in(box) for county in state.counties]


@lru_cache
def governments() -> tuple[GovernmentCount, ...]:
    """How many governments each state's dots on the home page stand for."""
    file = FOLDER / "governments.json"
    if not file.exists():
        return ()
    return tuple(GovernmentCount(**row) for row in json.loads(file.read_text()))
