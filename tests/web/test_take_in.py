"""A translated file in the browser: looked at, then taken in as it was looked at."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.statements import statements
from tests.web.desk import WebDesk
from tests.web.desk import web_desk as a_web_desk
from tests.web.returned import hidden_fields
from web.pages.take_in import OUT

Clients = Callable[[str | None], FlaskClient]

PLAIN = (
    "Ouverture d’un port\n"
    "Le nouveau port a ouvert lundi. Il compte 12 postes. Voir le plan.\n"
    "« Nous avons attendu », dit Amal Rashid. Personne n’a demandé pourquoi !\n"
    "Contact : presse@port.example\n"
)


@pytest.fixture
def tom(client_for: Clients) -> FlaskClient:
    return client_for("tom")


def po_of(desk: WebDesk, **said: str) -> bytes:
    """A PO file as it goes out now, with texts by number (``n1="Un"``)."""
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "fr"}
    for number, key in enumerate(desk.desk.keys, start=1):
        row = desk.desk.row(key, "fr")
        file.append(
            polib.POEntry(
                msgctxt=key,
                msgid=desk.desk.sources[number - 1],
                msgstr=said.get(f"n{number}", ""),
                comment=f"stele: version={row.version} base={row.base_hash} number={number} kind=paragraph",
            )
        )
    return str(file).encode()


def brought(client: FlaskClient, desk: WebDesk, data: bytes | str, name: str, **fields: Any) -> TestResponse:
    at = desk.path("/fr/take-in")
    hidden = hidden_fields(client.get(at).text)
    file = (io.BytesIO(data if isinstance(data, bytes) else data.encode()), name)
    return client.post(at, data={**hidden, **fields, "file": file}, content_type="multipart/form-data")


def applied(client: FlaskClient, desk: WebDesk, report: str) -> TestResponse:
    hidden = hidden_fields(client.get(report).text)
    return client.post(desk.path("/fr/take-in/apply"), data=hidden)


def counts(page: str) -> list[int]:
    nav = page[page.index('class="take-in-counts"') :]
    return [int(count) for count in re.findall(r"<b>(\d+)</b>", nav[: nav.index("</nav>")])]


def test_a_file_is_shown_before_anything_of_it_is_taken(web_desk: WebDesk, tom: FlaskClient) -> None:
    web_desk.desk.save("tom", web_desk.desk.keys[1], "Vieux texte.", "fr")
    before = web_desk.desk.events()
    answer = brought(tom, web_desk, po_of(web_desk, n1="Un port ouvre", n2="Nouveau texte."), "harbour.fr.po")
    assert answer.status_code == 303
    page = tom.get(answer.location).text
    assert counts(page) == [7, 2, 5, 0, 0]
    assert "<del" in page
    assert web_desk.desk.events() == before
    done = applied(tom, web_desk, answer.location)
    assert done.status_code == 303
    assert "2 segments are taken in." in tom.get(done.location).text
    assert [one.text for one in web_desk.desk.said("fr")][:2] == ["Un port ouvre", "Nouveau texte."]
    assert web_desk.desk.states("fr")[:2] == ["draft", "draft"]


def test_what_is_taken_can_be_taken_back(web_desk: WebDesk, tom: FlaskClient) -> None:
    report = brought(tom, web_desk, po_of(web_desk, n1="Un port ouvre"), "a.po").location
    shown = tom.get(applied(tom, web_desk, report).location).text
    event = re.search(r'name="event" value="(\d+)"', shown)
    assert event
    assert "Undo" in shown


def test_a_row_that_moved_meanwhile_takes_nothing_and_is_said(web_desk: WebDesk, tom: FlaskClient) -> None:
    data = po_of(web_desk, n1="Un port ouvre", n2="Deux.")
    report = brought(tom, web_desk, data, "a.po").location
    hidden = hidden_fields(tom.get(report).text)
    web_desk.desk.save("tess", web_desk.desk.keys[0], "Tapé entre-temps.", "fr")
    answer = tom.post(web_desk.path("/fr/take-in/apply"), data=hidden)
    assert answer.status_code == 409
    assert "Somebody worked on these segments in the meantime" in answer.text
    assert "Somebody changed it after you chose the file." in answer.text
    assert counts(answer.text) == [7, 1, 5, 1, 0]
    assert [one.text for one in web_desk.desk.said("fr")][:2] == ["Tapé entre-temps.", ""]
    # What the page shows now can be taken.
    again = tom.post(web_desk.path("/fr/take-in/apply"), data=hidden_fields(answer.text))
    assert again.status_code == 303
    assert [one.text for one in web_desk.desk.said("fr")][:2] == ["Tapé entre-temps.", "Deux."]


def test_outcomes_are_filtered_and_conflicts_can_be_looked_at(web_desk: WebDesk, tom: FlaskClient) -> None:
    data = po_of(web_desk, n1="Un port ouvre", n2="Deux.")
    web_desk.desk.save("tess", web_desk.desk.keys[0], "Un port s’ouvre", "fr")
    report = brought(tom, web_desk, data, "a.po").location
    page = tom.get(f"{report}&outcome=conflict").text
    assert page.count("<tr>") == 2
    assert "Un port s’ouvre" in re.sub(r"<[^>]+>", "", page)
    assert "Nothing matches." in tom.get(f"{report}&outcome=refused").text


def test_a_plain_text_is_taken_block_by_block(web_desk: WebDesk, tom: FlaskClient) -> None:
    report = brought(tom, web_desk, PLAIN, "port.txt", confirm="on").location
    page = tom.get(report).text
    assert "taken in block by block" in page
    assert counts(page) == [7, 7, 0, 0, 0]
    applied(tom, web_desk, report)
    assert set(web_desk.desk.states("fr")) == {"draft"}
    assert web_desk.desk.said("fr")[2].text == "Il compte 12 postes."


def test_a_plain_text_that_does_not_go_along_names_the_first_difference(web_desk: WebDesk, tom: FlaskClient) -> None:
    answer = brought(tom, web_desk, PLAIN + "Fin du texte.\n", "port.txt")
    assert answer.status_code == 400
    assert "blocks: 5, in the source: 4" in answer.text
    assert "Fin du texte." in answer.text


@pytest.mark.parametrize(
    ("name", "data", "status"), [("", b"", 400), ("a.po", b'msgid "a\n', 400), ("a.png", b"\x89PNG\r\n", 400)]
)
def test_a_file_of_no_use_is_told_in_the_form(
    web_desk: WebDesk, tom: FlaskClient, name: str, data: bytes, status: int
) -> None:
    answer = brought(tom, web_desk, data, name)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text


def test_who_may_not_is_told_so_and_cannot(web_desk: WebDesk, client_for: Clients, tom: FlaskClient) -> None:
    paul = client_for("paul")
    assert "disabled" in paul.get(web_desk.path("/fr/take-in")).text
    assert brought(paul, web_desk, PLAIN, "port.txt").status_code == 403
    report = brought(tom, web_desk, PLAIN, "port.txt").location
    stolen = paul.get(report)
    assert stolen.status_code == 400
    assert "Ouverture" not in stolen.text


def test_a_report_is_of_one_edition_and_cannot_be_made_up(web_desk: WebDesk, tom: FlaskClient) -> None:
    report = brought(tom, web_desk, PLAIN, "port.txt").location
    assert tom.get(report.replace("/fr/take-in", "/ar/take-in")).status_code == 400
    assert tom.get(web_desk.path("/fr/take-in?report=made-up")).status_code == 400
    hidden = hidden_fields(tom.get(report).text)
    assert tom.post(web_desk.path("/fr/take-in/apply"), data={**hidden, "shown": ""}).status_code == 400


@pytest.mark.parametrize("name", OUT)
def test_what_goes_out_comes_back_as_it_is(web_desk: WebDesk, tom: FlaskClient, name: str) -> None:
    key = web_desk.desk.keys[0]
    web_desk.desk.save("tom", key, "Un port ouvre", "fr")
    answer = tom.get(web_desk.path(f"/fr/take-in/out/{name}"))
    assert answer.status_code == 200
    told = re.search(r'filename="([^"]+)"', answer.headers["Content-Disposition"])
    assert told
    assert counts(tom.get(brought(tom, web_desk, answer.data, told[1]).location).text) == [7, 0, 7, 0, 0]


def test_only_files_that_come_back_go_out_here(web_desk: WebDesk, tom: FlaskClient) -> None:
    assert tom.get(web_desk.path("/fr/take-in/out/source")).status_code == 404


def test_a_hidden_release_is_not_there(web_desk: WebDesk, client_for: Clients) -> None:
    other = client_for("tess")
    for path in (
        "/releases/aaaaaaaaaaaa/fr/take-in",
        web_desk.path("/de/take-in"),
        web_desk.path("/de/take-in/out/po"),
    ):
        assert other.get(path).status_code == 404


@pytest.mark.parametrize("size", [3, 230])
def test_a_report_needs_as_many_statements_at_any_size(tmp_path: Path, size: int) -> None:
    with a_web_desk(tmp_path, [f"Sentence of number {number} is here." for number in range(size)]) as desk:
        client = desk.app.test_client()
        client.set_cookie(desk.cookie, desk.token("tom"))
        said = {f"n{number}": f"Phrase {number}." for number in range(1, size + 1)}
        report = brought(client, desk, po_of(desk, **said), "a.po").location
        with statements(desk.store, at_most=16):
            page = client.get(report).text
        assert page.count("<tr>") == min(size, 100) + 1
        if size > 100:
            assert "Page 1 of 3" in page
            assert client.get(f"{report}&page=3").text.count("<tr>") == 31
