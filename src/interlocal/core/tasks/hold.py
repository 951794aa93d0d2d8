"""A worker's claim on a task, and how the task's own code makes sure that it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction

from interlocal.core.models import TaskRow


class LeaseLost(Exception):
    """Another worker has taken the task over: stop, and keep nothing."""


@dataclass(frozen=True)
class Hold:
    """One worker's claim on one task: good as long as nobody took it up under a higher number."""

    task_id: UUID
    attempt: int

    def rows(self) -> models.QuerySet[TaskRow]:
        """The task's row while the claim is good, else nothing."""
        running = TaskRow.Status.RUNNING
        return TaskRow.objects.filter(pk=self.task_id, attempt=self.attempt, status=running)


_held: ContextVar[Hold | None] = ContextVar("_held", default=None)


@contextmanager
def held(hold: Hold) -> Iterator[None]:
    """Run a task's code under ``hold``."""
    token = _held.set(hold)
    try:
        yield
    finally:
        _held.reset(token)


def confirm() -> None:
    """Raise ``LeaseLost`` unless the running task is still ours, and keep it ours until we commit.

    Called at the start of the transaction that stores a task's effects, it makes them count once:
    the row stays locked, so nobody can take the task over before the effects are in. Outside a
    worker (a plan made while the person waits) there is nothing to confirm.
    """
    hold = _held.get()
    if hold is None:
        return
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("confirm() holds the task only inside a transaction.")
    # An update and not a SELECT … FOR UPDATE: it takes the lock on SQLite too.
    if not hold.rows().update(attempt=hold.attempt):
        raise LeaseLost
