"""A word of an Arabic source is mended where it stands."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from workflow.documents import read

_SIZE = "(one) => getComputedStyle(one).fontSize"


def test_an_arabic_source_is_mended_in_the_size_in_which_it_is_read(
    serve: Callable[..., Served], page_for: Callable[..., Page]
) -> None:
    desk = serve(read("افتُتح المرفأ يوم الاثنين.".encode(), "port.txt", "ar"), targets=["en", "fr"])
    page = page_for("dora", desk=desk)
    page.goto(desk.path("/fr/edit#n1"))
    page.wait_for_selector("html[data-ready=editor]")
    cell = page.locator('.row[data-number="1"] .row-source')
    before = cell.evaluate(_SIZE)
    page.keyboard.press("Control+k")
    page.keyboard.type("Correct a word")
    page.keyboard.press("Enter")
    field = cell.locator("textarea")
    expect(field).to_be_focused()
    assert field.evaluate(_SIZE) == before
    assert field.get_attribute("dir") == "rtl"
