"""A translated file is brought, looked at and taken in: by keyboard, in both directions, with somebody at work meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.test_take_in import PLAIN, po_of

Pages = Callable[..., Page]


def bring(page: Page, desk_server: Any, path: Path) -> None:
    page.goto(desk_server.path("/fr/take-in"))
    page.set_input_files("#field-file", str(path))
    page.locator("form.take-in-form button").click()
    page.wait_for_selector("table.take-in")


@pytest.fixture
def catalogue(desk_server: Any, tmp_path: Path) -> Path:
    path = tmp_path / "harbour.fr.po"
    path.write_bytes(po_of(desk_server.web, n1="Un port ouvre", n2="Le port neuf."))
    return path


def test_a_file_is_looked_at_and_taken_in_by_keyboard(desk_server: Any, page_for: Pages, catalogue: Path) -> None:
    page = page_for("tom")
    page.goto(desk_server.path("/fr/edit"))
    page.get_by_role("link", name="Take in a file").click()
    page.set_input_files("#field-file", str(catalogue))
    page.locator("form.take-in-form button").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("table.take-in")
    assert desk_server.desk.said("fr")[0].text == ""
    page.locator("#apply").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 segments are taken in.")).to_be_visible()
    assert [one.text for one in desk_server.desk.said("fr")][:2] == ["Un port ouvre", "Le port neuf."]
    with page.expect_navigation():
        page.locator(".notice button").click()
    assert desk_server.desk.said("fr")[0].text == ""


def test_the_report_is_filtered_and_survives_a_reload(desk_server: Any, page_for: Pages, catalogue: Path) -> None:
    page = page_for("tom", language="ar", theme="dark")
    bring(page, desk_server, catalogue)
    assert page.locator("html").get_attribute("dir") == "rtl"
    expect(page.locator("table.take-in tbody tr")).to_have_count(7)
    page.locator(".take-in-counts a").nth(1).click()
    expect(page.locator("table.take-in tbody tr")).to_have_count(2)
    page.reload()
    expect(page.locator("table.take-in tbody tr")).to_have_count(2)
    target = page.locator("table.take-in tbody td p[lang=fr]").first
    assert target.get_attribute("dir") == "ltr"


def test_what_was_typed_meanwhile_stands(desk_server: Any, page_for: Pages, catalogue: Path, complaints: Any) -> None:
    complaints.allow("409")
    page = page_for("tom")
    bring(page, desk_server, catalogue)
    desk_server.desk.save("tess", desk_server.desk.keys[0], "Tapé entre-temps.", "fr")
    page.locator("#apply").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was taken in")
    expect(page.get_by_text("Somebody changed it after you chose the file.")).to_be_visible()
    assert desk_server.desk.said("fr")[0].text == "Tapé entre-temps."
    page.locator("#apply").click()
    expect(page.get_by_text("1 segment is taken in.")).to_be_visible()
    assert [one.text for one in desk_server.desk.said("fr")][:2] == ["Tapé entre-temps.", "Le port neuf."]


def test_a_plain_translation_is_laid_beside_the_source(
    desk_server: Any, page_for: Pages, tmp_path: Path, complaints: Any
) -> None:
    complaints.allow("400")
    page, path = page_for("tom"), tmp_path / "port.txt"
    path.write_text(PLAIN + "Encore.\n", encoding="utf-8")
    page.goto(desk_server.path("/fr/take-in"))
    page.set_input_files("#field-file", str(path))
    page.locator("form.take-in-form button").click()
    expect(page.get_by_role("alert")).to_contain_text("Contact : presse@port.example")
    path.write_text(PLAIN, encoding="utf-8")
    bring(page, desk_server, path)
    page.locator("#apply").click()
    expect(page.get_by_text("7 segments are taken in.")).to_be_visible()
    assert set(desk_server.desk.states("fr")) == {"draft"}


def test_a_work_file_is_a_click_away(desk_server: Any, page_for: Pages) -> None:
    page = page_for("tom")
    page.goto(desk_server.path("/fr/take-in"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Bilingual Word table for translators").click()
    assert waiting.value.suggested_filename.endswith(".fr.bilingual.docx")
