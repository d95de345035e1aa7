import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import docx as python_docx
import polib
import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as lxml_html

from tests.exchange.builders import a_unit
from tests.publishing.builders import words_of
from workflow import documents
from workflow.documents import Document
from workflow.exchange import Origin
from workflow.exchange.xliff import XLIFF
from workflow.publishing.renditions.edition import Edition, files
from workflow.publishing.renditions.names import FORMATS, ON_REQUEST, WORKING, ending_of
from workflow.text import CodedText

LANGUAGES = ("ar", "en", "fr")
WORKED_IN = sorted(ending_of(name) for name in WORKING)

SOURCE = b"The harbour opens.\r\n\r\nThanks to all."
UNITS = [
    a_unit("The harbour opens.", 1, ar="يفتح الميناء.", fr="Le port ouvre."),
    a_unit("Thanks to all.", 2, ar="شكراً للجميع.", fr="Merci à tous."),
]
ORIGIN = Origin("harbour-opens", "The harbour opens", "en", "harbour.txt")


@pytest.fixture(scope="module")
def document() -> Document:
    return documents.read(SOURCE, "harbour.txt", "en")


def editions(document: Document) -> list[Edition]:
    keys = [block.key for block in document.blocks]
    return [
        Edition("en", {}),
        *(
            Edition(
                language, {key: CodedText(unit.targets[language].text) for key, unit in zip(keys, UNITS, strict=True)}
            )
            for language in ("ar", "fr")
        ),
    ]


def test_all_formats_give_the_files_of_the_contract(document: Document) -> None:
    made = files(document, UNITS, ORIGIN, editions(document), FORMATS)
    assert sorted(file.name for file in made) == sorted(
        [
            *(
                f"harbour-opens.{language}.{ending}"
                for language in LANGUAGES
                for ending in ("txt", "html", "docx", "pdf")
            ),
            *(f"harbour-opens.{language}.{ending}" for language in ("ar", "fr") for ending in WORKED_IN),
            *(f"harbour-opens.table.{ending}" for ending in ("html", "docx", "xlsx")),
            "harbour-opens.tmx",
            "harbour-opens.jsonl",
        ]
    )


def test_what_takes_long_or_suits_few_is_made_on_request_alone(document: Document) -> None:
    made = {file.format for file in files(document, UNITS, ORIGIN, editions(document))}
    assert made == set(FORMATS) - ON_REQUEST - {"source"}


def digests(document: Document) -> dict[str, str]:
    made = files(document, UNITS, ORIGIN, editions(document), FORMATS)
    return {file.name: sha256(file.data).hexdigest() for file in made}


def test_every_form_has_the_same_bytes_each_time_and_after_a_restart(document: Document) -> None:
    here = digests(document)
    assert digests(document) == here
    code = "import json; from tests.publishing.test_edition import *; print(json.dumps(digests(documents.read(SOURCE, 'harbour.txt', 'en'))))"
    told = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"},
    )
    assert json.loads(told.stdout) == here


def test_a_page_names_the_same_page_in_the_other_languages(document: Document) -> None:
    made = {file.name: file.data for file in files(document, UNITS, ORIGIN, editions(document), ["html"])}
    for data in made.values():
        links = lxml_html.document_fromstring(data.decode()).findall("head/link[@rel='alternate']")
        assert [(link.get("hreflang"), link.get("href")) for link in links] == [
            (language, f"harbour-opens.{language}.html") for language in ("en", "ar", "fr")
        ]
    (alone,) = files(document, UNITS, ORIGIN, [Edition("en", {})], ["html"])
    assert b"alternate" not in alone.data


