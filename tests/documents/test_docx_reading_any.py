"""Whatever a Word file holds, no text of it is lost: judged by an own simple walk over its XML."""

import io
import zipfile
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.documents.wordfile import field, paragraph, table, word
from workflow import documents
from workflow.text import CodedText, Role
from workflow.text.codes import CODE_CLASS, MEANING

TRACKED = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
GONE_MARK = f"<w:rPr><w:del {TRACKED}/></w:rPr>"
WORDS = st.sampled_from(["alpha", "beta ", " gamma", "delta. ", "مرحبا ", "é&amp;&lt;", ", ", " ", "❶", "x❷➊y"])
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:lang w:val="fr-FR"/>', '<w:sz w:val="30"/>', '<w:color w:val="FF0000"/>', "<w:vanish/>"])  # fmt: skip
INSIDE = st.sampled_from(["<w:tab/>", "<w:br/>", "<w:drawing/>", '<w:footnoteReference w:id="2"/>', "<w:softHyphen/>", "<w:lastRenderedPageBreak/>"])  # fmt: skip
RUNS = st.builds(
    lambda look, inner: f"<w:r><w:rPr>{look}</w:rPr>{''.join(inner)}</w:r>",
    LOOKS,
    st.lists(st.one_of(WORDS.map(lambda text: f'<w:t xml:space="preserve">{text}</w:t>'), INSIDE), max_size=3),
)
MARKS = st.sampled_from(['<w:bookmarkStart w:id="0" w:name="b"/>', '<w:bookmarkEnd w:id="0"/>', '<w:proofErr w:type="spellEnd"/>'])  # fmt: skip
INLINE = (
    '<w:hyperlink r:id="x">{}</w:hyperlink>',
    f"<w:ins {TRACKED}>{{}}</w:ins>",
    f"<w:del {TRACKED}>{{}}</w:del>",
    f"<w:moveFrom {TRACKED}>{{}}</w:moveFrom>",
    '<w:smartTag w:uri="u" w:element="e">{}</w:smartTag>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:fldSimple w:instr=" QUOTE x ">{}</w:fldSimple>',
    field("QUOTE", "<X/>").replace("<X/>", "{}"),
    field("HYPERLINK a", "<X/>").replace("<X/>", "{}"),
    field("PAGEREF b", "<X/>").replace("<X/>", "{}"),
)
ONE_END = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')  # fmt: skip
CONTENT = st.recursive(
    st.one_of(RUNS, RUNS, MARKS),
    lambda inner: st.builds(
        lambda frame, told: frame.format("".join(told)), st.sampled_from(INLINE), st.lists(inner, max_size=3)
    ),
    max_leaves=10,
)
PARAGRAPHS = st.builds(
    lambda inner, mark: paragraph(*inner, properties=mark), st.lists(CONTENT, max_size=5), st.sampled_from(["", "", GONE_MARK])
)  # fmt: skip
BOXES = st.builds(lambda inner: paragraph(f"<w:r><w:pict><w:txbxContent>{''.join(inner)}</w:txbxContent></w:pict></w:r>"), st.lists(PARAGRAPHS, max_size=2))  # fmt: skip
BLOCKS = st.recursive(
    st.one_of(PARAGRAPHS, PARAGRAPHS, BOXES),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=2).map(lambda told: table(["".join(told), paragraph("cell")])),
        st.lists(inner, max_size=2).map(
            lambda told: f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(told)}</w:sdtContent></w:sdt>"
        ),
        st.lists(inner, max_size=2).map(lambda told: paragraph(ONE_END[0]) + "".join(told) + paragraph(ONE_END[1])),
    ),
    max_leaves=6,
)


def seen(data: bytes) -> str:
    """The ink of a file's text, by lxml: what is neither deleted, hidden nor computed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join("".join(walked(root, [])).split())


def walked(node: etree._Element, open_now: list[str]) -> Iterator[str]:
    for child in node.iterchildren(etree.Element):
        tag = etree.QName(child).localname
        kind = next((str(value) for key, value in child.items() if str(key).endswith("fldCharType")), "")
        if tag in {"del", "moveFrom"} or (tag == "r" and child.find("{*}rPr/{*}vanish") is not None):
            continue
        if kind == "begin":
            open_now.append("")
        elif kind == "end":
            open_now.pop()
        elif tag == "instrText":
            open_now[-1] += str(child.text)
        elif tag == "t" and not any("PAGEREF" in each for each in open_now):
            yield str(child.text or "")
        elif tag == "softHyphen" and not any("PAGEREF" in each for each in open_now):
            yield "\u00ad"
        else:
            yield from walked(child, open_now)


@given(st.lists(BLOCKS, max_size=4))
def test_no_text_is_lost_and_nothing_changed_is_the_file_itself(body: list[str]) -> None:
    data = word(paragraph("Start"), *body)
    document = documents.read(data, "a.docx", "en")
    boxes_apart = sorted("".join("".join(block.text.plain for block in document.blocks).split()))
    assert boxes_apart == sorted(seen(data))
    assert documents.write(document, {block.key: block.text for block in document.blocks}, "en") == data


def shuffled(text: CodedText, order: list[int]) -> str:
    """The codes of a text in any order, crossed, doubled or left out, between its words."""
    codes = [code.character for code in text.codes]
    put = [codes[place % len(codes)] for place in order] if codes else []
    return "A" + "w".join(put) + "Z"


@given(st.lists(BLOCKS, max_size=3), st.lists(st.integers(0, 20), max_size=8))
def test_whatever_a_translation_does_with_codes_each_is_there_once_and_nested(
    body: list[str], order: list[int]
) -> None:
    data = word(paragraph("Start"), *body)
    document = documents.read(data, "a.docx", "en")
    told = {block.key: shuffled(block.text, order) for block in document.blocks}
    again = documents.read(documents.write(document, told, "fr"), "a.docx", "fr").blocks
    for block, new in zip(document.blocks, again, strict=True):
        assert without(new.text.text) == without(told[block.key])
        stack: list[int] = []
        for code in (MEANING[char] for char in new.text.text if char in MEANING):
            if code[0] is Role.OPEN:
                stack.append(code[1])
            elif code[0] is Role.CLOSE:
                assert stack.pop() == code[1]
        assert stack == []


def without(text: str) -> str:
    return "".join(char for char in text if char not in MEANING and char not in CODE_CLASS)
