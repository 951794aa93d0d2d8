"""Draws a map of governments: county borders, dots, who belongs to whom, names, a scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from interlocal.core.drawings.style import style_sheet
from interlocal.core.drawings.svg import element, number, path
from interlocal.core.maps import county_names, shapes
from interlocal.core.maps.labels import Name, Rectangle, Sheet, Writing, around, write
from interlocal.core.maps.projection import Spot, View, view_of
from interlocal.core.maps.shapes import Place
from interlocal.core.maps.spread import Disc, spread

Mark = Literal["host", "member", "alone", "you", "place", "county", "speck"]
RADIUS: dict[Mark, float] = {
    "host": 12, "member": 9, "alone": 3.5, "you": 9, "place": 5, "county": 5, "speck": 2.2,
}  # fmt: skip
# The order in which marks are drawn: the last lies on top.
LAYERS: tuple[Mark, ...] = ("speck", "alone", "place", "county", "member", "you", "host")
COLORS = "abcdefg"
MOST_COLORED_GROUPS = 14
# Above this many lettered dots a map of this size is drawn smaller, with letters on hosts only.
CROWDED = 160
NICE_MILES = (1, 2, 5, 10, 20, 50, 100, 200)


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


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with its spot on the sheet, its size and its group's color."""

    point: MapPoint
    spot: Spot
    radius: float
    color: str
    has_letter: bool


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


def draw_map(
    points: Sequence[MapPoint],
    *,
    caption: Caption,
    ties: Sequence[tuple[int, int]] = (),
    rings: Sequence[Ring] = (),
    size: tuple[float, float] = (656, 640),
    is_file: bool = False,
) -> SafeString:
    """The map as one SVG element.

    ``ties`` join a host to a member, by their places in ``points``. The map shows all points and
    all rings. ``is_file``: the drawing carries its own style sheet and can stand alone.
    """
    width, height = size
    reach = [((ring.longitude, ring.latitude), ring.miles) for ring in rings]
    view = view_of([point.place for point in points], width=width, height=height, reach=reach)
    dots = laid_out(points, view)
    lines = [(dots[host], dots[member]) for host, member in ties]
    sheet = Sheet(
        area=Rectangle(4, 4, width - 4, height - 4),
        dots=[around(dot.spot, dot.radius) for dot in dots],
        lines=[(host.spot, member.spot) for host, member in lines],
        written=[Rectangle(0, height - 34, 130, height)],
    )
    labelled = by_importance(dots)
    writings = write(sheet, [Name(dot.point.label, dot.spot, dot.radius) for dot in labelled])
    content = [
        borders(view),
        *circles(view, rings),
        *(county_name(words, spot) for words, spot in county_labels(view, sheet)),
        *(tie(host, member) for host, member in lines),
        *(drawn(dot) for mark in LAYERS for dot in dots if dot.point.mark == mark),
        *(label(dot, writing) for dot, writing in zip(labelled, writings, strict=True)),
        *scale_bar(view),
    ]
    return element(
        "svg",
        *frame(caption, size, is_file=is_file),
        element("g", *content, clip_path=f"url(#{caption.id}-clip)"),
        class_="map",
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group" if any(point.address for point in points) else "img",
        aria_labelledby=f"{caption.id}-title {caption.id}-description",
    )


def laid_out(points: Sequence[MapPoint], view: View) -> list[Dot]:
    """The points on the sheet, none hidden by another."""
    lettered = sum(point.mark in {"host", "member"} for point in points)
    is_crowded = lettered > CROWDED
    shrink = 0.5 if is_crowded else 1.0
    groups = len({point.group for point in points if point.group is not None})
    radii = [RADIUS[point.mark] * (shrink if point.group else 1) for point in points]
    discs = [
        Disc(view.pixel(point.place), radius + (3 if point.mark == "host" else 0), radius * radius)
        for point, radius in zip(points, radii, strict=True)
    ]
    return [
        Dot(
            point,
            spot,
            radius,
            group_color(point.group, groups),
            point.group is not None and (not is_crowded or radius >= 6),
        )
        for point, spot, radius in zip(points, spread(discs), radii, strict=True)
    ]


def by_importance(dots: Sequence[Dot]) -> list[Dot]:
    """The dots that have a name, the reader's own first: they choose their side first."""
    named = [dot for dot in dots if dot.point.label]
    return sorted(
        named, key=lambda dot: (dot.point.mark != "you", dot.point.group or 0, -dot.radius)
    )


def frame(caption: Caption, size: tuple[float, float], *, is_file: bool) -> list[SafeString]:
    """Title, description, style sheet if alone, the part that may be drawn on, and the ground."""
    width, height = size
    edge = element("rect", width=width, height=height)
    return [
        element("title", id=f"{caption.id}-title", text=caption.title),
        element("desc", id=f"{caption.id}-description", text=caption.description),
        *([element("style", text=style_sheet())] if is_file else []),
        element("clipPath", edge, id=f"{caption.id}-clip"),
        element("rect", class_="map__ground", width=width, height=height),
    ]


