"""A release goes out, in the browser."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.builders import NOW
from web.edge.desk import set_clock
from workflow.documents import read
from workflow.publishing.bundle import verify

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Served

PORT = read("افتُتح المرفأ.\n\nوفيه اثنا عشر رصيفًا.".encode(), "port.txt", "ar")


def test_28_one_click_exports_all_languages_with_equal_counts(
    serve: "Callable[..., Served]", page_for: "Callable[..., Page]", tmp_path: "Path"
) -> None:
    desk = serve(PORT, targets=["en", "fr"])
    desk.desk.all_approved("en", "fr")
    page = page_for("paul", desk=desk, language="ar")
    page.goto(desk.url(desk.path("/publish")))
    with page.expect_download() as before:
        page.locator("section a[download].button").first.click()
    whole = tmp_path / "before.zip"
    before.value.save_as(whole)
    assert verify(whole) is None
    page.locator("#publish-now").click()
    page.wait_for_selector(".past")
    assert desk.desk.state() == "published"
    with page.expect_download() as after:
        page.locator(".past a[download].button").click()
    out = tmp_path / "after.zip"
    after.value.save_as(out)
    assert verify(out) is None
    counts = [_segments(out, language) for language in ("ar", "en", "fr")]
    assert counts == [2, 2, 2]


def test_when_the_embargo_ends_one_key_publishes(
    serve: "Callable[..., Served]", page_for: "Callable[..., Page]"
) -> None:
    desk = serve(PORT, targets=["en", "fr"], embargo=NOW + timedelta(hours=1))
    desk.desk.all_approved("en", "fr")
    page = page_for("paul", desk=desk)
    clock = [NOW + timedelta(minutes=59, seconds=58)]
    set_clock(desk.app.extensions, lambda: clock[0])
    page.clock.install(time=0)
    page.clock.pause_at(60_000)
    page.goto(desk.url(desk.path("/publish")))
    assert page.locator("#publish-now").is_disabled()
    assert page.locator(".files tbody tr").count() > 0
    clock[0] = NOW + timedelta(hours=1)
    page.clock.run_for(2_000)
    page.wait_for_selector("#publish-now:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(".past")
    assert desk.desk.state() == "published"


def test_a_reason_leads_to_its_segment(serve: "Callable[..., Served]", page_for: "Callable[..., Page]") -> None:
    desk = serve(PORT, targets=["en", "fr"])
    page = page_for("paul", desk=desk)
    page.goto(desk.url(desk.path("/publish")))
    page.locator('[data-language="fr"] .gate-places a').nth(1).click()
    page.wait_for_url("**/fr/edit#n2")


def test_one_button_copies_a_language_formatted_and_plain(
    serve: "Callable[..., Served]", page_for: "Callable[..., Page]"
) -> None:
    desk = serve(PORT, targets=["en", "fr"])
    desk.desk.all_approved("en", "fr")
    page = page_for("paul", desk=desk, permissions=["clipboard-read", "clipboard-write"])
    page.goto(desk.url(desk.path("/fr/copy")))
    page.locator("#copy-all").click()
    page.wait_for_selector("#copy-said:not(:empty)")
    copied: dict[str, Any] = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const told = {};
          for (const type of item.types) told[type] = await (await item.getType(type)).text();
          return told;
        }"""
    )
    assert "FR says sentence A." in copied["text/plain"]
    assert 'lang="fr"' in copied["text/html"]


def test_a_browser_that_does_not_copy_selects_the_html(
    serve: "Callable[..., Served]", page_for: "Callable[..., Page]"
) -> None:
    desk = serve(PORT, targets=["en", "fr"])
    desk.desk.all_approved("en", "fr")
    page = page_for("paul", desk=desk)
    page.add_init_script("delete Clipboard.prototype.write")
    page.goto(desk.url(desk.path("/en/copy")))
    page.locator("#copy-all").click()
    page.wait_for_selector("#copy-code:focus")
    assert "EN says" in page.evaluate("getSelection().toString() || document.activeElement.value")


def _segments(bundle: "Path", language: str) -> int:
    with zipfile.ZipFile(bundle) as archive:
        name = next(one for one in archive.namelist() if one.endswith(f".{language}.txt"))
        return archive.read(name).decode().strip().count("\n\n") + 1
