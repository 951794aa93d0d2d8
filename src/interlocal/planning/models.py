"""Tables of planning: each run of the planner, what it was asked, and the plan it made."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from interlocal.organizations.models import Organization


class PlanRun(models.Model):
    """One question put to the planner, frozen with every figure it rests on, and its answer.

    The address of a run is made from what was asked (``token``), so the same question from the same
    figures leads to the same page. A finished run never changes.
    """

    class State(models.TextChoices):
        """How far the run is."""

        WAITING = "waiting", _("Waiting for a worker")
        WORKING = "working", _("Working")
        READY = "ready", _("Ready")
        NONE = "none", _("No plan exists")
        FAILED = "failed", _("Stopped by a fault")

    token = models.CharField(max_length=24, unique=True)
    center = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="plan_runs", verbose_name=_("center")
    )
    ask = models.JSONField(
        help_text="What the person asked for, as the form or command line said it."
    )
    instance = models.JSONField(help_text="Every figure the plan rests on, frozen.")
    engine_version = models.CharField(max_length=20)
    previous = models.ForeignKey(
        "self", models.SET_NULL, null=True, related_name="followers", verbose_name=_("made from")
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    asked_at = models.DateTimeField(auto_now_add=True)

    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    stop_wished = models.BooleanField(default=False)
    progress = models.JSONField(default=dict)
    plan = models.JSONField(null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = [
            models.CheckConstraint(
                name="plan_run_state_known",
                condition=Q(state__in=["waiting", "working", "ready", "none", "failed"]),
            ),
            models.CheckConstraint(
                name="plan_run_answered_has_plan",
                condition=Q(
                    state__in=["ready", "none"], plan__isnull=False, finished_at__isnull=False
                )
                | Q(state__in=["waiting", "working"], plan__isnull=True, finished_at__isnull=True)
                | Q(state="failed", plan__isnull=True, finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.token

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {self.State.READY, self.State.NONE, self.State.FAILED}


# Which states a run may go to from each; services move it under a row lock.
MOVES: dict[str, frozenset[str]] = {
    PlanRun.State.WAITING: frozenset({PlanRun.State.WORKING, PlanRun.State.FAILED}),
    PlanRun.State.WORKING: frozenset(
        {PlanRun.State.WORKING, PlanRun.State.READY, PlanRun.State.NONE, PlanRun.State.FAILED}
    ),
    PlanRun.State.READY: frozenset(),
    PlanRun.State.NONE: frozenset(),
    PlanRun.State.FAILED: frozenset({PlanRun.State.WAITING}),
}
