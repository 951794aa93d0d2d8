"""The cost-share lab: each member's share under each rule, and what becomes of the group."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.core.formats import money
from interlocal.planning.bridge import Group
from interlocal.planning.story.reading import Reading, rules_of
from interlocal.planning.story.verdicts import Verdict, verdicts
from interlocal.planning.story.words import RULE_NOTES, rule_title, short


@dataclass(frozen=True)
class Cell:
    """One member's share under one rule, beside its cost alone."""

    share_cents: int
    alone_cents: int
    is_chosen: bool

    @property
    def pays_more(self) -> bool:
        """Whether it pays more than alone."""
        return self.share_cents > self.alone_cents


@dataclass(frozen=True)
class LabRow:
    """One member under every rule."""

    name: str
    is_you: bool
    alone_cents: int
    cells: tuple[Cell, ...]

    @property
    def chosen(self) -> Cell:
        """Its share under the rule chosen."""
        return next(cell for cell in self.cells if cell.is_chosen)


@dataclass(frozen=True)
class RuleColumn:
    """One rule: its words, who pays more than alone, who would do better leaving."""

    key: str
    title: str
    note: str
    is_chosen: bool
    holds: bool
    pays_more: str
    leaving: str
    error: str
    own_cents: int | None

    @property
    def summary(self) -> str:
        """Both verdicts in a line, for a narrow screen."""
        if self.holds:
            return _("Everyone saves; nobody gains by leaving")
        if self.pays_more:
            return _("%(count)s pay more than alone") % {"count": self.pays_more}
        return _("Nobody pays more, but some would gain by leaving")


@dataclass(frozen=True)
class Lab:
    """The whole table for one group."""

    columns: tuple[RuleColumn, ...]
    rows: tuple[LabRow, ...]
    alone_cents: int
    cost_cents: int
    chosen: str
    verdicts: tuple[Verdict, ...]
    notes: tuple[str, ...]


def lab(one: Reading, group: Group) -> Lab:
    """The lab of a group; rows stand in the order of every table."""
    chosen = one.rule_for(group)
    rules = rules_of(group)
    names = _short_names(group)
    rows = tuple(
        LabRow(
            name=names[member.id],
            is_you=member.id == one.plan.center,
            alone_cents=member.baseline_cents,
            cells=tuple(
                Cell(member.shares_cents[rule], member.baseline_cents, rule == chosen)
                for rule in rules
            ),
        )
        for member in one.members(group)
    )
    is_asked = bool(one.asked_rule or one.instance.rule)
    return Lab(
        columns=tuple(_column(one, group, rule, chosen) for rule in rules),
        rows=rows,
        alone_cents=group.baseline_cents,
        cost_cents=group.cost_cents,
        chosen=chosen,
        verdicts=verdicts(group, chosen, is_asked=is_asked),
        notes=tuple(_(note) for note in dict.fromkeys(group.notes.values())),
    )


def _short_names(group: Group) -> dict[str, str]:
    """Names short enough for a narrow column, in full where two would be alike."""
    counted = Counter(short(member.name) for member in group.members)
    return {
        member.id: short(member.name) if counted[short(member.name)] == 1 else member.name
        for member in group.members
    }


def _column(one: Reading, group: Group, rule: str, chosen: str) -> RuleColumn:
    verdict = group.verdicts[rule]
    own = next((m for m in group.members if m.id == one.plan.center), None)
    error = group.error_cents.get(rule, 0)
    return RuleColumn(
        key=rule,
        title=rule_title(rule),
        note=str(RULE_NOTES[rule]),
        is_chosen=rule == chosen,
        holds=verdict.holds,
        pays_more=_pays_more(group, rule),
        leaving=_leaving(group, rule),
        error=f"\N{PLUS-MINUS SIGN}\N{NO-BREAK SPACE}{money(error)}" if error else "",
        own_cents=own.shares_cents[rule] if own else None,
    )


def _pays_more(group: Group, rule: str) -> str:
    """ "4 of 9", or nothing."""
    more = sum(member.shares_cents[rule] > member.baseline_cents for member in group.members)
    words = {"more": more, "count": len(group.members)}
    return _("%(more)s of %(count)s") % words if more else ""


def _leaving(group: Group, rule: str) -> str:
    """ "4 together, by $7,296", or nothing."""
    verdict = group.verdicts[rule]
    if verdict.holds:
        return ""
    words = {"count": len(verdict.subgroup), "gain": money(verdict.gain_cents)}
    if len(verdict.subgroup) == 1:
        return _("1, by %(gain)s") % words
    return _("%(count)s together, by %(gain)s") % words
