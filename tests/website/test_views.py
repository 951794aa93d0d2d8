"""The site's own pages, without a browser."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from interlocal.core.maps import shapes
from interlocal.website import urls, views
from tests import addresses
from tests.databases import child_environment

ADDRESSES = [name for name in addresses.VISITS if name.startswith("website:")]
PAGES = [name for name in addresses.pages() if name.startswith("website:")]


def broken(kind: type[Exception]) -> Callable[[HttpRequest], HttpResponse]:
    """A view that fails."""

    def fail(_request: HttpRequest) -> HttpResponse:
        raise kind("No.")

    return fail


urlpatterns = [
    path("broken/", broken(RuntimeError)),
    path("closed/", broken(PermissionDenied)),
    path("strange/", broken(SuspiciousOperation)),
    *urls.urlpatterns,
]
handler500 = urls.handler500


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_a_title_and_a_language(name: str, outsider: Client) -> None:
    html = outsider.get(addresses.address_of(name)).content.decode()
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert re.search(r"<title>[^<]*Interlocal[^<]*</title>", html)
    assert '<html lang="en">' in html


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_nothing_the_content_policy_forbids(name: str, outsider: Client) -> None:
    html = outsider.get(addresses.address_of(name)).content.decode()
    assert not re.search(r"\s(style|on\w+|hx-on\S*)=", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert "<style" not in html


@pytest.mark.parametrize("name", PAGES)
def test_an_id_is_on_a_page_only_once(name: str, outsider: Client) -> None:
    ids = re.findall(r'\sid="([^"]+)"', outsider.get(addresses.address_of(name)).content.decode())
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ADDRESSES)
def test_pages_are_read_only(name: str, outsider: Client) -> None:
    assert outsider.post(addresses.address_of(name)).status_code == 405


def test_home_counts_every_government(outsider: Client) -> None:
    assert "39,075 in all" in outsider.get("/").content.decode()


def test_home_needs_no_database(client: Client) -> None:
    assert client.get("/").status_code == 200


def test_the_table_behind_the_map_adds_up(outsider: Client) -> None:
    html = outsider.get("/governments/").content.decode()
    assert html.count('scope="row"') == len(shapes.governments()) == 51
    assert html.index(">Michigan<") < html.index(">Minnesota<")
    assert "38,889" in html


def test_an_unknown_method_is_not_found(outsider: Client) -> None:
    assert outsider.get("/methods/magic/").status_code == 404


def test_the_health_check_says_ok_and_is_never_stored(outsider: Client) -> None:
    answer = outsider.get("/healthz")
    assert answer.json() == {"status": "ok"}
    assert "no-store" in answer["Cache-Control"]


def test_the_health_check_fails_when_the_database_does_not_answer(tmp_path: Path) -> None:
    ask = "from django.test import Client; print(Client().get('/healthz').status_code)"
    lost = child_environment(DATABASE_URL=f"sqlite:///{tmp_path}/gone/site.sqlite3")
    command = [sys.executable, "-c", f"import django; django.setup(); {ask}"]
    # Outside a test run a request must name a host that is allowed.
    environment = {**lost, "ALLOWED_HOSTS": "testserver"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "503"


def test_a_missing_page_says_what_to_do_next(outsider: Client) -> None:
    answer = outsider.get("/nowhere/")
    assert answer.status_code == 404
    assert "Go to the home page" in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(("address", "status"), [("closed", 403), ("strange", 400)])
def test_a_refused_request_says_what_to_do_next(
    address: str, status: int, outsider: Client
) -> None:
    answer = outsider.get(f"/{address}/")
    assert answer.status_code == status
    assert "home page" in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_a_failed_page_gives_the_number_that_stands_in_the_log(
    outsider: Client, caplog: pytest.LogCaptureFixture
) -> None:
    outsider.raise_request_exception = False
    answer = outsider.get("/broken/")
    assert answer.status_code == 500
    found = re.search(r"<strong>([0-9A-F]{8})</strong>", answer.content.decode())
    assert found
    assert found[1] in caplog.text


def test_even_a_broken_error_page_gives_the_number(requests: RequestFactory) -> None:
    with override_settings(TEMPLATES=[]):
        answer = views.server_error(requests.get("/"))
    assert answer.status_code == 500
    assert re.search(r"quote [0-9A-F]{8}", answer.content.decode())


def test_a_form_sent_without_its_token_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/")
    assert answer.status_code == 403
    assert "The form had gone stale" in answer.content.decode()
