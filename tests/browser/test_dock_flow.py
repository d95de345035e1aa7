"""What lies round the grid: checks, history, comments, filters, palette, help, keys of one's own, who else is here."""

from collections.abc import Callable
from http import HTTPStatus
from re import compile as pattern

from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.conftest import Served
from tests.browser.patience import until
from web.pages.shortcuts import COMMANDS

Pages = Callable[..., Page]
TEXT = "textarea.live"


def editor(page: Page, desk: Served, place: str = "#n1") -> Page:
    page.goto(desk.path("/fr/edit") + place)
    page.wait_for_selector("html[data-ready=editor]")
    return page


def write(page: Page, text: str) -> None:
    page.locator(TEXT).press_sequentially(text)
    page.locator(TEXT).blur()
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")
    page.locator(TEXT).focus()


def texts(page: Page) -> list[str]:
    told: list[str] = page.evaluate(
        "[...document.querySelectorAll('.row-target')].map((one) => one.querySelector('textarea')?.value ?? one.textContent)"
    )
    return told


def after_reload(page: Page, deed: Callable[[], None]) -> None:
    with page.expect_navigation():
        deed()
    page.wait_for_selector("html[data-ready=editor]")


def command(page: Page, words: str) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    page.locator(".palette-line").first.wait_for()
    page.keyboard.press("Enter")


def test_10_names_of_people_stand_in_bdi(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom", language="ar"), desk_server)
    write(page, "Un port ouvre")
    page.locator("#tab-comments").click()
    expect(page.locator("#none-comments")).to_be_visible()
    page.locator("#comment-text").fill("Lequel ?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment bdi")).to_have_text("Tom")
    page.locator("#tab-history").click()
    expect(page.locator(".event bdi")).to_have_text("Tom")
    assert page.locator("#dock").evaluate(
        "(dock) => ![...dock.querySelectorAll('*')].some((one) => "
        "one.tagName !== 'BDI' && !one.children.length && one.textContent === 'Tom')"
    )


def test_23_a_split_and_its_undo_or_a_join_leave_texts_and_codes_whole(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "#n2")
    write(page, "Le ❶nouveau port➊ a ouvert lundi.")
    source, before = page.locator(".row-source").all_inner_texts(), texts(page)

    def split() -> None:
        page.locator(TEXT).evaluate("(field) => field.setSelectionRange(17, 17)")
        x, y = (
            page.locator(".row-source")
            .nth(1)
            .evaluate(
                """async (cell) => { await document.fonts.ready; const range = document.createRange(); range.setStart(cell.firstChild, 18);
            range.setEnd(cell.firstChild, 19); const box = range.getBoundingClientRect();
            return [box.left + 1, box.top + box.height / 2]; }"""
            )
        )
        page.mouse.click(x, y)
        page.keyboard.press("Control+e")

    after_reload(page, split)
    assert page.locator(".row-source").all_inner_texts()[1:3] == ["The ❶new harbour➊", "opened on Monday."]
    assert texts(page)[1:3] == ["Le ❶nouveau port➊", "a ouvert lundi."]
    after_reload(page, page.locator("#toast-undo").click)
    assert (page.locator(".row-source").all_inner_texts(), texts(page)) == (source, before)
    assert page.evaluate("document.activeElement.closest('.row').dataset.number") == "2"
    after_reload(page, split)
    after_reload(page, lambda: page.keyboard.press("Control+j"))
    assert (page.locator(".row-source").all_inner_texts(), texts(page)) == (source, before)


