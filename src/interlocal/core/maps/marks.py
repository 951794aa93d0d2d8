"""Draws each part of a map: a dot, a line, a ring, a name, the scale."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from interlocal.core.drawings.svg import element, path
from interlocal.core.maps.labels import Rectangle, Writing
from interlocal.core.maps.points import MapPoint, Ring, group_letter
from interlocal.core.maps.projection import Spot, View

# The ring around a host's dot.
RING = 3.0
NOTE_LETTER = 6.2
NICE_MILES = (1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with its spot on the sheet, its size and its group's color."""

    point: MapPoint
    spot: Spot
    radius: float
    color: str
    has_letter: bool

    @property
    def covers(self) -> float:
        """The radius of all that is drawn, a host's ring included."""
        return self.radius + (RING if self.point.mark == "host" else 0)


def circle(view: View, ring: Ring) -> SafeString:
    """A dotted ring."""
    x, y = view.pixel((ring.longitude, ring.latitude))
    return element("circle", class_="map__reach", cx=x, cy=y, r=ring.miles * view.pixels_per_mile)


def ring_words(view: View, ring: Ring) -> SafeString:
    """A ring's words, on its top."""
    x, y = ring_top(view, ring)
    return element("text", class_="map__note", x=x, y=y, text_anchor="middle", text=ring.label)


def ring_top(view: View, ring: Ring) -> Spot:
    """Where the words of a ring are centered."""
    x, y = view.pixel((ring.longitude, ring.latitude))
    return x, y - ring.miles * view.pixels_per_mile + 4


def ring_cover(view: View, ring: Ring) -> Rectangle:
    """What a ring's words cover."""
    (x, y), half = ring_top(view, ring), len(ring.label) * NOTE_LETTER / 2
    return Rectangle(x - half, y - 10, x + half, y + 3)


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
            textLength=dot.radius * 1.5 if dot.point.group >= 26 else None,
            lengthAdjust="spacingAndGlyphs" if dot.point.group >= 26 else None,
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
        ring = element("circle", class_=f"map__ring {dot.color}", cx=x, cy=y, r=radius + RING)
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
