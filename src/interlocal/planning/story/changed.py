"""What changed between two plans: which figure, and four rows of before and now."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import in_words, money
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.story.answer import alone_of, share_of
from interlocal.planning.story.figures import used_text
from interlocal.planning.story.reading import Reading, reading
from interlocal.planning.story.words import capitalized, named_or_counted, reach


@dataclass(frozen=True)
class ChangeLine:
    """One amount before and now."""

    label: str
    before_cents: int
    now_cents: int

    @property
    def change(self) -> str:
        """The difference with its sign, or "none"."""
        difference = self.now_cents - self.before_cents
        if not difference:
            return _("none")
        return money(difference) if difference < 0 else f"+{money(difference)}"


@dataclass(frozen=True)
class Changed:
    """The panel above the answer."""

    heading: str
    sentences: tuple[str, ...]
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class _Pair:
    before: Reading
    now: Reading


def changed(
    before: tuple[Plan, Instance], now: tuple[Plan, Instance], *, role: str, rule: str | None
) -> Changed:
    """What is otherwise in the plan ``now``, made from the plan ``before``."""
    then = reading(*before, role=role if role in before[0].roles else "", rule=rule)
    pair = _Pair(then, reading(*now, role=role, rule=rule))
    figures = tuple(_figures(before[1], now[1]))
    return Changed(
        heading=" ".join([_used(len(figures)), _verdict(pair)]),
        sentences=(*figures, *_warnings(now[1]), *_limits(before[1], now[1]), *_company(pair)),
        lines=_lines(pair),
    )


def _used(figures: int) -> str:
    if not figures:
        return _("The plan was made again.")
    return ngettext("Your figure was used.", "Your figures were used.", figures)


def _figures(before: Instance, now: Instance) -> list[str]:
    found = []
    for name, assumption in now.assumptions.items():
        then = before.assumptions[name]
        if then.value == assumption.value:
            continue
        words = {
            "label": _(assumption.label),
            "now": used_text(assumption, assumption.value),
            "before": used_text(then, then.value),
        }
        if assumption.is_yours:
            found.append(_("%(label)s: %(now)s, yours, instead of %(before)s.") % words)
        else:
            found.append(_("%(label)s: %(now)s again, instead of %(before)s.") % words)
    return found


def _warnings(now: Instance) -> list[str]:
    return [one.warning for one in now.assumptions.overridden if one.warning]


def _limits(before: Instance, now: Instance) -> list[str]:
    found = []
    if reach(before.limits) != reach(now.limits):
        words = {"now": reach(now.limits), "before": reach(before.limits)}
        found.append(capitalized(_("%(now)s instead of %(before)s.") % words))
    if before.time_limit_seconds != now.time_limit_seconds:
        words = {"now": f"{now.time_limit_seconds:g}", "before": f"{before.time_limit_seconds:g}"}
        found.append(_("The search took at most %(now)s seconds instead of %(before)s.") % words)
    return found


def _verdict(pair: _Pair) -> str:
    if pair.now.center is None:
        return _compared(pair.before.plan.saving_cents, pair.now.plan.saving_cents)
    name = {"name": pair.now.center.name}
    if pair.before.own and not pair.now.own:
        return _("Sharing no longer pays for %(name)s") % name
    if pair.now.own and not pair.before.own:
        return _("Sharing now pays for %(name)s") % name
    if not pair.now.own:
        return _("%(name)s still pays least alone") % name
    return _compared(_saved(pair.before), _saved(pair.now))


def _compared(before_cents: int, now_cents: int) -> str:
    if now_cents == before_cents:
        return _("Sharing pays the same")
    return _("Sharing pays more") if now_cents > before_cents else _("Sharing still pays, by less")


def _saved(one: Reading) -> int:
    return alone_of(one) - share_of(one)


def _company(pair: _Pair) -> list[str]:
    """Who is in the reader's group now and was not, and the other way round."""
    if pair.before.own is None or pair.now.own is None:
        return []
    then = {member.id: member.name for member in pair.before.own.group.members}
    now = {member.id: member.name for member in pair.now.own.group.members}
    came = [name for id_, name in now.items() if id_ not in then]
    left = [name for id_, name in then.items() if id_ not in now]
    if not came and not left:
        return [_("The same %(count)s share.") % {"count": in_words(len(now))}]
    found = []
    if came:
        found.append(_("In the group now: %(names)s.") % {"names": named_or_counted(came)})
    if left:
        found.append(_("No longer in it: %(names)s.") % {"names": named_or_counted(left)})
    return found


def _lines(pair: _Pair) -> tuple[ChangeLine, ...]:
    before, now = pair.before, pair.now
    everyone = ChangeLine(_("All groups save"), before.saving_cents, now.saving_cents)
    if now.center is None:
        return (
            ChangeLine(_("Everyone, shared"), *_totals(pair, "total_cost_cents")),
            ChangeLine(_("Everyone, alone"), *_totals(pair, "baseline_cost_cents")),
            everyone,
        )
    name = {"name": now.center.name}
    return (
        ChangeLine(_("%(name)s, by this plan") % name, share_of(before), share_of(now)),
        ChangeLine(_("%(name)s, alone") % name, alone_of(before), alone_of(now)),
        ChangeLine(_("%(name)s saves") % name, _saved(before), _saved(now)),
        everyone,
    )


def _totals(pair: _Pair, name: str) -> tuple[int, int]:
    return getattr(pair.before.plan, name), getattr(pair.now.plan, name)
