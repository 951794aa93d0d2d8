"""Asking for plans: one question one page, nothing lost, nothing changed after it is finished."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from interlocal.core import audit
from interlocal.core.errors import Refused
from interlocal.core.models import AuditLine, TaskRow
from interlocal.core.tasks.backend import DatabaseBackend
from interlocal.core.tasks.worker import Worker
from interlocal.organizations.models import Organization
from interlocal.planning import bridge, services
from interlocal.planning.bridge import PlanAsk
from interlocal.planning.models import PlanRun

pytestmark = pytest.mark.usefixtures("registry")


@pytest.fixture
def chelsea() -> Organization:
    """The town that asks."""
    return Organization.objects.get(slug="chelsea-mi")


@pytest.fixture
def ask(chelsea: Organization) -> PlanAsk:
    """A CISO for Chelsea with those within a quarter of an hour, in half a second."""
    return PlanAsk(center=chelsea.pk, drive_minutes=15.0, time_limit_seconds=0.5)


@pytest.fixture
def worker() -> Worker:
    """One that works when told."""
    return Worker(DatabaseBackend("default", {"OPTIONS": {}}), name="test")


def actions(run: PlanRun) -> list[str]:
    """What the audit trail tells of a run."""
    return [line.action for line in audit.lines_about(run)]


def test_a_small_region_is_planned_while_the_person_waits(ask: PlanAsk) -> None:
    run = services.request_plan(ask=ask, by=None)
    assert run.state == PlanRun.State.READY
    plan = bridge.plan_from_json(run.plan)
    assert plan.center == "232081002"
    assert plan.total_cost_cents <= plan.baseline_cost_cents
    assert actions(run) == ["plan.requested", "plan.ready"]


def test_the_same_question_leads_to_the_same_page(ask: PlanAsk) -> None:
    first, second = (services.request_plan(ask=ask, by=None) for _ in range(2))
    assert first.pk == second.pk
    assert PlanRun.objects.count() == 1


def test_another_figure_is_another_question(ask: PlanAsk) -> None:
    first = services.request_plan(ask=ask, by=None)
    second = services.plan_again(run=first, overrides={"benefits_load": "1.5"}, by=None)
    assert second.token != first.token
    assert second.previous == first
    assert bridge.ask_from_json(second.ask).overrides == {"benefits_load": "1.5"}
    third = services.plan_again(run=second, overrides={"benefits_load": " "}, by=None)
    assert third.pk == first.pk


def test_a_changed_registry_is_another_question(ask: PlanAsk, chelsea: Organization) -> None:
    first = services.request_plan(ask=ask, by=None)
    Organization.objects.filter(pk=chelsea.pk).update(staff=500.0)
    assert services.request_plan(ask=ask, by=None).token != first.token


def test_a_long_search_is_left_to_a_worker(ask: PlanAsk, worker: Worker) -> None:
    run = services.search_longer(run=services.request_plan(ask=ask, by=None), seconds=1.0, by=None)
    assert run.state == PlanRun.State.WAITING
    worker.work_off()
    run.refresh_from_db()
    assert run.state == PlanRun.State.READY
    assert run.finished_at is not None


def test_a_finished_run_never_changes(ask: PlanAsk) -> None:
    run = services.request_plan(ask=ask, by=None)
    kept = PlanRun.objects.values().get(pk=run.pk)
    services.work(run_id=run.pk)
    services.fail(run.pk)
    services.stop(run=run, by=None)
    assert PlanRun.objects.values().get(pk=run.pk) == kept


def test_a_plan_that_died_half_way_is_made_by_the_worker(ask: PlanAsk, worker: Worker) -> None:
    """The process that made it while the person waited was killed after it had begun."""
    run = services.request_plan(ask=ask, by=None, wait=False)
    PlanRun.objects.filter(pk=run.pk).update(state=PlanRun.State.WORKING)
    worker.work_off()
    run.refresh_from_db()
    assert run.state == PlanRun.State.READY


def test_a_failed_run_says_so_and_can_be_tried_again(ask: PlanAsk, worker: Worker) -> None:
    run = services.request_plan(ask=ask, by=None, wait=False)
    PlanRun.objects.filter(pk=run.pk).update(instance={"broken": True})
    worker.work_off()
    run.refresh_from_db()
    assert run.state == PlanRun.State.FAILED
    assert len(run.fault) == 8
    PlanRun.objects.filter(pk=run.pk).update(
        instance=bridge.frozen(bridge.instance_of(bridge.ask_from_json(run.ask)))
    )
    services.retry(run=run, by=None)
    worker.work_off()
    run.refresh_from_db()
    assert run.state == PlanRun.State.READY
    assert actions(run) == ["plan.requested", "plan.failed", "plan.retried", "plan.ready"]


def test_only_a_failed_run_can_be_tried_again(ask: PlanAsk) -> None:
    with pytest.raises(Refused, match="did not fail"):
        services.retry(run=services.request_plan(ask=ask, by=None), by=None)


def test_a_wish_to_stop_is_kept_for_the_worker(ask: PlanAsk) -> None:
    run = services.request_plan(ask=ask, by=None, wait=False)
    services.stop(run=run, by=None)
    run.refresh_from_db()
    assert run.stop_wished


def test_nothing_is_kept_of_a_question_that_is_refused(ask: PlanAsk) -> None:
    tasks, lines = TaskRow.objects.count(), AuditLine.objects.count()
    refusals = {
        "cisso": replace(ask, roles=("cisso",)),
        "benefits_load": replace(ask, overrides={"benefit_load": "1"}),
        "not in the registry": replace(ask, center=10**9),
        "a state": replace(ask, center=None),
        "at least one role": replace(ask, roles=()),
    }
    for said, wrong in refusals.items():
        with pytest.raises(Refused, match=said):
            services.request_plan(ask=wrong, by=None)
    assert not PlanRun.objects.exists()
    assert (TaskRow.objects.count(), AuditLine.objects.count()) == (tasks, lines)


def test_no_host_is_an_answer(chelsea: Organization) -> None:
    run = services.request_plan(ask=PlanAsk(center=chelsea.pk, miles=1.0), by=None)
    assert run.state == PlanRun.State.NONE
    assert "within 1 mile" in bridge.plan_from_json(run.plan).why_none


@pytest.mark.parametrize(
    "wrong", [{"state": "done"}, {"state": "ready"}, {"state": "failed"}, {"state": "none"}]
)
def test_the_tables_refuse_an_answer_without_a_plan(ask: PlanAsk, wrong: dict[str, str]) -> None:
    run = services.request_plan(ask=ask, by=None, wait=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanRun.objects.filter(pk=run.pk).update(**wrong)


def test_the_region_reaches_half_as_far_again_as_members_may_drive(ask: PlanAsk) -> None:
    names = {government.name for government in bridge.instance_of(ask).governments}
    assert {"Chelsea", "Sylvan Township", "Dexter", "Washtenaw County"} <= names
    assert "Detroit" not in names


def test_a_plan_with_named_neighbors_has_only_them(chelsea: Organization) -> None:
    others = Organization.objects.filter(slug__in=["dexter-mi", "saline-mi"])
    instance = bridge.instance_of(
        PlanAsk(center=chelsea.pk, others=tuple(other.pk for other in others))
    )
    assert {government.name for government in instance.governments} == {
        "Chelsea",
        "Dexter",
        "Saline",
    }
