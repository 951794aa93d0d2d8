"""Loading one state: what is stored, that loading again changes nothing, what declaring does."""

from collections.abc import Iterator

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from pytest_django import DjangoDbBlocker

from interlocal.core.errors import Refused
from interlocal.core.models import AuditLine, User
from interlocal.organizations import queries, services
from interlocal.organizations.models import Fact, Load, Organization
from interlocal.organizations.services import LoadReport
from tests.registry import loaded

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def report(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[LoadReport]:
    with loaded(django_db_blocker, "RI") as done:
        yield done


@pytest.fixture
def member() -> User:
    return get_user_model().objects.create_user("clerk")


def _organization(label: str) -> Organization:
    return Organization.objects.get(label=label)


def _fact(organization: Organization, name: str) -> Fact:
    return Fact.objects.get(organization=organization, name=name, current=True)


def test_a_state_holds_its_cities_its_towns_and_its_county_areas(report: LoadReport) -> None:
    assert dict(report.by_kind) == {"county": 5, "municipality": 8, "township": 31}
    assert report.organizations_added == Organization.objects.count() == 44
    assert report.reasons == {"no_government": 5}


def test_every_figure_names_its_source_and_year() -> None:
    facts = queries.facts(_organization("Providence, Rhode Island"))
    assert {fact.name for fact in facts} == {
        "population", "place", "staff_counted", "staff", "spending", "domain",
    }  # fmt: skip
    assert all(fact.year >= 2007 and fact.source.body for fact in facts)


def test_staff_of_2007_is_published_and_todays_is_estimated_by_a_rule() -> None:
    town = _organization("Barrington, Rhode Island")
    counted, today = _fact(town, "staff_counted"), _fact(town, "staff")
    assert (counted.kind, counted.year) == ("published", 2007)
    assert today.kind == "estimated"
    assert today.rule == f"{counted.number:,.0f} in 2007, grown in step with population since 2010"
    assert town.staff == today.number


def test_the_populations_not_used_are_kept_beside_the_one_that_is() -> None:
    town = _organization("Barrington, Rhode Island")
    used = _fact(town, "population")
    others = queries.other_figures(town, "population")
    assert town.population == used.number
    assert {used.source.key, *(fact.source.key for fact in others)} == {
        "census-2010", "estimates-2021", "acs-2022",
    }  # fmt: skip


def test_spending_is_in_whole_cents() -> None:
    spending = _fact(_organization("Providence, Rhode Island"), "spending")
    assert spending.cents is not None
    assert spending.cents % 100_000 == 0
    assert spending.cents > 50_000_000_000


def _everything() -> list[tuple[object, ...]]:
    return [
        *Organization.objects.order_by("pk").values_list(),
        *Fact.objects.order_by("pk").values_list(),
        *Load.objects.values_list(),
        *AuditLine.objects.order_by("pk").values_list(),
    ]


def test_a_second_load_changes_nothing() -> None:
    before = _everything()
    again = services.load(only_states=["RI"])
    assert not again.changed_anything
    assert again.organizations_unchanged == 44
    assert _everything() == before


def test_a_load_mends_a_changed_row_and_keeps_its_address() -> None:
    Organization.objects.filter(slug="barrington-ri").update(name="Bar", latitude=0.0)
    Organization.objects.filter(slug="bristol-ri").update(slug="an-older-address")
    again = services.load(only_states=["ri"])
    assert again.organizations_changed == 1
    assert _organization("Barrington, Rhode Island").name == "Barrington"
    assert _organization("Bristol, Rhode Island").slug == "an-older-address"


def test_a_figure_that_changes_is_replaced_and_kept_as_history() -> None:
    town = _organization("Barrington, Rhode Island")
    staff = _fact(town, "staff_counted")
    Fact.objects.filter(pk=staff.pk).update(number=1.0)
    again = services.load(only_states=["RI"])
    staff.refresh_from_db()
    assert (again.facts_added, again.facts_superseded) == (1, 1)
    assert staff.superseded_at is not None
    assert not staff.current
    assert _fact(town, "staff_counted").number != 1.0


def test_a_declared_figure_outlives_a_load(member: User) -> None:
    town = _organization("Barrington, Rhode Island")
    services.declare(organization=town, name="staff", value=321, year=2026, by=member)
    services.load(only_states=["RI"])
    town.refresh_from_db()
    declared = _fact(town, "staff")
    assert town.staff == declared.number == 321
    assert (declared.kind, declared.declared_by) == ("declared", member)
    assert [fact.kind for fact in queries.other_figures(town, "staff")] == ["estimated"]


def test_declaring_twice_keeps_the_first_as_history(member: User) -> None:
    town = _organization("Barrington, Rhode Island")
    for value in (300, 321):
        services.declare(organization=town, name="staff", value=value, year=2026, by=member)
    history = Fact.objects.filter(organization=town, name="staff", superseded_at__isnull=False)
    assert [fact.number for fact in history] == [300]
    assert _fact(town, "staff").number == 321


def test_declared_people_decide_whether_it_can_be_planned_with(member: User) -> None:
    town = _organization("Barrington, Rhode Island")
    for people, obstacle in ((0, "no_population"), (16_000, "")):
        services.declare(organization=town, name="population", value=people, year=2026, by=member)
        town.refresh_from_db()
        assert (town.population, town.planning_obstacle) == (people, obstacle)


@pytest.mark.parametrize(("name", "value"), [("domain", 1), ("staff", -1), ("staff", float("nan"))])
def test_what_cannot_be_declared_is_refused(member: User, name: str, value: float) -> None:
    town = _organization("Barrington, Rhode Island")
    with pytest.raises(Refused):
        services.declare(organization=town, name=name, value=value, year=2026, by=member)


def test_each_change_moves_the_edition_on(member: User) -> None:
    before = queries.edition()
    town = _organization("Barrington, Rhode Island")
    services.declare(organization=town, name="staff", value=5, year=2026, by=member)
    assert queries.edition() == before + 1


def test_a_load_is_one_line_of_the_audit_trail() -> None:
    (line,) = AuditLine.objects.filter(action="registry.loaded")
    assert '"organizations_added":44' in line.details


def test_an_unknown_state_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="ZZ"):
        services.load(only_states=["RI", "ZZ"])


