from typing import Any

import pytest

from tests.documents.wordfile import field, paragraph, part, run, table, word
from tests.golden.golden import golden
from workflow import documents
from workflow.documents import Document
from workflow.text import Block, Cell, Kind

TRACKED = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'
GONE_MARK = f"<w:rPr><w:del {TRACKED}/></w:rPr>"


def read(*body: str, **parts: Any) -> Document:
    return documents.read(word(*body, **parts), "release.docx", "en")


def texts(*body: str, **parts: Any) -> list[str]:
    return [block.text.text for block in read(*body, **parts).blocks]


def one(*content: str, style: str = "") -> Block:
    (block,) = read(paragraph(*content, style=style)).blocks
    return block


def written(document: Document, told: dict[str, str], language: str = "fr", name: str = "word/document.xml") -> str:
    return part(documents.write(document, told, language), name)


def notes(document: Document) -> dict[str, dict[str, Any]]:
    return {note.code: dict(note.facts) for note in document.notes}


def example(name: str) -> Document:
    return next(each for each in golden() if each.path.name == name).read()


def test_cells_tell_where_they_stand_in_nested_tables_too() -> None:
    span = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    inner = table([paragraph("In")])
    document = read(
        table([paragraph("A"), paragraph("B")], [span + paragraph("Wide"), paragraph("C")]),
        table([paragraph("D") + inner + paragraph("E", style="H1")]),
        paragraph("Outside"),
    )
    assert [(block.text.text, block.cell) for block in document.blocks] == [
        ("A", Cell(1, 1, 1)),
        ("B", Cell(1, 1, 2)),
        ("Wide", Cell(1, 2, 1, columns=2)),
        ("C", Cell(1, 2, 3)),
        ("D", Cell(2, 1, 1)),
        ("In", Cell(3, 1, 1)),
        ("E", Cell(2, 1, 1)),
        ("Outside", None),
    ]


def test_rows_and_cells_in_content_controls_count_like_others_and_a_box_is_in_no_cell() -> None:
    sdt = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('Boxed')}</w:txbxContent></v:textbox></w:pict></w:r>"
    held = sdt.format(f"<w:tc>{paragraph('B', box)}</w:tc>")
    row = f"<w:tr><w:tc>{paragraph('A')}</w:tc>{held}</w:tr>"
    document = read(f"<w:tbl><w:tblPr/>{sdt.format(row)}<w:tr><w:tc>{paragraph('C')}</w:tc></w:tr></w:tbl>")
    assert [(block.text.text, block.cell) for block in document.blocks] == [
        ("A", Cell(1, 1, 1)),
        ("B", Cell(1, 1, 2)),
        ("Boxed", None),
        ("C", Cell(1, 2, 1)),
    ]


def test_a_deleted_row_is_no_text_and_gone_where_the_file_is_written() -> None:
    gone = f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr><w:tc>{paragraph('Old')}</w:tc></w:tr>"
    kept = f"<w:tr><w:tc>{paragraph('New')}</w:tc></w:tr>"
    document = read(f"<w:tbl><w:tblPr/>{gone}{kept}</w:tbl>", f"<w:tbl><w:tblPr/>{gone}</w:tbl>", paragraph("Text"))
    assert [(block.text.text, block.cell) for block in document.blocks] == [("New", Cell(1, 1, 1)), ("Text", None)]
    out = written(document, {"1": "Neuf"})
    assert "Old" not in out
    assert out.count("<w:tbl>") == 1


def test_a_link_tells_where_it_leads() -> None:
    document = example("en-seedbank.docx")
    addresses = [code.address for block in document.blocks for code in block.text.codes if code.label == "link"]
    assert [each for each in addresses if each] == [
        "https://seeds.example/rules?a=1&b=2#loans",
        "https://maps.example/fields?lang=en&zoom=2",
    ]
    block = one("To ", f'<w:hyperlink w:anchor="top">{run("the top")}</w:hyperlink>', " or ", field("HYPERLINK mailto:a@b.example", "us"), ".")  # fmt: skip
    assert [code.address for code in block.text.codes if code.role == "open"] == ["#top", "mailto:a@b.example"]


def test_numbered_items_are_told_from_bulleted_ones_and_the_words_of_numbers_are_a_block() -> None:
    document = example("en-seedbank.docx")
    assert [(block.text.text, block.level) for block in document.blocks if block.numbered] == [
        ("A loan of one kilogram of each kind", 1),
        ("Advice on sowing, free of charge", 1),
        ("A place for two samples", 1),
        ("one kept cold", 2),
        ("one kept dry", 2),
    ]
    (label,) = (block for block in document.blocks if block.part == "word/numbering.xml")
    assert (label.text.text, label.text.plain) == ("Article ➀.", "Article .")
    out = written(document, {label.key: "Point ➀ :"}, name="word/numbering.xml")
    assert 'w:lvlText w:val="Point %1 :"' in out
    assert 'w:val="Unused %2"' in out
    assert 'w:lvlText w:val="%1 Point"' in written(document, {label.key: "➀ Point"}, name="word/numbering.xml")


