"""The map of a plan as a drawing that stands alone, with its own style sheet."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.maps import Caption, MapPoint, draw_map
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.story.places import Places, places
from interlocal.planning.story.reading import Reading, reading
from interlocal.planning.story.words import joined, role_with_article, state_of

FILE_SIZE = (960.0, 900.0)
# With more groups than this the names of hosts need a larger sheet.
MOST_GROUPS = 30
LARGE_SIZE = (1680.0, 1575.0)
PAPER_SIZE = (760.0, 620.0)
# How far around a group its own map reaches, as a part of the group's width and height.
AROUND = 0.25
# A group in one place still shows what is about this far around it, in degrees.
LEAST_AROUND = 0.05


def map_svg(plan: Plan, instance: Instance, *, role: str = "") -> str:
    """The groups of ``role``, or of the first one, on a map of the region, as an SVG file."""
    one = reading(plan, instance, role=role)
    shown = places(one)
    is_large = len(one.groups) > MOST_GROUPS
    if one.center is None:
        shown = replace(shown, points=tuple(map(_with_host_name, shown.points)))
    caption = Caption(id="map", title=title(one), description=description(one))
    return str(
        draw_map(
            shown.points,
            caption=caption,
            ties=shown.ties,
            rings=shown.rings,
            size=LARGE_SIZE if is_large else FILE_SIZE,
            is_file=True,
        )
    )


def region_map_svg(one: Reading) -> str:
    """All groups of a role for a page of paper; many groups go by their letters alone."""
    shown = places(one)
    if len(one.groups) > MOST_GROUPS:
        shown = replace(shown, points=tuple(replace(point, label="") for point in shown.points))
    caption = Caption(id="region-map", title=title(one), description=description(one))
    drawing = draw_map(
        shown.points,
        caption=caption,
        ties=shown.ties,
        rings=shown.rings,
        size=PAPER_SIZE,
        is_file=True,
    )
    return str(drawing)


def group_map_svg(one: Reading, *, size: tuple[float, float]) -> str:
    """The group shown and what lies around it, the others as specks, for a page of paper."""
    shown = _near(places(one, only_shown=True), one)
    caption = Caption(id="group-map", title=title(one), description=description(one))
    drawing = draw_map(shown.points, caption=caption, ties=shown.ties, size=size, is_file=True)
    return str(drawing)


def title(one: Reading) -> str:
    """What the map shows: "Groups that could share a CISO around Chelsea"."""
    words = {
        "role": role_with_article(one.role),
        "where": one.center.name if one.center else state_of(one.instance) or _("the region"),
    }
    if one.center:
        return _("Groups that could share %(role)s around %(where)s") % words
    return _("Groups that could share %(role)s in %(where)s") % words


def description(one: Reading) -> str:
    """The map in words: who hosts whom."""
    groups = [
        _("%(letter)s: %(host)s hosts %(others)s.")
        % {
            "letter": lettered.letter,
            "host": lettered.group.host.name,
            "others": joined([
                member.name
                for member in one.members(lettered.group)
                if member.id != lettered.group.host.id
            ]),
        }
        for lettered in one.groups
    ]  # fmt: skip
    alone = ngettext(
        "%(count)s government stays alone.", "%(count)s governments stay alone.", len(one.alone)
    ) % {"count": len(one.alone)}
    return " ".join([*groups, alone])


def _with_host_name(point: MapPoint) -> MapPoint:
    """A region has no reader whose neighbors would be named: hosts only."""
    return point if point.mark == "host" else replace(point, label="")


def _near(all_places: Places, one: Reading) -> Places:
    """The places without the specks that lie far from the group shown."""
    kept = [point for point in all_places.points if point.mark != "speck"]
    if not kept:
        return all_places
    specks = [point for point in all_places.points if point.mark == "speck"]
    west, east = _reach([point.longitude for point in kept])
    south, north = _reach([point.latitude for point in kept])

    def is_near(point: MapPoint) -> bool:
        return west <= point.longitude <= east and south <= point.latitude <= north

    # The group comes first, so that the numbers of the ties stay true.
    return replace(all_places, points=(*kept, *filter(is_near, specks)))


def _reach(degrees: list[float]) -> tuple[float, float]:
    low, high = min(degrees), max(degrees)
    around = max((high - low) * AROUND, LEAST_AROUND)
    return low - around, high + around
