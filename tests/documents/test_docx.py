import io
import re
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.documents.wordfile import field, paragraph, part, run, table, word
from workflow import documents
from workflow.documents import Document
from workflow.guards import archive
from workflow.text import Block, Kind
from workflow.text.codes import without_codes

BOLD, LINKED = "<w:b/>", '<w:u w:val="single"/>'
TRACKED = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'


def read(*body: str, **parts: Any) -> Document:
    return documents.read(word(*body, **parts), "release.docx", "en")


def blocks(*body: str, **parts: Any) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text.text) for block in read(*body, **parts).blocks]


def one(*content: str) -> Block:
    (block,) = read(paragraph(*content)).blocks
    return block


def labels(block: Block) -> list[str]:
    return [code.label for code in block.text.codes if code.role != "close"]


def written(document: Document, texts: dict[str, str], language: str = "fr") -> str:
    out = documents.write(document, texts, language)
    docx.Document(io.BytesIO(out))
    return part(out)


def test_paragraphs_headings_lists_cells_and_captions_are_blocks() -> None:
    outline = '<w:outlineLvl w:val="1"/>'
    numbering = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    inner = table([paragraph("Nested")])
    document = read(
        paragraph("Title", style="H1b"),
        paragraph("Second", properties=outline),
        paragraph("Text"),
        paragraph("Item", style="L"),
        paragraph("Deeper", properties=numbering),
        paragraph(),
        paragraph(" "),
        table([paragraph("Cell"), inner + paragraph("After")]),
        paragraph("Figure", style="C"),
    )
    assert [(block.kind, block.level, block.text.text) for block in document.blocks] == [
        (Kind.HEADING, 1, "Title"),
        (Kind.HEADING, 2, "Second"),
        (Kind.PARAGRAPH, 0, "Text"),
        (Kind.LIST_ITEM, 1, "Item"),
        (Kind.LIST_ITEM, 2, "Deeper"),
        (Kind.CELL, 0, "Cell"),
        (Kind.CELL, 0, "Nested"),
        (Kind.CELL, 0, "After"),
        (Kind.CAPTION, 0, "Figure"),
    ]
    assert documents.first_heading(document) == "Title"


def test_runs_that_look_alike_are_one_text() -> None:
    block = one(
        run("The ", '<w:lang w:val="en-GB"/>'),
        '<w:proofErr w:type="spellStart"/>',
        run("mini", "<w:noProof/>"),
        run("stry", '<w:rFonts w:hint="cs"/><w:color w:val="auto"/>'),
        run(" opened "),
        run("a ", BOLD),
        run("new", '<w:b w:val="1"/><w:bCs/>'),
        run(" "),
        run("school", BOLD),
        run(".", '<w:spacing w:val="-1"/>'),
    )
    assert block.text.text == "The ministry opened ❶a new school➊."
    assert labels(block) == ["bold"]


def test_plain_words_beside_longer_italic_ones_are_not_called_italic() -> None:
    block = one(run("Source: "), run("Census of the northern provinces", "<w:i/>"), run(", 2025."))
    assert block.text.text == "❶Source: ➊Census of the northern provinces❷, 2025.➋"
    assert labels(block) == ["format", "format"]


def test_the_commonest_look_is_no_code_and_one_over_all_is_none_either() -> None:
    assert (
        one(run("All of this is bold, ", BOLD), run("but not this", "<w:i/>")).text.text
        == "All of this is bold, ❶but not this➊"
    )
    assert one(run("All bold", BOLD)).text.text == "All bold"
    assert one(f'<w:hyperlink r:id="x">{run("Whole", LINKED)}</w:hyperlink>').text.text == "Whole"


def test_links_controls_and_tags_are_pairs_and_their_look_is_none_besides() -> None:
    block = one(
        "See ",
        f'<w:hyperlink r:id="x" w:tooltip="">{run("our site", LINKED)}</w:hyperlink>',
        " or ",
        f'<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent>{run("a date")}</w:sdtContent></w:sdt>',
        f'<w:smartTag w:uri="u" w:element="place">{run(" Tunis")}</w:smartTag>.',
    )
    assert block.text.text == "See ❶our site➊ or ❷a date➋❸ Tunis➌"
    assert labels(block) == ["link", "control", "tag"]


def test_what_stands_in_the_line_is_a_code() -> None:
    block = one(
        "a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c", '<w:r><w:footnoteReference w:id="2"/></w:r>', "d",
        "<w:r><w:drawing/></w:r>", "e", '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "f", "<w:r><w:noBreakHyphen/></w:r>", "g",
        run("hidden", "<w:vanish/>"), "h", run("hidden", '<w:rStyle w:val="Secret"/>'), "i",
    )  # fmt: skip
    assert block.text.text == "a➀b➁c➂d➃e➄f\u2011g➅h➆i"
    assert labels(block) == ["tab", "break", "note", "image", "symbol", "hidden", "hidden"]


