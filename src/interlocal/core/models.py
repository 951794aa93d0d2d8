"""Tables of the ground floor: people who sign in, the audit trail, and work to be done."""

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
