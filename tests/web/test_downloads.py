"""Files out of the desk: their names, their types, and that nothing in them runs."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from tests.builders import NOW
from tests.web.desk import WebDesk, web_desk
from web.pages.attachment import attachment, file_name
from web.pages.downloads import sanitised
from workflow.documents import read
from workflow.publishing.renditions.report import as_text
from workflow.review import moves
from workflow.review.answers import Where

SENTENCES = "بيان صحفي: افتُتح المرفأ", "=1+1 ليس معادلة."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[WebDesk]:
    document = read("\n\n".join(SENTENCES).encode(), "بيان صحفي.txt", "ar")
    with web_desk(tmp_path / "data", document, targets=["en", "fr"], title="بيان صحفي: ٢٠٢٤") as made:
        yield made


@pytest.fixture
def client(desk: WebDesk) -> FlaskClient:
    made = desk.app.test_client()
    made.set_cookie(desk.cookie, desk.token("paul"))
    return made


def test_an_unfinished_language_comes_out_only_as_a_marked_draft(desk: WebDesk, client: FlaskClient) -> None:
    assert client.get(desk.path("/bundle.zip")).status_code == 403
    answer = client.get(desk.path("/bundle.zip?draft=1"))
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert json.loads(archive.read("manifest.json"))["draft"] is True


def test_a_bundle_is_called_by_its_arabic_title_with_a_plain_name_beside(desk: WebDesk, client: FlaskClient) -> None:
    answer = client.get(desk.path("/bundle.zip?draft=1"))
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; filename=")
    assert told.split('filename="')[1].split('"')[0].isascii()
    assert unquote(told.split("filename*=UTF-8''")[1]) == "بيان صحفي ٢٠٢٤.draft.zip"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/zip"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_each_file_of_the_bundle_can_be_had_alone(desk: WebDesk, client: FlaskClient) -> None:
    desk.desk.all_approved("en", "fr")
    with zipfile.ZipFile(io.BytesIO(client.get(desk.path("/bundle.zip")).data)) as archive:
        for name in archive.namelist():
            answer = client.get(desk.path(f"/files/{name}"))
            assert answer.data == archive.read(name)
            assert answer.headers["Content-Disposition"].startswith("attachment")
    assert client.get(desk.path("/files/other.txt")).status_code == 404


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("تقرير\u202egpj.exe\r\nX: 1", "تقرير gpj.exe X 1.txt"),
        ("../../etc/passwd", "etc passwd.txt"),
        ("بيان: ما/بعد\\ذلك", "بيان ما بعد ذلك.txt"),
        ("...", "release.txt"),
        ("\ud800", "release.txt"),
    ],
)
def test_a_name_keeps_its_words_and_nothing_that_steers(name: str, kept: str) -> None:
    assert file_name(name, "txt") == kept
    attachment(b"", name, "plain.txt")


def test_a_name_is_120_characters_at_most() -> None:
    assert len(file_name("ب" * 500, "docx")) == 120


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\u200f=1", "＝1"])
def test_what_a_spreadsheet_would_take_for_a_formula_is_text(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


def test_the_table_has_all_segments_and_no_formula(desk: WebDesk, client: FlaskClient) -> None:
    answer = client.get(desk.path("/segments.csv"))
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert rows[0] == ["number", "key", "ar", "en", "en state", "fr", "fr state"]
    assert rows[2][2] == "'=1+1 ليس معادلة."
    assert as_text("phone +964 770") == "phone +964 770"


def test_a_preview_runs_nothing_fetches_nothing_and_keeps_its_direction(desk: WebDesk, client: FlaskClient) -> None:
    answer = client.get(desk.path("/ar/preview"))
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "frame-ancestors 'self'" in policy
    assert '<div lang="ar" dir="rtl">' in answer.get_data(as_text=True)


def test_sanitised_markup_has_no_script_handler_or_picture() -> None:
    told = sanitised('<p dir="rtl" lang="ar" onclick="x()">ا<script>x()</script><img src="https://e.example/x"></p>')
    assert told == '<p dir="rtl" lang="ar">ا</p>'
    assert "javascript" not in sanitised('<a href="javascript:x()">x</a>')


def test_a_finished_language_can_be_copied_as_html_and_as_text(desk: WebDesk, client: FlaskClient) -> None:
    desk.desk.all_approved("en", "fr")
    text = client.get(desk.path("/fr/copy")).get_data(as_text=True)
    assert "This language is not finished" not in text
    data = json.loads(text.split('id="page-data">')[1].split("</script>")[0])
    assert data["html"].startswith('<div lang="fr" dir="ltr">')
    assert data["text"].splitlines()[0] == "FR says sentence A."
    key = desk.desk.keys[0]
    where, row = Where(desk.release, "en", key), desk.desk.row(key, "en")
    with desk.store.write() as session:
        moves.reopen(session, desk.desk.people["rita"], where, row.version, row.base_hash, NOW)
    assert "This language is not finished" in client.get(desk.path("/en/copy")).get_data(as_text=True)
