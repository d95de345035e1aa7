"""Signing in by keyboard, and out so that the back button shows nothing of the desk any more."""

import re
from collections.abc import Callable
from typing import Any

from tests.browser import drafts
from tests.browser.conftest import Complaints, Served
from tests.web.desk import PASSWORD


def write_unsent(page: Any, desk: Served, calls: str) -> None:
    """Write what stays on the device: the ``calls`` do not get through."""
    page.route(calls, lambda route: route.abort())
    page.goto(desk.path("/fr/edit"))
    page.wait_for_selector("html[data-ready=editor]")
    page.locator("textarea.live").press_sequentially("Un port ouv")
    drafts.kept(page, "Un port ouv")


def sign_out(page: Any) -> None:
    page.locator("details.account summary").press("Enter")
    page.locator("[data-sign-out] button").press("Enter")
    page.wait_for_url("**/sign-in")


def test_49_what_was_seen_is_gone_after_sign_out_also_from_the_back_button(
    desk_server: Served, page_for: Callable[..., Any]
) -> None:
    page = page_for(None)
    page.goto("/inbox")
    page.get_by_label("Login").fill("tom")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(desk_server.url("/inbox"))
    page.wait_for_load_state()
    page.evaluate("localStorage.setItem('draft', 'typed')")
    sign_out(page)
    page.go_back()
    page.wait_for_url(re.compile("/sign-in"))
    assert page.get_by_label("Login").is_visible()
    assert "A harbour opens" not in page.content()
    page.goto("/sign-in")
    assert page.evaluate("localStorage.length") == 0


def test_signing_out_on_any_page_takes_the_drafts_off_the_device(
    desk_server: Served, page_for: Callable[..., Any], complaints: Complaints
) -> None:
    complaints.allow("net::ERR")
    page = page_for("tom")
    write_unsent(page, desk_server, "**/api/v1/**/segments/*")
    assert "Un port ouv" in page.evaluate("JSON.stringify(localStorage)")
    # The home page knows nothing of the editor, and a draft waits on the device all the same.
    page.goto("/")
    assert drafts.texts(page) == ["Un port ouv"]
    sign_out(page)
    assert drafts.texts(page) is None
    assert page.evaluate("localStorage.length") == 0


def test_a_tab_that_stays_open_holds_no_draft_back(
    desk_server: Served, page_for: Callable[..., Any], complaints: Complaints
) -> None:
    complaints.allow("net::ERR")
    other = page_for("tom")
    write_unsent(other, desk_server, "**/api/v1/**")
    page = other.context.new_page()
    page.goto("/")
    sign_out(page)
    assert drafts.texts(page) is None
