"""What a council brief says, part by part, as plain words for the page to set."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of a table; ``strong`` is the reader's own, or the one chosen."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table: heads, lines, a total, a lead above and notes under it.

    The first ``words`` columns hold words, the others figures; column ``wide`` takes the room left.
    """

    heading: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    words: int = 1
    wide: int = 0
    total: tuple[str, ...] = ()
    lead: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Point:
    """A paragraph that begins in bold."""

    bold: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A map with its words for those who cannot see it."""

    svg: str
    alt: str
    caption: str
    is_wide: bool = False


@dataclass(frozen=True, kw_only=True)
class Brief:
    """The whole brief, in the order it is read; a region's members come last, as a long list."""

    title: str
    about: str
    question: str
    lead: str
    costs: tuple[Grid, ...]
    members: tuple[Grid, ...]
    sure: str
    rests_on: str
    fair: tuple[Grid, ...]
    drawings: tuple[Drawing, ...]
    risks: tuple[Point, ...]
    steps: tuple[Point, ...]
    foot: str
    sources: str
    is_region: bool = False
