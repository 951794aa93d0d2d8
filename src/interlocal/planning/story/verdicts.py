"""Whether a share rule holds a group together, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import in_words, money
from interlocal.planning.bridge import CoreVerdict, Group
from interlocal.planning.story.reading import rules_of
from interlocal.planning.story.words import named_or_counted, rule_in_sentence


@dataclass(frozen=True)
class Verdict:
    """A heading and what follows."""

    heading: str
    text: str


def verdicts(group: Group, rule: str, *, is_asked: bool) -> tuple[Verdict, ...]:
    """Why this rule, whether it holds, and why not the simplest one."""
    found = [_why_rule(group, rule, is_asked=is_asked), _holds(group, rule)]
    simpler = _failing_simpler(group, rule)
    return (*found, *([simpler] if simpler else []))


def can_hold(group: Group, rule: str) -> str:
    """The core test of one rule in a sentence or two."""
    verdict = group.verdicts[rule]
    if verdict.holds:
        return " ".join(filter(None, [_nobody_better(group), _closest(group, verdict)]))
    sentence = would_leave(group, verdict)
    if group.core_is_empty:
        sentence += " " + _("Under any rule some subgroup would do better leaving.")
    return sentence


def would_leave(group: Group, verdict: CoreVerdict) -> str:
    """Who would pay less without the others: the subgroup that gains most."""
    words = {
        "names": named_or_counted(names_of(group, verdict.subgroup)),
        "pays": money(verdict.pays_cents),
        "alone": money(verdict.alone_cents),
    }
    if len(verdict.subgroup) == 1:
        return _("%(names)s would pay %(pays)s for what costs it %(alone)s alone.") % words
    return (
        _("%(names)s would together pay %(pays)s for what costs them %(alone)s on their own.")
        % words
    )


def names_of(group: Group, ids: tuple[str, ...]) -> list[str]:
    """Members' names by their ids."""
    name_by_id = {member.id: member.name for member in group.members}
    return [name_by_id[id_] for id_ in ids]


def _why_rule(group: Group, rule: str, *, is_asked: bool) -> Verdict:
    words = {"rule": rule_in_sentence(rule), "default": rule_in_sentence(group.default_rule)}
    heading = _("Why “%(rule)s”") % words
    if rule != group.default_rule and is_asked:
        if group.rule_holds:
            text = _(
                "You chose it. The simplest rule under which nobody pays more than alone and no "
                "subgroup gains by leaving is “%(default)s”."
            )
        else:
            text = _("You chose it. None of the rules holds this group together.")
        return Verdict(heading, text % words)
    if group.rule_holds:
        text = _(
            "It is the simplest rule under which nobody pays more than alone and no subgroup gains "
            "by leaving."
        )
    else:
        text = _(
            "No rule holds this group together. This one comes nearest: it leaves the worst-off as "
            "well off as can be."
        )
    return Verdict(heading, text)


def _holds(group: Group, rule: str) -> Verdict:
    yes_or_no = _("Yes.") if group.verdicts[rule].holds else _("No.")
    return Verdict(_("Can it hold together?"), f"{yes_or_no} {can_hold(group, rule)}")


def _nobody_better(group: Group) -> str:
    words = {"count": in_words(len(group.members))}
    return _("No subgroup of the %(count)s would pay less on its own.") % words


def _closest(group: Group, verdict: CoreVerdict) -> str:
    if not verdict.closest:
        return ""
    words = {
        "names": named_or_counted(names_of(group, verdict.closest)),
        "loss": money(verdict.closest_slack_cents),
    }
    if verdict.closest_slack_cents == 0:
        return _("The closest, %(names)s, would neither gain nor lose by leaving.") % words
    return (
        ngettext(
            "The closest is %(names)s, which would lose %(loss)s a year by leaving.",
            "The closest are %(names)s, who would lose %(loss)s a year by leaving.",
            len(verdict.closest),
        )
        % words
    )


def _failing_simpler(group: Group, rule: str) -> Verdict | None:
    """The simplest rule that does not hold, where it is simpler than the one chosen."""
    for simpler in rules_of(group):
        if simpler == rule:
            return None
        if not group.verdicts[simpler].holds:
            heading = _("Why not “%(rule)s”?") % {"rule": rule_in_sentence(simpler)}
            return Verdict(heading, would_leave(group, group.verdicts[simpler]))
    return None
