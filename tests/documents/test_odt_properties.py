"""Any text in OpenDocument: nothing lost, the same bytes, each changed text found again, codes once, well-formed in either direction."""

import re
from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.documents.odfile import (
    AUTOMATIC,
    PICTURE,
    box,
    footnote,
    frame,
    h,
    items,
    link,
    odt,
    p,
    part,
    span,
    styled,
    table,
)
from workflow import documents
from workflow.documents.odt.names import SPACES
from workflow.text.codes import without_codes

STYLES = AUTOMATIC + styled("P1", "paragraph", "text", "Standard", fo__font_weight="bold") + styled("P2", "paragraph", "paragraph", "Standard", fo__text_align="end")  # fmt: skip
WORDS = st.sampled_from(["word ", "كلمة", "é&amp;&lt; ", " ", ".", "\n  ", "A", "<![CDATA[<i>]]>", "<!-- no -->"])
ALONE = st.sampled_from(
    ["<text:tab/>", "<text:line-break/>", '<text:s text:c="3"/>', "<text:s/>", frame(PICTURE), "<text:page-number>7</text:page-number>",
     "<text:soft-page-break/>", '<text:bookmark text:name="b"/>', '<text:change text:change-id="c"/>', footnote(p("Noted")), box(p("Boxed")),
     "<office:annotation><text:p>Say</text:p></office:annotation>", span("Secret", "hid"), "<text:text-input>typed</text:text-input>"]
)  # fmt: skip


def wrapped(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(content, max_size=4).map("".join)
    return st.one_of(
        st.builds(span, st.sampled_from(["B", "B2", "I", "L", ""]), inner),
        inner.map(lambda told: link(told, title="Go")),
        inner.map(lambda told: f"<text:meta>{told}</text:meta>"),
    )


CONTENT = st.recursive(st.one_of(WORDS, ALONE), wrapped, max_leaves=10)
PARAGRAPHS = st.builds(
    lambda style, content: p(*content, style=style),
    st.sampled_from(["", "P1", "P2", "Illustration"]),
    st.lists(CONTENT, max_size=6),
)
BLOCKS = st.recursive(
    st.one_of(PARAGRAPHS, PARAGRAPHS.map(lambda told: h("x") + told)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda told: items(*told, style="Counted")),
        st.lists(inner, min_size=1, max_size=3).map(table),
        st.lists(inner, max_size=2).map(lambda told: f"<text:section>{''.join(told)}</text:section>"),
    ),
    max_leaves=5,
)
FILES = st.lists(BLOCKS, max_size=4).map(lambda told: odt(p("Start"), *told, automatic=STYLES))

_UNREAD = ("text:page-number", "office:annotation", "text:note-citation")


def seen(root: etree._Element) -> str:
    """The ink of the paragraphs in the order of the file, by a simple reading."""
    found = cast("list[etree._ElementUnicodeResult]", root.xpath(".//text()"))
    told = (each for each in found if not _is_unread(_holder(each)))
    return re.sub(r"\s", "", "".join(told))


def _holder(text: etree._ElementUnicodeResult) -> etree._Element:
    node = text.getparent()
    above = node.getparent() if node is not None and text.is_tail else node
    assert above is not None
    return above


def _is_unread(node: etree._Element) -> bool:
    unread = {f"{{{SPACES[prefix]}}}{local}" for prefix, local in (each.split(":") for each in _UNREAD)}
    style = f"{{{SPACES['text']}}}style-name"
    return any(each.tag in unread or each.get(style) == "Secret" for each in (node, *node.iterancestors()))


def tags(data: bytes, *names: str) -> list[int]:
    return [part(data).count(f"<{name}") for name in names]


@given(FILES)
def test_nothing_is_lost_and_an_unchanged_file_is_itself(data: bytes) -> None:
    document = documents.read(data, "a.odt", "en")
    assert documents.write(document, {block.key: str(block.text) for block in document.blocks}, "en") == data
    found = "".join(without_codes(block.text.plain) for block in document.blocks if block.kind != "attribute")
    body = etree.fromstring(part(data).encode()).find("{*}body")
    assert body is not None
    assert sorted(re.sub(r"\s", "", found)) == sorted(seen(body))


@given(FILES)
def test_each_changed_text_is_found_again_and_each_code_stands_once(data: bytes) -> None:
    document = documents.read(data, "a.odt", "en")
    changed = {block.key: "Q" + block.text.text + "Z" for block in document.blocks}
    out = documents.write(document, changed, "fr")
    again = documents.read(out, "a.odt", "fr").blocks
    # Which of two looks white space takes depends on its neighbours: codes may stand on the other side of it.
    assert [without_codes(block.text.text) for block in again] == [without_codes(text) for text in changed.values()]
    assert [block.kind for block in again] == [block.kind for block in document.blocks]
    kept = (
        "draw:frame",
        "text:note ",
        "text:a ",
        "text:bookmark",
        "text:page-number",
        "office:annotation",
        "text:meta",
        "text:p",
    )
    assert tags(out, *kept) == tags(data, *kept)
    bare = documents.write(document, {block.key: "x" for block in document.blocks}, "fr")
    etree.fromstring(part(bare).encode())
    once = ("draw:frame", "text:note ", "text:page-number", "office:annotation", "text:bookmark")
    assert tags(bare, *once) == tags(data, *once)


@given(FILES)
def test_a_file_turned_and_turned_back_is_well_formed_and_says_the_same(data: bytes) -> None:
    document = documents.read(data, "a.odt", "en")
    arabic = documents.write(document, {}, "ar")
    turned = documents.read(arabic, "a.odt", "ar")
    assert [block.text for block in turned.blocks] == [block.text for block in document.blocks] or _moved(data, arabic)
    back = documents.read(documents.write(turned, {}, "en"), "a.odt", "en")
    assert [block.text.text for block in back.blocks] == [block.text.text for block in document.blocks]


def _moved(data: bytes, arabic: bytes) -> bool:
    """Whether the styles before the text grew, and with them the places that codes name."""
    return part(data).index("<office:body") != part(arabic).index("<office:body")
