"""The members of one group: hours, drive, cost alone, share and saving, and what the cost is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import grouped, in_words, money
from interlocal.planning.bridge import Group, Member
from interlocal.planning.story.answer import saved_part
from interlocal.planning.story.reading import Lettered, Reading
from interlocal.planning.story.words import (
    capitalized,
    posts,
    posts_of,
    rule_in_sentence,
)


@dataclass(frozen=True)
class MemberLine:
    """One member; ``saved_part`` is a part of one; ``drive_minutes`` is None for the host."""

    id: str
    name: str
    is_you: bool
    is_host: bool
    drive_minutes: float | None
    hours_per_week: float
    alone_cents: int
    share_cents: int

    @property
    def saving_cents(self) -> int:
        """What it saves a year; negative where it pays more."""
        return self.alone_cents - self.share_cents

    @property
    def saving_words(self) -> str:
        """The saving where it stands folded under the name."""
        words = {"amount": money(abs(self.saving_cents))}
        if self.saving_cents < 0:
            return _("pays %(amount)s more than alone") % words
        return _("saves %(amount)s") % words

    @property
    def saved_part(self) -> float:
        """The saving as a part of the cost alone."""
        return saved_part(self.alone_cents, self.share_cents)


@dataclass(frozen=True)
class Members:
    """The table of a group's members under the rule chosen."""

    letter: str
    host: str
    is_own: bool
    lead: str
    lines: tuple[MemberLine, ...]
    total_label: str
    hours_per_week: float
    alone_cents: int
    cost_cents: int
    notes: tuple[str, ...]

    @property
    def saving_cents(self) -> int:
        """What the group saves a year."""
        return self.alone_cents - self.cost_cents

    @property
    def saved_part(self) -> float:
        """The saving as a part of everyone's cost alone."""
        return saved_part(self.alone_cents, self.cost_cents)


def members(one: Reading, lettered: Lettered) -> Members:
    """The members of a group in the order of every table of the page."""
    group, rule = lettered.group, one.rule_for(lettered.group)
    lines = tuple(_line(one, group, member, rule) for member in one.members(group))
    count = len(lines)
    return Members(
        letter=lettered.letter,
        host=group.host.name,
        is_own=lettered is one.own,
        lead=_lead(one, group, rule),
        lines=lines,
        total_label=ngettext("%(count)s member", "%(count)s members", count)
        % {"count": capitalized(in_words(count))},
        hours_per_week=sum(line.hours_per_week for line in lines),
        alone_cents=group.baseline_cents,
        cost_cents=group.cost_cents,
        notes=(_made_of(one, group), _other_hours(group), *_break_even(one, lettered)),
    )


def _line(one: Reading, group: Group, member: Member, rule: str) -> MemberLine:
    is_host = member.id == group.host.id
    return MemberLine(
        id=member.id,
        name=member.name,
        is_you=member.id == one.plan.center,
        is_host=is_host,
        drive_minutes=None if is_host else member.drive_minutes,
        hours_per_week=member.hours_per_week,
        alone_cents=member.baseline_cents,
        share_cents=member.shares_cents[rule],
    )


def _lead(one: Reading, group: Group, rule: str) -> str:
    return _(
        "Figures are for a year. %(posts)s, %(used)s of %(capacity)s hours used. "
        "The cost is split %(rule)s."
    ) % {
        "posts": capitalized(posts_of(group.half_posts, one.role)),
        "used": grouped(group.used_hours),
        "capacity": grouped(group.capacity_hours),
        "rule": split_by(rule),
    }


def split_by(rule: str) -> str:
    """How the cost is split, after "is split": "by hours used", "in equal parts"."""
    if rule == "equal":
        return _("in equal parts")
    if rule in {"population", "staff", "hours"}:
        return rule_in_sentence(rule)
    return _("by the rule “%(rule)s”") % {"rule": rule_in_sentence(rule)}


def _made_of(one: Reading, group: Group) -> str:
    """The group's cost as a sum: the posts, the agreement, each member's paperwork, mileage."""
    own_costs = sum(member.own_cost_cents for member in group.members)
    each = round(one.instance.assumptions.value("member_paperwork") * 100)
    paperwork = min(own_costs, each * (len(group.members) - 1))
    return _(
        "%(total)s is %(posts)s %(post_cost)s, running the agreement %(agreement)s, members’ own "
        "paperwork %(paperwork)s and mileage %(mileage)s."
    ) % {
        "total": money(group.cost_cents),
        "posts": posts(group.half_posts),
        "post_cost": money(group.post_cents),
        "agreement": money(group.agreement_cents),
        "paperwork": money(paperwork),
        "mileage": money(own_costs - paperwork),
    }


def _break_even(one: Reading, lettered: Lettered) -> tuple[str, ...]:
    """For a group that is not the reader's: hers stands beside the ways to get the role."""
    if lettered is one.own:
        return ()
    words = {"price": money(lettered.group.break_even_hour_cents)}
    text = _("Sharing is cheaper here as long as a bought hour costs more than %(price)s.")
    return (text % words,)


def _other_hours(group: Group) -> str:
    around = sum(member.coordination_hours + member.travel_hours for member in group.members)
    return _(
        "The hours are what members receive; coordination and driving take another %(hours)s "
        "hours a year. Drives are estimated."
    ) % {"hours": grouped(around)}
