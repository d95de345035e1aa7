"""Lists and tables of a document that is made anew."""

from dataclasses import replace

import pytest
from lxml import html as lxml_html

from tests.publishing.builders import a_block
from workflow.documents import Isolation
from workflow.documents.isolation import as_marks
from workflow.publishing.renditions import html, txt
from workflow.publishing.renditions.direction import held_blocks
from workflow.text import Block, Cell, Code, Kind, Role


def cell(text: str, table: int, row: int, column: int, kind: Kind = Kind.CELL) -> Block:
    return replace(a_block(text, kind), cell=Cell(table, row, column))


def item(text: str, level: int = 1, *, numbered: bool = False) -> Block:
    return replace(a_block(text, Kind.LIST_ITEM, level=level), numbered=numbered)


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
    )
    assert plain(*blocks) == "Port Agency\n\nSee .\n"


def test_a_line_separator_is_a_line_break() -> None:
    assert "one\ntwo" in html.fragment("en", [a_block("one\u2028two")])
    assert plain(a_block("one\u2028two")) == "one\ntwo\n"


def test_a_plain_file_says_at_its_head_that_it_is_a_draft() -> None:
    assert txt.document([a_block("Le port ouvre.")], "Brouillon").decode() == "[Brouillon]\n\nLe port ouvre.\n"


def test_an_isolate_that_crosses_a_code_is_left_out() -> None:
    told = html.fragment("en", [a_block("a \u2066b ❶c\u2069 d➊ e")])
    assert told.replace("\n", "") == '<div lang="en" dir="ltr"><p>a b <strong>c d</strong> e</p></div>'


def test_what_stands_at_the_head_of_the_pages_comes_first_and_their_foot_last() -> None:
    head = replace(a_block("Harbour Authority", Kind.HEADER), part="word/header1.xml")
    foot = replace(a_block("Quay 2, Port Aube", Kind.HEADER), part="word/footer1.xml")
    assert plain(a_block("The quay opens."), head, foot).split("\n\n") == [
        "Harbour Authority",
        "The quay opens.",
        "Quay 2, Port Aube\n",
    ]