def test_a_field_that_word_computes_is_one_code_and_one_of_text_a_pair() -> None:
    block = one(
        "See ", field('HYPERLINK "https://example.org"', "this ", run("page", BOLD)), ", page ", field("PAGE", "7"), "."
    )
    assert block.text.text == "See ❶this ❷page➋➊, page ➂."
    assert labels(block) == ["link", "bold", "field"]
    simple = '<w:fldSimple w:instr=" {} "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    assert one("a ", simple.format("PAGE"), " b ", simple.format("QUOTE x"), " c").text.text == "a ➀ b ❷x➋ c"


@pytest.mark.parametrize("instruction", ['FILLIN "Whose?"', "FORMTEXT", 'INCLUDETEXT "a.docx"'])
def test_what_a_person_filled_in_or_another_file_gave_is_text(instruction: str) -> None:
    assert one(field(instruction, "Three plants open")).text.text == "Three plants open"
    assert one("For ", field(instruction, "the mayor"), " only").text.text == "For ❶the mayor➊ only"


def test_fields_that_nest_or_reach_over_paragraphs_lose_no_text() -> None:
    toc = field("TOC", "Entry ", field("PAGEREF _1", "3"), " end")
    first, second = toc.split("Entry ", 1)
    assert "Entry" not in first
    begin = first.removesuffix('<w:r><w:t xml:space="preserve">')
    assert [text for _, text in blocks(paragraph(begin, "One ", field("PAGEREF _1", "3"), " two"), paragraph("Last", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))] == ["One ➀ two", "Last"]  # fmt: skip
    assert second
    inner = field("IF 1 = 1", "yes ", field("DATE", "today"), " sir")
    assert one("So ", inner).text.text == "So ❶yes ➁ sir➊"


def test_a_line_of_contents_that_libreoffice_wrote_into_a_reference_to_its_page_is_text() -> None:
    entry = "<w:r><w:t>Opening hours</w:t><w:tab/><w:t>3</w:t></w:r>"
    data = word(paragraph(f'<w:hyperlink w:anchor="_1">{field("PAGEREF _1", entry)}</w:hyperlink>'))
    document = documents.read(data, "a.docx", "en")
    assert [block.text.text for block in document.blocks] == ["Opening hours"]
    out = part(documents.write(document, {document.blocks[0].key: "Horaires"}, "fr"))
    assert re.findall("<w:t(?: [^>]*)?>([^<]*)", out) == ["Horaires", "3"]
    assert out.count("fldChar ") == 3
    assert one("On ", field("PAGEREF _1", "iv"), "!").text.text == "On ➀!"


def test_tracked_insertions_are_text_and_deletions_are_none() -> None:
    content = paragraph(
        "Open",
        f"<w:ins {TRACKED}>{run('ed')}<w:hyperlink r:id='x'>{run(' here')}</w:hyperlink></w:ins>",
        f"<w:del {TRACKED}><w:r><w:delText>gone</w:delText></w:r></w:del>",
        f"<w:moveTo {TRACKED}>{run(' today')}</w:moveTo>",
        f"<w:moveFrom {TRACKED}>{run('moved')}</w:moveFrom>",
    )
    document = read(content)
    assert [block.text.text for block in document.blocks] == ["Opened❶ here➊ today"]
    assert [note.code for note in document.notes] == ["docx.deletions"]
    out = written(document, {"1": "Ouvert❶ ici➊ aujourd’hui"})
    assert "<w:ins" not in out
    assert "<w:del" not in out
    assert "move" not in out
    assert out.count("<w:hyperlink r:id='x'>") == 1


def test_a_written_paragraph_keeps_its_codes_its_marks_and_the_looks_of_its_text() -> None:
    content = paragraph(
        '<w:bookmarkStart w:id="0" w:name="b"/>', "The ", '<w:commentRangeStart w:id="5"/>', run("new", BOLD), '<w:commentRangeEnd w:id="5"/>',
        '<w:r><w:commentReference w:id="5"/></w:r>', " law", '<w:r><w:footnoteReference w:id="2"/></w:r>', " is ", '<w:bookmarkEnd w:id="0"/>', "here",
    )  # fmt: skip
    document = read(content, comments=f'<w:comment w:id="5" w:author="a">{paragraph("Check this")}</w:comment>')
    (block,) = document.blocks
    assert (block.text.text, block.note) == ("The ❶new➊ law➁ is here", "Check this")
    out = written(document, {"1": "La ❶nouvelle➊ loi & <la> est là➁"})
    body = out[out.index("<w:p>") : out.index("</w:p>")]
    assert body.startswith('<w:p><w:bookmarkStart w:id="0" w:name="b"/><w:commentRangeStart w:id="5"/>')
    assert '<w:r><w:rPr><w:b/><w:lang w:val="fr-FR"/></w:rPr><w:t xml:space="preserve">nouvelle</w:t></w:r>' in body
    assert "loi &amp; &lt;la&gt; est là" in body
    assert (
        body.index("là<")
        < body.index("footnoteReference")
        < body.index("commentRangeEnd")
        < body.index("commentReference")
    )
    assert body.count("bookmarkEnd") == 1


