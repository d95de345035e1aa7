"""The list, a new release, the overview with its deeds, and the history."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.builders import a_release
from tests.statements import statements
from tests.web.desk import WebDesk
from tests.web.sample_desk import sample_desk
from workflow.documents.spoken import likely_language

Clients = Callable[[str | None], FlaskClient]
_HIDDEN = re.compile(r'name="(csrf_token|key)" value="([^"]+)"')
RICH = '<h1>بيان اليوم</h1><p onclick="x()">افتُتح <b>المركز</b> في المدينة.</p><script>alert(1)</script>'


def send(client: FlaskClient, at: str, path: str, /, **fields: Any) -> TestResponse:
    """Send a form as the page at ``at`` shows it."""
    hidden = dict(_HIDDEN.findall(client.get(at).text))
    return client.post(path, data={**hidden, **fields}, content_type="multipart/form-data")


@pytest.fixture
def dora(client_for: Clients) -> FlaskClient:
    return client_for("dora")


def opened(client: FlaskClient, **fields: Any) -> str:
    answer = send(client, "/releases/new", "/releases/new", **{"targets": ["en", "fr"], **fields})
    assert answer.status_code == 303, answer.text
    return answer.location


def test_a_pasted_text_without_heading_is_called_by_its_first_words(dora: FlaskClient) -> None:
    text = "The first train came to the city at noon today. Many people were there to see it."
    page = dora.get(opened(dora, text=text)).text
    assert "The first train came to the city at noon today. Many people…" in page
    assert "A title of mine" in dora.get(opened(dora, text=text, title="A title of mine")).text


@pytest.mark.parametrize("count", [2, 120])
def test_the_list_needs_as_many_statements_at_any_size(web_desk: WebDesk, dora: FlaskClient, count: int) -> None:
    with web_desk.store.write() as session:
        for number in range(count):
            a_release(session, segments=1, title=f"Évènement {number}")
    with statements(web_desk.store, at_most=7):
        assert dora.get("/releases?title=EVENEMENT 1&state=open").status_code == 200
    assert "Évènement 1" in dora.get("/releases?title=evenement 1").text
    assert "No release matches" in dora.get("/releases?state=cancelled").text


def test_rich_text_becomes_a_draft_without_its_scripts(dora: FlaskClient) -> None:
    shown = dora.get(opened(dora, html=RICH, text="x")).text
    assert "افتُتح" in shown
    assert "alert(1)" not in shown
    assert "Start the work" in shown


def test_a_form_that_is_sent_twice_opens_one_release(dora: FlaskClient) -> None:
    hidden = dict(_HIDDEN.findall(dora.get("/releases/new").text))
    form = {**hidden, "targets": ["en"], "text": "افتُتح المركز في المدينة."}
    first, second = (dora.post("/releases/new", data=form) for _ in range(2))
    assert first.location == second.location


def test_an_error_leaves_the_form_as_it_was_filled_in(dora: FlaskClient) -> None:
    answer = send(dora, "/releases/new", "/releases/new", title="Kept title", text="?!", due="2026-05-01T10:00")
    assert answer.status_code == 400
    assert "Kept title" in answer.text
    assert "2026-05-01T10:00" in answer.text
    file = (io.BytesIO(b"PK\x03\x04broken"), "broken.docx")
    broken = send(dora, "/releases/new", "/releases/new", targets="fr", file=file)
    assert broken.status_code == 400
    assert 'role="alert"' in broken.text


def test_the_language_is_found_out_from_the_text() -> None:
    assert likely_language("The price of bread is to rise.") == "en"
    assert likely_language("Le prix du pain va monter dans la ville.") == "fr"
    assert likely_language("ارتفع سعر الخبز في المدينة") == "ar"
    assert likely_language("12 … 40") is None


def test_a_draft_is_joined_split_undone_and_started(web_desk: WebDesk, dora: FlaskClient) -> None:
    at = opened(dora, text="The first one is here. The second one is here.", language="en", targets=["fr"])
    join = re.findall(r'data-join name="at" value="([^"]+)"', dora.get(at).text)
    assert len(join) == 1
    assert send(dora, at, f"{at}/cuts/join", at=join[0]).status_code == 303
    joined = dora.get(at).text
    assert "data-join" not in joined
    event = re.search(r'name="event" value="(\d+)" data-undo', joined)
    assert event
    assert send(dora, at, f"{at}/undo", event=event[1], back="overview").status_code == 303
    cut = dora.get(at).text
    key = re.findall(r"split=(\w+)", cut)[0]
    gaps = re.findall(rf'name="at" value="({key}:1:\d+)"', dora.get(f"{at}?split={key}").text)
    assert len(gaps) == 4
    assert send(dora, at, f"{at}/cuts/split", at=gaps[1]).status_code == 303
    assert "3 segments" in dora.get(at).text
    assert send(dora, at, f"{at}/start").status_code == 303
    assert "data-cuts" not in dora.get(at).text


def test_a_segment_of_one_word_offers_no_split(dora: FlaskClient) -> None:
    page = dora.get(opened(dora, text="Harbour\n\nThe first one is here.", language="en", targets=["fr"])).text
    assert page.count("data-cuts") == 1
    assert page.count("data-split") == 1


def test_who_is_missing_is_offered_first_in_the_role_that_nobody_has(tmp_path: Path) -> None:
    with sample_desk(tmp_path / "desk") as desk:
        client = desk.app.test_client()
        client.set_cookie(desk.cookie, desk.token("dana"))
        at = opened(client, text="The first one is here.", language="en", targets=["ar", "fr"])
        assert offered(client.get(at).text, "fr") == ("fanny", "translator:fr")
        assert send(client, at, f"{at}/assign", login="fanny", part="translator:fr").status_code == 303
        assert offered(client.get(at).text, "fr") == ("rima", "reviewer:fr")
        assert offered(client.get(at).text, "whole") == ("pia", "publisher:")


def offered(page: str, part: str) -> tuple[str, str]:
    form = page[page.index(f'<select id="who-{part}"') :]
    role = re.search(r'<option value="(\w+:\w*)" selected', form)
    person = re.search(r'<option value="(\w+)"', form)
    assert role
    assert person
    return person[1], role[1]


def test_the_overview_assigns_hands_on_and_dates(web_desk: WebDesk, dora: FlaskClient) -> None:
    at = web_desk.path()
    part = "reviewer:fr"
    assert send(dora, at, f"{at}/assign", login="tess", part=part, due="2026-05-01T10:00").status_code == 303
    assert send(dora, at, f"{at}/reassign", login="tess", part=part, to="tom").status_code == 303
    assert send(dora, at, f"{at}/due", language="fr", due="2026-05-02T10:00").status_code == 303
    assert send(dora, at, f"{at}/languages/drop", language="ar").status_code == 303
    last = send(dora, at, f"{at}/languages/drop", language="fr")
    assert last.status_code == 403
    assert 'role="alert"' in last.text
    assert send(dora, at, f"{at}/cancel", reason="Not needed").status_code == 303
    assert send(dora, at, f"{at}/reinstate").status_code == 303
    shown = dora.get(f"{at}/history").text
    assert "gave work to another person" in shown
    assert "Not needed" in shown


@pytest.mark.parametrize("deed", ["assign", "start", "schedule", "languages", "cancel", "four-eyes"])
def test_who_is_no_desk_editor_changes_nothing(web_desk: WebDesk, client_for: Clients, deed: str) -> None:
    tom, at, before = client_for("tom"), web_desk.path(), web_desk.desk.events()
    fields = {"login": "tom", "part": "reviewer:fr", "title": "Other", "slug": "other", "language": "en", "reason": "x"}
    assert send(tom, f"{at}/history", f"{at}/{deed}", **fields).status_code in {400, 403}
    assert web_desk.desk.events() == before


def test_a_release_that_one_may_not_see_is_not_there(web_desk: WebDesk, client_for: Clients, dora: FlaskClient) -> None:
    at = opened(dora, text="The price of bread.", confidential="on", targets=["fr"])
    tom = client_for("tom")
    for path in (at, f"{at}/history", f"{at}/segments/kaaaaaaa/history?language=fr"):
        assert tom.get(path).status_code == 404
    assert send(tom, "/me", f"{at}/assign", login="tom", part="translator:fr").status_code == 404


@pytest.mark.parametrize("size", [3, 150])
def test_overview_and_history_need_as_many_statements_at_any_size(
    web_desk: WebDesk, dora: FlaskClient, size: int
) -> None:
    text = " ".join(f"The sentence of number {number} is here." for number in range(size))
    at = opened(dora, text=text, language="en", targets=["fr"])
    with statements(web_desk.store, at_most=13):
        assert dora.get(at).status_code == 200
    with statements(web_desk.store, at_most=9):
        assert dora.get(f"{at}/history").status_code == 200


def test_history_runs_saves_together_filters_and_proves_itself(web_desk: WebDesk, dora: FlaskClient) -> None:
    key, at = web_desk.desk.keys[0], web_desk.path()
    for said in ("Un", "Un port", "Un port ouvre"):
        web_desk.desk.save("tom", key, said, "fr")
    shown = dora.get(f"{at}/history?kind=text&language=fr").text
    assert shown.count(" wrote") == 1
    assert "Intact:" in dora.get(f"{at}/history?verify=yes").text
    assert "Nothing matches" in dora.get(f"{at}/history?kind=review").text


def test_an_earlier_text_of_a_segment_comes_back(web_desk: WebDesk, client_for: Clients) -> None:
    key, tom = web_desk.desk.keys[0], client_for("tom")
    for said in ("Un port", "Deux ports"):
        web_desk.desk.save("tom", key, said, "fr")
    at = web_desk.path(f"/segments/{key}/history?language=fr")
    shown = tom.get(at).text
    form = shown[shown.index("/restore") :]
    fields = {name: re.search(rf'name="{name}" value="([^"]*)"', form)[1] for name in ("version", "base_hash", "event")}  # type: ignore[index]
    answer = send(tom, at, web_desk.path(f"/segments/{key}/restore"), language="fr", **fields)
    assert answer.status_code == 303
    assert web_desk.desk.row(key, "fr").text == "Un port"
    undone = send(tom, at, web_desk.path("/undo"), event=str(len(web_desk.desk.events())))
    assert undone.status_code == 303
    assert web_desk.desk.row(key, "fr").text == "Deux ports"
