"""What a map is drawn from: points, rings, a caption, and how groups are named and colored."""

from dataclasses import dataclass
from typing import Literal

from interlocal.core.maps.shapes import Place

Mark = Literal["host", "member", "alone", "you", "place", "county", "speck"]
COLORS = "abcdefg"
MOST_COLORED_GROUPS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A government on the map.

    ``group`` counts from 0, which is A, the reader's group. ``label`` is written beside the dot:
    bold for the reader's host, strong for her group, plain for the rest. ``title`` is told when a
    pointer rests on the dot. ``address`` makes the dot a link.
    """

    longitude: float
    latitude: float
    mark: Mark
    group: int | None = None
    label: str = ""
    title: str = ""
    address: str = ""

    @property
    def place(self) -> Place:
        """Longitude and latitude."""
        return self.longitude, self.latitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A dotted circle of ``miles`` around a place, such as how far a drive reaches."""

    longitude: float
    latitude: float
    miles: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a map is called and shows, for those who cannot see it; ``id`` is unique on its page."""

    id: str
    title: str
    description: str


def group_letter(group: int) -> str:
    """A to Z, then AA, AB, …"""
    before, place = divmod(group, 26)
    letter = chr(ord("A") + place)
    return group_letter(before - 1) + letter if before else letter


def group_color(group: int | None, groups: int) -> str:
    """The CSS class of a group's color.

    Seven colors are used again from H on. Where there are more than fourteen groups only A and the
    six nearest have one; the letters name the rest.
    """
    is_grey = group is None or (groups > MOST_COLORED_GROUPS and group >= len(COLORS))
    return "group-other" if is_grey or group is None else f"group-{COLORS[group % len(COLORS)]}"