def test_paragraphs_whose_mark_was_deleted_are_one() -> None:
    document = read(
        paragraph("The first half ", properties=GONE_MARK),
        paragraph("and ", run("the second", "<w:b/>"), properties='<w:spacing w:after="0"/>' + GONE_MARK),
        paragraph("and the third."),
        paragraph("Next"),
    )
    assert [block.text.text for block in document.blocks] == [
        "The first half and ❶the second➊and the third.",
        "Next",
    ]
    out = written(document, {"1": "Le tout ❶en un➊."})
    assert out.count("<w:p>") == 2
    assert "<w:del" not in out
    again = documents.read(documents.write(document, {"1": "Le tout ❶en un➊."}, "fr"), "a.docx", "fr")
    assert [block.text.text for block in again.blocks] == ["Le tout ❶en un➊.", "Next"]


def test_a_large_first_letter_belongs_to_its_paragraph_and_goes_where_that_is_written() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    document = read(
        paragraph("T", properties=frame), paragraph("he ", run("ministry", "<w:b/>"), " opened."), paragraph("End")
    )
    assert [block.text.text for block in document.blocks] == ["The ❶ministry➊ opened.", "End"]
    out = written(document, {"1": "Le ❶ministère➊ a ouvert."})
    assert "dropCap" not in out
    assert out.count("<w:p>") == 2
    assert "dropCap" in written(document, {"2": "Fin"})
    assert texts(paragraph("T", properties=frame), table([paragraph("he")])) == ["T", "he"]


def test_a_deleted_mark_before_a_section_a_table_or_nothing_joins_nothing() -> None:
    section = f"<w:rPr><w:del {TRACKED}/></w:rPr><w:sectPr/>"
    assert texts(paragraph("One", properties=section), paragraph("Two")) == ["One", "Two"]
    assert texts(paragraph("One", properties=GONE_MARK), table([paragraph("Two")])) == ["One", "Two"]
    assert texts(paragraph("One", properties=GONE_MARK), "<w:p/>") == ["One"]


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:rStyle w:val="Secret"/>'])
def test_hidden_text_is_left_alone(properties: str) -> None:
    assert one("Seen ", run("hidden", properties), " seen").text.plain == "Seen  seen"


def test_text_hidden_by_its_paragraphs_style_is_left_alone_unless_a_run_is_not() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    document = read(
        paragraph("No", style="Gone"),
        paragraph("No ", run("Yes", '<w:vanish w:val="0"/>'), style="Gone"),
        styles=styles,
    )
    assert [block.text.text for block in document.blocks] == ["Yes"]


def test_what_a_run_inherits_anyway_is_no_code() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:color w:val="333333"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Blank"><w:name w:val="Blank"/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
    )
    same = run("and this ", '<w:color w:val="333333"/><w:sz w:val="22"/><w:rStyle w:val="Blank"/>')
    document = read(
        paragraph("This ", same, run("is one", '<w:rStyle w:val="Unknown"/>'), run(", not ", "<w:sz w:val='30'/>")),
        paragraph("Not ", run("that", '<w:rStyle w:val="Strong"/>'), " and ", run("black", '<w:color w:val="auto"/>')),
        styles=styles,
    )
    assert [block.text.text for block in document.blocks] == ["This and this is one❶, not ➊", "Not ❶that➊ and ❷black➋"]


def test_a_lone_mark_takes_the_look_beside_it_where_it_is_nearly_the_same() -> None:
    bold, red = "<w:b/>", '<w:color w:val="FF0000"/>'
    assert (
        one("The law ", run("bold", bold), run(",", red), " and the rest").text.text == "The law ❶bold,➊ and the rest"
    )
    assert one("A field ", run("*", red), " is needed").text.text == "A field ❶*➊ is needed"
    assert one("The law ", run("bold", bold), run(",", "<w:u w:val='single'/>"), " and").text.text.count("❷") == 1


def test_what_stands_before_the_separator_of_a_field_over_paragraphs_is_no_text() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    instruction = "<w:r><w:instrText> IF </w:instrText></w:r>"
    found = texts(
        paragraph("Before ", begin, instruction, field("QUOTE x", "a"), "b"),
        paragraph("c", separate, "shown ", field("PAGE", "1"), " here"),
        paragraph("and here", end, " after"),
    )
    assert found == ["Before ", "shown ➀ here", "and here➀ after"]


