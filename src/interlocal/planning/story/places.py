"""Where the groups of a plan lie: dots and lines for the map."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.core.maps import MapPoint, Ring
from interlocal.planning.bridge import Government, Member
from interlocal.planning.story.reading import Lettered, Reading


@dataclass(frozen=True)
class Places:
    """Points, lines by the points' numbers, and the reach around the center."""

    points: tuple[MapPoint, ...]
    ties: tuple[tuple[int, int], ...]
    rings: tuple[Ring, ...]


def places(one: Reading, *, only_shown: bool = False) -> Places:
    """Everyone of the region: groups with their letters, the rest as small dots.

    ``only_shown``: the group that is opened in full and everyone else as a speck.
    """
    lettered = [one.shown] if only_shown and one.shown else [] if only_shown else [*one.groups]
    points: list[MapPoint] = []
    ties: list[tuple[int, int]] = []
    for group in lettered:
        start = len(points)
        points += _group_points(one, group)
        ties += [(start, start + number) for number in range(1, len(group.group.members))]
    seen = {member.id for group in lettered for member in group.group.members}
    for government in one.instance.governments:
        if government.id not in seen:
            points.append(_other_point(one, government, is_speck=only_shown))
    return Places(tuple(points), tuple(ties), () if only_shown else _rings(one))


def _group_points(one: Reading, lettered: Lettered) -> list[MapPoint]:
    """The host first, then the others."""
    host = lettered.group.host.id
    ordered = sorted(lettered.group.members, key=lambda member: member.id != host)
    return [_point(one, lettered, member) for member in ordered]


def _point(one: Reading, lettered: Lettered, member: Member) -> MapPoint:
    place = one.government_by_id[member.id]
    is_host = member.id == lettered.group.host.id
    is_named = is_host or lettered is one.own or lettered is one.shown
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


def _other_point(one: Reading, government: Government, *, is_speck: bool) -> MapPoint:
    is_you = government.id == one.plan.center
    return MapPoint(
        longitude=government.longitude,
        latitude=government.latitude,
        mark="you" if is_you else "speck" if is_speck else "alone",
        label=short(government.name) if is_you else "",
        title="" if is_speck else _("%(name)s, stays alone") % {"name": government.name},
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


def short(name: str) -> str:
    """A name for a map: "Dexter Twp"."""
    said = name.partition(" (")[0].replace("Charter Township", "Township")
    return said.replace("Township", "Twp")
