"""Where the groups of a plan lie: dots and lines for the map."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.core.maps import MapPoint, Ring
from interlocal.planning.bridge import Government, Member
from interlocal.planning.story.reading import Lettered, Reading
from interlocal.planning.story.words import short


@dataclass(frozen=True)
class Places:
    """Points, lines by the points' numbers, and the reach around the center."""

    points: tuple[MapPoint, ...]
    ties: tuple[tuple[int, int], ...]
    rings: tuple[Ring, ...]


# With more groups than this only the one that is opened has names; with more governments than this
# those that stay alone are not named one by one.
MOST_NAMED_GROUPS = 30
MOST_NAMED_DOTS = 400
# How far around the opened group its own map reaches, in parts of its width.
MARGIN = 0.35


def near_places(one: Reading) -> Places:
    """The group that is opened in full, and those around it as specks; everyone where none is."""
    if one.shown is None:
        return places(one)
    points = _group_points(one, one.shown, alone_on_map=True)
    ties = [(0, number) for number in range(1, len(points))]
    seen = {member.id for member in one.shown.group.members}
    latitudes = _widened([point.latitude for point in points])
    longitudes = _widened([point.longitude for point in points])
    points += [
        _other_point(one, government, is_speck=True)
        for government in one.instance.governments
        if government.id not in seen
        and latitudes[0] <= government.latitude <= latitudes[1]
        and longitudes[0] <= government.longitude <= longitudes[1]
    ]
    return Places(tuple(points), tuple(ties), ())


def _widened(values: list[float]) -> tuple[float, float]:
    margin = (max(values) - min(values)) * MARGIN
    return min(values) - margin, max(values) + margin


def places(one: Reading) -> Places:
    """Everyone of the region: groups with their letters, the rest as small dots."""
    points: list[MapPoint] = []
    ties: list[tuple[int, int]] = []
    for group in one.groups:
        start = len(points)
        points += _group_points(one, group)
        ties += [(start, start + number) for number in range(1, len(group.group.members))]
    seen = {member.id for group in one.groups for member in group.group.members}
    for government in one.instance.governments:
        if government.id not in seen:
            points.append(_other_point(one, government))
    return Places(tuple(points), tuple(ties), _rings(one))


def _group_points(
    one: Reading, lettered: Lettered, *, alone_on_map: bool = False
) -> list[MapPoint]:
    """The host first, then the others."""
    host = lettered.group.host.id
    ordered = sorted(lettered.group.members, key=lambda member: member.id != host)
    return [_point(one, lettered, member, alone_on_map=alone_on_map) for member in ordered]


def _point(one: Reading, lettered: Lettered, member: Member, *, alone_on_map: bool) -> MapPoint:
    place = one.government_by_id[member.id]
    is_host = member.id == lettered.group.host.id
    is_crowded = len(one.groups) > MOST_NAMED_GROUPS and not alone_on_map
    is_looked_at = lettered in (one.own, one.shown)
    is_named = is_host and is_looked_at if is_crowded else is_host or is_looked_at
    words = {"name": member.name, "letter": lettered.letter}
    title = _("%(name)s, hosts group %(letter)s") if is_host else _("%(name)s, group %(letter)s")
    return MapPoint(
        longitude=place.longitude,
        latitude=place.latitude,
        mark="host" if is_host else "member",
        group=lettered.place,
        label=short(member.name) if is_named else "",
        title=title % words,
    )


def _other_point(one: Reading, government: Government, *, is_speck: bool = False) -> MapPoint:
    is_you = government.id == one.plan.center
    is_titled = is_you or (not is_speck and one.count <= MOST_NAMED_DOTS)
    return MapPoint(
        longitude=government.longitude,
        latitude=government.latitude,
        mark="you" if is_you else "speck" if is_speck else "alone",
        label=short(government.name) if is_you else "",
        title=_("%(name)s, stays alone") % {"name": government.name} if is_titled else "",
    )


def _rings(one: Reading) -> tuple[Ring, ...]:
    """How far the center itself may share, as the crow flies."""
    if one.center is None:
        return ()
    limits, value = one.instance.limits, one.instance.assumptions.value
    reaches = [limits.miles] if limits.miles else []
    if limits.drive_minutes:
        reaches.append(limits.drive_minutes / 60 * value("travel_speed"))
    if not reaches:
        return ()
    miles = min(reaches) / value("road_factor")
    return (Ring(longitude=one.center.longitude, latitude=one.center.latitude, miles=miles),)
