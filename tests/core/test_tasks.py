"""Background work: Django's task interface over our own table."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist

from interlocal.core.models import AuditLine, TaskRow
from interlocal.core.tasks import queue
from interlocal.core.tasks.backend import DatabaseBackend
from interlocal.core.tasks.hold import Hold, LeaseLost, confirm, held
from interlocal.core.tasks.worker import Worker
from tests.core import sample_tasks

pytestmark = pytest.mark.django_db
QUEUES = ["default"]
# A lease that has run out already: what a killed worker leaves behind, without waiting for it.
RUN_OUT = -1.0


@pytest.fixture
def worker() -> Worker:
    """A worker as ``manage.py work`` makes it."""
    backend = DatabaseBackend("default", {"OPTIONS": {"attempts": 2, "lease": 60}})
    return Worker(backend, name="one")


def take(worker: str = "dead", lease: float = 60, attempts: int = 2) -> TaskRow | None:
    """Take the next task as a worker of that name does."""
    return queue.take(worker, QUEUES, lease, attempts)


def hold_of(row: TaskRow | None) -> Hold:
    assert row is not None
    return Hold(row.pk, row.attempt)


def effects() -> list[str]:
    """What the tasks left behind, in order."""
    return list(AuditLine.objects.values_list("details", flat=True))


def test_a_task_is_run_and_its_result_kept(worker: Worker) -> None:
    result = sample_tasks.add.enqueue(2, second=3)
    assert result.status == TaskResultStatus.READY
    assert worker.work_off() == 1
    result.refresh()
    assert (result.status, result.return_value) == (TaskResultStatus.SUCCESSFUL, 5)
    assert result.worker_ids == ["one"]
    assert default_task_backend.get_result(result.id).return_value == 5


def test_a_result_that_never_was_is_told_so() -> None:
    for unknown in ("nonsense", "00000000-0000-0000-0000-000000000000"):
        with pytest.raises(TaskResultDoesNotExist):
            default_task_backend.get_result(unknown)


def test_a_task_stands_or_falls_with_the_transaction_that_asked_for_it() -> None:
    with transaction.atomic():
        sample_tasks.add.enqueue(1, 1)
        transaction.set_rollback(True)
    assert not TaskRow.objects.exists()


def test_the_pressing_comes_first_then_the_older(worker: Worker) -> None:
    for name in ("first", "second"):
        sample_tasks.store_in_turn.enqueue(name)
    sample_tasks.store_now.enqueue("pressing")
    assert worker.work_off() == 3
    assert effects() == ['{"name":"pressing"}', '{"name":"first"}', '{"name":"second"}']


def test_a_task_for_later_waits(worker: Worker) -> None:
    soon = timezone.now() + timedelta(hours=1)
    sample_tasks.add.using(run_after=soon).enqueue(1, 1)
    assert worker.work_off() == 0
    TaskRow.objects.update(run_after=timezone.now() - timedelta(hours=1))
    assert worker.work_off() == 1


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        (lambda: sample_tasks.divide.enqueue(0), ZeroDivisionError),
        (sample_tasks.return_what_is_not_json.enqueue, TypeError),
    ],
)
def test_a_task_that_fails_says_why_and_is_not_tried_again(
    worker: Worker, broken: object, kind: type[Exception]
) -> None:
    assert callable(broken)
    result = broken()
    assert worker.work_off() == 1
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert result.errors[0].exception_class is kind
    assert "Traceback" in result.errors[0].traceback
    assert worker.work_off() == 0


def test_a_task_whose_code_is_gone_fails_and_the_worker_goes_on(worker: Worker) -> None:
    sample_tasks.add.enqueue(1, 1)
    TaskRow.objects.update(task_path="tests.core.sample_tasks.removed_since")
    result = sample_tasks.add.enqueue(2, 2)
    assert worker.work_off() == 2
    result.refresh()
    assert result.return_value == 4
    assert TaskRow.objects.get(status="FAILED").error_class == "builtins.ImportError"


def test_a_task_that_lost_the_database_is_tried_again(worker: Worker) -> None:
    result = sample_tasks.lose_the_database_once.enqueue()
    assert worker.work_off() == 1
    assert TaskRow.objects.get().status == "READY"
    TaskRow.objects.update(run_after=None)
    assert worker.work_off() == 1
    result.refresh()
    assert (result.return_value, result.attempts) == ("well in the end", 2)


def test_nobody_takes_a_task_that_is_held() -> None:
    sample_tasks.add.enqueue(1, 1)
    assert take("one") is not None
    assert take("two") is None


def test_a_task_whose_worker_died_is_taken_over(worker: Worker) -> None:
    result = sample_tasks.add.enqueue(1, 1)
    take("dead", lease=RUN_OUT)
    assert worker.work_off() == 1
    result.refresh()
    assert (result.return_value, result.worker_ids) == (2, ["dead", "one"])


def test_a_task_that_kills_its_workers_is_given_up_with_the_reason(worker: Worker) -> None:
    result = sample_tasks.add.enqueue(1, 1)
    assert take("dead", lease=RUN_OUT)
    assert take("dead too", lease=RUN_OUT)
    assert worker.work_off() == 0
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert "fell silent 2 times, the last time as dead too" in result.errors[0].traceback
    assert result.errors[0].exception_class is LeaseLost


def test_a_failure_is_passed_on_with_the_arguments(worker: Worker) -> None:
    sample_tasks.divide.enqueue(0)
    worker.work_off()
    assert effects() == ['{"number":0}']


def test_a_task_given_up_is_passed_on_too(worker: Worker) -> None:
    sample_tasks.divide.enqueue(number=7)
    for name in ("dead", "dead too"):
        take(name, lease=RUN_OUT)
    worker.work_off()
    assert effects() == ['{"number":7}']


def test_a_failure_that_cannot_be_passed_on_is_a_failure_all_the_same(worker: Worker) -> None:
    result = sample_tasks.divide.enqueue(13)
    assert worker.work_off() == 1
    result.refresh()
    assert result.status == TaskResultStatus.FAILED
    assert effects() == []


def test_a_late_worker_passes_no_failure_on() -> None:
    sample_tasks.divide.enqueue(0)
    late = hold_of(take("late", lease=RUN_OUT))
    take("heir")
    queue.fail(late, "builtins.ValueError", "wrong")
    assert effects() == []


def test_a_late_worker_cannot_store_its_result() -> None:
    result = sample_tasks.add.enqueue(1, 1)
    late = hold_of(take("late", lease=RUN_OUT))
    heir = hold_of(take("heir"))
    assert not queue.succeed(late, 0)
    assert not queue.fail(late, "builtins.ValueError", "wrong")
    assert not queue.put_back(late)
    assert not queue.renew(late, 60)
    assert queue.succeed(heir, 2)
    assert not queue.succeed(heir, 3)
    result.refresh()
    assert result.return_value == 2


def test_a_late_worker_cannot_store_its_effects() -> None:
    sample_tasks.add.enqueue(1, 1)
    late = hold_of(take("late", lease=RUN_OUT))
    heir = hold_of(take("heir"))
    with held(late), pytest.raises(LeaseLost):
        sample_tasks.store("wrong")
    with held(heir):
        sample_tasks.store("right")
    assert effects() == ['{"name":"right"}']


def test_an_effect_outside_a_worker_needs_no_hold() -> None:
    sample_tasks.store("made while the person waits")
    assert len(effects()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_hold_is_confirmed_only_inside_a_transaction() -> None:
    sample_tasks.add.enqueue(1, 1)
    with held(hold_of(take())), pytest.raises(RuntimeError, match="inside a transaction"):
        confirm()


def test_a_worker_told_to_stop_at_once_puts_its_task_back(worker: Worker) -> None:
    sample_tasks.stop_the_worker.enqueue()
    with pytest.raises(SystemExit):
        worker.work_off()
    assert TaskRow.objects.get().status == "READY"


def test_the_command_runs_what_waits(capsys: pytest.CaptureFixture[str]) -> None:
    sample_tasks.store_in_turn.enqueue("by command")
    call_command("work", once=True)
    assert "1 tasks done" in capsys.readouterr().out
    assert effects() == ['{"name":"by command"}']
