"""The ledger: every figure behind the plan, open to its formula, its source and one's own."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from interlocal.core.formats import hours, money, span
from interlocal.planning.bridge import (
    Assumption,
    HoursNeeded,
    Kind,
    Sign,
    Step,
    Wage,
    alone_cost,
    hours_needed,
)
from interlocal.planning.story.answer import alone_of, share_of
from interlocal.planning.story.figures import TIMES, range_text, unit_hint, used_text
from interlocal.planning.story.ledger_rows import Ledger, LedgerRow, OwnFigure, Typed
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.sums import SumLine, sum_line
from interlocal.planning.story.words import plain, posts, rule_title

# What most changes an answer stands open to view; the rest one press away.
MAIN = (
    "benefits_load",
    "overhead",
    "productive_hours",
    "market_hour_{role}",
    "coordination_hours",
    "agreement_cost",
    "member_paperwork",
    "clients_per_person",
    "host_minimum_staff",
    "drive_minutes",
)


def ledger(one: Reading, wage: Wage | None, typed: Typed | None = None) -> Ledger:
    """The ledger of a role; ``wage`` is the pay where the post would be, with its sum."""
    figures = (*_share_row(one), *_alone_row(one), *_hours_row(one), _pay_row(one, wage))
    floor = next((step for step in _floor_steps(one)), None)
    main_names = {name.format(role=one.role.key) for name in MAIN}
    main_names |= {floor.assumption} if floor and floor.assumption else set()
    about = [a for a in one.instance.assumptions.about(one.role.key) if _is_shown(one, a)]
    made = Ledger(
        figures=figures,
        main=tuple(assumption_row(a) for a in about if a.name in main_names),
        rest=tuple(assumption_row(a) for a in about if a.name not in main_names),
    )
    return _with_typed(made, typed or Typed())


def _is_shown(one: Reading, assumption: Assumption) -> bool:
    if assumption.name == f"pay_{one.role.key}":
        return False  # The pay has a row of its own.
    limits = one.instance.limits
    is_limit = assumption.name == "drive_minutes"
    return not (is_limit and limits.drive_minutes != assumption.value)


def assumption_row(assumption: Assumption) -> LedgerRow:
    """One assumption with its source and the field for another value."""
    shipped = used_text(assumption, assumption.default)
    return LedgerRow(
        key=assumption.name,
        label=_(assumption.label),
        used=used_text(assumption, assumption.value),
        range=range_text(assumption),
        kind=assumption.kind_used,
        source=f"{_(assumption.source)}, {assumption.year}",
        heading=_("Where %(figure)s comes from") % {"figure": shipped.lstrip(TIMES)},
        text=f"{_(assumption.figure)}.",
        notes=(_(assumption.note),) if assumption.note else (),
        method=assumption.method,
        own=own_figure(assumption, assumption.value),
        replaced=shipped if assumption.is_yours else "",
        warning=assumption.warning,
    )


def own_figure(assumption: Assumption, value: float | None) -> OwnFigure:
    """The field for another value of an assumption."""
    return OwnFigure(
        name=assumption.name,
        value="" if value is None else plain(value),
        hint=_("%(unit)s. Usually %(range)s")
        % {"unit": unit_hint(assumption), "range": range_text(assumption)},
    )


def _share_row(one: Reading) -> Iterator[LedgerRow]:
    if one.own is None or one.center is None:
        return
    group, rule = one.own.group, one.rule_for(one.own.group)
    own_costs = sum(member.own_cost_cents for member in group.members)
    words = {"name": one.center.name, "share": money(share_of(one)), "rule": rule_title(rule)}
    parts = [
        SumLine("", posts(group.half_posts).capitalize(), money(group.post_cents), Kind.ESTIMATED),
        SumLine("+", _("Running the agreement"), money(group.agreement_cents), Kind.ESTIMATED),
        SumLine("+", _("Members’ paperwork and mileage"), money(own_costs), Kind.ESTIMATED),
        SumLine("=", _("The group’s cost a year"), money(group.cost_cents), Kind.ESTIMATED),
        SumLine(
            "",
            _("The part of %(name)s by the rule “%(rule)s”") % words,
            money(share_of(one)),
            Kind.ESTIMATED,
            is_result=True,
        ),
    ]
    yield LedgerRow(
        key="share",
        label=_("What %(name)s would pay, shared") % words,
        used=money(share_of(one)),
        range="",
        kind=Kind.ESTIMATED,
        source=_("Worked out by this plan"),
        heading=_("How we get %(share)s") % words,
        lines=tuple(parts),
        method=f"shares-{rule}",
    )


def _alone_row(one: Reading) -> Iterator[LedgerRow]:
    need = one.need_by_id.get(one.plan.center or "")
    if need is None or one.center is None:
        return
    cost = alone_cost(need.hours_per_week, need.pay_cents, one.instance.assumptions, one.role)
    words = {"name": one.center.name, "cost": money(alone_of(one))}
    way = _("hiring costs less") if cost.way == "hire" else _("buying costs less")
    yield LedgerRow(
        key="alone",
        label=_("What %(name)s would pay alone") % words,
        used=money(cost.cost_cents),
        range="",
        kind=Kind.ESTIMATED,
        source=_("The cheaper of hiring and buying: %(way)s") % {"way": way},
        heading=_("How we get %(cost)s") % words,
        text=_("Two sums, and the lesser counts."),
        lines=tuple(map(sum_line, cost.steps)),
        method="alone",
    )


def _needed(one: Reading) -> HoursNeeded | None:
    """The hours the reader needs with their sum, where the plan's own rule gave them."""
    need = one.need_by_id.get(one.plan.center or "")
    if need is None or one.center is None:
        return None
    found = hours_needed(one.role, one.center.staff, one.instance.assumptions)
    return found if abs(found.hours_per_week - need.hours_per_week) < 0.01 else None


