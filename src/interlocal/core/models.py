"""Tables of the ground floor: people who sign in, the audit trail, and work to be done."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account; who she is to an organization is said elsewhere, above."""


class AuditLine(models.Model):
    """One thing done, for good: written by ``core.audit.note`` and by nothing else.

    The database itself refuses to change or remove a line (see ``core.append_only``), and each line
    carries the hash of the one before it, so that a change made behind the database's back shows.
    """

    number = models.PositiveBigIntegerField(_("number"), primary_key=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    action = models.CharField(_("action"), max_length=80)
    subject_kind = models.CharField(_("kind of subject"), max_length=100, blank=True)
    subject_key = models.CharField(_("subject"), max_length=100, blank=True)
    # Text and not JSONField: the very characters that were hashed must come back.
    details = models.TextField(_("details"))
    previous = models.CharField(_("hash of the line before"), max_length=64, unique=True)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("audit line")
        verbose_name_plural = _("audit lines")
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="audit_by_subject")]
        constraints = [
            models.CheckConstraint(condition=models.Q(number__gte=1), name="audit_counts_from_one")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class TaskRow(models.Model):
    """A piece of background work: what to call, how it stands, and who holds it until when.

    Written by ``core.tasks.queue`` and by nothing else. ``attempt`` counts the times it was taken
    up and is the fencing token: whoever holds an older number has lost the work.
    """

    class Status(models.TextChoices):
        """The statuses of Django's task interface, by its own names."""

        READY = "READY", _("waiting")
        RUNNING = "RUNNING", _("running")
        FAILED = "FAILED", _("failed")
        SUCCESSFUL = "SUCCESSFUL", _("done")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task_path = models.CharField(_("task"), max_length=200)
    arguments = models.JSONField(_("arguments"))
    backend_name = models.CharField(_("backend"), max_length=32)
    queue_name = models.CharField(_("queue"), max_length=32)
    priority = models.SmallIntegerField(_("priority"), default=0)
    run_after = models.DateTimeField(_("not before"), null=True)
    enqueued_at = models.DateTimeField(_("asked for"))

    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.READY
    )
    attempt = models.PositiveSmallIntegerField(_("times taken up"), default=0)
    workers = models.JSONField(_("workers, one for each time"), default=list)
    lease_until = models.DateTimeField(_("held until"), null=True)
    started_at = models.DateTimeField(_("first taken up"), null=True)
    last_attempted_at = models.DateTimeField(_("last taken up"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    return_value = models.JSONField(_("result"), null=True)
    error_class = models.CharField(_("kind of error"), max_length=200, blank=True)
    error_text = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("background task")
        verbose_name_plural = _("background tasks")
        indexes = [
            models.Index(
                fields=["queue_name", "-priority", "enqueued_at"],
                name="task_unfinished",
                condition=models.Q(status__in=["READY", "RUNNING"]),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="RUNNING", lease_until__isnull=False)
                | (~models.Q(status="RUNNING") & models.Q(lease_until__isnull=True)),
                name="task_is_held_while_running",
            )
        ]

    def __str__(self) -> str:
        return f"{self.task_path} ({self.status.lower()})"