def borders(view: View) -> SafeString:
    """County lines, as one path."""
    lines = (shown(view, line) for line in shapes.borders_in(view.box()))
    data = "".join(path(line) for line in lines if line)
    return element("path", class_="map__border", d=data or "M0,0")


def shown(view: View, line: Sequence[Place]) -> list[Spot]:
    """A line in pixels, or nothing when it lies wholly off the sheet."""
    spots = [view.pixel(place) for place in line]
    xs, ys = zip(*spots, strict=True)
    is_off = max(xs) < 0 or max(ys) < 0 or min(xs) > view.width or min(ys) > view.height
    return [] if is_off else spots


def circles(view: View, rings: Sequence[Ring]) -> list[SafeString]:
    """The dotted rings, each with its words at the top."""
    parts = []
    for ring in rings:
        x, y = view.pixel((ring.longitude, ring.latitude))
        radius = ring.miles * view.pixels_per_mile
        parts.append(element("circle", class_="map__reach", cx=x, cy=y, r=radius))
        if ring.label:
            note = element(
                "text",
                class_="map__note",
                x=x,
                y=y - radius - 4,
                text_anchor="middle",
                text=ring.label,
            )
            parts.append(note)
    return parts


def county_labels(view: View, sheet: Sheet) -> list[tuple[str, Spot]]:
    """County names that find room among what already stands on the sheet."""
    return county_names.names(view, shapes.counties_in(view.box()), sheet)


def county_name(words: str, spot: Spot) -> SafeString:
    """A county's name in small capitals."""
    x, y = spot
    return element("text", class_="map__county-name", x=x, y=y, text_anchor="middle", text=words)


def tie(host: Dot, member: Dot) -> SafeString:
    """The line from a host to a member, heavier in the reader's group."""
    (x1, y1), (x2, y2) = host.spot, member.spot
    yours = " map__tie--yours" if host.point.group == 0 else ""
    return element("line", class_=f"map__tie {host.color}{yours}", x1=x1, y1=y1, x2=x2, y2=y2)


def drawn(dot: Dot) -> SafeString:
    """A dot with its letter, its words for a pointer, and its link."""
    parts = [*shape(dot)]
    if dot.has_letter and dot.point.group is not None:
        x, y = dot.spot
        letter = element(
            "text",
            class_=f"map__letter {dot.color}",
            x=x,
            y=y + 4,
            text=group_letter(dot.point.group),
        )
        parts.append(letter)
    if dot.point.title:
        parts.insert(0, element("title", text=dot.point.title))
    if dot.point.address:
        return element(
            "a", *parts, href=dot.point.address, aria_label=dot.point.title or dot.point.label
        )
    return element("g", *parts)


def shape(dot: Dot) -> list[SafeString]:
    """The mark itself."""
    (x, y), radius, mark = dot.spot, dot.radius, dot.point.mark
    if mark == "county":
        side = radius * 1.8
        return [element(
            "rect", class_="map__alone", x=x - side / 2, y=y - side / 2, width=side, height=side
        )]  # fmt: skip
    if mark == "host":
        ring = element("circle", class_=f"map__ring {dot.color}", cx=x, cy=y, r=radius + 3)
        return [ring, element("circle", class_=f"map__dot {dot.color}", cx=x, cy=y, r=radius)]
    styles = {"member": f"map__dot {dot.color}", "you": "map__you", "speck": "map__speck"}
    return [element("circle", class_=styles.get(mark, "map__alone"), cx=x, cy=y, r=radius)]


def label(dot: Dot, writing: Writing) -> SafeString:
    """A name beside its dot; the reader's group is strong, her host bold."""
    is_yours = dot.point.group == 0 or dot.point.mark == "you"
    is_first = is_yours and dot.point.mark in {"host", "you"}
    emphasis = " map__label--yours-host" if is_first else " map__label--yours" if is_yours else ""
    x, y = writing.spot
    return element(
        "text",
        class_=f"map__label{emphasis}",
        x=x,
        y=y,
        text_anchor=writing.anchor,
        text=writing.words,
    )


def scale_bar(view: View) -> list[SafeString]:
    """A round number of miles at the bottom left, at most a fifth of the sheet."""
    fitting = [miles for miles in NICE_MILES if miles * view.pixels_per_mile <= view.width / 5]
    miles = fitting[-1] if fitting else NICE_MILES[0]
    left, base = 14.0, view.height - 14
    right = left + miles * view.pixels_per_mile
    bar = path([(left, base - 5), (left, base), (right, base), (right, base - 5)])
    words = f"{miles} mile" if miles == 1 else f"{miles} miles"
    return [
        element("path", class_="map__scale", d=bar),
        element("text", class_="map__note", x=left, y=base - 8, text=words),
    ]
