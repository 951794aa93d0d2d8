"""One view answers a plain browser with the page and HTMX with the part."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.test import RequestFactory, override_settings

from interlocal.core.htmx import answer, lead_to


@pytest.fixture
def templates(tmp_path: Path) -> Iterator[None]:
    """A page that includes a part, as every page of ours does."""
    (tmp_path / "page.html").write_text("<main>{% include '_part.html' %}</main>")
    (tmp_path / "_part.html").write_text("<p>{{ name }}</p>")
    engine = {**configured.TEMPLATES[0], "DIRS": [tmp_path]}
    with override_settings(TEMPLATES=[engine]):
        yield


def body(requests: RequestFactory, **headers: str) -> bytes:
    request = requests.get("/", headers=headers)
    return answer(request, page="page.html", part="_part.html", context={"name": "Dexter"}).content


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, b"<main><p>Dexter</p></main>"),
        ({"HX-Request": "true"}, b"<p>Dexter</p>"),
        ({"HX-Request": "true", "HX-Boosted": "true"}, b"<main><p>Dexter</p></main>"),
        (
            {"HX-Request": "true", "HX-History-Restore-Request": "true"},
            b"<main><p>Dexter</p></main>",
        ),
    ],
)
def test_htmx_gets_the_part_and_everyone_else_the_page(
    requests: RequestFactory, headers: dict[str, str], expected: bytes
) -> None:
    assert body(requests, **headers) == expected


@pytest.mark.usefixtures("templates")
def test_a_cache_keeps_page_and_part_apart(requests: RequestFactory) -> None:
    response = answer(requests.get("/"), page="page.html", part="_part.html", status=422)
    assert response.status_code == 422
    assert "HX-Request" in response["Vary"]


def test_a_plain_browser_is_redirected(requests: RequestFactory) -> None:
    response = lead_to(requests.post("/"), "/plans/7/")
    assert (response.status_code, response["Location"]) == (302, "/plans/7/")


def test_htmx_is_led_to_the_whole_page(requests: RequestFactory) -> None:
    response = lead_to(requests.post("/", headers={"HX-Request": "true"}), "/plans/7/")
    assert (response.status_code, response["HX-Redirect"]) == (200, "/plans/7/")
