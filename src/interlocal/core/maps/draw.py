"""Draws a map of governments: county borders, dots, who belongs to whom, names, a scale."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from interlocal.core.drawings.style import style_sheet
from interlocal.core.drawings.svg import element, number, path
from interlocal.core.maps import county_names, marks, shapes
from interlocal.core.maps.labels import Name, Rectangle, Sheet, around, write
from interlocal.core.maps.marks import RING, Dot
from interlocal.core.maps.points import Caption, MapPoint, Mark, Ring, group_color
from interlocal.core.maps.projection import Spot, View, view_of
from interlocal.core.maps.shapes import Place
from interlocal.core.maps.spread import Disc, spread

RADIUS: dict[Mark, float] = {
    "host": 12, "member": 9, "alone": 3.5, "you": 9, "place": 5, "county": 5, "speck": 2.2,
}  # fmt: skip
# The order in which marks are drawn: the last lies on top.
LAYERS: tuple[Mark, ...] = ("speck", "alone", "place", "county", "member", "you", "host")
# With more lettered dots than this, members shrink to points and only hosts keep their letters.
CROWDED = 160
CROWDED_RADIUS: dict[Mark, float] = {"host": 8, "member": 2.5, "alone": 1.5, "speck": 1.2}
# Below this scale, in pixels a mile, county names would only be noise.
LEAST_SCALE_FOR_COUNTIES = 4.0


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
        dots=[around(dot.spot, dot.covers) for dot in dots],
        lines=[(host.spot, member.spot) for host, member in lines],
        written=[
            Rectangle(0, height - 34, 130, height),
            *(marks.ring_cover(view, ring) for ring in rings if ring.label),
        ],
    )
    labelled = by_importance(dots)
    writings = write(sheet, [name_of(dot) for dot in labelled])
    content = [
        borders(view),
        *(marks.circle(view, ring) for ring in rings),
        *(marks.county_name(words, spot) for words, spot in county_labels(view, sheet)),
        *(marks.tie(host, member) for host, member in lines),
        *(marks.drawn(dot) for mark in LAYERS for dot in dots if dot.point.mark == mark),
        *(marks.ring_words(view, ring) for ring in rings if ring.label),
        *(marks.label(dot, words) for dot, words in zip(labelled, writings, strict=True) if words),
        *marks.scale_bar(view),
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
    lettered = [point.mark in {"host", "member"} for point in points]
    is_crowded = sum(lettered) > CROWDED
    radius_of = RADIUS | CROWDED_RADIUS if is_crowded else RADIUS
    groups = len({point.group for point in points if point.group is not None})
    spots = parted(points, [view.pixel(point.place) for point in points], radius_of)
    return [
        Dot(
            point,
            spot,
            radius_of[point.mark],
            group_color(point.group, groups),
            point.mark == "host" or (point.mark == "member" and not is_crowded),
        )
        for point, spot in zip(points, spots, strict=True)
    ]


def parted(
    points: Sequence[MapPoint], spots: list[Spot], radius_of: dict[Mark, float]
) -> list[Spot]:
    """The spots after dots that carry a letter or can be pointed at were pushed apart.

    Small points stay where they are: in a crowd, moving them would draw towns into the lake.
    """
    large = [i for i, point in enumerate(points) if radius_of[point.mark] >= 3]
    discs = []
    for i in large:
        radius = radius_of[points[i].mark]
        ring = RING if points[i].mark == "host" else 0
        discs.append(Disc(spots[i], radius + ring, radius * radius))
    for i, spot in zip(large, spread(discs), strict=True):
        spots[i] = spot
    return spots


def name_of(dot: Dot) -> Name:
    """What is written beside a dot; only the names of groups must find room."""
    is_needed = dot.point.group is not None or dot.point.mark == "you"
    return Name(dot.point.label, dot.spot, dot.covers, is_needed=is_needed)


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


def county_labels(view: View, sheet: Sheet) -> list[tuple[str, Spot]]:
    """County names that find room among what already stands on the sheet."""
    if view.pixels_per_mile < LEAST_SCALE_FOR_COUNTIES:
        return []
    return county_names.names(view, shapes.counties_in(view.box()), sheet)
