"""``work``: run background tasks until told to stop; any number of these may run side by side."""

import signal
from argparse import ArgumentParser
from threading import Event
from types import FrameType

from django.core.management.base import BaseCommand, CommandError
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends

from interlocal.core.tasks.backend import DatabaseBackend
from interlocal.core.tasks.worker import Worker


class Command(BaseCommand):
    """A worker as a process: SIGTERM or Ctrl-C lets it finish its task, a second one does not."""

    help = "Run background tasks. Safe to kill: another worker takes the task over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The switches of the command."""
        parser.add_argument("--once", action="store_true", help="run what waits now, then end")

    def handle(self, *args: object, once: bool, **options: object) -> None:
        """Work."""
        backend = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
        if not isinstance(backend, DatabaseBackend):
            raise CommandError("The TASKS setting names a backend that needs no worker.")
        stop = _stop_on_signal()
        worker = Worker(backend)
        if once:
            self.stdout.write(f"{worker.work_off(stop)} tasks done.")
        else:
            self.stdout.write(f"{worker.name} is at work. Ctrl-C ends it.")
            worker.run(stop)


def _stop_on_signal() -> Event:
    stop = Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise SystemExit(128 + number)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    return stop
