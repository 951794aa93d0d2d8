"""The maps of a plan as drawings that stand alone, with their own style sheet."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.maps import Caption, MapPoint, draw_map
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.story.places import Places, near_places, places
from interlocal.planning.story.reading import Reading, reading
from interlocal.planning.story.words import joined, role_with_article, short, state_of

FILE_SIZE = (960.0, 900.0)
# With more groups than this the names of hosts need a larger sheet.
MOST_GROUPS = 30
LARGE_SIZE = (1680.0, 1575.0)
# In a larger group only the host has room for its name on paper; the table names the others.
MOST_NAMED_MEMBERS = 20
PAPER_SIZE = (760.0, 620.0)


def map_svg(plan: Plan, instance: Instance, *, role: str = "") -> str:
    """The groups of ``role``, or of the first one, on a map of the region, as an SVG file."""
    one = reading(plan, instance, role=role)
    size = LARGE_SIZE if len(one.groups) > MOST_GROUPS else FILE_SIZE
    return _drawn(one, _hosts_named(places(one), one), size)


def region_map_svg(one: Reading) -> str:
    """All groups of a role for a page of paper; many groups go by their letters alone."""
    shown = places(one)
    if len(one.groups) <= MOST_GROUPS:
        return _drawn(one, _hosts_named(shown, one), PAPER_SIZE)
    unnamed = tuple(replace(point, label="") for point in shown.points)
    return _drawn(one, replace(shown, points=unnamed), PAPER_SIZE)


def group_map_svg(one: Reading, *, size: tuple[float, float]) -> str:
    """The group shown and what lies around it, for a page of paper."""
    shown = near_places(one)
    if one.shown and len(one.shown.group.members) > MOST_NAMED_MEMBERS:
        shown = _only_host_named(shown)
    return _drawn(one, shown, size)


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


def _drawn(one: Reading, shown: Places, size: tuple[float, float]) -> str:
    caption = Caption(id="map", title=title(one), description=description(one))
    drawing = draw_map(
        shown.points,
        caption=caption,
        ties=shown.ties,
        rings=shown.rings,
        size=size,
        is_file=True,
    )
    return str(drawing)


def _only_host_named(shown: Places) -> Places:
    points = (p if p.mark == "host" else replace(p, label="") for p in shown.points)
    return replace(shown, points=tuple(points))


def _hosts_named(shown: Places, one: Reading) -> Places:
    """Every host with its name; in a region, where nobody asked, no member with hers."""

    def named(point: MapPoint) -> MapPoint:
        if point.mark == "host" and point.group is not None:
            return replace(point, label=short(one.groups[point.group].group.host.name))
        return point if one.center else replace(point, label="")

    return replace(shown, points=tuple(map(named, shown.points)))
