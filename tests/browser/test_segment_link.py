"""A link to a segment, for a colleague."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served


def test_a_link_to_a_segment_is_copied_and_leads_there(desk_server: Served, page_for: Callable[..., Page]) -> None:
    page = page_for("tom")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(desk_server.path("/fr/edit#n5"))
    page.wait_for_selector("html[data-ready=editor]")
    page.keyboard.press("Control+k")
    page.keyboard.type("copy a link")
    page.keyboard.press("Enter")
    expect(page.locator("#toast-text")).to_have_text("The link to segment 5 is copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    other = page_for("tess")
    other.goto(link)
    expect(other.locator('.row[data-number="5"] textarea')).to_be_focused()