def test_31_help_opens_on_a_row_and_escape_gives_the_focus_back(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    expect(page.locator("#help-list")).to_contain_text("Confirm and go to the next open segment")
    page.keyboard.press("Escape")
    expect(page.locator('.row[data-number="1"]')).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("?")
    expect(page.locator("#help")).to_be_hidden()
    assert texts(page)[0] == "?"


def test_32_keys_are_changed_taken_away_and_put_back(desk_server: Served, page_for: Pages) -> None:
    page = page_for("tom")
    page.goto("/shortcuts")
    page.wait_for_selector("html[data-ready=shortcuts]")

    def press(name: str, deed: str, *keys: str) -> None:
        page.locator(f"tr[data-name={name}] [data-deed={deed}]").click()
        for key in keys:
            page.keyboard.press(key)

    press("palette", "change", "Control+Enter")
    expect(page.locator("#said")).to_contain_text("Confirm and go")
    page.keyboard.press("Control+Shift+P")
    expect(page.locator("#said")).to_have_text("Saved.")
    press("filter", "off")
    expect(page.locator("tr[data-name=filter] kbd")).to_have_count(0)
    expect(page.locator("#said")).to_have_text("Saved.")
    editor(page, desk_server)
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+Shift+F")
    expect(page.locator(TEXT)).to_be_focused()
    page.keyboard.press("Control+Shift+P")
    expect(page.locator("#palette")).to_be_visible()
    page.goto("/shortcuts")
    press("palette", "back")
    expect(page.locator("tr[data-name=palette] kbd")).to_have_text("Ctrl+K")


def test_50_a_second_person_is_seen_within_ten_seconds_and_their_rows_follow(
    desk_server: Served, page_for: Pages
) -> None:
    page = page_for("tom")
    page.clock.install(time=0)
    editor(page, desk_server, "#n3")
    page.clock.pause_at(60_000)
    other = page_for("tess")
    with other.expect_response(
        lambda answer: answer.url.endswith("/presence") and bool((answer.request.post_data_json or {}).get("key"))
    ):
        editor(other, desk_server, "#n3")

    def ten_seconds_pass() -> None:
        with page.expect_response(lambda answer: "/events?" in answer.url and answer.status == HTTPStatus.OK):
            page.clock.run_for(10_000)

    ten_seconds_pass()
    expect(page.locator("#presence bdi")).to_have_text("Tess")
    expect(page.locator('.row[data-number="3"] .row-here bdi')).to_have_text("Tess")
    expect(page.locator("#announcer")).to_contain_text("Tess")
    other.keyboard.press("Alt+ArrowDown")
    write(other, "Voir ❶le plan➊.")
    page.locator(TEXT).press_sequentially("Il a")
    ten_seconds_pass()
    expect(page.locator('.row[data-number="4"] .row-target')).to_have_text("Voir ❶le plan➊.")
    expect(page.locator(TEXT)).to_have_value("Il a")


def test_a_finding_leads_to_its_place_is_fixed_by_one_key_and_undone(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "#n3")
    write(page, "Il compte 12 postes")
    expect(page.locator("#count-checks")).to_have_text("1")
    page.locator(".finding-message").click()
    expect(page.locator(TEXT)).to_be_focused()
    page.keyboard.press("Control+.")
    expect(page.locator(TEXT)).to_have_value("Il compte 12 postes.")
    page.keyboard.press("Control+z")
    expect(page.locator(TEXT)).to_have_value("Il compte 12 postes")


def test_an_answer_that_comes_late_hides_no_finding_of_what_was_saved_since(
    desk_server: Served, page_for: Pages
) -> None:
    page, late = page_for("tom"), list[tuple[Route, APIResponse]]()

    def hold(route: Route) -> None:
        if route.request.method == "GET" and not late:
            late.append((route, route.fetch()))
        else:
            route.continue_()

    page.route("**/api/v1/**/segments/*", hold)
    editor(page, desk_server, "#n3")
    until(page, lambda: len(late) == 1)
    write(page, "Il compte 12 postes")
    expect(page.locator("#count-checks")).to_have_text("1")
    route, answer = late[0]
    with page.expect_event("requestfinished", lambda request: request == route.request):
        route.fulfill(response=answer)
    expect(page.locator(".finding-message")).to_be_visible()
    expect(page.locator("#count-checks")).to_have_text("1")


def test_a_finding_is_dismissed_with_a_note_and_opened_again(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "#n3")
    write(page, "Il compte 13 postes.")
    finding = page.locator(".finding").filter(has_text=pattern("12|13")).first
    finding.locator("[data-slot=dismiss]").click()
    expect(page.locator(".finding-note input:visible")).to_be_focused()
    page.keyboard.type("The plan was changed")
    page.keyboard.press("Enter")
    expect(page.locator(".finding[data-severity=dismissed]")).to_have_count(1)
    page.locator("[data-slot=revoke]").click()
    expect(page.locator(".finding[data-severity=dismissed]")).to_have_count(0)


def test_a_finding_is_dismissed_while_its_text_is_still_to_be_saved(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server, "#n5")
    write(page, "Le port a 13 quais.")
    page.locator(TEXT).press_sequentially(" Bien")
    page.locator(".finding [data-slot=dismiss]").first.click()
    note = page.locator(".finding-note input:visible")
    expect(note).to_be_focused()
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")
    expect(note).to_be_visible()


def test_what_is_handed_over_is_told_and_can_be_taken_back(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    after_reload(page, page.locator("[data-command=hand_over]").click)
    expect(page.locator("#toast-text")).to_have_text("Handed over for review.")
    expect(page.locator(".editor-handed")).to_be_visible()
    after_reload(page, page.locator("#toast-undo").click)
    expect(page.locator("[data-command=hand_over]")).to_be_visible()


def test_the_states_to_filter_by_fold_away_with_a_click_beside_them(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    page.locator("#filter-more summary").click()
    expect(page.locator(".filter-chips")).to_be_visible()
    page.locator('.row[data-number="2"] .row-source').click()
    expect(page.locator(".filter-chips")).to_be_hidden()
    page.locator("#filter-more summary").click()
    page.keyboard.press("Escape")
    expect(page.locator("#filter-more summary")).to_be_focused()
    expect(page.locator(".filter-chips")).to_be_hidden()


def test_a_filter_is_kept_in_the_address_and_escape_takes_it_away(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    page.keyboard.press("Control+Shift+F")
    page.keyboard.type("HARBOUR")
    expect(page.locator(".row:not([hidden])")).to_have_count(3)
    expect(page.locator("#filter-count")).to_have_text("Shown: 3 of 7")
    page.reload()
    expect(page.locator(".row:not([hidden])")).to_have_count(3)
    page.locator("#filter-text").press("Escape")
    expect(page.locator(".row:not([hidden])")).to_have_count(7)
    expect(page).not_to_have_url(pattern("text="))
    page.goto(desk_server.path("/fr/edit?state=draft"))
    expect(page.locator(".row:not([hidden])")).to_have_count(0)


def test_the_palette_runs_commands_says_why_not_and_finds_segments(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    page.keyboard.press("Control+k")
    page.keyboard.type("correct a word")
    greyed = page.locator('.palette-line[aria-disabled="true"]')
    expect(greyed.locator(".palette-reason")).not_to_be_empty()
    page.keyboard.press("Enter")
    expect(page.locator("#palette")).to_be_visible()
    page.locator("#palette input").fill("berths")
    page.keyboard.press("Enter")
    expect(page.locator('.row[data-number="3"] textarea')).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page.locator('.row[data-number="5"] textarea')).to_be_focused()


def test_the_palette_hears_enter_also_before_it_is_fetched(desk_server: Served, page_for: Pages) -> None:
    page = page_for("tom")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/palette.js*", hold)
    editor(page, desk_server)
    page.keyboard.press("Control+k")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    until(page, lambda: bool(held))
    held[0].continue_()
    expect(page.locator('.row[data-number="5"] textarea')).to_be_focused()
    expect(page.locator("#palette")).to_be_hidden()


def test_a_replacement_in_all_segments_is_counted_before_and_undone_after(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    write(page, "Un port ouvre")
    command(page, "replace")
    page.locator("#replace-sought").fill("port")
    expect(page.locator("#replace-count")).to_have_text("Found: 1, in segments: 1")
    page.locator("#replace-with").fill("quai")
    after_reload(page, lambda: page.keyboard.press("Enter"))
    assert texts(page)[0] == "Un quai ouvre"
    after_reload(page, page.locator("#toast-undo").click)
    assert texts(page)[0] == "Un port ouvre"


def test_the_desk_mends_a_word_of_the_source_where_it_stands(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("dora"), desk_server, "#n3")
    command(page, "correct a word")
    expect(page.locator(".row-source textarea")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.type(", all new.")
    after_reload(page, lambda: page.keyboard.press("Enter"))
    expect(page.locator(".row-source").nth(2)).to_have_text("It has 12 berths, all new.")


def test_the_sheet_of_keys_tells_what_the_editor_does(desk_server: Served, page_for: Pages) -> None:
    page = page_for("tom")
    page.goto("/shortcuts")
    page.wait_for_selector("html[data-ready=shortcuts]")
    sheet = {one.name: (one.key, one.mac or one.key) for one in COMMANDS}
    told = page.evaluate(
        """async () => { const root = document.querySelector('script[src$="shortcuts.js"]').src.replace('shortcuts.js', '');
        const { DEEDS } = await import(root + 'editor/deeds.js'); return DEEDS.filter((one) => one.name !== 'row_up' && one.name !== 'row_down')
          .map((one) => [one.name, one.key ?? '', one.mac ?? one.key ?? '']); }"""
    )
    assert {name: sheet[name] for name, *_ in told} == {name: (key, mac) for name, key, mac in told}


def test_the_bar_the_count_and_the_checks_of_a_paragraph_follow_each_saved_row(
    serve: Callable[..., Served], page_for: Pages
) -> None:
    desk = serve(["The port opens. The port closes."])
    page = editor(page_for("tom", desk=desk, language="ar"), desk)
    before = str(page.locator(".editor-progress").get_attribute("aria-label"))
    assert "0" in before
    write(page, "« Le port ouvre.")
    page.keyboard.press("Control+Enter")
    first = page.locator('.row[data-number="1"]')
    expect(page.locator(".editor-progress .bar-translated")).to_have_attribute("x", "50.00")
    said = page.locator(".editor-done")
    expect(said).not_to_have_text(before)
    expect(page.locator(".editor-progress")).to_have_attribute("aria-label", said.inner_text())
    page.locator(TEXT).press_sequentially("Le port ferme.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".editor-progress rect")).to_have_count(1)
    expect(first.locator(".row-findings")).to_have_text("1")
    page.goto(desk.path("/fr/edit") + "#n2")
    write(page, " »")
    expect(first.locator(".row-findings")).to_have_count(0)
    expect(page.locator(".editor-progress rect")).to_have_count(2)
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")
    told = said.inner_text()
    page.reload()
    page.wait_for_selector("html[data-ready=editor]")
    expect(said).to_have_text(told)


def test_on_a_narrow_page_the_dock_is_a_sheet_that_a_button_opens(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom", width=390, height=844), desk_server)
    opener, dock = page.locator("#dock-opener"), page.locator("#dock .dock")
    expect(dock).to_be_hidden()
    opener.click()
    expect(dock).to_be_visible()
    page.keyboard.press("Escape")
    expect(dock).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.locator(".row-target").first.click()
    expect(dock).to_be_hidden()
    page.keyboard.press("F6")
    expect(page.locator("#tab-checks")).to_be_focused()
    page.keyboard.press("F6")
    expect(dock).to_be_hidden()
    assert page.locator(TEXT).evaluate("one => one === document.activeElement")
