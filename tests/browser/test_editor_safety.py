"""What is typed is never lost: reloads, crashes, broken networks, ended sessions and colleagues."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, Route, expect
from sqlalchemy import select

from tests.browser import drafts
from tests.browser.conftest import Complaints, Served
from tests.browser.patience import until
from tests.web.desk import PASSWORD
from workflow.store.tables import event

Pages = Callable[..., Page]
EDITOR = "/fr/edit"
TEXT = "textarea.live"


def editor(page: Page, desk: Served, place: str = "#n1") -> Page:
    page.goto(desk.path(EDITOR) + place)
    page.wait_for_selector("html[data-ready=editor]")
    return page


def saved(page: Page) -> None:
    expect(page.locator("#save-state")).to_have_attribute("data-save", "saved")


def said(desk: Served, number: int = 1) -> Any:
    return desk.desk.said("fr")[number - 1]


def no_news(page: Page) -> Page:
    """Let ``page`` hear nothing of what others do: the next thing it learns is the answer to its own deed."""
    page.route("**/events?*", lambda route: route.fulfill(status=304))
    return page


def deeds(desk: Served) -> list[str]:
    with desk.store.read() as session:
        return list(session.execute(select(event.c.action).order_by(event.c.seq)).scalars())


def type_in(page: Page, text: str) -> None:
    page.locator(TEXT).press_sequentially(text)


def test_42_a_reload_in_mid_word_restores_the_text(
    desk_server: Served, page_for: Pages, complaints: Complaints
) -> None:
    complaints.allow("net::ERR")
    page = editor(page_for("tom"), desk_server)
    type_in(page, "Un port ouv")
    page.route("**/api/v1/**/segments/*", lambda route: route.abort())
    page.reload()
    expect(page.locator(TEXT)).to_have_value("Un port ouv")
    page.unroute("**/api/v1/**/segments/*")
    type_in(page, "re")
    saved(page)
    assert said(desk_server).text == "Un port ouvre"


def test_43_a_killed_tab_restores_the_text(desk_server: Served, page_for: Pages, complaints: Complaints) -> None:
    complaints.allow("net::ERR")
    page = editor(page_for("tom"), desk_server)
    page.route("**/api/v1/**/segments/*", lambda route: route.abort())
    type_in(page, "Un port")
    drafts.kept(page, "Un port")
    page.close(run_before_unload=False)
    second = editor(page.context.new_page(), desk_server)
    expect(second.locator(TEXT)).to_have_value("Un port")
    saved(second)
    assert said(desk_server).text == "Un port"


def test_44_thirty_edits_made_offline_are_each_saved_once_also_after_a_reload(
    serve: Callable[..., Served], page_for: Pages, complaints: Complaints
) -> None:
    complaints.allow("net::ERR")
    desk = serve([f"The harbour has {number} berths." for number in range(30)])
    page = editor(page_for("tom", desk=desk), desk)
    page.context.set_offline(True)
    for number in range(30):
        # Put in at once: who pauses has a draft sent before the confirmation.
        page.keyboard.insert_text(f"Le port a {number} postes.")
        page.keyboard.press("Control+Enter")
    expect(page.locator("#save-state")).to_have_attribute("data-save", "waiting")
    drafts.kept(page, "Le port a 29 postes.")
    page.context.set_offline(False)
    page.reload()
    page.wait_for_selector("html[data-ready=editor]")
    saved(page)
    expect(page.locator(".row[data-state=translated]")).to_have_count(30)
    assert [one.text for one in desk.desk.said("fr")] == [f"Le port a {number} postes." for number in range(30)]
    assert deeds(desk).count("confirm") == 30
    assert "save" not in deeds(desk)


def test_45_a_server_error_keeps_the_text_and_tries_again(
    desk_server: Served, page_for: Pages, complaints: Complaints
) -> None:
    complaints.allow("500")
    page = editor(page_for("tom"), desk_server)
    failed: list[str | None] = []
    broken = True

    def fail(route: Route) -> None:
        if route.request.method == "PUT" and broken:
            failed.append(route.request.headers.get("idempotency-key"))
            route.fulfill(status=500, body="{}")
        else:
            route.continue_()

    page.route("**/api/v1/**/segments/*", fail)
    page.keyboard.insert_text("Un port")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#save-state")).to_have_attribute("data-save", "waiting")
    until(page, lambda: len(failed) > 1)
    broken = False
    saved(page)
    assert len(set(failed)) == 1
    assert (said(desk_server).text, said(desk_server).state) == ("Un port", "translated")
    assert deeds(desk_server).count("confirm") == 1


def test_46_an_ended_session_is_begun_again_in_place(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    type_in(page, "Un port")
    page.context.clear_cookies(name=desk_server.cookie)
    page.keyboard.press("Control+Enter")
    dialog = page.locator("#signed-out")
    expect(dialog).to_be_visible()
    dialog.locator("input").fill("not this one")
    page.keyboard.press("Enter")
    expect(dialog.locator("[role=alert]")).not_to_be_empty()
    dialog.locator("input").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    saved(page)
    assert (said(desk_server).text, said(desk_server).state) == ("Un port", "translated")
    type_in(page, "Le nouveau")
    page.locator(TEXT).blur()
    saved(page)
    assert said(desk_server, 2).text == "Le nouveau"


def test_46_another_person_who_signs_in_in_place_sends_no_text_of_the_first(
    desk_server: Served, page_for: Pages, complaints: Complaints
) -> None:
    complaints.allow("401", "400")
    page = editor(page_for("tom"), desk_server)
    type_in(page, "Un port")
    page.context.clear_cookies(name=desk_server.cookie)

    def as_another(route: Route) -> None:
        told = route.request.post_data_json or {}
        route.continue_(post_data=json.dumps({**told, "login": "tess"}))

    page.route("**/api/v1/session", as_another)
    page.keyboard.press("Control+Enter")
    page.evaluate("document.documentElement.dataset.before = 'yes'")
    page.locator("#signed-out input").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready=editor]:not([data-before])")
    expect(page.locator(TEXT)).to_have_value("")
    assert (said(desk_server).text, said(desk_server).state) == ("", "untranslated")
    assert deeds(desk_server).count("confirm") == 0
    cookie = {"name": desk_server.cookie, "value": desk_server.token("tom"), "url": desk_server.address}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    editor(page, desk_server, "?again")
    expect(page.locator(".row-target").first).to_have_text("Un port")
    saved(page)
    assert (said(desk_server).text, said(desk_server).state) == ("Un port", "translated")


def test_47_two_texts_for_one_segment_are_both_shown_and_both_kept(desk_server: Served, page_for: Pages) -> None:
    for number, (choice, kept, lost) in enumerate(
        [("mine", "Mine", "Theirs"), ("theirs", "Theirs", "Mine"), ("merge", "Mine and theirs", "Mine")], start=1
    ):
        tom = editor(no_news(page_for("tom")), desk_server, f"#n{number}")
        tess = editor(page_for("tess"), desk_server, f"#n{number}")
        type_in(tess, "Theirs")
        tess.locator(TEXT).blur()
        saved(tess)
        type_in(tom, "Mine")
        tom.locator(TEXT).blur()
        dialog = tom.locator("#conflict")
        expect(dialog.locator("[data-pane=theirs]")).to_have_text("Theirs")
        expect(dialog.locator("[data-pane=mine]")).to_have_text("Mine")
        dialog.locator(f"button[value={choice}]").click()
        if choice == "merge":
            expect(tom.locator(".row-theirs")).to_contain_text("Theirs")
            type_in(tom, " and theirs")
            tom.locator(TEXT).blur()
        saved(tom)
        assert said(desk_server, number).text == kept
        told = tom.request.get(
            f"/api/v1/releases/{desk_server.release}/editions/fr/segments/{desk_server.desk.keys[number - 1]}/history"
        )
        assert lost in told.text()
        tom.close()
        tess.close()


def test_47_two_quick_saves_of_one_tab_are_no_conflict(desk_server: Served, page_for: Pages) -> None:
    page = editor(page_for("tom"), desk_server)
    for word in ("Un ", "port ", "ouvre"):
        type_in(page, word)
        page.evaluate("document.querySelector('textarea.live').dispatchEvent(new Event('blur'))")
    page.keyboard.press("Control+Enter")
    saved(page)
    expect(page.locator("#conflict")).to_be_hidden()
    assert (said(desk_server).text, said(desk_server).state) == ("Un port ouvre", "translated")
    assert "conflict_kept" not in deeds(desk_server)


def test_48_an_autosave_never_changes_what_was_vouched_for(desk_server: Served, page_for: Pages) -> None:
    page = editor(no_news(page_for("tom")), desk_server)
    type_in(page, "Un port")
    saved(page)
    assert said(desk_server).state == "draft"
    page.keyboard.press("Control+Enter")
    saved(page)
    desk_server.desk.do(_approve, "rita", desk_server.desk.keys[0])
    type_in(page, "Deux")
    page.keyboard.press("Alt+ArrowUp")
    type_in(page, " ouvre")
    expect(page.locator("#conflict")).to_be_visible()
    assert (said(desk_server).text, said(desk_server).state) == ("Un port", "approved")
    page.locator("#conflict button[value=theirs]").click()
    saved(page)
    expect(page.locator(".row").first).to_have_attribute("data-state", "approved")


def _approve(session: Any, person: str, release: str, key: str, now: Any) -> None:
    from workflow.review import moves
    from workflow.review.answers import Where
    from workflow.store.tables import translation

    row = session.execute(select(translation).where(translation.c.state == "translated")).one()
    moves.approve(session, person, Where(release, "fr", key), row.version, row.base_hash, now)


def test_49_signing_out_takes_every_draft_off_the_device(
    desk_server: Served, page_for: Pages, context_for: Callable[..., BrowserContext], complaints: Complaints
) -> None:
    complaints.allow("net::ERR")
    page = editor(page_for("tom"), desk_server)
    page.route("**/api/v1/**/segments/*", lambda route: route.abort())
    type_in(page, "Un secret")
    drafts.kept(page, "Un secret")
    local = "Object.values(localStorage).join()"
    assert "Un secret" in page.evaluate(local)
    page.locator(".account summary").click()
    page.locator("form[data-sign-out] button").click()
    page.wait_for_url("**/sign-in**")
    assert "Un secret" not in page.evaluate(local)
    assert drafts.texts(page) is None
