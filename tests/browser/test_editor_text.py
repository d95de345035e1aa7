"""Text in the editor: its direction, its codes, what is copied and pasted."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

Pages = Callable[..., Page]
TEXT = "textarea.live"
CARET = "document.querySelector('textarea.live').selectionStart"


def editor(page: Page, desk: Served, language: str = "ar", number: int = 1) -> Page:
    page.goto(desk.path(f"/{language}/edit#n{number}"))
    page.wait_for_selector("html[data-ready=editor]")
    expect(page.locator(TEXT)).to_be_focused()
    return page


@pytest.fixture
def arabic(serve: Callable[..., Served]) -> Served:
    """A desk where Tom writes Arabic."""
    desk = serve()
    grant_arabic(desk)
    return desk


def grant_arabic(desk: Served) -> None:
    from sqlalchemy import insert

    from workflow.store.tables import role_grant

    with desk.store.write() as session:
        told = {"person_id": desk.desk.people["tom"], "role": "translator", "language": "ar"}
        session.execute(insert(role_grant), told)


def left_edges(page: Page, number: int = 1) -> list[float]:
    row = page.locator(f'.row[data-number="{number}"]')
    found = [
        row.locator(f".row-{name}").bounding_box() for name in ("number", "source", "target", "reference", "state")
    ]
    return [box["x"] for box in found if box]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")])
def test_01_02_12_the_page_has_its_language_and_mirrors_itself(
    arabic: Served, page_for: Pages, language: str, direction: str
) -> None:
    page = editor(page_for("tom", desk=arabic, language=language), arabic)
    html = page.locator("html")
    expect(html).to_have_attribute("lang", language)
    expect(html).to_have_attribute("dir", direction)
    places = left_edges(page)
    assert len(places) == 5
    assert places == sorted(places, reverse=direction == "rtl")
    bar = page.locator(".editor-progress").bounding_box()
    first = page.locator(".editor-progress rect").first.bounding_box()
    assert bar
    assert first
    from_right = (bar["x"] + bar["width"]) - (first["x"] + first["width"])
    assert (from_right if direction == "rtl" else first["x"] - bar["x"]) == pytest.approx(0, abs=1)


def test_03_04_05_every_text_has_a_fixed_direction_and_latin_first_stays_right(arabic: Served, page_for: Pages) -> None:
    page = editor(page_for("tom", desk=arabic), arabic)
    assert page.locator('.row [dir="auto"], .row textarea:not([dir])').count() == 0
    assert page.locator(".row-source:not([lang]), .row-target:not([lang]), .row-reference:not([lang])").count() == 0
    page.locator(TEXT).press_sequentially("IOM قالت")
    page.keyboard.press("Alt+ArrowDown")
    told = page.evaluate(
        """() => { const cell = document.querySelector('.row[data-number="1"] .row-target');
        const range = document.createRange(); range.setStart(cell.firstChild, 0); range.setEnd(cell.firstChild, 3);
        const latin = range.getBoundingClientRect(); const box = cell.getBoundingClientRect();
        return [box.right - latin.right, latin.left - box.left, getComputedStyle(cell).unicodeBidi,
          getComputedStyle(cell).direction]; }"""
    )
    assert told[0] < 2 < told[1]
    assert told[2:] in (["isolate", "rtl"], ["normal", "rtl"])


def test_07_08_an_arrow_walks_one_code_point_and_backspace_takes_one_code(arabic: Served, page_for: Pages) -> None:
    page = editor(page_for("tom", desk=arabic), arabic, number=2)
    text = "قال ❶نعم➊ 12"
    page.locator(TEXT).fill(text)
    page.keyboard.press("Control+Home")
    seen = {page.evaluate(CARET)}
    for _ in text:
        page.keyboard.press("ArrowLeft")
        seen.add(page.evaluate(CARET))
    assert seen == set(range(len(text) + 1))
    place = text.index("➊") + 1
    page.evaluate(f"document.querySelector('textarea.live').setSelectionRange({place}, {place})")
    page.keyboard.press("Backspace")
    expect(page.locator(TEXT)).to_have_value(text.replace("➊", ""))


def test_09_digits_and_a_bracketed_abbreviation_stand_as_they_are_read(arabic: Served, page_for: Pages) -> None:
    page = editor(page_for("tom", desk=arabic), arabic)
    page.locator(TEXT).fill("المنظمة (IOM) 2026")
    page.keyboard.press("Alt+ArrowDown")
    text = "المنظمة (IOM) 2026"
    places = page.evaluate(
        """(text) => { const node = document.querySelector('.row[data-number="1"] .row-target').firstChild;
        return [...text].map((_, at) => { const range = document.createRange(); range.setStart(node, at);
          range.setEnd(node, at + 1); return range.getBoundingClientRect().left; }); }""",
        text,
    )
    left = {char: places[text.index(char)] for char in "م(I)6"}
    assert left["م"] > left["("] > left["I"] > left[")"] > left["6"]
    number = [places[text.index("2026") + at] for at in range(4)]
    assert number == sorted(number)


def test_13_what_takes_the_place_of_a_text_is_one_step_of_undo_and_redo(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "fr")
    page.locator(TEXT).press_sequentially("Un essai")
    page.keyboard.press("Control+Insert")
    expect(page.locator(TEXT)).to_have_value("A harbour opens")
    page.keyboard.press("Control+z")
    expect(page.locator(TEXT)).to_have_value("Un essai")
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(TEXT)).to_have_value("A harbour opens")


def clip(page: Page, kind: str, data: dict[str, str] | None = None) -> dict[str, str]:
    told: dict[str, str] = page.evaluate(
        """([kind, data]) => { const held = new DataTransfer();
        for (const [type, text] of Object.entries(data)) held.setData(type, text);
        document.querySelector('textarea.live').dispatchEvent(
          new ClipboardEvent(kind, { clipboardData: held, bubbles: true, cancelable: true }));
        return Object.fromEntries([...held.types].map((type) => [type, held.getData(type)])); }""",
        [kind, data or {}],
    )
    return told


def test_14_15_codes_stay_here_and_those_of_another_segment_are_dropped(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "fr", 2)
    clip(page, "paste", {"text/plain": "Le ❶nouveau port➊ a ❷ouvert➋"})
    expect(page.locator(TEXT)).to_have_value("Le ❶nouveau port➊ a ouvert")
    expect(page.locator("#announcer")).to_contain_text("2")
    page.keyboard.press("Control+a")
    copied = clip(page, "copy")
    assert copied["text/plain"] == "Le nouveau port a ouvert"
    page.keyboard.press("Control+a")
    clip(page, "paste", copied)
    expect(page.locator(TEXT)).to_have_value("Le ❶nouveau port➊ a ouvert")


def test_16_a_missing_code_holds_a_confirmation_back_until_f8_puts_it_in(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "fr", 2)
    row = page.locator('.row[data-number="2"]')
    page.locator(TEXT).press_sequentially("Le port")
    expect(page.locator(".row-lack")).to_contain_text("2")
    page.keyboard.press("Control+Enter")
    expect(row).not_to_have_attribute("data-state", "translated")
    expect(page.locator("#announcer")).to_contain_text("❶")
    page.keyboard.press("F8")
    page.keyboard.press("F8")
    expect(page.locator(TEXT)).to_have_value("Le port❶➊")
    expect(page.locator(".row-whole")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(row).to_have_attribute("data-state", "translated")
    page.keyboard.press("Alt+ArrowUp")
    page.locator(TEXT).fill("")
    page.keyboard.press("Shift+F8")
    expect(page.locator(TEXT)).to_have_value("❶➊")


def test_17_f8_goes_round_what_is_selected(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "fr", 2)
    page.locator(TEXT).press_sequentially("Le port")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("F8")
    expect(page.locator(TEXT)).to_have_value("Le ❶port➊")


def pressed(page: Page, **told: Any) -> bool:
    """Press a key as another keyboard would; tell whether the editor took it."""
    taken: bool = page.evaluate(
        """(told) => { const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...told });
        return !document.activeElement.dispatchEvent(event); }""",
        told,
    )
    return taken


_GONE_TO = """() => { document.querySelector("#go-to form").requestSubmit();
return document.activeElement.closest(".row").dataset.number; }"""
"""Where the next letter goes that is typed after Enter, before anything else happens."""


def test_18_19_20_30_keys_by_place_never_while_composing_and_never_in_a_text(
    desk_server: Served, page_for: Pages
) -> None:
    page = editor(page_for("tom"), desk_server, "fr")
    page.locator(TEXT).press_sequentially("Un port")
    row = page.locator('.row[data-number="1"]')
    assert not pressed(page, key="Enter", code="Enter", ctrlKey=True, isComposing=True)
    assert not pressed(page, key="€", code="KeyG", ctrlKey=True, altKey=True, modifierAltGraph=True)
    assert not pressed(page, key="a", code="KeyA")
    expect(row).not_to_have_attribute("data-state", "translated")
    assert pressed(page, key="ل", code="KeyG", ctrlKey=True)
    expect(page.locator("#go-to")).to_be_visible()
    page.locator("#go-to input").fill("4")
    assert page.evaluate(_GONE_TO) == "4"
    expect(page.locator('.row[data-number="4"] textarea')).to_be_focused()
    page.keyboard.press("Control+g")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.locator('.row[data-number="2"] textarea')).to_be_focused()
    page.keyboard.press("Control+g")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator('.row[data-number="4"]')).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator('.row[data-number="3"]')).to_be_focused()
    assert pressed(page, key="ش", code="KeyA")
    page.keyboard.press("Enter")
    expect(page.locator('.row[data-number="3"] textarea')).to_be_focused()


def test_21_a_no_break_space_is_put_in_by_key_and_shown(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "fr")
    page.locator(TEXT).press_sequentially("Enfin")
    page.keyboard.press("Control+Shift+Space")
    expect(page.locator(TEXT)).to_have_value("Enfin\u00a0")
    expect(page.locator(".mark-shown")).to_have_attribute("data-mark", "NBSP")
    page.keyboard.press("Control+Shift+Space")
    expect(page.locator(TEXT)).to_have_value("Enfin\u202f")
    expect(page.locator(".mark-shown")).to_have_attribute("data-mark", "NNBSP")
