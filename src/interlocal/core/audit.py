"""The audit trail: who did what to what, in lines that only grow and vouch for one another.

``note`` joins the caller's transaction: a deed and its line stand or fall together. A line holds
the SHA-256 of its own content and of the line before it, so the trail cannot fork, and a line
changed, removed or slipped in shows in ``first_broken_line``.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from django.db import connection, models, transaction
from django.utils import timezone

from interlocal.core.models import AuditLine, User

FIRST_PREVIOUS = "0" * 64
# One lock for the whole trail; any number that nothing else in the database locks.
_TRAIL_LOCK = 7_203_114_905


def note(
    action: str,
    *,
    by: User | None,
    subject: models.Model | None = None,
    details: Mapping[str, object] | None = None,
) -> AuditLine:
    """Add a line, in the caller's transaction.

    ``action`` is ``area.verb`` ("plan.requested"); ``details`` are plain JSON values without
    floats (a share of a cent has no place in a record). Call it last: on PostgreSQL the trail stays
    locked for other writers until the transaction ends.
    """
    with transaction.atomic():
        _take_turn()
        last = AuditLine.objects.last()
        line = AuditLine(
            number=last.number + 1 if last else 1,
            at=timezone.now(),
            by=by,
            action=action,
            subject_kind=subject._meta.label_lower if subject else "",
            subject_key=str(subject.pk) if subject else "",
            details=canonical(details or {}),
            previous=last.hash if last else FIRST_PREVIOUS,
        )
        line.hash = hash_of(line)
        line.save(force_insert=True)
    return line


def lines_about(subject: models.Model) -> models.QuerySet[AuditLine]:
    """What was done to ``subject``, oldest first."""
    return AuditLine.objects.filter(
        subject_kind=subject._meta.label_lower, subject_key=str(subject.pk)
    )


def first_broken_line() -> AuditLine | None:
    """The first line that does not follow from the one before it; None when the trail is whole.

    Lines cut off at the end leave a whole, shorter trail: compare its last hash with one kept
    elsewhere (``verify_audit`` prints it).
    """
    previous = FIRST_PREVIOUS
    lines = AuditLine.objects.order_by("number").iterator(chunk_size=2000)
    for number, line in enumerate(lines, start=1):
        if (line.number, line.previous, line.hash) != (number, previous, hash_of(line)):
            return line
        previous = line.hash
    return None


def hash_of(line: AuditLine) -> str:
    """The SHA-256, in hex, of everything a line says, the hash before it included."""
    said = [
        line.number,
        _utc(line.at),
        line.by_id,
        line.action,
        line.subject_kind,
        line.subject_key,
        line.details,
        line.previous,
    ]
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def canonical(value: object) -> str:
    """``value`` as JSON with one spelling only: keys sorted, no spaces, no floats."""
    _refuse_floats(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(f"The audit trail takes whole numbers and text, not the float {value!r}.")
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"The audit trail takes text as keys, not {key!r}.")
            _refuse_floats(item)
    elif isinstance(value, list | tuple):
        for item in value:
            _refuse_floats(item)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _take_turn() -> None:
    """Wait until no other transaction can add a line; SQLite's write lock does that by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TRAIL_LOCK])
