"""The backend named in the ``TASKS`` setting: it keeps tasks as rows; ``worker`` runs them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist
from django_tasks.signals import task_enqueued

from interlocal.core.models import TaskRow
from interlocal.core.tasks import queue


class DatabaseBackend(BaseTaskBackend):
    """Tasks in the site's own database.

    ``enqueue`` joins the caller's transaction: the business and its task are committed together or
    not at all. ``OPTIONS``: ``attempts``, how often a task is taken up when workers die on it;
    ``lease``, for how many seconds a silent worker is believed to live.
    """

    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.attempts = int(self.options.get("attempts", 3))
        self.lease = float(self.options.get("lease", 60))

    def enqueue(
        self, task: Task[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> TaskResult[Any]:
        """Store the task, to be run once the caller's transaction is committed."""
        self.validate_task(task)
        row = queue.add(task, args, kwargs)
        result = result_of(row)
        task_enqueued.send(type(self), task_result=result)
        return result

    def get_result(self, result_id: str) -> TaskResult[Any]:
        """How the task stands now."""
        try:
            row = TaskRow.objects.get(pk=UUID(str(result_id)))
        except (TaskRow.DoesNotExist, ValueError) as problem:
            raise TaskResultDoesNotExist(result_id) from problem
        return result_of(row)


def task_of(row: TaskRow) -> Task[..., Any]:
    """The task a row calls for, under the row's own priority, queue and time."""
    task = import_string(row.task_path)
    if not isinstance(task, Task):
        raise InvalidTaskError(f"{row.task_path} is not a task.")
    return task.using(
        priority=row.priority,
        queue_name=row.queue_name,
        run_after=row.run_after,
        backend=row.backend_name,
    )


def result_of(row: TaskRow) -> TaskResult[Any]:
    """The row in the words of Django's task interface."""
    errors = []
    if row.status == TaskRow.Status.FAILED:
        errors = [TaskError(exception_class_path=row.error_class, traceback=row.error_text)]
    result: TaskResult[Any] = TaskResult(
        task=task_of(row),
        id=str(row.pk),
        status=TaskResultStatus[row.status],
        enqueued_at=row.enqueued_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        last_attempted_at=row.last_attempted_at,
        args=row.arguments["args"],
        kwargs=row.arguments["kwargs"],
        backend=row.backend_name,
        errors=errors,
        worker_ids=list(row.workers),
    )
    # The dataclass is frozen, and gives its result no other way in.
    object.__setattr__(result, "_return_value", row.return_value)
    return result
