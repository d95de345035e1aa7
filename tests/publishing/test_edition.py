import polib
import pytest
from lxml import etree
from lxml import html as lxml_html

from tests.exchange.builders import a_unit
from tests.publishing.builders import words_of
from workflow import documents
from workflow.documents import Document
from workflow.exchange import Origin
from workflow.exchange.xliff import XLIFF
from workflow.publishing.renditions.edition import Edition, files
from workflow.text import CodedText

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
    made = files(document, UNITS, ORIGIN, editions(document))
    assert sorted(file.name for file in made) == sorted(
        [
            *(f"harbour-opens.{language}.{ending}" for language in ("ar", "en", "fr") for ending in ("txt", "html")),
            *(f"harbour-opens.{language}.{ending}" for language in ("ar", "fr") for ending in ("po", "xlf")),
            "harbour-opens.tmx",
            "harbour-opens.table.html",
        ]
    )


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
