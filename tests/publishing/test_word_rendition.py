"""A language as a Word file, and the aligned table as one."""

import io
from datetime import UTC, datetime

import docx as python_docx
from docx.document import Document
from docx.oxml.ns import qn

from tests.exchange.builders import ORIGIN, a_target, a_unit
from tests.publishing.builders import BOLD, a_block
from tests.publishing.test_outline import cell, item
from workflow.publishing.renditions import docx
from workflow.publishing.renditions.html import Page
from workflow.publishing.renditions.table_docx import table
from workflow.text import Code, Kind, Role

LINK = (Code(Role.OPEN, 2, "link", "opaque", "https://port.example/a"), Code(Role.CLOSE, 2, "link"))


def word(message: str, language: str) -> str:
    return f"{message}/{language}"


def opened(data: bytes) -> Document:
    return python_docx.Document(io.BytesIO(data))


BLOCKS = (
    a_block("Le port", Kind.HEADING, level=1),
    a_block("Il ❶ouvre➊, voir ❷ici➋.", codes=(*BOLD, *LINK)),
    item("un"),
    item("deux", 2, numbered=True),
    a_block("dit-il", Kind.QUOTE),
    a_block("le navire", Kind.CAPTION),
    a_block("note", Kind.NOTE),
    cell("a", 1, 1, 1),
    cell("b", 1, 1, 2),
    a_block("caché", Kind.ATTRIBUTE),
)


def test_blocks_have_the_styles_that_word_knows() -> None:
    read = opened(docx.document(Page("fr", "Le port", "", BLOCKS)))
    assert [(one.style.name if one.style else "", one.text) for one in read.paragraphs if one.text] == [
        ("Heading 1", "Le port"),
        ("Normal", "Il ouvre, voir ici."),
        ("List Bullet", "un"),
        ("List Number", "deux"),
        ("Quote", "dit-il"),
        ("Caption", "le navire"),
        ("Note", "note"),
    ]
    assert [one.text for one in read.tables[0].rows[0].cells] == ["a", "b"]


def test_looks_and_links_stay() -> None:
    read = opened(docx.document(Page("fr", "Le port", "", BLOCKS)))
    told = read.paragraphs[1]
    assert [run.text for run in told.runs if run.bold] == ["ouvre"]
    assert [(link.text, link.address) for link in told.hyperlinks] == [("ici", "https://port.example/a")]


def test_it_says_its_title_language_and_the_time_of_the_last_event() -> None:
    revised = datetime(2026, 5, 6, 9, 30, tzinfo=UTC)
    told = opened(docx.document(Page("ar", "الميناء", "", BLOCKS), word, revised)).core_properties
    assert (told.title, told.language, told.created) == ("الميناء", "ar-EG", revised)


def test_a_draft_says_so_at_the_top_of_each_page_in_its_language() -> None:
    header = opened(docx.document(Page("fr", "T", "", BLOCKS, draft=True), word)).sections[0].header
    assert [one.text for one in header.paragraphs] == ["Draft/fr"]
    assert opened(docx.document(Page("fr", "T", "", BLOCKS), word)).sections[0].header.is_linked_to_previous


def test_what_runs_from_the_left_is_a_run_of_its_own_in_arabic() -> None:
    blocks = (a_block("هاتف \u2066+20 2 2736 5140\u2069 الآن"),)
    (told,) = opened(docx.document(Page("ar", "T", "", blocks))).paragraphs
    turned = [(run.text, run._r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for run in told.runs]
    assert turned == [("هاتف ", True), ("\u200e+20 2 2736 5140\u200e", False), (" الآن", True)]


UNITS = (
    a_unit("The ❶harbour➊ opens.", 1, ar="يفتح ❶الميناء➊.", fr=a_target("Le ❶port➊ ouvre.", state="translated")),
    a_unit("Thanks.", 2, fr=a_target("", state="folded", note="Voir le segment 1")),
)


def test_the_table_has_a_row_a_segment_and_a_column_a_language() -> None:
    read = opened(table(UNITS, ORIGIN, ["ar", "fr"], word=word))
    rows = [[one.text for one in row.cells] for row in read.tables[0].rows]
    assert rows == [
        ["Number/en", "English", "العربية", "français"],
        ["1", "The harbour opens.", "يفتح الميناء.", "Le port ouvre."],
        ["2", "Thanks.", "", "[Voir le segment 1]"],
    ]
    section = read.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height
    bidi = [
        one.paragraphs[0]._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for one in read.tables[0].rows[1].cells
    ]
    assert bidi == [False, False, True, False]


def test_a_draft_table_marks_pages_and_texts_that_are_not_approved() -> None:
    read = opened(table(UNITS, ORIGIN, ["ar", "fr"], draft=True, word=word))
    assert [one.text for one in read.sections[0].header.paragraphs] == ["Draft/en"]
    rows = [[one.text for one in row.cells] for row in read.tables[0].rows][1:]
    assert rows[0][2:] == ["يفتح الميناء.", "Le port ouvre.\n[Draft/fr]"]
    assert rows[1][2:] == ["[Not translated yet/ar]", "[Voir le segment 1]"]


def test_an_arabic_source_begins_at_the_right() -> None:
    from dataclasses import replace

    made = opened(table(UNITS, replace(ORIGIN, source_language="ar"), ["fr"]))
    assert made.tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is not None
