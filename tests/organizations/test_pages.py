"""Pages of the registry, as a browser without script gets them."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from interlocal.organizations import services
from interlocal.organizations.models import Organization

pytestmark = pytest.mark.usefixtures("registry")
PLANNABLE = {"planning_obstacle": ""}


def _page(client: Client, slug: str) -> str:
    address = reverse("organizations:organization", args=[slug])
    return _words(client.get(address).content.decode())


def _words(html: str) -> str:
    """The page as it reads, drawings and addresses left out."""
    text = re.sub(r"<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(text.replace("&#x27;", "'").split())


def test_the_page_tells_each_figure_with_its_source(outsider: Client) -> None:
    words = _page(outsider, "chelsea-mi")
    for said in (
        "Chelsea, Michigan City in Washtenaw County.",
        "People 5,393 Published Census Bureau, Population Estimates, 2021",
        "Staff, full-time equivalent 65 Published Census Bureau, Census of Governments",
        "Staff today about 71 Estimated 65 in 2007, grown in step with population since 2010",
        "IT posts about 1.4 Estimated 19.9 IT jobs per 1,000 local-government jobs",
    ):
        assert said in words


def test_the_page_compares_with_fifty_peers_and_lists_them(outsider: Client) -> None:
    html = outsider.get(reverse("organizations:organization", args=["chelsea-mi"])).content.decode()
    assert "Each mark is one of 50 Michigan cities and villages" in html
    assert html.count('class="drawing__peer"') == 2 * 50
    peers = html.split("Nearest in people first")[1].split("</table>")[0]
    assert peers.count("<tr>") == 50 + 1 - 1


def test_the_page_lists_who_is_near_in_order(outsider: Client) -> None:
    words = _page(outsider, "chelsea-mi")
    near = words.split("Who is near")[1]
    names = ["Sylvan Township", "Lima Township", "Lyndon Township", "Dexter Township"]
    found = [near.index(name) for name in names]
    assert found == sorted(found)


def test_the_form_on_the_page_leads_to_a_plan(outsider: Client) -> None:
    page = outsider.get(reverse("organizations:organization", args=["chelsea-mi"]))
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()))
    answer = outsider.post(
        reverse("planning:plan_form"), {**fields, "roles": "ciso", "how_far": "15"}
    )
    assert answer.status_code == 302


def test_a_declared_figure_says_who_gave_it(outsider: Client) -> None:
    clerk = get_user_model().objects.create_user("clerk")
    town = Organization.objects.get(slug="chelsea-mi")
    services.declare(organization=town, name="staff", value=80, year=2026, by=clerk)
    assert "Staff today 80 Declared Declared here, 2026" in _page(outsider, "chelsea-mi")


@pytest.mark.parametrize(
    ("obstacle", "said"),
    [
        ("dissolved", "no longer on the Census Bureau’s list"),
        ("no_coordinates", "Its place on the map is not known"),
    ],
)
def test_what_cannot_be_planned_with_says_why_and_offers_no_plan(
    outsider: Client, obstacle: str, said: str
) -> None:
    Organization.objects.filter(slug="chelsea-mi").update(planning_obstacle=obstacle)
    words = _page(outsider, "chelsea-mi")
    assert said in words
    assert "See the plan" not in words


def test_every_kind_of_government_has_a_page(outsider: Client) -> None:
    largest = Organization.objects.order_by("-population")
    smallest = Organization.objects.filter(**PLANNABLE).order_by("population")
    for kind in ("county", "municipality", "township"):
        for some in (largest, smallest, largest.filter(staff=0)):
            for one in some.filter(kind=kind)[:2]:
                assert one.label in _page(outsider, one.slug)


def test_a_page_asks_the_database_as_often_for_a_large_region_as_for_a_small_one(
    outsider: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for slug in ("chelsea-mi", "wayne-county-mi", "copper-harbor-mi", "keweenaw-county-mi"):
        if Organization.objects.filter(slug=slug).exists():
            with django_assert_max_num_queries(10):
                _page(outsider, slug)


def test_the_only_one_of_a_name_is_gone_to_at_once(outsider: Client) -> None:
    answer = outsider.get(reverse("organizations:search"), {"q": "washtenaw"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/organizations/washtenaw-county-mi/"


def test_a_misspelled_name_is_asked_about_not_gone_to(outsider: Client) -> None:
    answer = outsider.get(reverse("organizations:search"), {"q": "chelsae"})
    assert answer.status_code == 200
    words = _words(answer.content.decode())
    assert "Did you mean one of these?" in words
    assert "Chelsea, Michigan City · 5,393 people" in words


def test_suggestions_are_a_part_and_results_are_a_page_with_the_same_rows(
    outsider: Client,
) -> None:
    address = reverse("organizations:search")
    part = outsider.get(address, {"q": "lake"}, headers={"HX-Request": "true"}).content.decode()
    page = outsider.get(address, {"q": "lake"}).content.decode()
    assert "<html" not in part
    offered = re.findall(r'data-href="([^"]+)"', part)
    assert offered
    assert all(f'href="{each}"' in page for each in offered)


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "zzzqqq", "'\"", "%00", "x" * 3000])
def test_what_is_not_found_is_said_and_shown_harmless(outsider: Client, typed: str) -> None:
    answer = outsider.get(reverse("organizations:search"), {"q": typed})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Nothing found" in html
    assert "<script>alert" not in html


def test_a_state_leads_to_its_counties_and_a_county_to_its_governments(outsider: Client) -> None:
    state = outsider.get(reverse("organizations:state", args=["mi"])).content.decode()
    assert state.count("/organizations/mi/26") == 83
    county = reverse("organizations:county", args=["mi", "26161"])
    assert county in state
    words = _words(outsider.get(county).content.decode())
    assert words.index("Washtenaw County County") < words.index("Ann Arbor City")


@pytest.mark.parametrize(
    "address", ["/organizations/zz/", "/organizations/mi/99999/", "/organizations/no-such-mi/"]
)
def test_an_unknown_address_is_not_found(outsider: Client, address: str) -> None:
    assert outsider.get(address).status_code == 404


@pytest.fixture
def reader(outsider: Client) -> Callable[[str], str]:
    return lambda address: outsider.get(address).content.decode()


def test_the_way_back_up_stands_on_each_page(reader: Callable[[str], str]) -> None:
    html = reader("/organizations/chelsea-mi/")
    for address in ("/organizations/", "/organizations/mi/", "/organizations/mi/26161/"):
        assert f'href="{address}"' in html


def test_when_more_is_found_than_shown_the_page_says_how_to_narrow_it(outsider: Client) -> None:
    html = outsider.get(reverse("organizations:search"), {"q": "township mi"}).content.decode()
    assert re.search(r"50 of 1,\d{3} shown\. Type more of the name, or its county\.", html)


def test_the_place_on_the_map_has_its_source_too(outsider: Client) -> None:
    assert "Place of Chelsea: Census Bureau, Gazetteer Files, 2016." in _page(
        outsider, "chelsea-mi"
    )
