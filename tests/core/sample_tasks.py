"""Tasks for the tests of background work, in a module that a worker process can import."""

import time
from pathlib import Path

from django.db import OperationalError, transaction
from django_tasks import TaskContext, task

from interlocal.core import audit
from interlocal.core.tasks.failing import when_failed
from interlocal.core.tasks.hold import confirm


def store(name: str) -> None:
    """An effect that counts: a line in the audit trail, stored as a task must store."""
    with transaction.atomic():
        confirm()
        audit.note("test.stored", by=None, details={"name": name})


@task()
def add(first: int, second: int) -> int:
    """Give a result back."""
    return first + second


@task(priority=10)
def store_now(name: str) -> None:
    """Leave an effect."""
    store(name)


@task()
def store_in_turn(name: str) -> None:
    """Leave an effect, with no hurry."""
    store(name)


@task()
def divide(number: int) -> float:
    """Fail for 0 and, out of superstition, for 13."""
    return 1 / (number * (number - 13))


@when_failed(divide)
def say_so(number: int) -> None:
    """Leave word of the failure; fail oneself for 13."""
    if number == 13:
        raise ValueError(number)
    audit.note("test.failed", by=None, details={"number": number})


@task()
def return_what_is_not_json() -> object:
    """Give back what no database can hold."""
    return object()


@task(takes_context=True)
def lose_the_database_once(context: TaskContext) -> str:
    """Fail as when the database server restarts, the first time."""
    if context.attempt == 1:
        raise OperationalError("the server went away")
    return "well in the end"


@task(takes_context=True)
def hang_the_first_time(context: TaskContext, folder: str) -> None:
    """Show that the work began; hang for ever the first time; leave an effect after that."""
    Path(folder, f"attempt-{context.attempt}").touch()
    if context.attempt == 1:
        time.sleep(600)
    store("after the kill")


@task()
def wait_for(file: str) -> None:
    """Take as long as it takes until ``file`` is there."""
    while not Path(file).exists():
        time.sleep(0.02)
    store("waited")


@task()
def stop_the_worker() -> None:
    """What a second Ctrl-C does to a worker in the middle of a task."""
    raise SystemExit(130)
