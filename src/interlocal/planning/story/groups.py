"""The groups of a role: one line each, and what they come to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import grouped, in_words, money
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.words import capitalized, state_of

# What stands beside the map: all of so many, else the first few.
MOST_BESIDE_MAP = 16
FIRST_BESIDE_MAP = 12


@dataclass(frozen=True)
class GroupLine:
    """One group: its letter and place, host, size, posts, what it costs and saves a year."""

    letter: str
    place: int
    host: str
    members: int
    posts: float
    hours_per_week: float
    alone_cents: int
    cost_cents: int
    saving_cents: int
    is_own: bool
    is_shown: bool


@dataclass(frozen=True)
class Groups:
    """All groups of a role, with a heading, a sentence and the totals."""

    heading: str
    sentence: str
    lines: tuple[GroupLine, ...]
    members: int
    posts: float
    saving_cents: int
    alone: int

    @property
    def first_lines(self) -> tuple[GroupLine, ...]:
        """Those that always stand beside the map."""
        return self.lines if len(self.lines) <= MOST_BESIDE_MAP else self.lines[:FIRST_BESIDE_MAP]

    @property
    def other_lines(self) -> tuple[GroupLine, ...]:
        """Those one press away, where there are many."""
        return self.lines[len(self.first_lines) :]


def groups(one: Reading) -> Groups:
    """The groups in the order of their letters."""
    lines = tuple(
        GroupLine(
            letter=lettered.letter,
            place=lettered.place,
            host=lettered.group.host.name,
            members=len(lettered.group.members),
            posts=lettered.group.posts,
            hours_per_week=sum(member.hours_per_week for member in lettered.group.members),
            alone_cents=lettered.group.baseline_cents,
            cost_cents=lettered.group.cost_cents,
            saving_cents=lettered.group.saving_cents,
            is_own=lettered is one.own,
            is_shown=lettered is one.shown,
        )
        for lettered in one.groups
    )
    return Groups(
        heading=_heading(one),
        sentence=_sentence(one),
        lines=lines,
        members=one.sharing_count,
        posts=sum(line.posts for line in lines),
        saving_cents=one.saving_cents,
        alone=len(one.alone),
    )


def _heading(one: Reading) -> str:
    count = len(one.groups)
    words = {"count": capitalized(in_words(count)), "name": one.center.name if one.center else ""}
    if not count:
        return _("No group shares this role")
    if one.center:
        return (
            ngettext("%(count)s group around %(name)s", "%(count)s groups around %(name)s", count)
            % words
        )
    where = state_of(one.instance) or _("the region")
    return ngettext("%(count)s group in %(where)s", "%(count)s groups in %(where)s", count) % {
        **words,
        "where": where,
    }


def _sentence(one: Reading) -> str:
    words = {
        "sharing": grouped(one.sharing_count),
        "alone": in_words(len(one.alone)),
        "saving": money(one.saving_cents),
    }
    if not one.groups:
        return ""
    parts = [
        ngettext(
            "%(sharing)s governments would share; one does better alone.",
            "%(sharing)s governments would share; %(alone)s do better alone.",
            len(one.alone),
        )
        % words,
        _("Together the groups save %(saving)s a year.") % words,
    ]
    if one.own:
        parts.append(_("Yours is group %(letter)s.") % {"letter": one.own.letter})
    return " ".join(parts)