def test_a_picture_or_note_that_a_translation_lost_comes_at_the_end() -> None:
    document = read(paragraph("One", '<w:r><w:footnoteReference w:id="2"/></w:r>', " two"))
    assert written(document, {"1": "Un deux"}).count("footnoteReference") == 1
    assert written(document, {"1": "Un➀ deux➀"}).count("footnoteReference") == 1


def test_a_text_that_begins_or_ends_within_a_run_leaves_the_rest_of_the_run() -> None:
    document = read(
        paragraph("<w:r><w:rPr><w:b/></w:rPr><w:drawing/><w:t>Text</w:t><w:tab/><w:t>more</w:t><w:br/></w:r>")
    )
    assert [block.text.text for block in document.blocks] == ["Text➀more"]
    out = written(document, {"1": "Texte➀plus"})
    assert "<w:r><w:rPr><w:b/></w:rPr><w:drawing/></w:r>" in out
    assert "<w:r><w:rPr><w:b/></w:rPr><w:br/></w:r></w:p>" in out
    again = documents.read(documents.write(document, {"1": "Texte➀plus"}, "fr"), "a.docx", "fr")
    assert [block.text.text for block in again.blocks] == ["Texte➀plus"]


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="2" name="x" descr="{alt}"/><wps:wsp><wps:txbx>'
    '<w:txbxContent>{new}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt="{alt}"><v:textbox>'
    "<w:txbxContent>{old}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_a_text_box_has_one_block_and_what_stands_for_it_in_old_programs_the_same_text() -> None:
    box = BOX.format(alt="A &amp; B", new=paragraph("Boxed"), old=paragraph("Boxed"))
    document = read(paragraph("Before ", box, " after"))
    assert [(block.kind, block.text.text) for block in document.blocks] == [
        (Kind.PARAGRAPH, "Before ➀ after"),
        (Kind.ATTRIBUTE, "A & B"),
        (Kind.PARAGRAPH, "Boxed"),
    ]
    out = written(document, {"1": "Avant ➀ après", "2": "A « B »\n&", "3": "Encadré"})
    assert out.count("Encadré") == 2
    assert "Boxed" not in out
    assert out.count('"A « B »&#10;&amp;"') == 2
    uneven = read(paragraph(BOX.format(alt="", new=paragraph("One") + paragraph("Two"), old=paragraph("One"))))
    assert [note.code for note in uneven.notes] == ["docx.fallback"]


def test_equal_alternative_texts_of_one_picture_are_one_block() -> None:
    drawing = '<w:r><w:drawing><wp:docPr id="1" name="a" descr="The school"/><pic:cNvPr id="0" name="a.png" descr="The school"/></w:drawing></w:r>'
    document = read(paragraph(drawing))
    assert [block.text.text for block in document.blocks] == ["The school"]
    assert written(document, {"1": "L’école"}).count("L’école") == 2


def test_headers_notes_and_properties_are_blocks_of_their_parts() -> None:
    document = read(
        paragraph("Text"),
        header1=paragraph("Head"),
        footer1=paragraph("Foot ", field("PAGE", "1")),
        footnotes=f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " A note")}</w:footnote>',
        properties="<dc:title>A &amp; B</dc:title><dc:creator>no</dc:creator>",
    )
    assert [(block.kind, block.text.text.strip(), block.part) for block in document.blocks] == [
        (Kind.PARAGRAPH, "Text", "word/document.xml"),
        (Kind.HEADER, "Head", "word/header1.xml"),
        (Kind.HEADER, "Foot", "word/footer1.xml"),
        (Kind.NOTE, "A note", "word/footnotes.xml"),
        (Kind.PROPERTY, "A & B", "docProps/core.xml"),
    ]
    assert document.properties["title"] == "A & B"
    out = documents.write(document, {"4": " Une note", "5": "A < B"}, "fr")
    assert "Une note" in part(out, "word/footnotes.xml")
    assert "<dc:title>A &lt; B</dc:title>" in part(out, "docProps/core.xml")


def test_an_empty_control_shows_a_prompt_that_is_no_text() -> None:
    sdt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert one("Date: ", sdt.format(run("Click here")), " end").text.text == "Date: ➀ end"
    assert blocks(sdt.format(paragraph("Click here")), paragraph("Text")) == [(Kind.PARAGRAPH, "Text")]