def test_results_of_fields_in_content_controls_and_links_are_text() -> None:
    citation = f"<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>{field('CITATION a', '(A, 2020)')}</w:sdtContent></w:sdt>"
    quoted = f"<w:sdt><w:sdtPr/><w:sdtContent>{field('QUOTE a', 'quoted ', field('HYPERLINK x', 'words'))}</w:sdtContent></w:sdt>"
    assert one("See ", citation, " and ", quoted, ".").text.plain == "See  and quoted words."


def test_texts_in_attributes_of_shapes_links_and_form_fields_are_blocks() -> None:
    art = '<w:r><w:pict><v:shape alt="A stamp"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    picture = '<w:r><w:drawing><wp:docPr id="1" name="x" title="Hall"><a:hlinkClick r:id="x" tooltip="Look"/></wp:docPr></w:drawing></w:r>'
    form = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:type="text" w:val="Your name"/><w:statusText w:type="autoText" w:val="no"/></w:ffData></w:fldChar></w:r>'
    assert sorted(texts(paragraph("Text", art, picture, form))) == ["A stamp", "DRAFT", "Hall", "Look", "Text", "Your name"]  # fmt: skip


def test_a_symbol_that_older_programs_show_in_another_way_is_text() -> None:
    smile = '<mc:AlternateContent><mc:Choice Requires="w16se"><w:symEx/></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent>'
    document = read(paragraph("Well ", f"<w:r>{smile}</w:r>", " done"))
    assert [block.text.text for block in document.blocks] == ["Well ☺ done"]
    assert "AlternateContent" not in written(document, {"1": "Bravo ☺"})


def test_every_alternative_gets_the_text_of_the_first() -> None:
    box = f"<w:drawing><w:txbxContent>{paragraph('Boxed')}</w:txbxContent></w:drawing>"
    inner = f'<mc:Choice Requires="a">{box}</mc:Choice><mc:Choice Requires="b">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    document = read(paragraph(f"<w:r><mc:AlternateContent>{inner}</mc:AlternateContent></w:r>"))
    assert [block.text.text for block in document.blocks] == ["Boxed"]
    assert written(document, {"1": "Encadré"}).count("Encadré") == 3


def test_alternatives_round_whole_runs_keep_the_one_that_was_read() -> None:
    runs = f'<mc:AlternateContent><mc:Choice Requires="a">{run("new")}</mc:Choice><mc:Fallback>{run("new")}</mc:Fallback></mc:AlternateContent>'
    document = read(paragraph("A ", runs, " way"))
    assert [block.text.plain for block in document.blocks] == ["A new way"]
    out = written(document, {"1": document.blocks[0].text.text.replace("new", "neuve")})
    assert "neuve" in out
    assert "new" not in out


def test_texts_of_charts_and_diagrams_are_blocks_and_the_drawing_of_a_diagram_gets_them_too() -> None:
    document = example("ar-census.docx")
    found = {block.text.text: block for block in document.blocks if block.kind is Kind.CAPTION}
    assert list(found) == ["التسجيل", "الفرز", "النشر", "المزارع بحسب المنطقة", "الشمال", "الجنوب", "الشرق", "بالآلاف"]
    told = {block.key: f"text {place}" for place, block in enumerate(found.values())}
    for name, count in (("data1", 3), ("drawing1", 3)):
        assert written(document, told, "en", f"word/diagrams/{name}.xml").count("<a:t>text ") == count
    assert "<c:v>text 4</c:v>" in written(document, told, "en", "word/charts/chart1.xml")
    assert notes(document)["docx.chart_names"] == {"file": "ar-census.docx", "charts": 1, "labels": 3}


def test_people_hear_of_what_word_will_change_and_what_is_left() -> None:
    half = paragraph(
        "All of ", '<w:bookmarkStart w:id="7" w:name="half"/>', "this", '<w:bookmarkEnd w:id="7"/>', " counts"
    )
    whole = paragraph('<w:bookmarkStart w:id="8" w:name="whole"/>', "All", '<w:bookmarkEnd w:id="8"/>')
    bound = "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = read(half, whole, paragraph(field("REF half", "this"), field("REF whole", "All"), field("LINK x", "1"), bound.format(run("data"))))  # fmt: skip
    assert notes(document) == {
        "docx.bound": {"file": "release.docx", "controls": 1},
        "docx.computed": {"file": "release.docx", "fields": "REF"},
        "docx.fields": {"file": "release.docx", "fields": "LINK"},
        "docx.halves": {"file": "release.docx", "bookmarks": "half"},
    }
    assert set(notes(example("fr-marche.docx"))) == {"docx.chunks", "docx.glossary"}


def test_headers_of_first_and_even_pages_and_both_kinds_of_notes_are_read() -> None:
    parts = {block.part for block in example("en-seedbank.docx").blocks}
    assert {
        f"word/{name}.xml" for name in ("header1", "header2", "header3", "footer1", "footnotes", "endnotes")
    } <= parts
