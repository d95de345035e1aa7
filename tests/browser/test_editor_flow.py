"""The flow of the editor: from one segment to the next, at any length of a release."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Complaints, Served
from tests.browser.patience import until

Pages = Callable[..., Page]
TEXT = "textarea.live"


def editor(page: Page, desk: Served, place: str = "#n1") -> Page:
    page.goto(desk.path("/fr/edit") + place)
    page.wait_for_selector("html[data-ready=editor]")
    return page


def test_25_a_confirmation_leads_to_the_next_open_segment_at_once_and_without_a_new_page(
    desk_server: Served, page_for: Pages
) -> None:
    page = editor(page_for("tom"), desk_server)
    held: list[Route] = []
    page.route(
        "**/api/v1/**/segments/*",
        lambda route: held.append(route) if route.request.method == "PUT" else route.continue_(),
    )
    page.evaluate("window.same = true")
    page.evaluate(
        """() => { let frames = 0; window.waited = [];
        document.addEventListener('keydown', () => { frames = 0; requestAnimationFrame(() => { frames += 1; }); }, true);
        document.addEventListener('focusin', (e) => { if (e.target.matches('textarea')) window.waited.push(frames); }); }"""
    )
    page.locator(TEXT).fill("Un port ouvre")
    page.keyboard.press("Control+Enter")
    expect(page.locator('.row[data-number="2"] textarea')).to_be_focused()
    expect(page.locator('.row[data-number="1"]')).to_have_attribute("data-state", "translated")
    # In the frame of the key itself, and before the desk has answered; `make bench` tells the milliseconds.
    assert page.evaluate("window.waited") == [0]
    assert page.evaluate("window.same")
    assert desk_server.desk.states("fr")[0] == "untranslated"
    until(page, lambda: len(held) == 1)
    held[0].continue_()
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")
    assert desk_server.desk.states("fr")[0] == "translated"


def test_37_what_is_saved_is_said_only_when_it_changes(
    desk_server: Served, page_for: Pages, complaints: Complaints
) -> None:
    complaints.allow("503")
    page = editor(page_for("tom"), desk_server)
    assert page.locator("#save-said").get_attribute("role") == "status"
    page.evaluate(
        """() => { window.said = []; new MutationObserver(() => window.said.push(document.getElementById('save-said').textContent))
        .observe(document.getElementById('save-said'), { childList: true, characterData: true, subtree: true }); }"""
    )
    page.locator(TEXT).press_sequentially("Un port")
    page.locator(TEXT).blur()
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")
    assert page.evaluate("window.said") == []
    page.route("**/api/v1/**/segments/*", lambda route: route.fulfill(status=503, body="{}"))
    page.locator(TEXT).press_sequentially(" ouvre")
    page.locator(TEXT).blur()
    expect(page.locator("#save-state")).to_have_attribute("data-save", "waiting")
    page.unroute("**/api/v1/**/segments/*")
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")
    assert len(page.evaluate("window.said")) == 2


def test_38_what_a_text_lacks_is_tied_to_it(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "#n2")
    page.locator(TEXT).press_sequentially("Le port")
    described = page.locator(TEXT).get_attribute("aria-describedby")
    assert described
    expect(page.locator(f"#{described} .row-lack")).to_be_visible()


def test_53_54_one_live_textarea_and_every_row_can_be_found(serve: Callable[..., Served], page_for: Pages) -> None:
    desk = serve([f"The harbour has {number} berths." for number in range(1_000)])
    page = editor(page_for("tom", desk=desk), desk)
    for number in (2, 3):
        page.keyboard.press("Alt+ArrowDown")
        expect(page.locator(f'.row[data-number="{number}"] textarea')).to_be_focused()
        assert page.locator(".grid textarea").count() == 1
    assert page.evaluate("window.find('has 999 berths')")
    found = page.evaluate("getSelection().anchorNode.parentElement.closest('.row').dataset.number")
    assert found == "1000"


def test_the_way_through_the_rows_by_key_and_by_address(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "#n5")
    expect(page.locator('.row[data-number="5"] textarea')).to_be_focused()
    page.keyboard.press("Control+ArrowUp")
    expect(page.locator('.row[data-number="4"] textarea')).to_be_focused()
    page.keyboard.press("F9")
    expect(page.locator('.row[data-number="5"] textarea')).to_be_focused()
    editor(page, desk_server, "")
    expect(page.locator('.row[data-number="5"] textarea')).to_be_focused()
    page.evaluate("location.hash = '#n3'")
    expect(page.locator('.row[data-number="3"] textarea')).to_be_focused()
    page.locator('.row[data-number="6"] .row-target').click()
    expect(page.locator('.row[data-number="6"] textarea')).to_be_focused()
