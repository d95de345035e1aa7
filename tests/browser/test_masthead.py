"""The bar over every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_ways_of_a_desk_editor_stand_in_one_line_at_820_pixels(
    desk_server: Served, page_for: Callable[..., Page], language: str
) -> None:
    page = page_for("dora", language=language, width=820)
    page.goto("/releases")
    tops = page.locator(".masthead-nav a").evaluate_all("(all) => all.map((one) => one.offsetTop)")
    assert len(set(tops)) == 1
