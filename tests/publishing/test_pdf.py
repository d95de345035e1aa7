"""A language as PDF."""

import re
import subprocess
import zlib
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.judges.office import MISSING
from tests.publishing.builders import a_block
from tests.publishing.test_outline import cell, item
from workflow.errors import Unavailable
from workflow.publishing.renditions import pdf
from workflow.publishing.renditions.html import Page
from workflow.text import Block, Code, Kind, Role

requires_poppler = pytest.mark.skipif(
    "pdftotext" in MISSING, reason="poppler's pdftotext, pdfinfo and pdffonts are not installed"
)
REVISED = datetime(2026, 5, 6, 9, 30, tzinfo=UTC)
BLOCKS = (
    a_block("قطار الليل يعود", Kind.HEADING, level=1),
    a_block("يصل القطار كل مساء، والهاتف +20 2 2736 5140 للحجز."),
    item("أول", numbered=True),
    cell("خلية", 1, 1, 1),
    cell("أخرى", 1, 1, 2),
)


def made(*blocks: Block, language: str = "ar", draft: bool = False) -> bytes:
    page = Page(language, "قطار الليل", "وصف", blocks or BLOCKS, draft)
    return pdf.document(page, lambda message, code: f"{message} {code}", REVISED)


def told(data: bytes, folder: Path, *command: str) -> str:
    (folder / "a.pdf").write_bytes(data)
    program, *options = command
    done = subprocess.run([program, *options, str(folder / "a.pdf"), *(["-"] if program == "pdftotext" else [])], check=True, capture_output=True)  # fmt: skip
    return done.stdout.decode()


@requires_poppler
def test_it_says_its_title_and_the_time_of_the_last_event_and_is_tagged(tmp_path: Path) -> None:
    facts = told(made(), tmp_path, "pdfinfo", "-isodates")
    assert "قطار الليل" in facts
    assert "Tagged:          yes" in facts
    assert "CreationDate:    2026-05-06T09:30:00Z" in facts
    streams = re.findall(rb"stream\n(.*?)\nendstream", made(), re.DOTALL)
    assert any(b"/Lang (ar)" in zlib.decompressobj().decompress(one) for one in streams if one.startswith(b"x"))


@requires_poppler
def test_a_list_begins_with_the_number_of_the_file(tmp_path: Path) -> None:
    words = told(made(item("drei", numbered=True, number=3), language="en"), tmp_path, "pdftotext")
    assert words.split()[:2] == ["3.", "drei"]


@requires_poppler
def test_its_fonts_are_in_it(tmp_path: Path) -> None:
    fonts = told(made(), tmp_path, "pdffonts").splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts), fonts


@requires_poppler
def test_arabic_stands_at_the_right_and_what_runs_from_the_left_in_order(tmp_path: Path) -> None:
    words = told(made(a_block("هاتف \u2066+20 2 2736 5140\u2069 للحجز")), tmp_path, "pdftotext", "-bbox")
    places = {}
    for line in words.splitlines():
        if "<word " in line:
            left = float(line.split('xMin="')[1].split('"')[0])
            places[line.split(">")[1].split("<")[0]] = left
    assert places["+20"] < places["2"] < places["2736"] < places["5140"]
    assert max(places.values()) > 400


@requires_poppler
def test_a_draft_says_so_on_each_page(tmp_path: Path) -> None:
    blocks = [a_block("Many words stand here. " * 40, key=str(number)) for number in range(12)]
    pages = told(made(*blocks, language="en", draft=True), tmp_path, "pdftotext").split("\f")[:-1]
    assert len(pages) > 1
    assert all(page.count("Draft en") == 1 for page in pages)
    assert "Draft" not in told(made(*blocks, language="en"), tmp_path, "pdftotext")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refused(*_: object) -> None:
        pytest.fail("a connection")

    monkeypatch.setattr(socket.socket, "connect", refused)
    link = (Code(Role.OPEN, 1, "link", "", "https://port.example/x.css"), Code(Role.CLOSE, 1, "link"))
    hostile = '<link rel=attachment href="file:///etc/passwd"><img src="https://port.example/a.png"><style>@import url(https://port.example/b.css)</style>'
    data = made(a_block(hostile, codes=()), a_block("❶x➊", codes=link), language="en")
    assert b"EmbeddedFile" not in data


def test_where_it_is_not_installed_one_line_says_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    with pytest.raises(Unavailable) as caught:
        made()
    assert caught.value.code == "pdf.not_installed"


def test_letters_that_no_font_has_are_named() -> None:
    fonts = [SimpleNamespace(missing={}), SimpleNamespace(missing={0x4E00: 7, 0x2028: 8, 0x1F600: 9})]
    with pytest.raises(Unavailable) as caught:
        pdf._require_letters(fonts, "zh")
    assert (caught.value.code, caught.value.facts["letters"]) == ("pdf.no_font", "一")
