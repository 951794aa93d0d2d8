"""Who is near an organization: how many within a drive, a map with rings, the nearest as rows."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.maps import Caption, MapPoint, Ring, draw_map
from interlocal.organizations import bridge
from interlocal.organizations.bridge import Near
from interlocal.organizations.models import Organization

# The reach of the map: the first drive, in minutes, with enough governments within.
REACHES = (20, 45, 90)
ENOUGH = 6
ROWS = 12
LABELLED, LABELLED_NARROW = 24, 9
PLANNED = 45
WIDE = (520.0, 430.0)
NARROW = (343.0, 343.0)


@dataclass(frozen=True, slots=True)
class Nearby:
    """What the page shows of the neighbors."""

    count: str
    planned: str
    rows: tuple[Near, ...]
    is_nobody: bool
    wide: SafeString
    narrow: SafeString


def of(one: Organization) -> Nearby:
    """The neighbors within the map's reach, and how many a plan of 45 minutes would have."""
    travel = bridge.travel()
    all_near = bridge.near(
        one, minutes=REACHES[-1], speed_mph=travel.speed_mph, road_factor=travel.road_factor
    )
    reach = _reach(all_near)
    inside = [near for near in all_near if near.minutes <= reach]
    # A little more than the reach is drawn, so that the ring does not look like the world's end.
    drawn = [near for near in all_near if near.minutes <= reach * 1.25]
    return Nearby(
        count=_count(inside, reach),
        planned=_planned(one, all_near),
        rows=tuple(inside[:ROWS]),
        is_nobody=not inside,
        wide=_map(one, drawn, _rings(one, reach), LABELLED, WIDE),
        narrow=_map(one, drawn, _rings(one, reach), LABELLED_NARROW, NARROW),
    )


def _reach(all_near: list[Near]) -> int:
    for minutes in REACHES:
        if sum(near.minutes <= minutes for near in all_near) >= ENOUGH:
            return minutes
    return REACHES[-1]


def _count(inside: list[Near], reach: int) -> str:
    count = len(inside)
    if not count:
        return _("No other government is within %(reach)s minutes.") % {"reach": reach}
    said = ngettext(
        "%(count)s government is within %(reach)s minutes by car, estimated.",
        "%(count)s governments are within %(reach)s minutes by car, estimated.",
        count,
    )
    return said % {"count": count, "reach": reach}


def _planned(one: Organization, all_near: list[Near]) -> str:
    count = sum(near.minutes <= PLANNED for near in all_near)
    if not count:
        said = _("No other government is within %(reach)s minutes of %(name)s.")
        return said % {"reach": PLANNED, "name": one.name}
    said = ngettext(
        "Takes a few seconds. %(count)s government is within %(reach)s minutes of %(name)s.",
        "Takes a few seconds. %(count)s governments are within %(reach)s minutes of %(name)s.",
        count,
    )
    return said % {"count": count, "reach": PLANNED, "name": one.name}


def _map(
    one: Organization,
    drawn: list[Near],
    rings: list[Ring],
    labelled: int,
    size: tuple[float, float],
) -> SafeString:
    assert one.longitude is not None
    assert one.latitude is not None
    caption = Caption(
        id=f"near-{labelled}",
        title=_("Governments around %(name)s") % {"name": one.name},
        description=_("The table beside it lists the nearest."),
    )
    you = MapPoint(longitude=one.longitude, latitude=one.latitude, mark="you", label=one.name)
    points = [_point(near, is_labelled=at < labelled) for at, near in enumerate(drawn)]
    return draw_map([you, *points], caption=caption, rings=rings, size=size)


def _rings(one: Organization, reach: int) -> list[Ring]:
    """Half the reach and the whole of it, as dotted circles."""
    assert one.longitude is not None
    assert one.latitude is not None
    travel = bridge.travel()
    return [
        Ring(
            longitude=one.longitude,
            latitude=one.latitude,
            miles=travel.straight_miles(minutes),
            label=_("%(minutes)s min") % {"minutes": minutes},
        )
        for minutes in (reach // 2, reach)
    ]


def _point(near: Near, *, is_labelled: bool) -> MapPoint:
    row = near.government
    assert row.longitude is not None
    assert row.latitude is not None
    is_county = row.kind == Organization.Kind.COUNTY
    return MapPoint(
        longitude=row.longitude,
        latitude=row.latitude,
        mark="county" if is_county else "place",
        label=_short(row.name) if is_labelled else "",
        title=row.label,
    )


def _short(name: str) -> str:
    """A map has little room: "Lima Twp"."""
    return name.replace("Charter Township", "Twp").replace("Township", "Twp")
