"""Many people, one question: one run, one plan, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from interlocal.organizations import services as registry
from interlocal.organizations.models import Organization
from interlocal.planning import services
from interlocal.planning.bridge import PlanAsk
from interlocal.planning.models import PlanRun

PEOPLE = 4


@pytest.fixture
def dover(transactional_db: None) -> Organization:
    """Delaware is small enough to load for each test."""
    registry.load(only_states={"DE"})
    return Organization.objects.get(slug="dover-de")


def test_people_who_ask_the_same_at_once_get_one_plan(dover: Organization) -> None:
    ask = PlanAsk(center=dover.pk, time_limit_seconds=0.3)

    def request(_person: int) -> str:
        try:
            return services.request_plan(ask=ask, by=None).token
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        tokens = set(people.map(request, range(PEOPLE)))
    assert len(tokens) == 1
    (run,) = PlanRun.objects.all()
    assert run.state == PlanRun.State.READY


def test_a_run_worked_on_twice_at_once_is_kept_once(dover: Organization) -> None:
    run = services.request_plan(
        ask=PlanAsk(center=dover.pk, time_limit_seconds=0.3), by=None, wait=False
    )

    def work(_worker: int) -> None:
        try:
            services.work(run_id=run.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work, range(2)))
    run.refresh_from_db()
    assert run.state == PlanRun.State.READY
