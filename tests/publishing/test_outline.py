"""Lists and tables of a document that is made anew."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import html as lxml_html

from tests.publishing.builders import a_block
from workflow.documents import Isolation
from workflow.documents.isolation import as_marks
from workflow.publishing.renditions import html, txt
from workflow.publishing.renditions.direction import held_blocks
from workflow.text import Block, Cell, Code, CodedText, Kept, Kind, Role
from workflow.text.block import GOES_ON


def cell(text: str, table: int, row: int, column: int, kind: Kind = Kind.CELL, **more: Any) -> Block:
    return replace(a_block(text, kind), cell=Cell(table, row, column, **more))


def item(text: str, level: int = 1, *, numbered: bool = False, number: int = 0) -> Block:
    return replace(a_block(text, Kind.LIST_ITEM, level=level), numbered=numbered, number=number)


def body_of(*blocks: Block) -> str:
    (told,) = lxml_html.fragments_fromstring(html.fragment("en", blocks))
    return "".join(lxml_html.tostring(one, encoding="unicode") for one in told).replace("\n", "")


def plain(*blocks: Block) -> str:
    return txt.document(blocks).decode()


def test_cells_stand_in_their_rows_and_columns() -> None:
    blocks = (a_block("Before."), cell("a", 1, 1, 1), cell("b", 1, 1, 2), cell("d", 1, 3, 2), a_block("After."))
    assert body_of(*blocks) == (
        "<p>Before.</p><table><tbody><tr><td>a</td><td>b</td></tr><tr><td></td><td>d</td></tr></tbody></table><p>After.</p>"
    )
    assert plain(*blocks) == "Before.\n\na\tb\n\td\n\nAfter.\n"


def test_a_cell_holds_paragraphs_and_lists() -> None:
    blocks = (
        cell("a", 1, 1, 1),
        cell("b", 1, 1, 1),
        cell("one", 1, 1, 2, Kind.LIST_ITEM),
        cell("two", 1, 1, 2, Kind.LIST_ITEM),
    )
    assert "<td><p>a</p><p>b</p></td><td><ul><li>one</li><li>two</li></ul></td>" in body_of(*blocks)
    assert plain(*blocks) == "a b\t- one - two\n"


def test_a_table_inside_a_cell_stays_there_and_two_in_a_row_stay_two() -> None:
    nested = (cell("a", 1, 1, 1), cell("in", 2, 1, 1), cell("b", 1, 1, 2))
    assert body_of(*nested) == (
        "<table><tbody><tr><td><p>a</p><table><tbody><tr><td>in</td></tr></tbody></table></td><td>b</td></tr></tbody></table>"
    )
    beside = (cell("a", 1, 1, 1), cell("b", 2, 1, 1))
    assert body_of(*beside).count("<table><tbody><tr><td>") == 2


def test_lists_are_numbered_or_not_and_nest() -> None:
    blocks = (
        item("one", numbered=True),
        item("deeper", 2),
        item("two", numbered=True),
        item("point"),
        item("first", 2, numbered=True),
        item("second", 2, numbered=True),
        item("other", 2),
    )
    assert body_of(*blocks) == (
        "<ol><li>one<ul><li>deeper</li></ul></li><li>two</li></ol>"
        "<ul><li>point<ol><li>first</li><li>second</li></ol><ul><li>other</li></ul></li></ul>"
    )
    assert plain(*blocks) == "1. one\n  - deeper\n2. two\n\n- point\n  1. first\n  2. second\n  - other\n"


def head(text: str, row: int, column: int, **more: Any) -> Block:
    return cell(text, 1, row, column, head=True, **more)


def test_merged_cells_stay_merged_and_rows_of_heads_head_the_table() -> None:
    blocks = (
        head("Island", 1, 1, rows=2),
        head("Fare", 1, 2, columns=2),
        head("one way", 2, 2),
        head("return", 2, 3),
        head("Nour", 3, 1),
        cell("4.50", 1, 3, 2),
        cell("8.00", 1, 3, 3),
        cell("all ships", 1, 4, 1, columns=1000),
    )
    assert body_of(*blocks) == (
        '<table><thead><tr><th scope="col" rowspan="2">Island</th><th scope="col" colspan="2">Fare</th></tr>'
        '<tr><th scope="col">one way</th><th scope="col">return</th></tr></thead>'
        '<tbody><tr><th scope="row">Nour</th><td>4.50</td><td>8.00</td></tr><tr><td colspan="3">all ships</td></tr></tbody></table>'
    )
    assert plain(*blocks) == "Island\tFare\t\n\tone way\treturn\nNour\t4.50\t8.00\nall ships\t\t\n"


def test_a_cell_takes_no_place_where_another_one_begins() -> None:
    blocks = (cell("a", 1, 1, 1, columns=2, rows=3), cell("b", 1, 1, 2), cell("c", 1, 2, 1), cell("d", 1, 2, 2))
    assert (
        body_of(*blocks) == "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>"
    )


def test_a_head_that_reaches_into_the_rows_below_heads_no_table_and_neither_do_rows_that_are_all_heads() -> None:
    assert "<thead>" not in body_of(head("a", 1, 1, rows=2), head("b", 1, 2), cell("c", 1, 2, 2))
    assert "<thead>" not in body_of(head("a", 1, 1), head("b", 2, 1))


def test_items_have_the_numbers_of_the_file() -> None:
    blocks = (
        item("c", numbered=True, number=3),
        item("d", numbered=True, number=4),
        item("i", 2, numbered=True, number=1),
        item("g", numbered=True, number=7),
        item("a", numbered=True, number=1),
    )
    assert body_of(*blocks) == (
        '<ol start="3"><li>c</li><li>d<ol><li>i</li></ol></li><li value="7">g</li></ol><ol><li>a</li></ol>'
    )
    assert plain(*blocks) == "3. c\n4. d\n  1. i\n7. g\n\n1. a\n"


def test_a_list_goes_on_after_what_stands_between() -> None:
    blocks = (item("a", numbered=True, number=1), a_block("Words."), item("b", numbered=True, number=2))
    assert body_of(*blocks) == '<ol><li>a</li></ol><p>Words.</p><ol start="2"><li>b</li></ol>'


def test_further_paragraphs_of_an_item_stand_in_it() -> None:
    blocks = (item("a", number=1), item("more", number=GOES_ON), item("i", 2, number=1), item("b", number=2))
    assert body_of(*blocks) == "<ul><li>a<p>more</p><ul><li>i</li></ul></li><li>b</li></ul>"
    assert plain(*blocks) == "- a\n  more\n  - i\n- b\n"


def test_code_stands_where_it_stood_and_runs_from_the_left() -> None:
    kept = (Kept("a <\n  b", code=True), Kept("Acme Ltd"), Kept("نص", code=True))
    block = replace(a_block("كلمة"), kept=kept)
    told = html.fragment("ar", [block]).replace("\n<", "<").replace(">\n", ">")
    assert told.endswith(
        '<p>كلمة</p><pre dir="ltr" translate="no"><code>a &lt;\n  b</code></pre><p dir="ltr" translate="no">Acme Ltd</p>'
        '<pre dir="rtl" translate="no"><code>نص</code></pre></div>'
    )
    assert plain(block) == "كلمة\n\na <\n  b\n\nAcme Ltd\n\nنص\n"


PHONE = "هاتف +20 2 2736 5140 الآن"


@pytest.mark.parametrize("language", ["ar", "he"])
def test_what_runs_from_the_left_is_held_together(language: str) -> None:
    (shown,) = held_blocks([a_block(PHONE)], language, Isolation.CHARACTERS)
    assert '<bdi dir="ltr">+20 2 2736 5140</bdi>' in html.fragment(language, [shown])
    assert "\u2066+20 2 2736 5140\u2069" in plain(shown)
    assert as_marks(shown.text.text) == "هاتف \u200e+20 2 2736 5140\u200e الآن"


@pytest.mark.parametrize(("language", "how"), [("ar", Isolation.NONE), ("en", Isolation.CHARACTERS)])
def test_nothing_is_added_where_nobody_wants_it(language: str, how: Isolation) -> None:
    (shown,) = held_blocks([a_block(PHONE)], language, how)
    assert shown.text.text == PHONE


def test_a_footer_that_counts_pages_is_left_out() -> None:
    field = (Code(Role.ALONE, 1, "field"),)
    blocks = (
        a_block("Page ➀", Kind.HEADER, codes=field),
        a_block("Port Agency", Kind.HEADER),
        a_block("See ➀.", codes=field),
        replace(a_block("Page", Kind.HEADER), after=CodedText(" ➀", field)),
        replace(a_block("Printed on", Kind.HEADER), after=CodedText(" ➀", (replace(field[0], address="12 May"),))),
    )
    assert plain(*blocks) == "Port Agency\n\nSee .\n\nPrinted on\n"


def test_the_files_of_an_archive_are_read_one_after_the_other() -> None:
    def of(file: int, text: str, kind: Kind = Kind.PARAGRAPH, part: str = "") -> Block:
        return replace(a_block(text, kind, key=f"{file}/{text}"), part=f"a{file}.docx/{part}")

    blocks = [of(file, *each) for file in (1, 2) for each in (("Note", Kind.NOTE), ("Body",), ("Head", Kind.HEADER, "header1.xml"))]  # fmt: skip
    assert plain(*blocks).split() == ["Head", "Body", "Note"] * 2


def test_a_line_separator_is_a_line_break() -> None:
    assert "one\ntwo" in html.fragment("en", [a_block("one\u2028two")])
    assert plain(a_block("one\u2028two")) == "one\ntwo\n"


def test_a_plain_file_says_at_its_head_that_it_is_a_draft() -> None:
    assert txt.document([a_block("Le port ouvre.")], "Brouillon").decode() == "[Brouillon]\n\nLe port ouvre.\n"


def test_an_isolate_that_crosses_a_code_is_left_out() -> None:
    told = html.fragment("en", [a_block("a \u2066b ❶c\u2069 d➊ e")])
    assert told.replace("\n", "") == '<div lang="en" dir="ltr"><p>a b <strong>c d</strong> e</p></div>'


def test_what_stands_at_the_head_of_the_pages_comes_first_and_notes_and_their_foot_last() -> None:
    head = replace(a_block("Harbour Authority", Kind.HEADER), part="word/header1.xml")
    foot = replace(a_block("Quay 2, Port Aube", Kind.HEADER), part="word/footer1.xml")
    note = replace(a_block("A note.", Kind.NOTE), part="word/footnotes.xml")
    chart = replace(a_block("Ships", Kind.CAPTION), part="word/charts/chart1.xml")
    assert plain(note, a_block("The quay opens."), chart, head, foot).split("\n\n") == [
        "Harbour Authority",
        "The quay opens.",
        "A note.",
        "Quay 2, Port Aube\n",
    ]
