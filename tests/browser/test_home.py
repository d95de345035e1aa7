"""The home page in the browser, from both directions of reading."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import Served

BAR = """bar => {
  const outer = bar.getBoundingClientRect(), inner = bar.querySelector(".bar-approved").getBoundingClientRect();
  return [Math.abs(inner.left - outer.left), Math.abs(outer.right - inner.right)];
}"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_12_progress_fills_from_where_reading_begins(
    desk_server: Served, page_for: Callable[..., Any], language: str
) -> None:
    desk = desk_server.web.desk
    desk.approved(desk.keys[0], "Un port ouvre", "fr")
    page = page_for("tom", language=language)
    page.goto("/")
    left, right = page.locator(".bar:has(.bar-approved)").first.evaluate(BAR)
    assert (right < 1 < left) if language == "ar" else (left < 1 < right)


def test_a_translator_resumes_where_work_is_open(desk_server: Served, page_for: Callable[..., Any]) -> None:
    desk = desk_server.web.desk
    desk.approved(desk.keys[0], "Un port ouvre", "fr")
    page = page_for("tom")
    page.goto("/")
    page.locator(".task-go a").first.click()
    page.wait_for_url("**/fr/edit#n2")


@pytest.mark.parametrize("width", [390, 820])
def test_no_page_of_the_desk_is_wider_than_the_window(
    desk_server: Served, page_for: Callable[..., Any], width: int
) -> None:
    page = page_for("dora", language="ar", width=width)
    release = desk_server.web.path()
    for path in ("/", "/releases", "/releases/new", release, f"{release}/history"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
