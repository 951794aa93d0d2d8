"""The sentences of a brief: the question, how sure the figures are, risks, next steps."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from interlocal.core.formats import in_words, money
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.exports.brief.content import Point
from interlocal.planning.story.figures import used_text
from interlocal.planning.story.proof import proof
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.ways import break_even
from interlocal.planning.story.words import (
    capitalized,
    governments,
    joined,
    neighbors,
    plain,
    posts_of,
    role_with_article,
    state_of,
)

# The assumptions that most change the answer; all of them stand at the plan's address.
NAMED = ("benefits_load", "overhead", "productive_hours", "coordination_hours")


def question(readings: Sequence[Reading]) -> str:
    """What the council is asked to decide."""
    sharing = [one for one in readings if one.own]
    if readings[0].center is None and not any(one.groups for one in readings):
        return _("There is no question for the board: nobody here would pay less by sharing.")
    if readings[0].center is None:
        count = governments(sum(one.sharing_count for one in readings))
        return _(
            "The question for the board: may staff invite the %(count)s of the groups below to "
            "talks on sharing? This commits no money."
        ) % {"count": count}
    if not sharing:
        return _not_sharing(readings)
    return _(
        "The question for council: may staff open talks with %(shared)s? This commits no money."
    ) % {"shared": joined([_talks(one) for one in sharing])}


def _talks(one: Reading) -> str:
    """ "eight neighbors on sharing one half-time CISO, employed by Chelsea" """
    if one.own is None:
        return ""
    group = one.own.group
    return _("%(neighbors)s on sharing %(posts)s, employed by %(host)s") % {
        "neighbors": neighbors(len(group.members) - 1),
        "posts": posts_of(group.half_posts, one.role),
        "host": group.host.name,
    }


def _not_sharing(readings: Sequence[Reading]) -> str:
    wanted = []
    for one in readings:
        if one.own_alone is None:
            continue
        words = {
            "hours": plain(one.own_alone.hours_per_week),
            "role": role_with_article(one.role),
            "cost": money(one.own_alone.cost_cents),
        }
        wanted.append(_("%(role)s for %(hours)s hours a week, about %(cost)s a year") % words)
    return _(
        "The question for council: is it worth going alone, with %(wanted)s? Sharing would not "
        "cost less under these assumptions."
    ) % {"wanted": joined(wanted)}


def how_sure(plan: Plan, instance: Instance) -> str:
    """What is proven."""
    if plan.status == "none":
        return f"{plan.why_none} {_('This is certain, not a search that ran out of time.')}"
    found = proof(plan, instance)
    return f"{found.title}. {' '.join(found.sentences)}"


def rests_on(plan: Plan, instance: Instance) -> str:
    """The assumptions that most change the answer, and those a person put in place of ours."""
    names = [*NAMED, *(f"market_hour_{role}" for role in plan.roles)]
    own = [known.name for known in instance.assumptions.overridden]
    parts = [
        _("%(label)s %(value)s%(own)s")
        % {
            "label": _lowered(_(known.label)),
            "value": used_text(known, known.value),
            "own": _(" (own figure)") if known.is_yours else "",
        }
        for known in (instance.assumptions[name] for name in dict.fromkeys([*names, *own]))
    ]
    return _(
        "All figures are estimates under these assumptions, among others: %(assumptions)s. Change "
        "one, and the plan can be made again."
    ) % {"assumptions": "; ".join(parts)}


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


def risks(readings: Sequence[Reading]) -> tuple[Point, ...]:
    """What could go wrong, each with what to do about it."""
    sharing = [one for one in readings if one.own or (one.center is None and one.groups)]
    if not sharing:
        return _risks_alone()
    points = []
    for one in sharing:
        price = break_even(one)
        if one.own and price:
            words = {"price": money(price.price_cents), "role": role_with_article(one.role)}
            text = _("Below %(price)s an hour for %(role)s, buying is cheaper.") % words
            points.append(Point(bold=_("Prices fall."), text=text))
    hosts = list(dict.fromkeys(one.own.group.host.name for one in sharing if one.own))
    carrier = joined(hosts) or _("A host")
    return (
        *points,
        Point(
            bold=_("A member leaves."),
            text=_("Each remaining share rises. Ask for a year’s notice."),
        ),
        Point(
            bold=_("The person leaves."),
            text=_("Name a deputy and hold interim cover."),
        ),
        Point(
            bold=_("%(host)s would carry the employer’s risk.") % {"host": carrier},
            text=_("The agreement should say who pays if hours go unused."),
        ),
    )


def _risks_alone() -> tuple[Point, ...]:
    return (
        Point(
            bold=_("Prices rise."),
            text=_("A bought hour may cost more than assumed; ask for three quotes."),
        ),
        Point(
            bold=_("The person leaves."),
            text=_("Ask the provider who stands in, and how soon."),
        ),
        Point(
            bold=_("A neighbor starts to look."),
            text=_("Sharing may pay then. Make the plan again each budget year."),
        ),
    )


def steps(instance: Instance, readings: Sequence[Reading]) -> tuple[Point, ...]:
    """What comes next, from now to the vote."""
    sharing = [one for one in readings if one.own]
    if not sharing and (readings[0].center or not any(one.groups for one in readings)):
        return (
            Point(bold=_("Now"), text=_("Record that sharing was looked at, and why not.")),
            Point(bold=_("Next budget"), text=_("Ask for quotes, and make this plan again.")),
        )
    state = state_of(instance)
    law = _("%(state)s law") % {"state": state} if state else _("each state’s law")
    count = max((len(one.own.group.members) for one in sharing if one.own), default=0)
    who = capitalized(in_words(count)) + " " + _("managers") if count else _("Their managers")
    return (
        Point(bold=_("Now"), text=_("The governing body lets staff open talks. No commitment.")),
        Point(
            bold=_("Then"),
            text=_(
                "%(who)s agree hours, split and notice. Counsel reviews the draft against %(law)s."
            )
            % {"who": who, "law": law},
        ),
        Point(
            bold=_("Vote"),
            text=_(
                "Each governing body approves the same agreement. It takes effect after all "
                "approvals and any filing the law asks for."
            ),
        ),
    )
