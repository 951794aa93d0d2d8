"""Every read of planning."""

import math
from collections.abc import Iterable

from django.shortcuts import get_object_or_404

from interlocal.organizations.models import Organization
from interlocal.organizations.queries import GovernmentRow, government_row, rows_by_id
from interlocal.planning.models import PlanRun


def run_by_token(token: str) -> PlanRun:
    """The run at an address; an unknown one is a 404."""
    return get_object_or_404(PlanRun.objects.select_related("center", "previous"), token=token)


def finished_run(token: str) -> PlanRun:
    """The run at an address once its plan is there; before that, a 404."""
    finished = PlanRun.objects.select_related("center").filter(plan__isnull=False)
    return get_object_or_404(finished, token=token)


def known_run(token: str) -> PlanRun | None:
    """The run that already asked the same, if there is one."""
    return PlanRun.objects.filter(token=token).select_related("center").first()


def stop_is_wished(run_id: int) -> bool:
    """Whether somebody asked the running plan to stop with the best so far."""
    return PlanRun.objects.filter(pk=run_id, stop_wished=True).exists()


def rows_by_source_id(source_ids: Iterable[str]) -> dict[str, GovernmentRow]:
    """The registry's rows for the governments of a plan, in one query."""
    found = Organization.objects.filter(source_id__in=set(source_ids))
    return {one.source_id: government_row(one) for one in found}


def nearest_of(ids: Iterable[int], place: Organization) -> int | None:
    """Which of these lies nearest to a place; None where no place is known."""
    there = (place.latitude or 0.0, place.longitude or 0.0)
    rows = [row for row in rows_by_id(ids) if row.latitude is not None]
    # Degrees suffice to tell neighbors from namesakes far away.
    near = min(
        rows,
        key=lambda row: math.dist(there, (row.latitude or 0.0, row.longitude or 0.0)),
        default=None,
    )
    return near.id if near else None
