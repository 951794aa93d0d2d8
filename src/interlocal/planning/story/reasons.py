"""Why this plan: the engine's reasons in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.core.formats import in_words
from interlocal.planning.bridge import Alone, Reason
from interlocal.planning.story.reading import Reading

# The reader's neighbors that stay alone are explained up to this many.
NEAREST_ALONE = 1


@dataclass(frozen=True)
class Why:
    """A heading and its sentence."""

    about: str
    heading: str
    text: str


def reasons(one: Reading) -> tuple[Why, ...]:
    """Why the group shown is as it is, or why the reader stays alone; and one who was left out."""
    own = [one.own_alone.reason] if one.own_alone else []
    shown = list(one.shown.group.reasons) if one.shown else []
    left = [other.reason for other in _left_out(one)[:NEAREST_ALONE]]
    return tuple(map(said, [*own, *shown, *left]))


def said(reason: Reason) -> Why:
    """A reason as a sentence."""
    return Why(
        about=reason.about,
        heading=_filled(_(reason.heading), reason),
        text=_filled(_(reason.sentence), reason),
    )


def _filled(sentence: str, reason: Reason) -> str:
    """The sentence with its places filled; a small count is spelled out: "Why these nine"."""
    values = dict(reason.values)
    if isinstance(count := values.get("count"), int):
        values["count"] = in_words(count)
    return sentence.replace("%(count)d", "%(count)s") % values


def _left_out(one: Reading) -> list[Alone]:
    """Others that stay alone, the nearest to the group's host first."""
    others = [other for other in one.alone if other.id != one.plan.center]
    place = one.center or (one.government_by_id[one.shown.group.host.id] if one.shown else None)
    if place is None:
        return others

    def distance(other: Alone) -> float:
        there = one.government_by_id[other.id]
        return (there.latitude - place.latitude) ** 2 + (there.longitude - place.longitude) ** 2

    return sorted(others, key=distance)
