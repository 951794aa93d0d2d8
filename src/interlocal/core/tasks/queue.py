"""Every change to the table of tasks: add, take, hold on, finish, give up.

A worker *takes* a task by a lease that it renews while it works. A lease that ran out means that
the worker died: the next worker takes the task under a new attempt number, and from then on nothing
the old one does about it counts. Leases are measured by the database's clock, since hosts differ.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks.base import Task
from django_tasks.utils import normalize_json

from interlocal.core.models import TaskRow
from interlocal.core.tasks.failing import say_failed
from interlocal.core.tasks.hold import Hold

READY, RUNNING = TaskRow.Status.READY, TaskRow.Status.RUNNING
LEASE_LOST = "interlocal.core.tasks.hold.LeaseLost"


def add(task: Task[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> TaskRow:
    """Store a task in the caller's transaction."""
    return TaskRow.objects.create(
        task_path=task.module_path,
        arguments=normalize_json({"args": list(args), "kwargs": dict(kwargs)}),
        backend_name=task.backend,
        queue_name=task.queue_name,
        priority=task.priority,
        run_after=task.run_after,
        enqueued_at=timezone.now(),
    )


def open_tasks(queues: Sequence[str]) -> QuerySet[TaskRow]:
    """What a worker of these queues could take now, the most pressing first."""
    due = Q(status=READY) & (Q(run_after__isnull=True) | Q(run_after__lte=Now()))
    orphaned = Q(status=RUNNING, lease_until__lt=Now())
    rows = TaskRow.objects.filter(due | orphaned, queue_name__in=queues)
    return rows.order_by("-priority", "enqueued_at")


def take(worker: str, queues: Sequence[str], lease: float, attempts: int) -> TaskRow | None:
    """The most pressing task, now held by ``worker`` for ``lease`` seconds; None when none waits.

    A task that was taken up ``attempts`` times before and never finished is given up here.
    """
    # Look before locking: on SQLite the lock would keep every writer waiting.
    while open_tasks(queues).exists():
        with transaction.atomic():
            row = open_tasks(queues).select_for_update(skip_locked=True).first()
            if row is None:
                return None
            if row.attempt < attempts:
                return _start(row, worker, lease)
            _give_up(row)
    return None


def _start(row: TaskRow, worker: str, lease: float) -> TaskRow:
    now = timezone.now()
    TaskRow.objects.filter(pk=row.pk).update(
        status=RUNNING,
        attempt=row.attempt + 1,
        workers=[*row.workers, worker],
        started_at=row.started_at or now,
        last_attempted_at=now,
        lease_until=Now() + timedelta(seconds=lease),
    )
    row.refresh_from_db()
    return row


def _give_up(row: TaskRow) -> None:
    TaskRow.objects.filter(pk=row.pk).update(
        status=TaskRow.Status.FAILED,
        lease_until=None,
        finished_at=timezone.now(),
        error_class=LEASE_LOST,
        error_text=f"Given up: the worker died or fell silent {row.attempt} times,"
        f" the last time as {row.workers[-1]}.",
    )
    say_failed(row)


def renew(hold: Hold, lease: float) -> bool:
    """Hold on for another ``lease`` seconds; False when the task is another's by now."""
    return bool(hold.rows().update(lease_until=Now() + timedelta(seconds=lease)))


def succeed(hold: Hold, value: Any) -> bool:
    """Store the result; False, and nothing stored, when the task is another's by now."""
    return _finish(hold, status=TaskRow.Status.SUCCESSFUL, return_value=normalize_json(value))


def fail(hold: Hold, error_class: str, error_text: str) -> bool:
    """Store the error for good; False, and nothing stored, when the task is another's by now."""
    status = TaskRow.Status.FAILED
    with transaction.atomic():
        ours = _finish(hold, status=status, error_class=error_class, error_text=error_text)
        if ours:
            say_failed(TaskRow.objects.get(pk=hold.task_id))
    return ours


def put_back(hold: Hold, seconds: float = 0) -> bool:
    """Let any worker take the task after ``seconds``: this one stops, or lost the database."""
    run_after = Now() + timedelta(seconds=seconds)
    return bool(hold.rows().update(status=READY, lease_until=None, run_after=run_after))


def _finish(hold: Hold, **changes: Any) -> bool:
    changes = {**changes, "lease_until": None, "finished_at": timezone.now()}
    return bool(hold.rows().update(**changes))
