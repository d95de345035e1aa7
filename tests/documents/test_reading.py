import tomllib
from pathlib import Path

import pytest

from tests.documents.wordfile import paragraph, word
from workflow import documents
from workflow.documents.registry import formats, shown_name
from workflow.errors import BadInput
from workflow.guards import limits


def refusal(data: bytes, name: str, *, apart: bool = False) -> BadInput:
    with pytest.raises(BadInput) as caught:
        (documents.read_apart if apart else documents.read)(data, name, "en")
    return caught.value


def test_the_built_in_formats_are_registered_as_an_outside_one_would_be() -> None:
    named = tomllib.loads(Path("pyproject.toml").read_text())["project"]["entry-points"]["stele.formats"]
    assert [each.name for each in formats()] == sorted(named)
    assert {"docx", "html", "markdown", "odt", "pptx", "txt", "zip"} <= named.keys()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\x.txt", "x.txt"),
        ("a\r\nX: 1.txt", "aX: 1.txt"),
        ("annual\u202etxt.exe.txt", "annualtxt.exe.txt"),
        ("a\ud800\0.txt", "a.txt"),
        ("\u2067.txt", "file.txt"),
        ("", "file"),
        ("بيان صحفي.docx", "بيان صحفي.docx"),
        ("b" * 300 + ".html", "b" * 116 + ".html"),
    ],
)
def test_a_name_is_shown_without_what_could_deceive(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_format_is_found_by_name_and_else_by_content() -> None:
    assert documents.read(b"One.", "a.TXT", "en").format == "txt"
    assert documents.read(b"<!-- x --><!doctype html><p>One.", "page", "en").format == "html"
    assert documents.read(word(paragraph("One.")), "blob", "en").format == "docx"
    assert documents.read(b"<p>One.", "a.htm", "en").format == "html"


@pytest.mark.parametrize("apart", [True, False])
def test_what_cannot_be_imported_is_refused_with_what_can(apart: bool) -> None:
    error = refusal(b"PK\x03\x04", "slides.odp", apart=apart)
    assert error.code == "documents.unknown_format"
    assert "Word (.docx)" in str(error.facts["formats"])
    assert error.facts["file"] == "slides.odp"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.docx", "file.empty"),
        (b"\x89PNG", "a.docx", "docx.not_word"),
        (b"PK\x03\x04", "a.docx", "zip.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.doc", "file.old_word"),
        (b"%PDF-1.7", "a.html", "file.binary"),
        (b"<p> <b> </b>", "a.html", "file.blank"),
        (b"---\nslug: x\n---\n", "a.md", "file.blank"),
        (word(paragraph()), "a.docx", "file.blank"),
        (
            word(*(paragraph(f"{number:x}") for number in range(limits.PARAGRAPHS + 1))),
            "a.docx",
            "file.many_paragraphs",
        ),
        (word(paragraph("x" * (limits.LINE + 1))), "a.docx", "file.long_line"),
        (word(paragraph("o" + "\u0301" * 31)), "a.docx", "file.marks"),
        (word(paragraph("x"), "<w:p>" * 1), "a.docx", "xml.broken"),
    ],
)
def test_each_kind_of_bad_file_is_told_apart(data: bytes, name: str, code: str) -> None:
    assert refusal(data, name).code == code


def test_a_text_that_nothing_can_hold_is_not_written() -> None:
    document = documents.read(b"One.", "a.txt", "en")
    with pytest.raises(BadInput) as caught:
        documents.write(document, {"1": "a\0b"}, "fr")
    assert caught.value.code == "text.nul"
