"""The tables of a brief for the government that asked: costs, members, rules."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import hours, in_words, money, percent
from interlocal.planning.bridge import Group
from interlocal.planning.exports.brief.content import Grid, Line
from interlocal.planning.story.answer import alone_of, share_of
from interlocal.planning.story.lab import Lab, RuleColumn, lab
from interlocal.planning.story.members import members
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.verdicts import can_hold
from interlocal.planning.story.ways import break_even, ways
from interlocal.planning.story.words import capitalized, role_with_article, rule_in_sentence

FAILS = "\N{BLACK DIAMOND}"


def cost_grid(one: Reading) -> Grid:
    """The ways to get the role, and what each costs the government that asked."""
    name = one.center.name if one.center else ""
    words = {"role": capitalized(role_with_article(one.role)), "name": name}
    own = share_of(one) if one.own else alone_of(one)
    notes = [
        _("If %(name)s pays nobody for this now, %(cost)s is new spending.")
        % {"name": name, "cost": money(own)}
    ]
    price = break_even(one) if one.own else None
    if price is not None:
        notes.append(price.sentence)
    return Grid(
        heading=_("What it costs, a year")
        if is_only_role(one)
        else _("%(role)s: what it costs") % words,
        heads=(_("Choice"), _("What %(name)s gets") % words, _("%(name)s pays") % words),
        lines=tuple(
            Line(cells=(way.name, way.note, money(way.cost_cents)), strong=way.is_chosen)
            for way in ways(one)
        ),
        words=2,
        wide=1,
        notes=(" ".join(notes),),
    )


def member_grid(one: Reading) -> Grid | None:
    """Who is in the group of the government that asked, and what each pays."""
    if one.own is None:
        return None
    table = members(one, one.own)
    words = {"role": capitalized(role_with_article(one.role))}
    rounded = [(line.alone_cents, line.share_cents, line.saving_cents) for line in table.lines]
    return Grid(
        heading=_("Who joins, and what each pays, a year")
        if is_only_role(one)
        else _("%(role)s: who joins, and what each pays") % words,
        heads=(_("Member"), _("Hours a week"), _("Alone"), _("Shared"), _("Saving")),
        lines=tuple(
            Line(
                cells=(
                    _("%(name)s, host") % {"name": line.name} if line.is_host else line.name,
                    hours(line.hours_per_week),
                    money(line.alone_cents),
                    money(line.share_cents),
                    money(line.saving_cents),
                ),
                strong=line.is_you,
            )
            for line in table.lines
        ),
        total=(
            table.total_label,
            hours(table.hours_per_week),
            money(table.alone_cents),
            money(table.cost_cents),
            money(table.saving_cents),
        ),
        notes=(" ".join([table.lead, *table.notes, *rounding_note(rounded)]),),
    )


def is_only_role(one: Reading) -> bool:
    """Whether the plan is for one role, which headings then need not name."""
    return len(one.plan.roles) == 1


def rounding_note(amounts: Sequence[tuple[int, ...]]) -> list[str]:
    """What to say where whole dollars add up to a dollar more or less than the total."""
    for column in zip(*amounts, strict=True):
        if sum((cents + 50) // 100 for cents in column) != (sum(column) + 50) // 100:
            return [_("Totals are added up in cents, then rounded.")]
    return []


def fair_grid(one: Reading) -> Grid | None:
    """Every rule: what the government that asked would pay, who pays more, and does it hold."""
    if one.own is None:
        return None
    group = one.own.group
    table = lab(one, group)
    words = {"role": capitalized(role_with_article(one.role))}
    return Grid(
        heading=_("Is the split fair?")
        if is_only_role(one)
        else _("%(role)s: is the split fair?") % words,
        lead=_fair_lead(table, group),
        heads=(
            _("Rule"),
            one.center.name if one.center else "",
            _("Lowest part\nof going alone"),
            _("Highest part\nof going alone"),
            _("Pay more than alone"),
            _("Holds together"),
        ),
        lines=tuple(_rule_line(table, place, column) for place, column in enumerate(table.columns)),
        notes=table.notes,
    )


def _rule_line(table: Lab, place: int, column: RuleColumn) -> Line:
    cells = [row.cells[place] for row in table.rows]
    parts = [cell.share_cents / cell.alone_cents for cell in cells if cell.alone_cents]
    own = money(column.own_cents or 0)
    return Line(
        cells=(
            column.title,
            f"{own} {column.error}".strip(),
            percent(min(parts, default=0.0)),
            percent(max(parts, default=0.0)),
            f"{FAILS} {column.pays_more}" if column.pays_more else _("nobody"),
            _("yes") if column.holds else f"{FAILS} {_('no')}",
        ),
        strong=column.is_chosen,
    )


def _fair_lead(table: Lab, group: Group) -> str:
    count = len(table.columns)
    more = sum(bool(column.pays_more) for column in table.columns)
    words = {"count": capitalized(in_words(count)), "cost": money(group.cost_cents)}
    parts = [_("%(count)s ways to divide %(cost)s a year were compared.") % words]
    if more:
        parts.append(
            ngettext(
                "%(more)s makes somebody pay more than alone.",
                "%(more)s make somebody pay more than alone.",
                more,
            )
            % {"more": capitalized(in_words(more))}
        )
    chosen = {"rule": rule_in_sentence(table.chosen)}
    parts.append(_("Shown is “%(rule)s”.") % chosen)
    parts.append(table.verdicts[0].text)
    parts.append(can_hold(group, table.chosen))
    return " ".join(parts)
