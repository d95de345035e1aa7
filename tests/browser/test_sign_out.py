"""Signing in by keyboard, and out so that the back button shows nothing of the desk any more."""

import re
from collections.abc import Callable
from typing import Any

from tests.browser.conftest import Served
from tests.web.desk import PASSWORD


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
    page.locator("details.account summary").press("Enter")
    page.locator("[data-sign-out] button").press("Enter")
    page.wait_for_url("**/sign-in")
    page.go_back()
    page.wait_for_url(re.compile("/sign-in"))
    assert page.get_by_label("Login").is_visible()
    assert "A harbour opens" not in page.content()
    page.goto("/sign-in")
    assert page.evaluate("localStorage.length") == 0