@pytest.mark.parametrize(
    "options",
    [{"strict": True}, {"prefix": "x"}, {"encoding": "utf-16"}, {"encoding": "iso-8859-1"}, {"encoding": "utf-8-sig"}],
)
def test_other_namespaces_prefixes_and_encodings_are_read_and_kept(options: dict[str, Any]) -> None:
    data = word(paragraph("été ouvert ", run("two", BOLD)), **options)
    document = documents.read(data, "a.docx", "en")
    assert [block.text.text for block in document.blocks] == ["été ouvert ❶two➊"]
    assert documents.write(document, {"1": document.blocks[0].text}, "en") == data
    out = documents.write(document, {"1": "افتتح ❶deux➊"}, "fr")
    assert [block.text.text for block in documents.read(out, "a.docx", "fr").blocks] == ["افتتح ❶deux➊"]


def test_nothing_but_the_part_with_the_text_changes_in_the_archive() -> None:
    data = word(paragraph("One"), header1=paragraph("Head"))
    document = documents.read(data, "a.docx", "en")
    before = archive.inspect(data, "a.docx")
    after = archive.inspect(documents.write(document, {"1": "Un"}, "fr"), "a.docx")
    assert [entry.name for entry in before.entries] == [entry.name for entry in after.entries]
    for old, new in zip(before.entries, after.entries, strict=True):
        spans = before.data[old.header : old.span_end] == after.data[new.header : new.span_end]
        assert spans == (old.name != "word/document.xml")


LOOKS = st.sampled_from(["", BOLD, "<w:i/>", '<w:lang w:val="fr-FR"/>', '<w:sz w:val="30"/>'])
WORDS = st.sampled_from(["word ", "كلمة ", "é&amp;&lt; ", " ", "."])
ALONE = st.sampled_from(
    [
        "<w:tab/>",
        "<w:br/>",
        "<w:drawing/>",
        '<w:footnoteReference w:id="2"/>',
        "<w:lastRenderedPageBreak/>",
        "<w:noBreakHyphen/>",
    ]
)
RUNS = st.builds(
    lambda look, inner: f"<w:r><w:rPr>{look}</w:rPr>{''.join(inner)}</w:r>",
    LOOKS,
    st.lists(
        st.one_of(WORDS.map(lambda text: f'<w:t xml:space="preserve">{text}</w:t>'), ALONE), min_size=1, max_size=3
    ),
)
MARKS = st.sampled_from(
    ['<w:bookmarkStart w:id="0" w:name="b"/>', '<w:bookmarkEnd w:id="0"/>', '<w:proofErr w:type="spellEnd"/>']
)


def wrapped(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(content, max_size=3).map("".join)
    around = [
        '<w:hyperlink r:id="x">{}</w:hyperlink>', f"<w:ins {TRACKED}>{{}}</w:ins>", "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        f"<w:del {TRACKED}><w:r><w:delText>x</w:delText></w:r></w:del>{{}}", field("QUOTE", "<X/>").replace("<X/>", "{}"), field("REF b", "<X/>").replace("<X/>", "{}"),
    ]  # fmt: skip
    return st.builds(lambda frame, told: frame.format(told), st.sampled_from(around), inner)


CONTENT = st.recursive(st.one_of(RUNS, MARKS), wrapped, max_leaves=8)


@given(st.lists(st.lists(CONTENT, max_size=5), max_size=4))
def test_any_file_comes_back_as_it_was_and_each_changed_text_is_found_again(content: list[list[str]]) -> None:
    data = word(paragraph("Start"), *(paragraph(*each) for each in content))
    document = documents.read(data, "a.docx", "en")
    assert documents.write(document, {block.key: str(block.text) for block in document.blocks}, "en") == data
    changed = {block.key: "Q" + block.text.text + "Z" for block in document.blocks}
    out = documents.write(document, changed, "fr")
    # Which of two looks white space takes depends on its neighbours: codes may stand on the other side of it, and
    # what the file has at an edge may be the text's once they look alike.
    again = documents.read(out, "a.docx", "fr").blocks
    assert [without_codes(block.text.text).strip() for block in again] == [
        without_codes(text) for text in changed.values()
    ]
    root = etree.fromstring(part(out).encode())
    assert [child.tag for child in root.iter("{*}p")] == [
        child.tag for child in etree.fromstring(part(data).encode()).iter("{*}p")
    ]
    bare = documents.write(document, {block.key: "x" for block in document.blocks}, "fr")
    for tag in ("drawing", "footnoteReference"):
        assert part(bare).count(f"<w:{tag}") == part(data).count(f"<w:{tag}")
