"""What else to say when a task has failed for good: a plan's page must not wait for ever."""

import logging
from collections.abc import Callable
from typing import Any, ParamSpec

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import Task

from interlocal.core.models import TaskRow

Arguments = ParamSpec("Arguments")
Say = Callable[Arguments, None]
logger = logging.getLogger(__name__)
_sayings: dict[str, Callable[..., None]] = {}


def when_failed(task: Task[Arguments, Any]) -> Callable[[Say[Arguments]], Say[Arguments]]:
    """Decorate the function that is called, with the task's own arguments, when it has failed.

    It joins the transaction that marks the task as failed, whatever the reason: an error, or
    workers that died on it. Put it into the module of the task itself.
    """

    def remember(say: Say[Arguments]) -> Say[Arguments]:
        _sayings[task.module_path] = say
        return say

    return remember


def say_failed(row: TaskRow) -> None:
    """Call what was registered for the row's task; if that fails, it is logged, no more."""
    try:
        # A worker that only gives a task up has not imported its module, nor so what is registered.
        import_string(row.task_path)
        if say := _sayings.get(row.task_path):
            with transaction.atomic():
                say(*row.arguments["args"], **row.arguments["kwargs"])
    except Exception:
        logger.exception("Could not say that task %s failed.", row.pk)
