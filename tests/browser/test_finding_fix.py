"""The fix that a finding offers."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served


def test_a_fix_that_only_takes_away_says_what_it_deletes(desk_server: Served, page_for: Callable[..., Page]) -> None:
    page = page_for("tom")
    page.goto(desk_server.path("/fr/edit#n1"))
    page.wait_for_selector("html[data-ready=editor]")
    page.locator("textarea.live").press_sequentially("Un port ouvre.")
    page.locator("textarea.live").blur()
    fix = page.locator('.finding [data-slot="fix"]')
    expect(fix).to_have_text("Delete .")
    fix.click()
    expect(page.locator("textarea.live")).to_have_value("Un port ouvre")
