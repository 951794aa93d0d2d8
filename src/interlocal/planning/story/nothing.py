"""No plan exists: the plain no, why, what alone costs, and what would change the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interlocal.core.formats import money
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.story.reading import Reading
from interlocal.planning.story.words import joined, plain, reach, role_with_article


@dataclass(frozen=True)
class Trial:
    """A question near the one asked, and how many could host then; ``asks`` is how to put it."""

    name: str
    value: float
    hosts: int
    asks: Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """One row of "if you … then …"."""

    label: str
    then: str
    asks: Mapping[str, str]
    helps: bool


@dataclass(frozen=True)
class Nothing:
    """The page of a question without a plan."""

    heading: str
    lead: str
    alone: str
    options: tuple[Option, ...]

    @property
    def best(self) -> Option | None:
        """The nearest question that may have a plan."""
        return next((option for option in self.options if option.helps), None)


def nothing(
    plan: Plan, instance: Instance, readings: Sequence[Reading], trials: Sequence[Trial]
) -> Nothing:
    """The no, and what would change it."""
    return Nothing(
        heading=_heading(instance, readings),
        lead=f"{plan.why_none} " + _("This is certain, not a search that ran out of time."),
        alone=" ".join(filter(None, map(_alone, readings))),
        options=tuple(map(_option, trials)),
    )


def _heading(instance: Instance, readings: Sequence[Reading]) -> str:
    center = readings[0].center if readings else None
    roles = joined([role_with_article(one.role) for one in readings])
    words = {"roles": roles, "reach": reach(instance.limits)}
    if center is None:
        return _("Nobody here could share %(roles)s") % words
    words["name"] = center.name
    if not words["reach"]:
        return _("%(name)s has nobody to share %(roles)s with") % words
    return _("%(name)s has nobody %(reach)s to share %(roles)s with") % words


def _alone(one: Reading) -> str:
    own = one.own_alone
    if own is None:
        return ""
    words = {
        "hours": plain(own.hours_per_week),
        "cost": money(own.cost_cents),
        "role": role_with_article(one.role),
    }
    if own.baseline.way == "hire":
        return _("Hiring %(role)s alone would cost %(cost)s a year.") % words
    count = 1 if own.hours_per_week == 1 else 2
    return (
        ngettext(
            "Buying about %(hours)s hour a week of %(role)s alone would cost %(cost)s a year.",
            "Buying about %(hours)s hours a week of %(role)s alone would cost %(cost)s a year.",
            count,
        )
        % words
    )


def _option(trial: Trial) -> Option:
    if trial.name == "drive":
        label = _("Allow %(minutes)s minutes’ drive") % {"minutes": plain(trial.value)}
    else:
        label = _("Let governments with %(staff)s staff host") % {"staff": plain(trial.value)}
    if trial.hosts:
        then = ngettext(
            "%(hosts)s other government could host",
            "%(hosts)s other governments could host",
            trial.hosts,
        ) % {"hosts": f"{trial.hosts:,}"}
    else:
        then = _("Still nobody could host. No change")
    return Option(label=label, then=then, asks=trial.asks, helps=bool(trial.hosts))
