"""The answer in one sentence with two numbers, and what to know before being impressed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import about_money, in_words, money, percent
from interlocal.planning.bridge import Government, Instance, Plan, role_named
from interlocal.planning.story.reading import Reading, reading
from interlocal.planning.story.words import (
    governments,
    joined,
    neighbors,
    posts_of,
    reach,
    role_with_article,
    state_of,
)


@dataclass(frozen=True)
class Answer:
    """What was asked, the answer, and the sentences under it."""

    asked: str
    sentence: str
    lead: str

    @property
    def title(self) -> str:
        """The answer as the title of a window."""
        return self.sentence.rstrip(".")


def answer(plan: Plan, instance: Instance, *, rule: str | None = None) -> Answer:
    """The answer to the question of ``instance``, for the government that asked or the region."""
    readings = [reading(plan, instance, role=role, rule=rule) for role in plan.roles]
    center = readings[0].center
    if center is None:
        return Answer(question(instance), _region_sentence(plan, instance), _region_lead(plan))
    if len(readings) == 1:
        sentence = _one_role(readings[0], center)
    else:
        sentence = _several_roles(readings, center)
    return Answer(question(instance), sentence, _lead(readings, center))


def question(instance: Instance) -> str:
    """What was asked: "Plan for a CISO (security leader), within 30 minutes’ drive."."""
    roles = [role_named(role) for role in instance.roles]
    named = joined([role_with_article(role) for role in roles])
    if len(roles) == 1 and roles[0].is_leader:
        named = _("%(role)s (%(what)s)") % {"role": named, "what": _(roles[0].explanation)}
    where = "" if instance.center else state_of(instance)
    if where:
        named = _("%(roles)s in %(where)s") % {"roles": named, "where": where}
    how_far = reach(instance.limits)
    if not how_far:
        return _("Plan for %(roles)s.") % {"roles": named}
    return _("Plan for %(roles)s, %(reach)s.") % {"roles": named, "reach": how_far}


def share_of(one: Reading) -> int:
    """What the government that asked would pay a year for the role, shared or alone."""
    if one.own is not None and one.own_member is not None:
        return one.own_member.shares_cents[one.rule_for(one.own.group)]
    return one.own_alone.cost_cents if one.own_alone else 0


def alone_of(one: Reading) -> int:
    """What it would pay alone."""
    if one.own_member is not None:
        return one.own_member.baseline_cents
    return one.own_alone.cost_cents if one.own_alone else 0


def _one_role(one: Reading, center: Government) -> str:
    words = {
        "name": center.name,
        "role": role_with_article(one.role),
        "share": about_money(share_of(one)),
        "alone": about_money(alone_of(one)),
    }
    if one.own is None:
        return _("%(name)s pays least for %(role)s on its own: about %(alone)s a year.") % words
    words["neighbors"] = neighbors(len(one.own.group.members) - 1)
    if share_of(one) > alone_of(one):
        return (
            _(
                "By this rule %(name)s would pay about %(share)s a year for %(role)s, shared with "
                "%(neighbors)s. Alone it would cost %(alone)s."
            )
            % words
        )
    return (
        _(
            "%(name)s could have %(role)s for about %(share)s a year, shared with %(neighbors)s. "
            "Alone it would cost %(alone)s."
        )
        % words
    )


def _several_roles(readings: Sequence[Reading], center: Government) -> str:
    words = {
        "name": center.name,
        "roles": joined([role_with_article(one.role) for one in readings]),
        "share": about_money(sum(map(share_of, readings))),
        "alone": about_money(sum(map(alone_of, readings))),
    }
    if not any(one.own for one in readings):
        sentence = _("%(name)s pays least for %(roles)s on its own: about %(alone)s a year.")
        return sentence % words
    return (
        _(
            "%(name)s could have %(roles)s for about %(share)s a year by sharing. "
            "Alone they would cost %(alone)s."
        )
        % words
    )


def _lead(readings: Sequence[Reading], center: Government) -> str:
    sharing = [one for one in readings if one.own is not None]
    parts = [_host_sentence(one) for one in sharing]
    kept = [one for one in readings if one.own is None]
    if sharing and kept:
        roles = joined([role_with_article(one.role) for one in kept])
        words = {"roles": roles, "name": center.name}
        parts.append(_("For %(roles)s, %(name)s pays least alone.") % words)
    if len(sharing) == 1 and not kept:
        parts.append(_saving_sentence(sharing[0]))
    if not sharing:
        parts.append(_neighbors_sentence(readings[0]))
    parts.append(_("If you have nobody today, this is new spending for cover you do not have."))
    return " ".join(filter(None, parts))


def _host_sentence(one: Reading) -> str:
    if one.own is None:
        return ""
    group = one.own.group
    words = {"host": group.host.name, "posts": posts_of(group.half_posts, one.role)}
    return _("%(host)s would employ %(posts)s.") % words


def _saving_sentence(one: Reading) -> str:
    """Who saves how much, in the reader's group, by the rule chosen."""
    if one.own is None or one.own_member is None:
        return ""
    group, rule = one.own.group, one.rule_for(one.own.group)
    parts = [saved_part(m.baseline_cents, m.shares_cents[rule]) for m in group.members]
    own = saved_part(one.own_member.baseline_cents, one.own_member.shares_cents[rule])
    words = {"name": one.own_member.name, "part": percent(own), "count": in_words(len(parts))}
    if min(parts) < 0:
        more = sum(part < 0 for part in parts)
        return ngettext(
            "By this rule one of the %(count)s would pay more than alone.",
            "By this rule %(more)s of the %(count)s would pay more than alone.",
            more,
        ) % {**words, "more": in_words(more)}
    if percent(min(parts)) == percent(max(parts)):
        return _("Everyone in the group pays %(part)s less than alone.") % words
    return _("Everyone in the group pays less than alone, %(name)s %(part)s less.") % words


def saved_part(alone_cents: int, share_cents: int) -> float:
    """The saving as a part of the cost alone; negative where the share is more."""
    return (alone_cents - share_cents) / alone_cents if alone_cents else 0.0


def _neighbors_sentence(one: Reading) -> str:
    if not one.groups:
        return _("Nobody around would pay less by sharing.")
    words = {"count": governments(one.sharing_count), "saving": money(one.saving_cents)}
    return _("Around it, %(count)s would share and save %(saving)s a year together.") % words


def _region_sentence(plan: Plan, instance: Instance) -> str:
    where = state_of(instance) or _("the region")
    roles = joined([_(role_named(role).plural) for role in plan.roles])
    sharing = {member.id for group in plan.groups for member in group.members}
    if not sharing:
        words = {"where": where, "roles": roles}
        return _("Nobody in %(where)s would pay less by sharing %(roles)s.") % words
    return _(
        "%(count)s governments of %(where)s could share %(roles)s and save about %(saving)s a year."
    ) % {
        "count": f"{len(sharing):,}",
        "where": where,
        "roles": roles,
        "saving": about_money(plan.saving_cents),
    }


def _region_lead(plan: Plan) -> str:
    words = {
        "total": about_money(plan.total_cost_cents),
        "alone": about_money(plan.baseline_cost_cents),
    }
    total = _("Everyone together would pay %(total)s a year for the cover instead of %(alone)s.")
    today = _("Where nobody does this work today, it is new spending for cover they do not have.")
    return f"{total % words} {today}"
