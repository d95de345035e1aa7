"""The proof in the browser: EDITOR.md 6, check 55, and sentences that light up together."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Served


def test_55_print_has_every_row_no_chrome_and_no_split_row(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    page = page_for("rita")
    page.goto(desk_server.path("/proof"))
    page.emulate_media(media="print")
    told = page.evaluate(
        """() => ({
          rows: document.querySelectorAll(".proof-row p").length,
          hidden: [...document.querySelectorAll(".proof-row p")].filter((one) => !one.offsetParent).length,
          chrome: [".masthead", ".page-tools", ".notices"].filter((one) => document.querySelector(one)?.offsetParent),
          split: [...document.querySelectorAll(".proof-row")].filter((one) => getComputedStyle(one).breakInside !== "avoid").length,
        })"""
    )
    assert told == {"rows": 3 * 4, "hidden": 0, "chrome": [], "split": 0}
    assert len(re.findall(rb"/Type /Page\b", page.pdf())) == 1


def test_a_sentence_lights_up_its_counterparts_under_the_pointer_by_key_and_by_touch(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    desk_server.desk.confirm("tom", desk_server.desk.keys[2], "Il compte 12 postes.", "fr")
    key = desk_server.desk.keys[2]
    page = page_for("rita")
    page.goto(desk_server.path("/proof"))
    page.hover(f'[lang="fr"] [data-keys="{key}"]')
    assert page.locator(f'.is-lit[data-keys="{key}"]').count() == page.locator(".is-lit").count() == 3
    page.locator("#proof .sentence").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(f'.is-lit[data-keys="{desk_server.desk.keys[1]}"]').count() == 3

    touched = page_for("rita", width=390, height=844, has_touch=True, is_mobile=True)
    touched.goto(desk_server.path("/proof"))
    touched.tap(f'[lang="ar"] [data-keys="{key}"]')
    touched.locator(f'.is-lit[data-keys="{key}"]').nth(2).wait_for()
    assert touched.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_long_reviews_and_proofs_are_as_wide_as_the_window(
    serve: "Callable[..., Served]", page_for: "Callable[..., Page]"
) -> None:
    desk = serve([f"The quay number {number} is open." for number in range(1, 61)])
    page = page_for("rita", desk=desk)
    for path in ("/fr/review", "/proof"):
        page.goto(desk.path(path))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
