"""The plan pages in a real browser: by keyboard, without script, on a phone, for everyone."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import browser
from tests.site import Site

pytestmark = [pytest.mark.browser]
PICTURE = Path(__file__).resolve().parents[2] / "docs" / "images" / "plan.png"
SMALLEST = 320
# Eight of them share with Chelsea; the best plan is found and proven in an instant.
NEIGHBORS = (
    "Augusta Charter Township",
    "Clinton",
    "Manchester",
    "Milan",
    "Northfield Township",
    "Salem Township",
    "Saline",
    "Webster Township",
)
# A long run may wait for the worker, and the worker for the machine.
PATIENCE = 120_000


def ask(page: Page, place: str, **more: str) -> None:
    """Fill in the form and send it."""
    page.goto("/plans/new/?role=ciso")
    page.locator("#id_place").fill(place)
    for name, value in more.items():
        page.locator(f"summary:has-text('{'More' if name == 'seconds' else 'Limits'}')").click()
        page.locator(f"#id_{name}").fill(value)
    page.get_by_role("button", name="See the plan").click()


@pytest.fixture
def plan(site: Site) -> str:
    """The address of a finished plan around Chelsea."""
    return site.address_of("planning:plan_detail")


def test_a_plan_is_reached_by_keyboard_alone(desktop_page: Page) -> None:
    page = desktop_page
    page.goto("/plans/new/")
    page.locator("#id_place").focus()
    page.keyboard.type("chelsea mi", delay=20)
    # Those to the first letters may come before; a person would wait for hers, too.
    expect(page.locator("#search-suggestions [role=option]").first).to_contain_text("Chelsea")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_place")).to_have_value("Chelsea, Michigan")
    page.locator("#id_roles_1").focus()
    page.keyboard.press("Space")
    page.locator("#id_how_far").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("CISO", timeout=PATIENCE)
    assert re.search(r"/plans/[0-9a-f]+/$", page.url)


def test_a_figure_of_ones_own_is_used_without_script(no_javascript_page: Page, plan: str) -> None:
    page = no_javascript_page
    page.goto(plan)
    row = page.locator("#figure-market_hour_ciso")
    row.locator("summary").click()
    row.get_by_label("Use your own figure").fill("300")
    row.get_by_role("button", name="Run again").click()
    panel = page.locator(".changed")
    expect(panel).to_contain_text("$300, yours, instead of $250", timeout=PATIENCE)
    assert panel.locator("tbody tr").count() == 4


def test_what_changed_is_said_first(desktop_page: Page, plan: str) -> None:
    page = desktop_page
    page.goto(plan)
    page.locator("#figure-benefits_load summary").click()
    page.locator("#own-benefits_load").fill("1.5")
    page.locator("#own-benefits_load").press("Enter")
    expect(page.locator(".changed")).to_be_focused(timeout=PATIENCE)
    assert browser.violations(page) == []


def test_a_wrong_figure_takes_the_focus_to_what_is_wrong(
    desktop_page: Page, plan: str, complaints: list[str]
) -> None:
    page = desktop_page
    page.goto(plan)
    page.locator("#figure-benefits_load summary").click()
    page.locator("#own-benefits_load").fill("43 percent")
    page.locator("#own-benefits_load").press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    assert browser.violations(page) == []
    page.locator(".error-summary a").click()
    expect(page.locator("#own-benefits_load")).to_have_value("43 percent")
    expect(page.locator("#own-benefits_load-error")).to_contain_text("43 percent")
    complaints.clear()  # The browser notes the answer's status, 422.


def test_a_rule_is_chosen_by_keyboard_and_keeps_the_focus(desktop_page: Page) -> None:
    page = desktop_page
    ask(page, "Chelsea, Michigan", neighbors="\n".join(NEIGHBORS))
    expect(page.locator("h1")).to_contain_text("shared with eight", timeout=PATIENCE)
    page.goto(page.url + "?rule=equal")
    chosen = page.locator(".lab input[type=radio]:checked")
    expect(chosen).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**rule=population**")
    expect(page.locator(".lab input[value=population]")).to_be_focused()


def test_every_figure_can_be_opened_by_keyboard(desktop_page: Page, plan: str) -> None:
    page = desktop_page
    page.goto(plan)
    page.locator("#figure-hours summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#figure-hours .sum")).to_be_visible()


def test_the_form_says_what_is_missing(page: Page, complaints: list[str]) -> None:
    page.goto("/plans/new/")
    page.get_by_role("button", name="See the plan").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert browser.violations(page) == []
    assert browser.spills_over(page) == 0
    complaints.clear()


@pytest.mark.parametrize("address", ["/plans/new/", "plan", "plan map"])
def test_pages_fit_the_smallest_screen(desktop_page: Page, plan: str, address: str) -> None:
    page = desktop_page
    page.set_viewport_size({"width": SMALLEST, "height": 800})
    page.goto({"plan": plan, "plan map": f"{plan}map/"}.get(address, address))
    assert browser.spills_over(page) == 0


def test_nobody_near_offers_ways_out(page: Page) -> None:
    ask(page, "Burt Township (Alger County), Michigan")
    expect(page.locator("h1")).to_contain_text("has nobody", timeout=PATIENCE)
    assert browser.violations(page) == []
    assert browser.spills_over(page) == 0


@pytest.fixture
def long_run(desktop_page: Page) -> Page:
    """The page of a plan for a whole state, just asked for."""
    page = desktop_page
    page.goto("/plans/new/?role=data_analyst&state=MI")
    page.get_by_role("button", name="See the plan").click()
    expect(page.locator("h1")).to_have_text("Working on your plan")
    return page


def test_a_long_run_shows_its_progress_and_leads_to_the_plan_by_itself(long_run: Page) -> None:
    page = long_run
    assert browser.violations(page) == []
    assert browser.spills_over(page) == 0
    page.get_by_role("button", name="Stop and use the best so far").click()
    expect(page.locator("h1")).to_contain_text("data analysts", timeout=PATIENCE)
    assert re.search(r"/plans/[0-9a-f]+/$", page.url)
    assert browser.violations(page) == []


def test_the_picture_of_the_readme_is_of_the_page_as_it_is(desktop_page: Page) -> None:
    """Overwrites the picture only when INTERLOCAL_PICTURES=1 asks for it."""
    page = desktop_page
    ask(page, "Chelsea, Michigan")
    expect(page.locator("h1")).to_contain_text("Chelsea", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    # From the top to the end of the map.
    end = page.locator("section[aria-labelledby=groups]").bounding_box()
    assert end is not None
    height = end["y"] + end["height"] + 24
    picture = page.screenshot(
        full_page=True, clip={"x": 0, "y": 0, "width": browser.DESKTOP, "height": height}
    )
    assert len(picture) > 50_000
    if os.environ.get("INTERLOCAL_PICTURES") == "1":
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_bytes(picture)
