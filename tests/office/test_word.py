"""Word files made of values."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.judges.ooxml_order import order_faults
from tests.publishing.builders import words_of
from workflow.office.content import Look, Paragraph, Row, Run, Style, Table, TableCell, WordFile, paragraph
from workflow.office.word import build

ARABIC = "افتتحت وكالة IOM العيادة في 25 قرية."
W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def body(*content: Paragraph | Table, language: str = "en") -> etree._Element:
    return etree.fromstring(parts(build(WordFile(language, "T", content)))["word/document.xml"])


def a_full_file(language: str = "ar") -> WordFile:
    every = tuple(
        Paragraph((Run(ARABIC, look), Run("x", look, "https://example.org/?a=1&b=2")), style)
        for style in Style
        for look in (Look.PLAIN, ~Look.PLAIN)
    )
    table = Table(
        (Row((TableCell((paragraph("A", Style.TIGHT),), 2, shaded=True),), head=True), Row((TableCell(), TableCell()))),
        (1, 2),
    )
    return WordFile(language, 'T & "t"', (*every, table, table), header="<Draft>", revised=datetime(2026, 5, 6, 9, tzinfo=UTC), properties={"release": "a&b"})  # fmt: skip


def test_the_same_content_gives_the_same_bytes() -> None:
    assert build(a_full_file()) == build(a_full_file())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_children_stand_in_the_schemas_order(language: str) -> None:
    faults = {name: order_faults(data) for name, data in parts(build(a_full_file(language))).items()}
    assert [name for name in faults if faults[name]] == []


def test_a_second_reader_finds_styles_texts_and_properties() -> None:
    items = [paragraph(text, Style.BULLET) for text in ("one", "two")]
    table = Table((Row((TableCell((paragraph("a"),)), TableCell((paragraph("b"),)))),), (1, 1))
    made = WordFile(
        "fr",
        "Le titre",
        (Paragraph((Run("Titre"),), Style.HEADING, 2), *items, paragraph("fin", Style.QUOTE), table),
        revised=datetime(2026, 5, 6, 9, tzinfo=UTC),
    )
    read = docx.Document(io.BytesIO(build(made)))
    assert [(one.style.name if one.style else "", one.text) for one in read.paragraphs] == [
        ("Heading 2", "Titre"),
        ("List Bullet", "one"),
        ("List Bullet", "two"),
        ("Quote", "fin"),
        ("Table Text", ""),
    ]
    assert [cell.text for cell in read.tables[0].rows[0].cells] == ["a", "b"]
    told = read.core_properties
    assert (told.title, told.language, told.author) == ("Le titre", "fr-FR", "")
    assert told.modified == datetime(2026, 5, 6, 9, tzinfo=UTC)


def test_an_arabic_file_is_turned_in_styles_paragraphs_tables_and_section() -> None:
    made = parts(build(a_full_file("ar")))
    styles = etree.fromstring(made["word/styles.xml"])
    assert styles.find("w:docDefaults/w:pPrDefault/w:pPr/w:bidi", W) is not None
    assert styles.find("w:style[@w:default='1']/w:pPr/w:bidi", W) is not None
    document = etree.fromstring(made["word/document.xml"])
    assert all(one.find("w:pPr/w:bidi", W) is not None for one in document.iter(qn("w:p")))
    assert all(one.find("w:tblPr/w:bidiVisual", W) is not None for one in document.iter(qn("w:tbl")))
    assert document.find("w:body/w:sectPr/w:bidi", W) is not None
    assert document.find("w:body/w:sectPr/w:rtlGutter", W) is not None
    assert all(b"w:bidi" in made[name] for name in ("word/header1.xml", "word/footer1.xml", "word/settings.xml"))


def test_an_english_file_says_nothing_of_direction() -> None:
    made = parts(build(WordFile("en", "T", (paragraph("Plain words."), Table((Row((TableCell(),)),), (1,))))))
    assert not [name for name, data in made.items() if b"bidi" in data or b"rtl" in data]


def test_runs_are_split_by_script() -> None:
    runs = [
        (words_of(run), run.find("w:rPr/w:rtl", W) is not None)
        for run in body(paragraph("قال IOM & WHO في \u200e+20 2\u200e.", language="ar"), language="ar").iter(qn("w:r"))
    ]
    assert runs == [
        ("قال ", True),
        ("IOM & WHO", False),
        (" في ", True),
        ("\u200e+20 2\u200e", False),
        (".", True),
    ]


def test_looks_have_their_twins_for_complex_scripts() -> None:
    (run,) = body(paragraph("نص", look=Look.BOLD | Look.ITALIC | Look.FAINT), language="ar").iter(qn("w:r"))
    names = {etree.QName(child).localname for child in run[0]}
    assert {"b", "bCs", "i", "iCs", "sz", "szCs"} <= names


def test_a_paragraph_of_another_direction_says_so() -> None:
    stated = [
        one.get(qn("w:val"))
        for one in body(paragraph("Hello", language="en"), paragraph("سلام"), language="ar").iter(qn("w:bidi"))
    ]
    assert stated[:2] == ["0", None]


def test_each_numbered_list_begins_at_one_and_goes_on_round_deeper_items() -> None:
    def item(level: int = 1, number: int = 0) -> Paragraph:
        return Paragraph((Run("x"),), Style.NUMBER, level, number)

    made = parts(build(WordFile("en", "T", (item(), item(2), item(), item(1, 1)))))
    document = etree.fromstring(made["word/document.xml"])
    used = [str(one.get(qn("w:val"))) for one in document.iter(qn("w:numId"))]
    assert used[0] == used[2]
    assert len(set(used)) == 3
    numbering = etree.fromstring(made["word/numbering.xml"])
    assert set(used) <= {one.get(qn("w:numId")) for one in numbering.iter(qn("w:num"))}
    assert all(
        numbering.find(f"w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride", W) is not None for number in used
    )


def test_a_list_begins_with_the_number_that_it_is_given_and_goes_on_from_there() -> None:
    items = [Paragraph((Run("x"),), Style.NUMBER, 1, number) for number in (3, 4, 0, 9)]
    made = parts(build(WordFile("en", "T", items)))
    used = [str(one.get(qn("w:val"))) for one in etree.fromstring(made["word/document.xml"]).iter(qn("w:numId"))]
    assert [used.index(one) for one in used] == [0, 0, 0, 3]
    numbering = etree.fromstring(made["word/numbering.xml"])
    starts = [numbering.find(f"w:num[@w:numId='{one}']/w:lvlOverride[@w:ilvl='0']/w:startOverride", W) for one in used]
    assert [one.get(qn("w:val")) for one in starts if one is not None] == ["3", "3", "3", "9"]


def test_the_caption_of_a_table_stands_on_one_page_with_it() -> None:
    table = Table((Row((TableCell(),)),), (1,))
    kept = [one.find("w:pPr/w:keepNext", W) is not None for one in body(paragraph("a", Style.CAPTION), table, paragraph("b", Style.CAPTION)).iterfind("w:body/w:p", W)]  # fmt: skip
    assert kept == [True, False]


def test_merged_cells_span_columns_and_rows() -> None:
    def cell(text: str, span: int = 1, rows: int = 1) -> TableCell:
        return TableCell((paragraph(text),), span, rows)

    rows = (Row((cell("a", rows=3), cell("b", 2))), Row((cell("c"), cell("d", rows=2))), Row((cell("e"),)))
    made = WordFile("en", "T", (Table(rows, (1, 1, 1)),))
    grid = docx.Document(io.BytesIO(build(made))).tables[0]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["a", "b", "b"],
        ["a", "c", "d"],
        ["a", "e", "d"],
    ]


def test_code_may_run_from_the_left_in_an_arabic_file() -> None:
    (one,) = body(paragraph("a\n b", Style.CODE, language="en"), language="ar").iter(qn("w:p"))
    (bidi,) = one.iter(qn("w:bidi"))
    assert bidi.get(qn("w:val")) == "0"
    assert not list(one.iter(qn("w:rtl")))


@pytest.mark.parametrize(("language", "slanted"), [("ar", False), ("en", True)])
def test_no_style_slants_a_script_that_has_no_italics(language: str, *, slanted: bool) -> None:
    styles = etree.fromstring(parts(build(WordFile(language, "T", ())))["word/styles.xml"])
    assert (styles.find(".//w:i", W) is not None) is slanted


def test_a_link_leads_to_the_web_or_to_a_mailbox_and_nowhere_else() -> None:
    addresses = [
        "https://example.org/?a=1&b=2",
        "mailto:press@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ]
    made = parts(build(WordFile("en", "T", [Paragraph((Run("x", address=one),)) for one in addresses])))
    relations = etree.fromstring(made["word/_rels/document.xml.rels"])
    assert [one.get("Target") for one in relations if one.get("TargetMode") == "External"] == addresses[:2]
    assert len(list(etree.fromstring(made["word/document.xml"]).iter(qn("w:hyperlink")))) == 2


def test_breaks_and_tabs_are_breaks_and_tabs() -> None:
    (run,) = body(paragraph("a\nb\u2028c\td")).iter(qn("w:r"))
    assert [etree.QName(child).localname for child in run] == ["t", "br", "t", "br", "t", "tab", "t"]


def test_two_tables_do_not_grow_together_and_the_body_ends_with_a_paragraph() -> None:
    table = Table((Row((TableCell(),)),), (1,))
    names = [etree.QName(one).localname for one in body(table, table)[0]]
    assert names == ["tbl", "p", "tbl", "p", "sectPr"]


@given(st.text(), st.sampled_from(["ar", "en", "he"]))
def test_any_text_gives_a_file_that_is_read_again(text: str, language: str) -> None:
    made = WordFile(language, text, (paragraph(text),), header=text, properties={"name": text})
    document = body(paragraph(text), language=language)
    assert parts(build(made))
    ink = "".join(char for char in text if char.isalnum())
    assert "".join(char for char in words_of(document) if char.isalnum()) == ink