def _floor_steps(one: Reading) -> list[Step]:
    needed = _needed(one)
    return [step for step in needed.steps if step.sign is Sign.AT_LEAST] if needed else []


def _hours_row(one: Reading) -> Iterator[LedgerRow]:
    need = one.need_by_id.get(one.plan.center or "")
    if need is None or one.center is None:
        return
    needed = _needed(one)
    words = {"name": one.center.name, "hours": hours(need.hours_per_week)}
    floor = next((step.label for step in _floor_steps(one)), "")
    yield LedgerRow(
        key="hours",
        label=_("Hours %(name)s needs") % words,
        used=_("%(hours)s a week") % words,
        range=span(hours(needed.low), hours(needed.high)) if needed else "",
        kind=Kind.ESTIMATED if needed else Kind.DECLARED,
        source=_(floor) if needed and _floor_binds(needed) else _("National staffing pattern"),
        heading=_("How we get %(hours)s hours a week") % words,
        text=_("For other hours, open a line that is a link and put in your own figure."),
        lines=tuple(map(sum_line, needed.steps)) if needed else (),
        method="need",
    )


def _floor_binds(needed: HoursNeeded) -> bool:
    floors = [step.value for step in needed.steps if step.sign is Sign.AT_LEAST]
    return bool(floors) and needed.hours_per_week <= max(floors)


def _pay_row(one: Reading, wage: Wage | None) -> LedgerRow:
    host = one.shown.group.host.id if one.shown else one.plan.center or ""
    need = one.need_by_id.get(host) or next(iter(one.need_by_id.values()))
    assumption = one.instance.assumptions[f"pay_{one.role.key}"]
    fits = wage is not None and wage.annual_cents == need.pay_cents
    words = {"role": _(one.role.name), "pay": money(need.pay_cents)}
    place = wage.place if wage and fits and not assumption.is_yours else ""
    return LedgerRow(
        key=assumption.name,
        label=_("%(role)s pay, %(place)s") % {**words, "place": place}
        if place
        else _("%(role)s pay") % words,
        used=money(need.pay_cents),
        range=span(money(wage.low_cents), money(wage.high_cents))
        if wage and fits and wage.low_cents < wage.high_cents
        else range_text(assumption),
        kind=assumption.kind_used,
        source=_("Your own figure") if assumption.is_yours else _("BLS wages, May 2025"),
        heading=_("How we get %(pay)s") % words,
        text=f"{_(assumption.figure)}.",
        lines=tuple(map(sum_line, wage.steps)) if wage and fits else (),
        notes=(*(wage.notes if wage and fits else ()), _(one.role.why)),
        method="wages",
        own=own_figure(assumption, need.pay_cents / 100),
        replaced=_("pay in the area") if assumption.is_yours else "",
        warning=assumption.warning,
    )


def _with_typed(made: Ledger, typed: Typed) -> Ledger:
    """The ledger with what was typed still in the fields, and what is wrong beside it."""
    if not typed.by_name:
        return made

    def corrected(row: LedgerRow) -> LedgerRow:
        wrong = typed.by_name.get(row.own.name) if row.own else None
        if wrong is None or row.own is None:
            return row
        own = replace(row.own, value=wrong.typed, error=wrong.error, guess=wrong.guess)
        return replace(row, own=own)

    return Ledger(
        tuple(map(corrected, made.figures)),
        tuple(map(corrected, made.main)),
        tuple(map(corrected, made.rest)),
    )