def test_a_load_that_fails_leaves_nothing_behind() -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    before = _everything()
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        services.load(only_states=["DE"], on_progress=stop)
    assert _everything() == before


def test_the_database_refuses_two_current_facts_of_a_name() -> None:
    fact = _fact(_organization("Barrington, Rhode Island"), "population")
    other = queries.other_figures(fact.organization, "population")[0]
    other.current = True
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_the_database_refuses_an_estimate_without_its_rule() -> None:
    fact = _fact(_organization("Barrington, Rhode Island"), "staff")
    fact.rule = ""
    with pytest.raises(IntegrityError), transaction.atomic():
        fact.save()


def test_search_sees_a_change_at_once_and_its_undoing_too(member: User) -> None:
    town = _organization("Barrington, Rhode Island")
    before = queries.search("barrington").matches[0].population
    with transaction.atomic():
        services.declare(organization=town, name="population", value=7, year=2026, by=member)
        assert queries.search("barrington").matches[0].population == 7
        transaction.set_rollback(True)
    assert queries.search("barrington").matches[0].population == before


def test_a_newcomer_whose_address_is_taken_gets_one_of_its_own() -> None:
    Organization.objects.filter(slug="providence-ri").update(slug="dover-de")
    services.load(only_states=["DE"])
    assert _organization("Providence, Rhode Island").slug == "dover-de"
    dover = _organization("Dover, Delaware")
    assert dover.slug == f"dover-de-{dover.source_id}"
