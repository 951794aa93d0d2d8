"""The script of the pages in a real browser: keys in the search field, parts that come later."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests import browser

pytestmark = [pytest.mark.browser]


@pytest.fixture
def guide(page: Page) -> Page:
    """The style guide, at phone and at desktop width."""
    page.goto("/styleguide/")
    return page


def typed(guide: Page, text: str) -> None:
    """Type into the search field, key by key, and wait for the suggestions to the whole of it."""
    guide.locator("#search").press_sequentially(text, delay=10)
    first = guide.locator("#search-suggestions [role=option]").first
    expect(first).to_contain_text(text, ignore_case=True)
    expect(first).to_be_visible()


def test_suggestions_come_as_one_types_and_pass_the_checker(guide: Page) -> None:
    typed(guide, "che")
    expect(guide.locator("#search")).to_have_attribute("aria-expanded", "true")
    assert guide.locator("#search-suggestions [role=option]").count() == 2
    assert browser.violations(guide) == []


def test_the_keys_walk_the_suggestions_around_the_ends(guide: Page) -> None:
    typed(guide, "l")
    chosen = guide.locator("#search-suggestions [aria-selected=true]")
    for key, name in [
        ("ArrowDown", "Lima"),
        ("ArrowDown", "Lodi"),
        ("ArrowDown", "Lima"),
        ("ArrowUp", "Lodi"),
    ]:
        guide.keyboard.press(key)
        expect(chosen).to_have_count(1)
        expect(chosen).to_contain_text(name)
    active = guide.locator("#search").get_attribute("aria-activedescendant")
    assert chosen.get_attribute("id") == active


def test_enter_opens_the_chosen_one(guide: Page) -> None:
    typed(guide, "chelsea c")
    guide.keyboard.press("ArrowDown")
    guide.keyboard.press("Enter")
    guide.wait_for_url(re.compile(r"q=Chelsea(%20|\+)Charter"))


def test_enter_with_nothing_chosen_sends_the_form(guide: Page) -> None:
    typed(guide, "dex")
    guide.keyboard.press("Enter")
    guide.wait_for_url("**/styleguide/search/?q=dex")


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(guide: Page) -> None:
    typed(guide, "che")
    guide.keyboard.press("Escape")
    expect(guide.locator("#search-suggestions")).to_be_hidden()
    expect(guide.locator("#search")).to_have_attribute("aria-expanded", "false")
    expect(guide.locator("#search")).to_have_value("che")


def test_leaving_the_field_closes_the_suggestions(guide: Page) -> None:
    typed(guide, "che")
    guide.keyboard.press("Tab")
    expect(guide.locator("#search-suggestions")).to_be_hidden()


def test_a_suggestion_can_be_clicked(guide: Page) -> None:
    typed(guide, "scio")
    guide.locator("#search-suggestions [role=option]").click()
    guide.wait_for_url("**q=Scio")


def test_without_a_script_the_field_leads_to_the_same_rows(no_javascript_page: Page) -> None:
    no_javascript_page.goto("/styleguide/")
    no_javascript_page.locator("#search").fill("che")
    no_javascript_page.get_by_role("button", name="Find it").click()
    assert no_javascript_page.locator("tbody tr").count() == 2


def test_from_the_home_page_a_name_leads_to_its_government(page: Page) -> None:
    page.goto("/")
    typed(page, "chelsea")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/chelsea-mi/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Chelsea, Michigan")


def brought(guide: Page) -> Page:
    """The style guide after HTMX put more components into it."""
    guide.get_by_role("link", name="Bring more components").click()
    expect(guide.locator("#part-date")).to_be_attached()
    return guide


def test_components_that_come_later_are_started(guide: Page) -> None:
    part = brought(guide).locator("#part")
    expect(part.locator(".usa-combo-box__input")).to_be_visible()
    expect(part.locator(".usa-file-input__target")).to_be_visible()
    assert browser.violations(guide) == []


def test_a_combo_box_that_came_later_answers_the_keys(guide: Page) -> None:
    field = brought(guide).locator("#part .usa-combo-box__input")
    field.fill("gis")
    field.press("ArrowDown")
    guide.keyboard.press("Enter")
    expect(field).to_have_value("GIS analyst")


def test_a_tooltip_that_came_later_is_told_to_the_keyboard(guide: Page) -> None:
    brought(guide).locator("#part .usa-tooltip__trigger").focus()
    expect(guide.locator(".usa-tooltip__body")).to_be_visible()


def test_a_question_that_came_later_opens_and_gives_the_focus_back(guide: Page) -> None:
    opener = brought(guide).locator("[data-open-modal]")
    words = guide.get_by_text("The plan found until now is kept.")
    expect(words).to_be_hidden()
    opener.click()
    expect(words).to_be_visible()
    assert browser.violations(guide) == []
    guide.keyboard.press("Escape")
    expect(words).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_menu_folds_on_a_phone_and_opens_without_a_script(phone_page: Page) -> None:
    phone_page.goto("/")
    link = phone_page.get_by_role("link", name="Methods and sources", exact=True)
    expect(link).to_be_hidden()
    phone_page.locator("summary", has_text="Menu").click()
    expect(link).to_be_visible()


def test_an_error_takes_the_focus(desktop_page: Page) -> None:
    desktop_page.goto("/styleguide/")
    expect(desktop_page.locator(".error-summary")).to_be_focused()


@pytest.mark.parametrize("address", ["/", "/methods/", "/governments/", "/styleguide/"])
def test_pages_reflow_at_320_pixels(address: str, phone_page: Page) -> None:
    phone_page.set_viewport_size({"width": 320, "height": 800})
    phone_page.goto(address)
    assert browser.spills_over(phone_page) == 0
