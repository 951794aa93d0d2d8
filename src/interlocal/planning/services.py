"""Every change in planning: ask for a plan, make it, stop it, try again."""

import logging
import secrets
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from interlocal import __version__
from interlocal.core import audit
from interlocal.core.errors import Refused
from interlocal.core.models import User
from interlocal.core.tasks import hold
from interlocal.core.tasks.failing import when_failed
from interlocal.planning import bridge, queries
from interlocal.planning.bridge import Instance, PlanAsk, PlanProgress
from interlocal.planning.models import MOVES, PlanRun

logger = logging.getLogger(__name__)
State = PlanRun.State
SECONDS_BETWEEN_NOTES = 0.5
GRACE = timedelta(seconds=30)


def request_plan(
    *, ask: PlanAsk, by: User | None, previous: PlanRun | None = None, wait: bool = True
) -> PlanRun:
    """The run that answers ``ask``: the one that already does, or a new one.

    A small region is planned at once when ``wait`` allows; anything longer goes to a worker.
    Raises Refused for what the person can mend.
    """
    instance = bridge.instance_of(ask)
    token = bridge.token_of(instance)
    run = queries.known_run(token)
    at_once = wait and bridge.fits_while_waiting(instance)
    if run is None:
        run = _store(ask, instance, token, by, previous, at_once=at_once)
    elif run.state == State.FAILED:
        retry(run=run, by=by)
    if at_once and run.state == State.WAITING:
        _work_now(run)
    return run


def _store(
    ask: PlanAsk,
    instance: Instance,
    token: str,
    by: User | None,
    previous: PlanRun | None,
    *,
    at_once: bool,
) -> PlanRun:
    # Done at once, the task is only for the case that this process dies before it is done.
    run_after = timezone.now() + GRACE if at_once else None
    try:
        with transaction.atomic():
            run = PlanRun.objects.create(
                token=token,
                center_id=ask.center,
                ask=bridge.ask_as_json(ask),
                instance=bridge.frozen(instance),
                engine_version=__version__,
                previous=previous,
                asked_by=by,
            )
            work_plan.using(run_after=run_after).enqueue(run.pk)
            audit.note("plan.requested", by=by, subject=run, details={"token": token})
    except IntegrityError:
        # Somebody asked the same at the same moment; theirs serves both.
        run = PlanRun.objects.get(token=token)
    return run


def _work_now(run: PlanRun) -> None:
    try:
        work(run_id=run.pk)
    except Exception:
        logger.exception("Plan run %s failed while the person waited", run.token)
        fail(run.pk)
    run.refresh_from_db()


@task()
def work_plan(run_id: int) -> None:
    """Make the plan of one run in the background."""
    work(run_id=run_id)


@when_failed(work_plan)
def fail(run_id: int) -> None:
    """Say on the run's page that it stopped, with a number for support to look for in the log."""
    number = secrets.token_hex(4)
    logger.error("Plan run %s is marked as failed, support number %s", run_id, number)
    _finish(run_id, state=State.FAILED, fault=number)


def work(*, run_id: int) -> None:
    """Make the plan of a run and keep it; a run that is finished stays as it is.

    Safe to run twice: the plan is the same, and only the first to finish keeps it.
    """
    if not _start(run_id):
        return
    run = PlanRun.objects.get(pk=run_id)
    plan = bridge.work(bridge.instance_from_json(run.instance), _Notes(run_id))
    _finish(
        run_id,
        state=State.NONE if plan.status == "none" else State.READY,
        plan=bridge.plan_as_json(plan),
    )


def _start(run_id: int) -> bool:
    with transaction.atomic():
        run = PlanRun.objects.select_for_update().get(pk=run_id)
        if State.WORKING not in MOVES[run.state]:
            return False
        hold.confirm()
        run.state, run.started_at = State.WORKING, run.started_at or timezone.now()
        run.save(update_fields=["state", "started_at"])
    return True


def _finish(run_id: int, *, state: State, plan: object = None, fault: str = "") -> None:
    with transaction.atomic():
        run = PlanRun.objects.select_for_update().get(pk=run_id)
        if state not in MOVES[run.state]:
            return
        hold.confirm()
        run.state, run.plan, run.fault, run.finished_at = state, plan, fault, timezone.now()
        run.save(update_fields=["state", "plan", "fault", "finished_at"])
        audit.note(f"plan.{state}", by=None, subject=run, details={"token": run.token})


class _Notes:
    """Keeps a run's progress where its page can read it, and passes on the wish to stop."""

    def __init__(self, run_id: int) -> None:
        self.run_id = run_id
        self.noted_at = time.monotonic()

    def __call__(self, progress: PlanProgress) -> bool:
        if time.monotonic() - self.noted_at < SECONDS_BETWEEN_NOTES:
            return False
        self.noted_at = time.monotonic()
        PlanRun.objects.filter(pk=self.run_id, state=State.WORKING).update(
            progress=bridge.as_plain(progress)
        )
        return queries.stop_is_wished(self.run_id)


def stop(*, run: PlanRun, by: User | None) -> None:
    """Ask a running plan to end with the best so far."""
    with transaction.atomic():
        locked = PlanRun.objects.select_for_update().get(pk=run.pk)
        if locked.is_finished:
            return
        locked.stop_wished = True
        locked.save(update_fields=["stop_wished"])
        audit.note("plan.stop_wished", by=by, subject=run, details={"token": run.token})


def retry(*, run: PlanRun, by: User | None) -> None:
    """Set a failed run to work again."""
    with transaction.atomic():
        locked = PlanRun.objects.select_for_update().get(pk=run.pk)
        if State.WAITING not in MOVES[locked.state]:
            raise Refused(_("This plan did not fail; there is nothing to try again."))
        locked.state, locked.fault, locked.finished_at = State.WAITING, "", None
        locked.save(update_fields=["state", "fault", "finished_at"])
        work_plan.enqueue(run.pk)
        audit.note("plan.retried", by=by, subject=run, details={"token": run.token})
    run.refresh_from_db()


def plan_again(*, run: PlanRun, overrides: Mapping[str, str], by: User | None) -> PlanRun:
    """A new run of the same question with some assumptions replaced; an empty text undoes one."""
    ask = bridge.ask_from_json(run.ask)
    merged = {name: text for name, text in {**ask.overrides, **overrides}.items() if text.strip()}
    return request_plan(ask=replace(ask, overrides=merged), by=by, previous=run)


def plan_within(*, run: PlanRun, minutes: float, by: User | None) -> PlanRun:
    """A new run of the same question with another limit on the drive, around the center."""
    ask = replace(bridge.ask_from_json(run.ask), drive_minutes=minutes, miles=None, others=())
    return request_plan(ask=ask, by=by, previous=run)


def search_longer(*, run: PlanRun, seconds: float, by: User | None) -> PlanRun:
    """A new run of the same question with more time, in the background."""
    ask = replace(bridge.ask_from_json(run.ask), time_limit_seconds=seconds)
    return request_plan(ask=ask, by=by, previous=run, wait=False)
