"""A worker: takes one task after another, holds on to it while it runs, and stores how it ended."""

import logging
import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django_tasks.base import TaskContext
from django_tasks.signals import task_finished, task_started
from django_tasks.utils import get_exception_traceback, get_module_path

from interlocal.core.models import TaskRow
from interlocal.core.tasks import queue
from interlocal.core.tasks.backend import DatabaseBackend, result_of, task_of
from interlocal.core.tasks.hold import Hold, LeaseLost, held

DATABASE_AWAY = (OperationalError, InterfaceError)
logger = logging.getLogger(__name__)


class Worker:
    """Runs tasks of one backend, one at a time; several workers may run side by side."""

    def __init__(
        self, backend: DatabaseBackend, *, name: str = "", pause_seconds: float = 0.5
    ) -> None:
        self.backend = backend
        self.name = name or f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self.pause_seconds = pause_seconds

    def run(self, stop: Event) -> None:
        """Work until ``stop`` is set; a task under way is finished first."""
        while not stop.is_set():
            try:
                worked = self.work_on_one()
            except DATABASE_AWAY:
                logger.warning("The database does not answer; trying again.", exc_info=True)
                connection.close()
                worked = False
            if not worked:
                stop.wait(self.pause_seconds)

    def work_off(self, stop: Event | None = None) -> int:
        """Run all that waits now, and return how many tasks that was."""
        count = 0
        while not (stop and stop.is_set()) and self.work_on_one():
            count += 1
        return count

    def work_on_one(self) -> bool:
        """Run the most pressing task; False when none waits."""
        _drop_broken_connections()
        queues = sorted(self.backend.queues)
        row = queue.take(self.name, queues, self.backend.lease, self.backend.attempts)
        if row is None:
            return False
        self._perform(row)
        return True

    def _perform(self, row: TaskRow) -> None:
        hold = Hold(row.pk, row.attempt)
        try:
            with held(hold), _heartbeat(hold, self.backend.lease):
                queue.succeed(hold, self._call(row))
        except LeaseLost:
            logger.warning("Task %s was taken over by another worker.", row.pk)
        except DATABASE_AWAY as problem:
            _drop_broken_connections()
            if row.attempt >= self.backend.attempts:
                self._fail(hold, problem)
            else:
                queue.put_back(hold, seconds=self.backend.lease / 10)
        except Exception as problem:  # whatever a task raises is its own failure
            self._fail(hold, problem)
        except BaseException:
            # Told to stop at once: the next worker need not wait for the lease to run out.
            queue.put_back(hold)
            raise
        else:
            self._tell_finished(row)

    def _call(self, row: TaskRow) -> Any:
        result = result_of(row)
        task_started.send(type(self.backend), task_result=result)
        context = [TaskContext(task_result=result)] if result.task.takes_context else []
        return task_of(row).call(*context, *result.args, **result.kwargs)

    def _fail(self, hold: Hold, problem: Exception) -> None:
        logger.error("Task %s failed.", hold.task_id, exc_info=problem)
        queue.fail(hold, get_module_path(type(problem)), get_exception_traceback(problem))

    def _tell_finished(self, row: TaskRow) -> None:
        row.refresh_from_db()
        task_finished.send(type(self.backend), task_result=result_of(row))


def _drop_broken_connections() -> None:
    # Inside a transaction (a test's, say) the connection is not the worker's to close.
    if not connection.in_atomic_block:
        close_old_connections()


@contextmanager
def _heartbeat(hold: Hold, lease: float) -> Iterator[None]:
    """Renew the lease from a thread of its own, three times in its length."""
    done = Event()
    thread = Thread(target=_renew_until, args=(done, hold, lease), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _renew_until(done: Event, hold: Hold, lease: float) -> None:
    try:
        while not done.wait(lease / 3):
            try:
                if not queue.renew(hold, lease):
                    return
            except DATABASE_AWAY:
                # The next beat tries again; if none comes through, the lease runs out.
                logger.warning("Could not renew the hold on task %s.", hold.task_id)
                connection.close()
    finally:
        connection.close()
