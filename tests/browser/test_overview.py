"""The overview and the history of a release in the browser."""

from collections.abc import Callable
from typing import Any

from tests.browser.conftest import Served


def test_somebody_is_assigned_and_works_then(desk_server: Served, page_for: Callable[..., Any]) -> None:
    dora, path = page_for("dora"), desk_server.web.path()
    dora.goto(path)
    arabic = dora.get_by_role("article", name="Arabic")
    arabic.get_by_role("combobox", name="Who").first.select_option("tess")
    with dora.expect_navigation():
        arabic.get_by_role("button", name="Assign").click()
    assert "Tess" in dora.get_by_role("article", name="Arabic").inner_text()
    tess = page_for("tess")
    tess.goto("/")
    assert "Translate into Arabic" in tess.locator("main").inner_text()


def test_what_was_written_is_undone_from_the_history(desk_server: Served, page_for: Callable[..., Any]) -> None:
    desk = desk_server.web.desk
    desk.save("tom", desk.keys[0], "Un port ouvre", "fr")
    page = page_for("tom")
    page.goto(f"{desk_server.web.path()}/history")
    text = page.locator(".changes").first
    assert (text.get_attribute("lang"), text.get_attribute("dir")) == ("fr", "ltr")
    with page.expect_navigation():
        page.locator(".event").first.get_by_role("button", name="Undo").click()
    assert desk.row(desk.keys[0], "fr").text == ""
    with page.expect_navigation():
        page.locator(".notice").get_by_role("button", name="Undo").click()
    assert desk.row(desk.keys[0], "fr").text == "Un port ouvre"
