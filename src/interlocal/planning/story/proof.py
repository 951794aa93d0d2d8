"""How sure the plan is: the badge, and the three costs of the proof line."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interlocal.core.formats import money
from interlocal.planning.bridge import Instance, Plan
from interlocal.planning.story.words import governments, plain


@dataclass(frozen=True)
class Proof:
    """What is proven of a plan, in a title and sentences, with the costs behind it."""

    title: str
    sentences: tuple[str, ...]
    is_proven: bool
    is_best: bool
    within: str
    floor_cents: int
    plan_cents: int
    alone_cents: int
    governments: str
    seconds: str
    limit_seconds: str
    used_all_time: bool

    @property
    def unproven_cents(self) -> int:
        """The most that another plan could still save a year."""
        return self.plan_cents - self.floor_cents


def proof(plan: Plan, instance: Instance) -> Proof:
    """The proof of ``plan``, in a reader's words."""
    is_best = plan.status == "optimal"
    has_bound = plan.lower_bound_cents > 0
    within = f"{math.ceil(plan.gap * 1000 - 1e-6) / 10:.1f}%"
    count = governments(len(instance.governments))
    return Proof(
        title=_title(is_best=is_best, has_bound=has_bound, within=within),
        sentences=(
            _sentence(plan, count, is_best=is_best, has_bound=has_bound),
            _("Every cost, limit and share was checked again by a second program."),
        ),
        is_proven=is_best or has_bound,
        is_best=is_best,
        within=within,
        floor_cents=plan.lower_bound_cents,
        plan_cents=plan.total_cost_cents,
        alone_cents=plan.baseline_cost_cents,
        governments=count,
        seconds=f"{plan.seconds:.1f}",
        limit_seconds=plain(instance.time_limit_seconds),
        used_all_time=plan.seconds > 0.9 * instance.time_limit_seconds,
    )


def _title(*, is_best: bool, has_bound: bool, within: str) -> str:
    if is_best:
        return _("Proven best")
    if has_bound:
        return _("Proven within %(part)s of the best") % {"part": within}
    return _("Not proven")


def _sentence(plan: Plan, count: str, *, is_best: bool, has_bound: bool) -> str:
    words = {"count": count, "more": money(plan.total_cost_cents - plan.lower_bound_cents)}
    if is_best:
        return _("No other grouping of these %(count)s costs less.") % words
    if has_bound:
        return (
            _(
                "No other grouping of these %(count)s can save more than %(more)s a year beyond "
                "this one, all together."
            )
            % words
        )
    return _("A plan was found; how good it is, we cannot say yet.")
