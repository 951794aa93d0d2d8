"""Workers as processes: killed without warning, late, and side by side. Effects count once."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection

from interlocal.core.models import AuditLine, TaskRow
from interlocal.core.tasks import queue
from interlocal.core.tasks.backend import DatabaseBackend
from interlocal.core.tasks.worker import Worker
from tests.core import sample_tasks
from tests.databases import child_environment

pytestmark = pytest.mark.django_db(transaction=True)
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def start_worker() -> Iterator[Start]:
    """Starts ``manage.py work`` as a process of its own; none outlives the test."""
    started = []

    def start(*arguments: str, lease: float = 60) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "interlocal.manage", "work", "--skip-checks", *arguments]
        process = subprocess.Popen(command, env=child_environment(TASK_LEASE_SECONDS=str(lease)))
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(true: Callable[[], bool]) -> None:
    """Wait for what another process does; half a minute is far more than it needs."""
    for _ in range(1500):
        if true():
            return
        time.sleep(0.02)
    pytest.fail("the other process never got there")


def work(lease: float, stop: Event) -> None:
    """Be a worker in a thread of this process."""
    backend = DatabaseBackend("default", {"OPTIONS": {"attempts": 3, "lease": lease}})
    Worker(backend, pause_seconds=0.05).run(stop)
    connection.close()


def test_a_task_survives_the_killing_of_its_worker(start_worker: Start, tmp_path: Path) -> None:
    sample_tasks.hang_the_first_time.enqueue(str(tmp_path))
    first = start_worker(lease=1.5)
    wait_until((tmp_path / "attempt-1").exists)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert TaskRow.objects.get().status == "RUNNING"

    start_worker(lease=1.5)
    wait_until(lambda: TaskRow.objects.get().status == "SUCCESSFUL")
    assert TaskRow.objects.get().attempt == 2
    assert AuditLine.objects.count() == 1


def test_many_workers_do_each_task_once(start_worker: Start) -> None:
    for number in range(30):
        sample_tasks.store_in_turn.enqueue(f"number {number}")
    workers = [start_worker("--once") for _ in range(3)]
    assert [process.wait(timeout=60) for process in workers] == [0, 0, 0]
    assert not TaskRow.objects.exclude(status="SUCCESSFUL", attempt=1).exists()
    assert len(set(AuditLine.objects.values_list("details", flat=True))) == 30
    assert AuditLine.objects.count() == 30


def test_a_worker_asked_to_end_finishes_its_task(start_worker: Start, tmp_path: Path) -> None:
    file = tmp_path / "go on"
    sample_tasks.wait_for.enqueue(str(file))
    process = start_worker()
    wait_until(lambda: TaskRow.objects.get().status == "RUNNING")
    process.terminate()
    file.touch()
    assert process.wait(timeout=30) == 0
    assert TaskRow.objects.get().status == "SUCCESSFUL"


def test_a_slow_task_is_held_for_longer_than_one_lease(tmp_path: Path) -> None:
    lease, file, stop = 0.6, tmp_path / "go on", Event()
    sample_tasks.wait_for.enqueue(str(file))
    thread = Thread(target=work, args=(lease, stop))
    thread.start()
    wait_until(lambda: TaskRow.objects.get().status == "RUNNING")
    first_lease = TaskRow.objects.get().lease_until
    assert first_lease is not None
    wait_until(lambda: TaskRow.objects.filter(lease_until__gt=first_lease).exists())
    assert queue.take("thief", ["default"], lease, 3) is None
    file.touch()
    wait_until(lambda: TaskRow.objects.get().status == "SUCCESSFUL")
    stop.set()
    thread.join()
    assert TaskRow.objects.get().attempt == 1


def test_a_worker_that_only_gives_a_task_up_passes_the_failure_on(start_worker: Start) -> None:
    sample_tasks.divide.enqueue(7)
    for name in ("one", "two", "three"):
        queue.take(name, ["default"], lease=-1, attempts=3)
    assert start_worker("--once").wait(timeout=60) == 0
    assert TaskRow.objects.get().status == "FAILED"
    assert AuditLine.objects.get().action == "test.failed"


def test_a_worker_outlives_its_database_connections(start_worker: Start) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a file has no connections to cut")
    start_worker()
    sample_tasks.store_in_turn.enqueue("before")
    wait_until(lambda: AuditLine.objects.count() == 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchone()[0] >= 1
    sample_tasks.store_in_turn.enqueue("after")
    wait_until(lambda: AuditLine.objects.count() == 2)
