"""What every public page must pass in a real browser, at phone and desktop width."""

import pytest
from playwright.sync_api import Page

from tests import addresses, browser
from tests.site import Site

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("name", addresses.pages())
def test_a_page_is_open_to_everyone(name: str, page: Page, site: Site) -> None:
    """No violation of WCAG 2.1 AA, no sideways scrolling, no error and no broken policy."""
    response = page.goto(site.address_of(name))
    assert response is not None
    assert response.ok
    page.wait_for_load_state("networkidle")
    assert browser.violations(page) == []
    assert browser.spills_over(page) == 0


@pytest.mark.parametrize("name", addresses.pages())
def test_a_page_says_the_same_without_javascript(
    name: str, no_javascript_page: Page, site: Site
) -> None:
    response = no_javascript_page.goto(site.address_of(name))
    assert response is not None
    assert response.ok
    assert no_javascript_page.locator("h1").count() == 1
    assert no_javascript_page.locator("main").inner_text().strip()


@pytest.mark.parametrize("name", addresses.pages())
def test_the_first_stop_of_the_keyboard_skips_to_the_content(
    name: str, desktop_page: Page, site: Site
) -> None:
    desktop_page.goto(site.address_of(name))
    desktop_page.keyboard.press("Tab")
    skip = desktop_page.evaluate("document.activeElement.getAttribute('href')")
    desktop_page.keyboard.press("Enter")
    assert skip.startswith("#")
    assert desktop_page.locator(f"main{skip}, main {skip}").count() == 1
