"""A plan in the making: what is there already, how far it is, what comes next."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from interlocal.core.formats import money
from interlocal.planning.bridge import Instance, PlanProgress, role_named
from interlocal.planning.story.words import governments, plain

State = Literal["done", "now", "next"]


@dataclass(frozen=True)
class WorkStep:
    """One step of the work."""

    state: State
    text: str
    note: str = ""
    seconds: str = ""


@dataclass(frozen=True)
class Running:
    """The page of a plan that is not finished; ``spoken`` is for those who listen."""

    lead: str
    seconds: float
    limit_seconds: float
    time_words: str
    steps: tuple[WorkStep, ...]
    has_plan: bool

    @property
    def spoken(self) -> str:
        """The state in one sentence."""
        return f"{self.time_words}. {self.lead}"


def running(
    instance: Instance, progress: PlanProgress | None, *, waited: float, is_stopping: bool
) -> Running:
    """The state of a run; ``progress`` is None until its search has begun."""
    limit = instance.time_limit_seconds
    seconds = min(progress.seconds, limit) if progress else 0.0
    words = {"seconds": f"{seconds:.0f}", "limit": plain(limit)}
    return Running(
        lead=_lead(progress, waited, is_stopping=is_stopping),
        seconds=seconds,
        limit_seconds=limit,
        time_words=_("%(seconds)s of at most %(limit)s seconds") % words,
        steps=_steps(instance, progress, is_ending=seconds >= limit or is_stopping),
        has_plan=_saving(progress) > 0,
    )


def _saving(progress: PlanProgress | None) -> int:
    return progress.baseline_cost_cents - progress.best_cost_cents if progress else 0


def _lead(progress: PlanProgress | None, waited: float, *, is_stopping: bool) -> str:
    if is_stopping:
        return _("Stopping. The best plan so far is being divided and checked.")
    if progress is None and waited > 10:
        return _("Other plans are being made; this one is next in line.")
    if progress is None:
        return _("The work is about to begin.")
    saving = _saving(progress)
    if saving > 0:
        return _(
            "There is already a plan that saves %(saving)s a year. We are looking for a better one."
        ) % {"saving": money(saving)}
    return _("We are looking for groups that pay.")


def _steps(
    instance: Instance, progress: PlanProgress | None, *, is_ending: bool
) -> tuple[WorkStep, ...]:
    minimum = instance.assumptions.value("host_minimum_staff")
    hosts = sum(one.may_host and one.staff >= minimum for one in instance.governments)
    found = _("Found %(governments)s and %(hosts)s possible hosts") % {
        "governments": governments(len(instance.governments)),
        "hosts": f"{hosts:,}",
    }
    last = (_("Split each group’s cost seven ways"), _("Check every figure with a second program"))
    if progress is None:
        waiting = (_("Price each one alone"), _("Look for better groups"), *last)
        return (WorkStep("done", found), *(WorkStep("next", text) for text in waiting))
    return (
        WorkStep("done", found),
        WorkStep("done", _priced(progress)),
        _search_step(progress, is_ending=is_ending),
        *(WorkStep("next", text) for text in last),
    )


def _priced(progress: PlanProgress) -> str:
    words = {"cost": money(progress.baseline_cost_cents), "role": _(role_named(progress.role).name)}
    if progress.role_count == 1:
        return _("Priced each one alone: %(cost)s together") % words
    return _("Priced each one alone, %(role)s: %(cost)s together") % words


def _search_step(progress: PlanProgress, *, is_ending: bool) -> WorkStep:
    text = _("Looking for better groups")
    if progress.role_count > 1:
        text = _("Looking for better groups: %(role)s, role %(number)s of %(count)s") % {
            "role": _(role_named(progress.role).name),
            "number": progress.role_number,
            "count": progress.role_count,
        }
    return WorkStep(
        "now",
        text,
        note=_bound(progress) + (" " + _("The search is ending.") if is_ending else ""),
        seconds=f"{progress.seconds:.1f} s",
    )


def _bound(progress: PlanProgress) -> str:
    best, floor = progress.best_cost_cents, progress.lower_bound_cents
    words = {"best": money(best), "floor": money(floor)}
    if best <= 0:
        return ""
    if floor <= 0:
        return _("Best so far costs %(best)s a year.") % words
    return _(
        "Best so far costs %(best)s. No plan can cost less than %(floor)s, so at most %(left)s is "
        "left to find."
    ) % {**words, "left": f"{(best - floor) / best * 100:.1f}%"}
