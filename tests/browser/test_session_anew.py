"""An editor goes on where the same person has a session again, however it was begun."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.web.desk import PASSWORD

Pages = Callable[..., Page]
TEXT = "textarea.live"


def editor(page: Page, desk: Served) -> Page:
    page.goto(desk.path("/fr/edit#n1"))
    page.wait_for_selector("html[data-ready=editor]")
    page.locator(TEXT).press_sequentially("Un port")
    return page


def saved(page: Page, desk: Served) -> bool:
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")
    return bool(desk.desk.said("fr")[0].text == "Un port")


def test_46_a_session_begun_in_another_tab_carries_what_is_typed_in_this_one(
    desk_server: Served, page_for: Pages
) -> None:
    page = editor(page_for("tom"), desk_server)
    page.context.clear_cookies(name=desk_server.cookie)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#signed-out")).to_be_visible()
    other = page.context.new_page()
    other.goto("/sign-in")
    other.locator("[name=login]").fill("tom")
    other.locator("[name=password]").fill(PASSWORD)
    other.keyboard.press("Enter")
    other.wait_for_selector(".masthead-nav")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#signed-out")).to_be_hidden()
    assert saved(page, desk_server)


def test_46_a_page_goes_on_where_the_same_person_signed_in_anew_unnoticed(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    page.evaluate("document.querySelector('meta[name=csrf-token]').content = 'of the session before'")
    page.locator(TEXT).blur()
    assert saved(page, desk_server)


def test_46_a_browser_that_forgot_its_cookies_signs_in_in_place_too(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    page.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    page.locator("#signed-out input").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#signed-out")).to_be_hidden()
    assert saved(page, desk_server)
