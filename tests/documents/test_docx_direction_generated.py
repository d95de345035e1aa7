"""Any Word file, written in Arabic and back: well-formed, in the order of the schema, with the same texts."""

import io

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.documents.test_docx_direction import BOX, W, names
from tests.documents.wordfile import paragraph, part, run, table, word
from tests.judges.ooxml_order import order_faults
from workflow import documents
from workflow.documents import Document
from workflow.text import CodedText
from workflow.text.codes import CODE_CLASS

WORDS = st.sampled_from(
    ["The agency", " opened", "2024", " ", "A&amp;B", "كلمة", "12.5%", "x", " (IOM)", "\u200e+20 2\u200e"]
)
LOOKS = [
    '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>', "<w:b/>", "<w:bCs/>", '<w:i w:val="0"/>', "<w:iCs/>",
    '<w:sz w:val="32"/>', '<w:szCs w:val="20"/>', "<w:rtl/>", '<w:lang w:val="en-US" w:bidi="ar-EG"/>',
]  # fmt: skip
PLACES = [
    "<w:keepNext/>", '<w:numPr><w:numId w:val="1"/></w:numPr>', "<w:bidi/>", '<w:spacing w:after="7"/>', '<w:ind w:left="7"/>',
    '<w:jc w:val="right"/>', '<w:outlineLvl w:val="1"/>', "<w:rPr><w:b/><w:rtl/></w:rPr>", "<w:sectPr><w:bidi/></w:sectPr>",
]  # fmt: skip


def some(of: list[str]) -> st.SearchStrategy[str]:
    """Some of the properties, in their order."""
    return st.lists(st.sampled_from(range(len(of))), unique=True).map(
        lambda chosen: "".join(of[each] for each in sorted(chosen))
    )


def tracked(content: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{content}</w:ins>'


RUNS = st.builds(run, WORDS, some(LOOKS))
CONTENT = st.one_of(
    RUNS, RUNS.map(tracked), st.sampled_from(["<w:r><w:tab/></w:r>", '<w:bookmarkStart w:id="0" w:name="b"/>'])
)
PARAGRAPHS = st.builds(
    lambda content, properties: paragraph(*content, properties=properties),
    st.lists(CONTENT, max_size=4),
    some(PLACES[:-1]),
)
BLOCKS = st.recursive(
    st.one_of(PARAGRAPHS, st.builds(lambda inner: paragraph(BOX.format(inner)), PARAGRAPHS), st.just("<w:p/>")),
    lambda inner: st.builds(lambda cells: table([each + "<w:p/>" for each in cells]), st.lists(inner, min_size=1, max_size=2)),
    max_leaves=4,
)  # fmt: skip
FILES = st.builds(
    lambda body, head: word(paragraph("One"), *body, header1=head), st.lists(BLOCKS, max_size=4), PARAGRAPHS
)


def letters(text: str) -> str:
    """Text without codes, marks and white space."""
    return "".join(char for char in text if char not in CODE_CLASS and char.isalnum())


def with_texts(document: Document, language: str) -> bytes:
    """Write each block with its own text, one word of the language before it."""
    first = {"ar": "نص", "en": "Text"}[language]
    texts = {block.key: CodedText(f"{first} {block.text.text}", block.text.codes) for block in document.blocks}
    return documents.write(document, texts, language)


@given(FILES)
@settings(max_examples=40, deadline=None)
def test_a_file_that_goes_to_arabic_and_back_is_sound_and_keeps_its_texts(data: bytes) -> None:
    document = documents.read(data, "release.docx", "en")
    arabic = with_texts(document, "ar")
    again = documents.read(arabic, "release.docx", "ar")
    back = with_texts(again, "en")
    for each in (arabic, back):
        docx.Document(io.BytesIO(each))
        assert [fault for name in names(each) for fault in order_faults(part(each, name).encode())] == []
    last = documents.read(back, "release.docx", "en")
    told = [letters(block.text.plain) for block in document.blocks]
    assert [letters(block.text.plain) for block in again.blocks] == [f"نص{each}" for each in told]
    assert [letters(block.text.plain) for block in last.blocks] == [f"Textنص{each}" for each in told]
    for name in ("word/document.xml", "word/header1.xml"):
        turned = etree.fromstring(part(arabic, name).encode())
        assert not turned.xpath("//w:p[not(w:pPr/w:bidi)]|//w:tbl[not(w:tblPr/w:bidiVisual)]", namespaces=W)
        left = etree.fromstring(part(back, name).encode())
        assert not left.xpath("//w:bidi|//w:bidiVisual|//w:rtlGutter", namespaces=W)


@given(FILES)
@settings(max_examples=25, deadline=None)
def test_a_file_without_a_change_is_the_file_itself(data: bytes) -> None:
    document = documents.read(data, "release.docx", "en")
    assert documents.write(document, {block.key: block.text for block in document.blocks}, "en") == data
