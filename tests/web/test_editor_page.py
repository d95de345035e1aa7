"""The page of the editor, as the desk makes it."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.builders import NOW
from tests.statements import statements
from tests.web.desk import WebDesk
from tests.web.desk import web_desk as a_web_desk
from workflow.review import moves
from workflow.review.answers import Where

MOST_STATEMENTS = 13


class Read(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [told for _, told in self.found if name in (told.get("class") or "").split()]


def editor(client: FlaskClient, desk: WebDesk, language: str = "fr") -> str:
    answer = client.get(desk.path(f"/{language}/edit"))
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_every_text_has_the_language_and_direction_of_its_column(
    web_desk: WebDesk, client_for: Callable[[str | None], FlaskClient]
) -> None:
    read = Read(editor(client_for("tom"), web_desk, "ar"))
    for column, language, direction in (("source", "en", "ltr"), ("target", "ar", "rtl"), ("reference", "fr", "ltr")):
        cells = read.of_class(f"row-{column}")
        assert cells
        assert {(cell["lang"], cell["dir"]) for cell in cells} == {(language, direction)}


def test_a_row_tells_its_facts(web_desk: WebDesk, client_for: Callable[[str | None], FlaskClient]) -> None:
    rows = Read(editor(client_for("tom"), web_desk)).of_class("row")
    assert [row["data-number"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert [row["data-key"] for row in rows] == web_desk.desk.keys
    assert {row["data-state"] for row in rows} == {"untranslated"}
    assert "❶bold ➊bold" in {row.get("data-codes") for row in rows}


def test_an_edition_that_one_may_not_see_answers_like_one_that_is_not_there(
    web_desk: WebDesk, client_for: Callable[[str | None], FlaskClient]
) -> None:
    client = client_for("tom")
    missing = client.get(web_desk.path("/de/edit"))
    unknown = client.get("/releases/kkkkkkkkkkkk/fr/edit")
    assert missing.status_code == unknown.status_code == 404
    assert client_for(None).get(web_desk.path("/fr/edit")).status_code == 303


@pytest.mark.parametrize("segments", [15, 5_000])
def test_the_page_asks_the_store_as_often_for_5000_segments_as_for_15(tmp_path: Path, segments: int) -> None:
    texts = [f"The harbour has {number} berths." for number in range(segments)]
    with a_web_desk(tmp_path / "data", texts) as desk:
        client: Any = desk.app.test_client()
        client.set_cookie(desk.cookie, desk.token("tom"))
        with statements(desk.store, at_most=MOST_STATEMENTS):
            assert editor(client, desk).count('class="row"') == segments


def test_a_returned_row_says_why_until_it_is_confirmed_again(
    web_desk: WebDesk, client_for: Callable[[str | None], FlaskClient]
) -> None:
    desk, key = web_desk.desk, web_desk.desk.keys[0]
    desk.confirm("tom", key, "Un port ouvre", "fr")
    seen, where = desk.row(key, "fr"), Where(desk.release, "fr", key)
    with desk.store.write() as session:
        moves.send_back(
            session, desk.people["rita"], where, seen.version, seen.base_hash, "style", NOW, "<b>Ouvert</b>."
        )
    page = editor(client_for("tom"), web_desk)
    assert len(Read(page).of_class("row-returned")) == 1
    assert "Style: it reads badly" in page
    assert "<bdi>&lt;b&gt;Ouvert&lt;/b&gt;.</bdi>" in page
    desk.confirm("tom", key, "Ouverture d’un port", "fr")
    assert Read(editor(client_for("tom"), web_desk)).of_class("row-returned") == []
