"""Facts that members declare: their own figure takes the place of a published or estimated one."""

from django.db import transaction
from django.utils import timezone

from interlocal.core import audit
from interlocal.core.errors import Refused
from interlocal.core.models import User
from interlocal.organizations.models import Fact, Organization
from interlocal.organizations.services.organization_rows import obstacle_of_figures
from interlocal.organizations.services.state import locked_state, move_on
from interlocal.organizations.services.stored_sources import source_ids

MOST = 1_000_000_000


def declare(*, organization: Organization, name: str, value: float, year: int, by: User) -> Fact:
    """Use a member's own figure for people or staff from now on; the one it replaces is kept.

    Who may declare for whom is for the caller to check.
    """
    _check(name, value)
    with transaction.atomic():
        locked = Organization.objects.select_for_update().get(pk=organization.pk)
        _step_back(locked, name)
        fact = Fact.objects.create(
            organization=locked,
            name=name,
            kind=Fact.Kind.DECLARED,
            source_id=source_ids()["declared"],
            year=year,
            number=float(value),
            current=True,
            declared_by=by,
        )
        _take_over(locked, name, value)
        move_on(locked_state(), f"fact {fact.pk}")
        audit.note("fact.declared", by=by, subject=locked, details={"name": name, "year": year})
    return fact


def _check(name: str, value: float) -> None:
    if name not in {Fact.Name.POPULATION, Fact.Name.STAFF}:
        raise Refused("Only the number of people and of staff can be declared.", field="name")
    if not 0 <= value < MOST:
        raise Refused("The figure must be zero or more, and below a billion.", field="value")


def _step_back(organization: Organization, name: str) -> None:
    current = Fact.objects.filter(organization=organization, name=name, current=True)
    current.filter(kind=Fact.Kind.DECLARED).update(current=False, superseded_at=timezone.now())
    current.update(current=False)


def _take_over(organization: Organization, name: str, value: float) -> None:
    """Repeat the figure on the organization; its people decide whether it can be planned with."""
    if name == Fact.Name.STAFF:
        organization.staff = value
    else:
        organization.population = round(value)
        if organization.planning_obstacle in {"", Organization.Obstacle.NO_POPULATION}:
            organization.planning_obstacle = obstacle_of_figures(organization)
    organization.save(update_fields=["staff", "population", "planning_obstacle"])