def test_what_a_draft_says_in_the_sources_language_runs_as_that_does(document: Document) -> None:
    first, second = (block.key for block in document.blocks)
    edition = Edition("ar", {first: CodedText("يفتح الميناء.")}, draft=True, waiting=frozenset({second}))
    page, word = files(document, UNITS, ORIGIN, [edition], ["html", "docx"])
    body = lxml_html.document_fromstring(page.data.decode()).findall("body/main/p")[1:]
    assert [(one.get("lang"), one.get("dir")) for one in body] == [(None, None), ("en", "ltr")]
    paragraphs = python_docx.Document(io.BytesIO(word.data)).paragraphs
    turned = [one._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") for one in paragraphs]
    assert [one.get(qn("w:val")) for one in turned if one is not None] == [None, "0"]


def test_a_source_that_has_the_ending_of_a_form_takes_its_name() -> None:
    pages = documents.read(b"<!DOCTYPE html><p>The harbour opens.</p>", "harbour.html", "en")
    made = files(pages, UNITS[:1], ORIGIN, [Edition("en", {})], ["source", "html", "txt", "docx"])
    assert [(file.name, file.format) for file in made] == [
        ("harbour-opens.en.html", "html"),
        ("harbour-opens.en.txt", "txt"),
        ("harbour-opens.en.docx", "docx"),
    ]
    assert made[0].data == pages.data


def test_files_of_segments_stand_beside_a_source_of_the_same_ending(document: Document) -> None:
    sources = replace(document, format="po", name="harbour.po")
    (made,) = files(sources, UNITS, ORIGIN, [Edition("fr", {})], ["po"])
    assert made.name == "harbour-opens.fr.segments.po"


def test_the_unedited_source_comes_back_byte_for_byte(document: Document) -> None:
    (file,) = files(document, UNITS, ORIGIN, [Edition("en", {})], ["source"])
    assert (file.name, file.data, file.format) == ("harbour-opens.en.txt", SOURCE, "txt")


def test_a_translation_is_written_in_the_source_format(document: Document) -> None:
    made = {file.name: file.data for file in files(document, UNITS, ORIGIN, editions(document), ["txt"])}
    assert made["harbour-opens.fr.txt"].decode() == "Le port ouvre.\r\n\r\nMerci à tous."


def test_segment_n_is_the_same_unit_in_every_file(document: Document) -> None:
    made = {file.name: file.data for file in files(document, UNITS, ORIGIN, editions(document))}
    in_po = [(entry.msgctxt, entry.msgid, entry.msgstr) for entry in polib.pofile(made["harbour-opens.fr.po"].decode())]
    units = etree.fromstring(made["harbour-opens.fr.xlf"]).iter(f"{{{XLIFF}}}trans-unit")
    in_xliff = [(u.get("id"), u.findtext(f"{{{XLIFF}}}source"), u.findtext(f"{{{XLIFF}}}target")) for u in units]
    in_tmx = [
        (unit.get("tuid"), unit[-3].findtext("seg"), unit[-1].findtext("seg"))
        for unit in etree.fromstring(made["harbour-opens.tmx"]).iter("tu")
    ]
    rows = lxml_html.document_fromstring(made["harbour-opens.table.html"].decode()).iterfind(".//tbody/tr")
    in_table = [(row.get("id"), words_of(row[1]), words_of(row[3])) for row in rows]
    expected = [(unit.key, unit.source, unit.targets["fr"].text) for unit in UNITS]
    assert in_po == in_xliff == in_tmx == in_table == expected


def test_a_page_takes_its_title_from_what_it_says_itself(document: Document) -> None:
    made = {file.name: file.data for file in files(document, UNITS, ORIGIN, editions(document), ["html"])}
    page = lxml_html.document_fromstring(made["harbour-opens.ar.html"].decode())
    assert (page.get("dir"), page.findtext("head/title")) == ("rtl", "The harbour opens")
    assert page.xpath("head/meta[@name='description']/@content") == ["يفتح الميناء."]


def test_a_table_to_be_filled_shows_arabic_sources_in_order_and_leaves_translations_as_they_are() -> None:
    told = documents.read("هاتف +20 2 2736.\n\nشكرا".encode(), "a.txt", "ar")
    unit = a_unit("هاتف +20 2 2736.", 1, en="Telephone +20 2 2736.", ur="فون +20 2 2736")
    origin = replace(ORIGIN, source_language="ar")
    (made,) = files(told, [unit], origin, [Edition("ar", {}), Edition("ur", {})], ["bilingual"])
    row = python_docx.Document(io.BytesIO(made.data)).tables[0].rows[1]
    assert [cell.text for cell in row.cells[2:]] == ["هاتف \u200e+20 2 2736\u200e.", "فون +20 2 2736"]
