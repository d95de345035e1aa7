"""The reviewer's page: EDITOR.md 6, checks 26, 27, 29, 35 and 36 as far as they are the review's."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import drafts
from tests.web.desk import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Served

SAID = [f"La phrase numéro {letter}." for letter in "ABCDEFGH"]


def confirmed(desk: "Served", language: str = "fr", count: int = 3) -> list[str]:
    """Tom confirms the first segments that have no codes in them; gives their keys."""
    plain = [line.key for line in desk.desk.lines if line.source.isascii()][:count]
    for key, said in zip(plain, SAID, strict=False):
        desk.desk.confirm("tom", key, said, language)
    return plain


@pytest.fixture
def desk_server(serve: "Callable[..., Served]") -> "Served":
    return serve(["The harbour opens.", "It has a long quay. The quay is new.", "Nobody asked why."])


def reviewing(desk: "Served", page: "Page", key: str) -> "Page":
    page.goto(desk.path("/fr/review"))
    page.locator(f'[data-key="{key}"]').focus()
    return page


def state_of(desk: "Served", key: str) -> str:
    return str(desk.desk.row(key, "fr").state)


def test_26_a_return_with_its_reason_is_three_keys(desk_server: "Served", page_for: "Callable[..., Page]") -> None:
    key = confirmed(desk_server)[0]
    page = reviewing(desk_server, page_for("rita"), key)
    for pressed in ("r", "2", "Enter"):
        page.keyboard.press(pressed)
    page.locator(f'.seg-returned[data-key="{key}"]').wait_for()
    row = desk_server.desk.row(key, "fr")
    assert (row.state, row.returned_for) == ("returned", "terminology")
    assert page.evaluate("document.activeElement.dataset.key") == key


def test_27_one_click_approves_all_that_is_clean_and_undo_restores_it(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    keys = confirmed(desk_server)
    page = reviewing(desk_server, page_for("rita"), keys[0])
    page.click("#approve-clean")
    page.locator("#toast button").wait_for()
    assert [state_of(desk_server, key) for key in keys] == ["approved"] * 3
    assert page.locator("#progress").inner_text() == "3 of 4 approved"
    page.click("#toast button")
    page.locator(".seg-translated").nth(2).wait_for()
    assert [state_of(desk_server, key) for key in keys] == ["translated"] * 3


def test_a_approves_and_goes_on_to_what_waits_and_shift_a_takes_the_paragraph(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    keys = confirmed(desk_server)
    page = reviewing(desk_server, page_for("rita"), keys[0])
    page.keyboard.press("a")
    page.wait_for_function("key => document.activeElement.dataset.key === key", arg=keys[1])
    assert state_of(desk_server, keys[0]) == "approved"
    page.keyboard.press("Shift+A")
    page.locator(f'.seg-approved[data-key="{keys[2]}"]').wait_for()
    assert [state_of(desk_server, key) for key in keys] == ["approved"] * 3


def test_29_a_stale_segment_shows_what_changed_in_its_source_unasked_and_k_keeps_it(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    desk_server.desk.all_approved("fr")
    desk_server.desk.revise("The harbour closes.", "It has a long quay. The quay is new.", "Nobody asked why.")
    key = desk_server.desk.keys[0]
    page = reviewing(desk_server, page_for("rita"), key)
    assert page.locator(f'[data-of="{key}"] del').inner_text() == "opens"
    assert page.locator(f'[data-of="{key}"] ins').inner_text() == "closes"
    page.keyboard.press("k")
    page.locator(f'.seg-approved[data-key="{key}"]').wait_for()
    assert state_of(desk_server, key) == "approved"


def test_nobody_is_offered_what_the_rules_refuse_and_the_button_says_why(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    key = confirmed(desk_server)[0]
    page = reviewing(desk_server, page_for("tess"), key)
    button = page.locator('[data-deed="approve"]')
    assert button.get_attribute("aria-disabled") == "true"
    assert "reviewer" in page.locator("#" + str(button.get_attribute("aria-describedby"))).inner_text()
    page.keyboard.press("a")
    page.wait_for_function("document.getElementById('announcer').textContent !== ''")
    assert state_of(desk_server, key) == "translated"


def test_a_small_edit_is_made_in_place_and_compared_with_what_the_translator_wrote(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    key = confirmed(desk_server)[0]
    page = reviewing(desk_server, page_for("rita"), key)
    page.keyboard.press("e")
    page.locator(".edit-text").fill("La grande phrase numéro A.")
    page.keyboard.press("Control+Enter")
    page.locator(f'[data-key="{key}"] ins').wait_for()
    row = desk_server.desk.row(key, "fr")
    assert (row.state, row.text) == ("translated", "La grande phrase numéro A.")
    page.reload()
    assert page.locator(f'[data-key="{key}"] ins').inner_text().strip() == "grande"


def test_an_edit_outlives_a_reload_a_killed_tab_and_the_session_and_is_kept_nowhere_once_saved(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    key = confirmed(desk_server)[0]
    page = reviewing(desk_server, page_for("rita"), key)
    page.keyboard.press("e")
    page.locator(".edit-text").fill("La vraie phrase.")
    page.reload()
    expect(page.locator(".edit-text")).to_have_value("La vraie phrase.")
    drafts.kept(page, "La vraie phrase.")
    page.close(run_before_unload=False)
    page = page.context.new_page()
    page.goto(desk_server.path("/fr/review"))
    expect(page.locator(".edit-text")).to_have_value("La vraie phrase.")
    page.context.clear_cookies(name=desk_server.cookie)
    page.keyboard.press("Control+Enter")
    page.locator("#signed-out input").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator(".edit-text").wait_for(state="detached")
    assert desk_server.desk.row(key, "fr").text == "La vraie phrase."
    drafts.forgotten(page)
    page.reload()
    page.locator(f'[data-key="{key}"] ins').first.wait_for()
    assert page.locator(".edit-text").count() == 0
    assert "phrase" not in page.evaluate("JSON.stringify(localStorage)")


def test_two_texts_in_the_review_are_both_shown_and_one_is_chosen(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    keys = confirmed(desk_server)[:2]
    for key, choice, kept in ((keys[0], "mine", "La mienne."), (keys[1], "theirs", "La leur.")):
        page = reviewing(desk_server, page_for("rita"), key)
        page.keyboard.press("e")
        desk_server.desk.confirm("tess", key, "La leur.", "fr")
        page.locator(".edit-text").fill("La mienne.")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".edit-theirs ins")).to_have_text("leur")
        expect(page.locator(".edit-text")).to_have_value("La mienne.")
        expect(page.get_by_role("heading", name="Mine, not saved")).to_be_visible()
        expect(page.locator(".edit-ways")).to_be_hidden()
        page.keyboard.press("Escape")
        expect(page.locator('[data-edit="mine"]')).to_be_focused()
        page.locator(f'[data-edit="{choice}"]').click()
        page.locator(".edit-text").wait_for(state="detached")
        assert desk_server.desk.row(key, "fr").text == kept


def test_an_edited_segment_is_drawn_as_after_a_reload_codes_highlights_and_all(
    serve: "Callable[..., Served]", page_for: "Callable[..., Page]"
) -> None:
    desk = serve("<p>The <b>new harbour</b> opened. It has 12 berths.</p>")
    codes, plain = desk.desk.keys
    opening, closing = (char for char in desk.desk.lines[0].source if not char.isascii())
    desk.desk.confirm("tom", codes, f"Le {opening}nouveau port{closing} ouvre.", "fr")
    desk.desk.confirm("tom", plain, "Il a 13 postes.", "fr")
    page = reviewing(desk, page_for("rita", desk=desk), codes)
    page.keyboard.press("e")
    page.locator(".edit-text").fill(f"Le {opening}grand port{closing} ouvre .")
    page.keyboard.press("Control+Enter")
    page.locator(".edit-text").wait_for(state="detached")
    drawn = [
        page.locator(one).evaluate_all("all => all.map((one) => one.innerHTML.trim())")
        for one in (".seg", ".finding-list")
    ]
    assert opening not in drawn[0][0]
    assert "run-bold" in drawn[0][0]
    page.reload()
    after = [
        page.locator(one).evaluate_all("all => all.map((one) => one.innerHTML.trim())")
        for one in (".seg", ".finding-list")
    ]
    assert [[re.sub(r"\s+", " ", one) for one in told] for told in drawn] == [
        [re.sub(r"\s+", " ", one) for one in told] for told in after
    ]


def test_keys_of_ones_own_count_in_the_review_too(desk_server: "Served", page_for: "Callable[..., Page]") -> None:
    key = confirmed(desk_server)[0]
    page = page_for("rita")
    page.goto("/shortcuts")
    page.wait_for_selector("html[data-ready=shortcuts]")
    page.locator("tr[data-name=approve] [data-deed=change]").click()
    page.keyboard.press("v")
    expect(page.locator("#said")).to_have_text("Saved.")
    reviewing(desk_server, page, key)
    assert page.locator('[data-deed="approve"] kbd').inner_text() == "V"
    page.keyboard.press("a")
    page.keyboard.press("v")
    page.locator(f'.seg-approved[data-key="{key}"]').wait_for()


def test_35_the_focused_segment_has_a_ring_and_is_never_under_the_bars(
    desk_server: "Served", page_for: "Callable[..., Page]"
) -> None:
    confirmed(desk_server)
    page = reviewing(desk_server, page_for("rita", width=820, height=420), desk_server.desk.keys[0])
    for _ in desk_server.desk.keys[1:]:
        page.keyboard.press("ArrowDown")
        seen = page.evaluate(
            """() => {
              const one = document.activeElement;
              const box = one.getBoundingClientRect();
              const bar = document.getElementById("bar").getBoundingClientRect();
              return {ring: getComputedStyle(one).outlineStyle, below: box.bottom <= bar.top + 1, top: box.top >= 0};
            }"""
        )
        assert seen == {"ring": "solid", "below": True, "top": True}


@pytest.mark.parametrize("width", [390, 820])
def test_36_and_56_by_touch_everything_is_large_enough_and_the_whole_review_can_be_done(
    desk_server: "Served", page_for: "Callable[..., Page]", width: int
) -> None:
    keys = confirmed(desk_server)
    page = page_for("rita", width=width, height=844, has_touch=True, is_mobile=True)
    page.goto(desk_server.path("/fr/review"))
    page.tap(f'[data-key="{keys[0]}"]')
    small = page.evaluate(
        """() => [...document.querySelectorAll("#bar button, .page-tools a, .page-tools button")]
          .filter((one) => one.offsetParent && (one.offsetHeight < 44 || one.offsetWidth < 44)).map((one) => one.textContent)"""
    )
    assert small == []
    page.tap('[data-deed="approve"]')
    page.locator(f'.seg-approved[data-key="{keys[0]}"]').wait_for()
    page.tap(f'[data-key="{keys[2]}"]')
    page.tap('[data-deed="return"]')
    page.tap('.kind:has([value="style"])')
    page.tap('#return-form [type="submit"]')
    page.locator(f'.seg-returned[data-key="{keys[2]}"]').wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_39_at_320_pixels_nothing_scrolls_sideways(
    desk_server: "Served", page_for: "Callable[..., Page]", language: str
) -> None:
    confirmed(desk_server)
    for who, path in (("rita", "/fr/review"), ("rita", "/proof"), ("rita", "/compare"), ("dora", "/revise")):
        page = page_for(who, width=320, language=language)
        page.goto(desk_server.path(path))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
