"""A real Chromium for the tests marked ``browser``, and what every page must pass in it.

``desktop_page``, ``phone_page`` and ``no_javascript_page`` fail the test when the page breaks the
content security policy, throws, or asks for something that is not there. A test that means to meet
an error empties ``complaints`` after looking at it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests import servers
from tests.site import Site, running_site

PHONE, DESKTOP = 375, 1280
AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
WCAG_21_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# As root Chromium needs no-sandbox; the rest keeps it from calling home.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running site with Michigan's governments and a worker, the same for all tests."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; for a module only, since Django's database must wait while Playwright runs."""
    path = servers.chromium()
    if path is None:
        pytest.skip("NO CHROMIUM: script/test says how one is looked for")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser had to complain of; checked at the end of the test."""
    return []


@pytest.fixture
def desktop_page(chromium: Browser, site: Site, complaints: list[str]) -> Iterator[Page]:
    """A page on a wide screen."""
    yield from _page(chromium, site, complaints, width=DESKTOP)


@pytest.fixture
def phone_page(chromium: Browser, site: Site, complaints: list[str]) -> Iterator[Page]:
    """A page on a phone."""
    yield from _page(chromium, site, complaints, width=PHONE)


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def page(
    request: pytest.FixtureRequest, chromium: Browser, site: Site, complaints: list[str]
) -> Iterator[Page]:
    """A page on a phone, and again on a wide screen."""
    yield from _page(chromium, site, complaints, width=request.param)


@pytest.fixture
def no_javascript_page(chromium: Browser, site: Site, complaints: list[str]) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    yield from _page(chromium, site, complaints, width=DESKTOP, javascript=False)


def _page(
    chromium: Browser, site: Site, complaints: list[str], *, width: int, javascript: bool = True
) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=site.url,
        viewport={"width": width, "height": 900},
        java_script_enabled=javascript,
        reduced_motion="reduce",
    )
    page = context.new_page()
    # Violations of the content security policy arrive as errors on the console.
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.1 AA on the page as it stands: the rule, and where."""
    if not AXE.exists():
        pytest.fail("axe-core is missing: run script/bootstrap dev")
    # Evaluated from outside the page, so the content security policy stays as it is.
    page.evaluate(AXE.read_text())
    found = page.evaluate("tags => axe.run({runOnly: tags})", WCAG_21_AA)
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def spills_over(page: Page) -> int:
    """By how many pixels the page is wider than its window; 0 when nobody must scroll sideways."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))
