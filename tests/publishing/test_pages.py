import re

import html5lib
import pytest
from hypothesis import given
from lxml import etree
from lxml import html as lxml_html

from tests.exchange.builders import CODES, coded_texts
from tests.publishing.builders import BOLD, a_block, words_of
from workflow.exchange.inline import pieces
from workflow.publishing.renditions import html, txt
from workflow.publishing.renditions.inline import shown
from workflow.text import Block, Code, Kind, Role


def a_page(*blocks: Block, language: str = "fr", draft: bool = False) -> etree._Element:
    page = html.Page(language, "Le port", "Le port ouvre.", blocks, draft)
    return lxml_html.document_fromstring(
        html.document(page, lambda message, language: f"{message} ({language})").decode()
    )


def body_of(*blocks: Block) -> str:
    told: str = lxml_html.tostring(a_page(*blocks).find("body/main"), encoding="unicode")
    return told.strip().removeprefix("<main>").removesuffix("</main>").replace("\n", "")


def a_link(address: str) -> tuple[Code, ...]:
    return (Code(Role.OPEN, 1, "link", address), Code(Role.CLOSE, 1, "link"))


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr"), ("he", "rtl")])
def test_a_page_says_its_language_direction_title_and_description(language: str, direction: str) -> None:
    page = a_page(a_block("Le port ouvre."), language=language)
    assert (page.get("lang"), page.get("dir")) == (language, direction)
    assert page.findtext("head/title") == "Le port"
    assert page.xpath("head/meta[@name='description']/@content") == ["Le port ouvre."]
    assert page.xpath("head/meta/@charset") == ["utf-8"]


def test_a_draft_says_so_in_its_language() -> None:
    assert "Draft (fr)" in words_of(a_page(draft=True))
    assert "Draft" not in words_of(a_page())


def test_headings_lists_and_quotes_are_what_they_are() -> None:
    told = body_of(
        a_block("Le port", Kind.HEADING, level=2),
        a_block("un", Kind.LIST_ITEM, level=1),
        a_block("deux", Kind.LIST_ITEM, level=2),
        a_block("trois", Kind.LIST_ITEM, level=1),
        a_block("dit-il", Kind.QUOTE),
        a_block("le navire", Kind.CAPTION),
    )
    assert told == (
        "<h2>Le port</h2><ul><li>un<ul><li>deux</li></ul></li><li>trois</li></ul>"
        "<blockquote><p>dit-il</p></blockquote><figure><figcaption>le navire</figcaption></figure>"
    )


def test_bold_and_breaks_are_shown() -> None:
    codes = (*BOLD, Code(Role.ALONE, 2, "break"))
    assert body_of(a_block("le ❶port➊➁ ouvre", codes=codes)) == "<p>le <strong>port</strong><br> ouvre</p>"


@pytest.mark.parametrize(
    ("data", "address"),
    [
        ("https://port.example/a", "https://port.example/a"),
        ('<a href="https://port.example/?a=1&amp;b=2" class="x">', "https://port.example/?a=1&b=2"),
        ("mailto:press@port.example", "mailto:press@port.example"),
        ("](https://port.example/a)", "https://port.example/a"),
    ],
)
def test_a_link_leads_where_the_source_led(data: str, address: str) -> None:
    page = a_page(a_block("le ❶port➊", codes=a_link(data)))
    assert page.xpath("//a/@href") == [address]


@pytest.mark.parametrize(
    "data", ["javascript:alert(1)", "rId7", "data:text/html,x", "#a", "", "vbscript:x", "file:///etc"]
)
def test_a_link_that_leads_nowhere_safe_is_its_words_only(data: str) -> None:
    page = a_page(a_block("le ❶port➊", codes=a_link(data)))
    assert page.xpath("//a") == []
    assert "le port" in words_of(page)


def test_crossed_codes_show_their_words() -> None:
    codes = (*BOLD, Code(Role.OPEN, 2, "italic"), Code(Role.CLOSE, 2, "italic"))
    assert body_of(a_block("❶a ❷b➊ c➋", codes=codes)) == "<p>a b c</p>"


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", '" onclick="x', "&lt;b>"]
)
def test_markup_in_a_text_is_text(text: str) -> None:
    page = html.Page("fr", text, text, (a_block(text, key="a"), a_block(text, Kind.HEADING, key="b", level=1)))
    tree = html5lib.parse(html.document(page).decode(), namespaceHTMLElements=False)
    assert tree.findtext("head/title") == text
    assert [(element.tag, element.text) for element in tree.findall("body/main/*")] == [("p", text), ("h1", text)]
    assert {element.tag for element in tree.iter()} == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "p",
        "h1",
    }
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


@given(coded_texts())
def test_no_word_is_lost_in_html(text: str) -> None:
    block = a_block(text, key="a", codes=CODES)
    page = lxml_html.document_fromstring(html.document(html.Page("fr", "a", "b", (block,))).decode())
    (paragraph,) = page.iter("p")
    for each in paragraph.iter("br"):
        each.text = "\n"
    # Isolates that have both ends are elements; one that lacks its other end holds nothing together.
    expected = re.sub("[\u2066\u2069]", "", shown(re.sub("\r\n?|\u2028", "\n", text), CODES))
    assert words_of(paragraph) == expected


@given(coded_texts())
def test_a_plain_line_has_all_words_and_no_code(text: str) -> None:
    told = shown(text, CODES)
    words = "".join(piece for piece in pieces(text) if isinstance(piece, str))
    assert [sign for sign in told if sign not in "\n❸"] == [sign for sign in words if sign not in "\n❸"]


def test_plain_text_has_a_blank_line_between_paragraphs_and_none_in_a_list() -> None:
    blocks = [
        a_block("Le port", Kind.HEADING),
        a_block("Il ❶ouvre➊."),
        a_block("un", Kind.LIST_ITEM),
        a_block("deux", Kind.LIST_ITEM),
        a_block("alt", Kind.ATTRIBUTE),
        a_block("Merci."),
    ]
    assert txt.document(blocks).decode() == "Le port\n\nIl ouvre.\n\n- un\n- deux\n\nMerci.\n"


def test_the_title_is_the_first_heading_and_the_description_the_first_paragraph() -> None:
    blocks = [a_block("mot " * 60), a_block("Le  ❶port➊", Kind.HEADING)]
    assert html.title_of(blocks, "file") == "Le port"
    assert html.title_of([], "file") == "file"
    description = html.description_of(blocks)
    assert description.endswith("mot…")
    assert len(description) <= 160
