"""PowerPoint files: what is a block, what a code, what stays; and which way a written deck runs."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.documents.slidefile import OLD, levels, paragraph, run, shape, slides, table
from workflow import documents
from workflow.documents import Document, Isolation
from workflow.errors import BadInput
from workflow.text import CodedText, Kind
from workflow.text.space import without_bidi_controls

A = f"{{{OLD}drawingml/2006/main}}"
TITLE, BODY = 'type="title"', 'idx="1"'


def read(data: bytes, language: str = "en") -> Document:
    return documents.read(data, "deck.pptx", language)


def deck(*paragraphs: str, placeholder: str = BODY, **more: str) -> bytes:
    return slides(shape(*paragraphs, placeholder=placeholder), **more)


def texts(document: Document) -> list[str]:
    return [block.text.plain for block in document.blocks]


def part(data: bytes, name: str = "ppt/slides/slide1.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def stated(data: bytes, name: str = "ppt/slides/slide1.xml") -> list[tuple[str | None, str | None]]:
    """Alignment and direction of each paragraph, in order."""
    return [(each.get("algn"), each.get("rtl")) for each in part(data, name).iter(f"{A}pPr")]


def spoken(document: Document, text: str = "نص") -> dict[str, CodedText | str]:
    return {block.key: block.text.with_text(f"{text} {block.text.text}") for block in document.blocks}


def in_arabic(data: bytes) -> bytes:
    document = read(data)
    return documents.write(document, spoken(document), "ar")


def in_english(data: bytes) -> bytes:
    document = read(data, "ar")
    return documents.write(document, spoken(document, "text"), "en")


def test_slides_come_in_the_order_in_which_they_are_shown_each_with_its_notes() -> None:
    data = slides(
        shape(paragraph("First"), placeholder=TITLE),
        shape(paragraph("Second"), placeholder=TITLE),
        notes=[shape(paragraph("Say hello"), placeholder='type="body" idx="1"')],
    )
    document = read(data)
    assert texts(document) == ["First", "Say hello", "Second"]
    assert [block.kind for block in document.blocks] == [Kind.HEADING, Kind.NOTE, Kind.HEADING]


def test_prompts_of_layouts_are_left_alone_and_their_own_shapes_are_not() -> None:
    data = deck(paragraph("Text"), layout=shape(paragraph("On the layout")), master=shape(paragraph("On the master")))
    assert texts(read(data)) == ["Text", "On the layout", "On the master"]


def test_a_cell_knows_its_place() -> None:
    data = slides(
        table([paragraph("a"), paragraph("b")], [paragraph("c"), paragraph("d")]) + table([paragraph("e")], number=10)
    )
    cells = [(block.cell.table, block.cell.row, block.cell.column) for block in read(data).blocks if block.cell]
    assert cells == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2), (2, 1, 1)]


def test_runs_that_look_alike_are_one() -> None:
    data = deck(
        paragraph(run("The har", 'lang="en-US" dirty="0"'), run("bour", 'lang="en-GB" b="0" err="1"'), " opens")
    )
    (block,) = read(data).blocks
    assert (block.text.text, block.text.codes) == ("The harbour opens", ())


def test_a_link_tells_where_it_leads() -> None:
    link = run(
        "site", "", f'<a:hlinkClick xmlns:r="{OLD}officeDocument/2006/relationships" r:id="rId9" tooltip="Opens it"/>'
    )
    relation = f'<Relationship Id="rId9" Type="{OLD}officeDocument/2006/relationships/hyperlink" Target="https://a.example/" TargetMode="External"/>'
    document = read(deck(paragraph("Read the ", link, " now"), relations=relation))
    codes = document.blocks[0].text.codes
    assert {(code.label, code.address) for code in codes} == {("link", "https://a.example/")}
    assert texts(document)[1:] == ["Opens it"]


def test_a_comment_is_a_note_of_its_slide() -> None:
    comment = '<p:cm authorId="0" idx="1"><p:text>Check the name.</p:text></p:cm>'
    assert read(deck(paragraph("Text"), comments=comment)).blocks[0].note == "Check the name."


def test_equal_alternative_texts_are_one_block_and_both_are_written() -> None:
    told = ' descr="A crane" title="A crane"'
    data = slides(shape(paragraph("Text"), told=told))
    assert texts(read(data)) == ["A crane", "Text"]
    out = part(in_arabic(data))
    assert out.xpath("//*[@descr]/@descr") == out.xpath("//*[@title]/@title") == ["نص A crane"]


def test_nothing_changed_gives_the_file_back() -> None:
    data = deck(paragraph("Text", "<a:br/>", run("bold", 'b="1"')))
    document = read(data)
    assert documents.write(document, {block.key: block.text for block in document.blocks}, "en") == data


def test_a_change_leaves_the_bytes_of_other_parts() -> None:
    data = slides(shape(paragraph("One")), shape(paragraph("Two")))
    out = zipfile.ZipFile(io.BytesIO(documents.write(read(data), {"2": "Three"}, "en")))
    was = zipfile.ZipFile(io.BytesIO(data))
    changed = [name for name in was.namelist() if was.read(name) != out.read(name)]
    assert (out.namelist(), changed) == (was.namelist(), ["ppt/slides/slide2.xml"])


@pytest.mark.parametrize(
    ("properties", "becomes"),
    [
        ("", ("r", "1")),
        ('algn="l"', ("r", "1")),
        ('algn="r"', ("l", "1")),
        ('algn="ctr"', ("ctr", "1")),
        ('algn="just"', ("just", "1")),
        ('algn="r" rtl="1"', ("r", "1")),
    ],
)
def test_a_paragraph_changes_sides_on_the_way_to_arabic(properties: str, becomes: tuple[str, str]) -> None:
    assert stated(in_arabic(deck(paragraph("Text", properties=properties)))) == [becomes]


@pytest.mark.parametrize(
    ("properties", "becomes"),
    [
        ('algn="r" rtl="1"', ("l", "0")),
        ('algn="l" rtl="1"', ("r", "0")),
        ('algn="ctr" rtl="1"', ("ctr", "0")),
        ('algn="l" rtl="0"', ("l", "0")),
    ],
)
def test_a_paragraph_changes_sides_on_the_way_from_arabic(properties: str, becomes: tuple[str, str]) -> None:
    assert stated(in_english(deck(paragraph("نص", properties=properties), align="r", rtl="1"))) == [becomes]


def test_a_paragraph_that_its_layout_centres_stays_centred() -> None:
    assert stated(in_arabic(deck(paragraph("Text"), placeholder=TITLE))) == [(None, "1")]


def test_a_paragraph_of_its_own_list_follows_that() -> None:
    data = slides(shape(paragraph("Text"), placeholder=BODY, lists=levels("r")))
    assert stated(in_arabic(data)) == [("l", "1")]


def test_indents_stay_and_masters_turn() -> None:
    data = deck(paragraph("Text", properties='marL="457200" indent="-228600" lvl="1"'))
    out = in_arabic(data)
    (properties,) = part(out).iter(f"{A}pPr")
    assert (properties.get("marL"), properties.get("indent")) == ("457200", "-228600")
    master = part(out, "ppt/slideMasters/slideMaster1.xml")
    assert {(each.get("algn"), each.get("rtl")) for each in master.iter(f"{A}lvl2pPr")} == {("r", "1")}
    assert {each.get("algn") for each in master.iter(f"{A}lvl1pPr")} == {"r", "ctr"}


def test_a_table_runs_the_other_way() -> None:
    out = in_arabic(slides(table([paragraph("a")])))
    assert [each.get("rtl") for each in part(out).iter(f"{A}tblPr")] == ["1"]
    back = in_english(out)
    assert [each.get("rtl") for each in part(back).iter(f"{A}tblPr")] == [None]


@pytest.mark.parametrize(("kind", "spoken"), [("datetime3", "fr-FR"), ("slidenum", "en-US")])
def test_a_date_alone_names_its_month_in_the_new_language(kind: str, spoken: str) -> None:
    dated = f'<a:p><a:fld id="1" type="{kind}"><a:rPr lang="en-US"/><a:t>2 March 2026</a:t></a:fld></a:p>'
    document = documents.read(deck(paragraph("Text"), dated), "a.pptx", "en")
    out = documents.write(document, {block.key: "Texte" for block in document.blocks}, "fr")
    assert [each[0].get("lang") for each in part(out).iter(f"{A}fld")] == [spoken]


def test_columns_of_text_begin_at_the_other_side() -> None:
    text = shape(paragraph("a"))
    out = in_arabic(slides(text.replace("<a:bodyPr/>", '<a:bodyPr numCol="2"/>') + text))
    assert [each.get("rtlCol") for each in part(out).iter(f"{A}bodyPr")] == ["1", None]
    assert [each.get("rtlCol") for each in part(in_english(out)).iter(f"{A}bodyPr")] == ["0", None]


def test_written_runs_say_their_language_and_name_a_face() -> None:
    out = in_arabic(deck(paragraph(run("Text", 'lang="en-US"', '<a:latin typeface="Georgia"/><a:sym typeface="X"/>'))))
    (properties,) = part(out).iter(f"{A}rPr")
    assert properties.get("lang", "").startswith("ar")
    assert [etree.QName(each).localname for each in properties] == ["latin", "cs", "sym"]


def test_marks_hold_a_number_together_and_go_on_the_way_in() -> None:
    document = read(deck(paragraph("Call")))
    out = documents.write(document, {"1": "اتصل +20 2 2736 5140 الآن"}, "ar", Isolation.MARKS)
    assert "\u200e+20 2 2736 5140\u200e" in "".join(map(str, part(out).itertext()))
    assert texts(read(out, "ar")) == ["اتصل +20 2 2736 5140 الآن"]


def test_text_is_escaped() -> None:
    out = documents.write(read(deck(paragraph("Text"))), {"1": 'a < b & "c"'}, "fr")
    assert texts(read(out, "fr")) == ['a < b & "c"']


def test_another_kind_of_file_is_refused() -> None:
    from tests.documents.wordfile import word

    with pytest.raises(BadInput, match=r"pptx\.not_powerpoint"):
        documents.read(word("<w:p/>"), "deck.pptx", "en")


LOOKS = st.sampled_from(["", 'b="1"', 'i="1"', 'lang="fr-FR"', 'b="1" i="1"', 'sz="1800"'])
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"], exclude_characters="<>&\ufeff"),
    min_size=1,
    max_size=9,
)
PIECES = st.lists(st.one_of(st.builds(run, WORDS, LOOKS), st.just("<a:br/>")), min_size=1, max_size=7)


@given(st.lists(PIECES, min_size=1, max_size=4))
def test_no_text_is_lost_and_each_code_comes_back_once(paragraphs: list[list[str]]) -> None:
    data = slides(shape(paragraph("Word"), *(paragraph(*each) for each in paragraphs)))
    document = read(data)
    out = in_arabic(data)
    again = read(out, "ar")
    assert texts(again) == [f"نص {text}" for text in texts(document)]
    said = "".join(map(str, part(data).itertext()))
    told = "".join(map(str, part(out).itertext()))
    assert _ink(told).replace("نص", "") == _ink(said).replace("نص", "")


def _ink(text: str) -> str:
    return "".join(without_bidi_controls(text).split())


CHART = (
    f'<c:chartSpace xmlns:c="{OLD}drawingml/2006/chart" xmlns:a="{OLD}drawingml/2006/main"><c:chart><c:title><c:tx><c:rich><a:p><a:r>'
    "<a:t>Cargo by month</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:strCache><c:pt><c:v>March</c:v></c:pt></c:strCache><c:strCache><c:pt><c:v>March</c:v></c:pt><c:pt><c:v>2024</c:v></c:pt></c:strCache></c:plotArea></c:chart></c:chartSpace>"
)


def test_the_words_of_a_chart_are_blocks_each_name_of_its_data_once() -> None:
    relation = (
        f'<Relationship Id="rId9" Type="{OLD}officeDocument/2006/relationships/chart" Target="../charts/chart1.xml"/>'
    )
    data = with_part(deck(paragraph("Text"), relations=relation), "ppt/charts/chart1.xml", CHART)
    document = read(data)
    assert texts(document) == ["Text", "Cargo by month", "March"]
    assert [(told.code, told.facts["labels"]) for told in document.notes] == [("pptx.chart_names", 1)]
    assert texts(read(in_arabic(data), "ar")) == ["نص Text", "نص Cargo by month", "نص March"]
    assert part(in_arabic(data), "ppt/charts/chart1.xml").xpath("//*[local-name()='v']/text()") == [
        "نص March",
        "نص March",
        "2024",
    ]


def test_a_broken_part_that_nobody_reads_is_left_alone_and_one_that_is_read_is_told() -> None:
    drawing = "<xml xmlns:v='urn:schemas-microsoft-com:vml'><br></xml>"
    assert texts(read(with_part(deck(paragraph("Text")), "ppt/drawings/vmlDrawing1.vml", drawing))) == ["Text"]
    relation = (
        f'<Relationship Id="rId9" Type="{OLD}officeDocument/2006/relationships/chart" Target="../charts/chart1.xml"/>'
    )
    with pytest.raises(BadInput, match=r"xml\.broken"):
        read(with_part(deck(paragraph("Text"), relations=relation), "ppt/charts/chart1.xml", "<c:chartSpace>"))


def with_part(data: bytes, name: str, content: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()
