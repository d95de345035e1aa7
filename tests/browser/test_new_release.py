"""A text comes in by the browser: pasted with its formatting, its language guessed, looked at by keyboard, started."""

from collections.abc import Callable
from typing import Any

from tests.browser.conftest import Complaints

PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  document.getElementById("text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
ARABIC = "افتُتح المركز في المدينة. وقالت المديرة إن العمل يبدأ غدًا."
RICH = f"<h1>مركز المدينة</h1><p onclick='x()'><b>خبر</b>: {ARABIC}</p>"


def test_a_pasted_page_becomes_a_draft_that_is_cut_and_started_by_keyboard(page_for: Callable[..., Any]) -> None:
    page = page_for("dora")
    page.goto("/releases/new")
    page.locator("#text").focus()
    page.evaluate(PASTE, [RICH, f"مركز المدينة\n{ARABIC}"])
    assert page.locator("#rich").is_visible()
    assert page.locator("#language").input_value() == "ar"
    assert page.locator("#text").get_attribute("dir") == "rtl"
    with page.expect_navigation():
        page.locator("#send").press("Enter")
    assert page.locator(".cut").count() == 3
    assert page.locator("#n2 .said").get_attribute("dir") == "rtl"
    page.locator("#n1").focus()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("j")
    assert page.locator(".cut").count() == 2
    assert page.evaluate("document.activeElement.id") == "n2"
    with page.expect_navigation():
        page.keyboard.press("s")
    assert page.evaluate("document.activeElement.className") == "gap"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".cut").count() == 3
    with page.expect_navigation():
        page.locator("[data-undo]").press("Enter")
    assert page.locator(".cut").count() == 2
    with page.expect_navigation():
        page.get_by_role("button", name="Start the work").press("Enter")
    assert page.locator("[data-cuts]").count() == 0


def test_an_error_leaves_the_form_with_its_file_as_it_is(page_for: Callable[..., Any], complaints: Complaints) -> None:
    complaints.allow("400")
    page = page_for("dora")
    page.goto("/releases/new")
    page.locator("#file").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"?!"})
    page.get_by_label("Title").fill("Kept")
    page.locator("#send").click()
    page.wait_for_selector("#bring-error:not([hidden])")
    assert page.get_by_label("Title").input_value() == "Kept"
    assert page.evaluate("document.getElementById('file').files.length") == 1
    assert page.locator("#send").is_enabled()


def test_a_file_that_names_its_languages_leaves_no_other_choice(page_for: Callable[..., Any]) -> None:
    page = page_for("dora")
    page.goto("/releases/new")
    po = b'msgid ""\nmsgstr "Language: fr_FR\\n"\n\nmsgid "The harbour opens"\nmsgstr ""\n'
    page.locator("#file").set_input_files(
        {"name": "a.po", "mimeType": "text/x-po", "buffer": po.replace(b'"Lang', b'""\n"Lang')}
    )
    page.wait_for_selector("#fixed:not([hidden])")
    assert page.locator("input[name=targets]:checked").evaluate_all("all => all.map((one) => one.value)") == ["fr"]
    assert page.locator("input[name=targets]:disabled").count() == 2
    page.locator("#file").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"The harbour opens"})
    page.wait_for_selector("#fixed", state="hidden")
    assert page.locator("input[name=targets]:disabled").count() == 0
