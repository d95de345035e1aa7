"""A Word file is turned as a native file of its new language has it: each promise on a file that holds one thing."""

import io
import json
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree

from tests.documents.wordfile import STRICT, paragraph, part, run, table, word
from tests.golden.golden import golden, translated
from tests.judges.ooxml_order import new_faults
from workflow import documents
from workflow.documents import Document, Isolation
from workflow.office.tongue import tongue

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
VAL = f"{{{W['w']}}}val"
ARABIC, ENGLISH = "افتتحت الوكالة مكتبا", "The agency opened an office"
STYLES = "word/styles.xml"
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def turned(
    *body: str, to: str = "ar", of: str = "en", text: str = "", isolation: Isolation | None = None, **parts: Any
) -> bytes:
    """Write a file in ``to`` with ``text`` for every block."""
    data = word(*body, **parts)
    document = documents.read(data, "release.docx", of)
    text = text or (ARABIC if to == "ar" else ENGLISH)
    out = documents.write(document, {block.key: text for block in document.blocks}, to, isolation)
    docx.Document(io.BytesIO(out))
    for name in names(out):
        assert not new_faults(part(data, name).encode(), part(out, name).encode()), name
    return out


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]


def found(data: bytes, path: str, name: str = "word/document.xml") -> list[Any]:
    result = etree.fromstring(part(data, name).encode()).xpath(path, namespaces=W)
    assert isinstance(result, list)
    return result


def style(key: str, content: str = "", *, based: str = "", kind: str = "paragraph", main: bool = False) -> str:
    default = ' w:default="1"' if main else ""
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{key}"><w:name w:val="{key}"/>{on}{content}</w:style>'


def ids(data: bytes, path: str) -> set[str]:
    return {each.get(f"{{{W['w']}}}styleId") for each in found(data, path, STYLES)}


def test_every_paragraph_runs_from_the_right_with_or_without_text() -> None:
    off = paragraph("2", properties='<w:bidi w:val="0"/>')
    out = turned(paragraph("One"), paragraph(), "<w:p/>", off, table([paragraph("3"), paragraph()]))
    assert len(found(out, "//w:p")) == len(found(out, "//w:p/w:pPr/w:bidi[not(@w:val)]")) == 6


def test_headers_footers_notes_and_both_twins_of_a_box_run_from_the_right() -> None:
    note = f'<w:footnote w:id="2">{paragraph("Note")}</w:footnote><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    boxed = paragraph("Text", BOX.format(paragraph("Boxed")))
    out = turned(boxed, header1=paragraph("Head"), footer1=paragraph("Foot"), footnotes=note)
    for name in ("document", "header1", "footer1", "footnotes"):
        assert not found(out, "//w:p[not(w:pPr/w:bidi)]", f"word/{name}.xml"), name


def test_a_part_is_turned_though_none_of_its_texts_changes() -> None:
    document = documents.read(word(paragraph("One"), header1=paragraph("2024")), "release.docx", "en")
    out = documents.write(document, {}, "ar")
    assert found(out, "//w:p/w:pPr/w:bidi", "word/header1.xml")
    assert found(out, "//w:sectPr/w:bidi")


def test_defaults_the_default_style_and_styles_without_a_base_run_from_the_right() -> None:
    styles = (
        style("Normal", based="Free", main=True)
        + style("Free")
        + style("Orphan", based="Nowhere")
        + style("Head", '<w:pPr><w:bidi w:val="0"/><w:jc w:val="left"/></w:pPr>', based="Normal")
        + style("Letters", kind="character")
    )
    out = turned(paragraph("One"), styles=styles)
    assert found(out, "//w:docDefaults/w:pPrDefault/w:pPr/w:bidi", STYLES)
    assert ids(out, "//w:style[w:pPr/w:bidi]") == {"Normal", "Free", "Orphan"}
    assert found(out, "//w:jc[@w:val='left']", STYLES)


def test_alignment_indents_and_tabs_are_never_swapped() -> None:
    kept = (
        '<w:jc w:val="left"/>', '<w:jc w:val="right"/>', '<w:jc w:val="end"/>', '<w:ind w:left="1440" w:right="7"/>',
        '<w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs>', '<w:pBdr><w:left w:val="single"/></w:pBdr>',
    )  # fmt: skip
    out = part(turned(*(paragraph("One", properties=each) for each in kept)))
    assert all(out.count(each) == 1 for each in kept)


def test_english_typed_in_a_paragraph_that_ran_from_the_right_loses_what_put_it_at_the_left() -> None:
    typed = '<w:bidi/><w:jc w:val="right"/>'
    out = turned(paragraph("Typed", properties=typed), paragraph("كلمة here", properties=typed))
    assert [bool(each.findall(".//w:jc", W)) for each in found(out, "//w:p")] == [False, True]


def test_arabic_typed_in_a_paragraph_that_ran_from_the_left_loses_what_put_it_at_the_right() -> None:
    typed = '<w:bidi w:val="0"/><w:jc w:val="right"/>'
    out = turned(paragraph("كلمة", properties=typed), paragraph("English", properties=typed), of="ar", to="en")
    assert [bool(each.findall(".//w:jc", W)) for each in found(out, "//w:p")] == [False, True]


def test_alignment_that_a_style_gave_to_english_typed_from_the_right_is_overruled() -> None:
    styles = style("Normal", main=True) + style(
        "Typed", '<w:pPr><w:bidi/><w:jc w:val="right"/></w:pPr>', based="Normal"
    )
    out = turned(paragraph("Typed", style="Typed"), styles=styles)
    assert [each.get(VAL) for each in found(out, "//w:jc")] == ["left"]


def test_a_paragraph_that_holds_only_a_box_stays_and_stands_at_the_right() -> None:
    boxed = BOX.format(paragraph("Boxed"))
    out = turned(paragraph(boxed), paragraph(boxed, properties='<w:jc w:val="center"/>'))
    outer = found(out, "/w:document/w:body/w:p/w:pPr")
    assert [[(each.tag.rpartition("}")[2], each.get(VAL)) for each in properties] for properties in outer] == [
        [("bidi", "0"), ("jc", "right")],
        [("bidi", "0"), ("jc", "center")],
    ]
    again = documents.read(out, "release.docx", "ar")
    back = documents.write(again, {}, "en")
    assert [each.get(VAL) for each in found(back, "/w:document/w:body/w:p/w:pPr/*")] == ["center"]


def test_tables_and_the_tables_in_them_are_mirrored_once() -> None:
    mirrored = table([paragraph("A")]).replace("<w:tblPr/>", '<w:tblPr><w:bidiVisual/><w:jc w:val="left"/></w:tblPr>')
    bare = table([paragraph("B")]).replace("<w:tblPr/>", "")
    out = turned(table([paragraph("Outer"), mirrored + bare + paragraph()]))
    assert len(found(out, "//w:tbl")) == len(found(out, "//w:tbl/w:tblPr/w:bidiVisual")) == 3
    assert len(found(out, "//w:bidiVisual")) == 3
    assert found(out, "//w:tblPr/w:jc[@w:val='left']")


@pytest.mark.parametrize(("of", "to"), [("en", "ar"), ("ar", "en")])
def test_the_caption_of_a_table_that_is_turned_is_written(of: str, to: str) -> None:
    told = '<w:tblPr><w:bidiVisual w:val="{}"/><w:tblCaption w:val="Told"/></w:tblPr>'.format("01"[of == "ar"])
    out = turned(table([paragraph("A")]).replace("<w:tblPr/>", told), of=of, to=to)
    assert [each.get(VAL) for each in found(out, "//w:tblCaption")] == [ARABIC if to == "ar" else ENGLISH]
    assert len(found(out, "//w:bidiVisual[not(@w:val)]")) == len(found(out, "//w:bidiVisual")) == (to == "ar")


def test_a_release_that_an_older_reader_stored_is_turned() -> None:
    one = next(each for each in golden() if each.stored.exists() and each.path.suffix == ".docx")
    document = Document.from_json(json.loads(one.stored.read_text()), one.data)
    out = documents.write(document, translated(document, "ar"), "ar")
    assert not found(out, "//w:p[not(w:pPr/w:bidi)]|//w:tbl[not(w:tblPr/w:bidiVisual)]")
    assert not new_faults(part(one.data).encode(), part(out).encode())


def test_every_section_turns_its_columns_and_its_gutter() -> None:
    section = '<w:sectPr><w:cols w:num="2"/><w:bidi w:val="0"/><w:docGrid w:linePitch="360"/></w:sectPr>'
    out = turned(paragraph("One", properties=section), paragraph("Two"))
    assert len(found(out, "//w:sectPr[w:bidi[not(@w:val)]][w:rtlGutter]")) == 2


def test_the_mark_of_a_paragraph_is_turned_for_its_number() -> None:
    out = turned(paragraph("One", properties='<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:b/></w:rPr>'))
    (mark,) = found(out, "//w:pPr/w:rPr")
    assert [each.tag.rpartition("}")[2] for each in mark] == ["rFonts", "b", "bCs", "rtl", "lang"]


def test_styles_give_complex_scripts_the_looks_of_the_others() -> None:
    looks = '<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:b/><w:iCs/><w:sz w:val="32"/><w:szCs w:val="22"/></w:rPr>'
    conditional = (
        f'<w:tblStylePr w:type="firstRow">{looks}</w:tblStylePr><w:tblStylePr w:type="lastRow">{looks}</w:tblStylePr>'
    )
    defaults = f"<w:docDefaults><w:rPrDefault>{looks}</w:rPrDefault></w:docDefaults>"
    styles = defaults + style("Normal", looks, main=True) + style("Grid", looks + conditional, kind="table")
    out = turned(paragraph("One"), styles=styles)
    assert len(found(out, "//w:rPr", STYLES)) == 5
    (language,) = found(out, "//w:rPrDefault/w:rPr/w:lang", STYLES)
    assert language.get(f"{{{W['w']}}}bidi") == "ar-EG"
    for each in found(out, "//w:rPr[not(parent::w:rPrDefault)]", STYLES):
        assert [child.tag.rpartition("}")[2] for child in each] == ["rFonts", "b", "bCs", "sz", "szCs"]
        assert each.find("w:szCs", W).get(VAL) == "32"
        assert each.find("w:rFonts", W).get(f"{{{W['w']}}}cs") == "Arial"


def test_the_fonts_of_the_theme_are_told_the_language() -> None:
    settings = '<w:zoom w:percent="100"/><w:themeFontLang w:val="en-US"/><w:listSeparator w:val=","/>'
    out = turned(paragraph("One"), settings=settings, theme="")
    (fonts,) = found(out, "//w:themeFontLang", "word/settings.xml")
    assert fonts.get(f"{{{W['w']}}}bidi") == "ar-EG"
    assert fonts.get(VAL) == "en-US"


def test_a_country_that_an_english_word_puts_by_itself_gives_way_to_the_one_of_files_made_anew() -> None:
    lang = '<w:lang w:val="en-US" w:bidi="ar-SA"/>'
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{lang}</w:rPr></w:rPrDefault></w:docDefaults>"
    settings = lang.replace("w:lang", "w:themeFontLang")
    out = turned(paragraph("One"), styles=defaults + style("Normal", main=True), settings=settings, theme="")
    stated = found(out, "//w:rPrDefault/w:rPr/w:lang", STYLES) + found(out, "//w:themeFontLang", "word/settings.xml")
    assert [each.get(f"{{{W['w']}}}bidi") for each in stated] == [tongue("ar").tag] * 2


def test_the_language_of_the_themes_fonts_is_put_where_the_settings_want_it() -> None:
    settings = '<w:zoom w:percent="100"/><w:rsids/><w:decimalSymbol w:val="."/>'
    out = turned(paragraph("One"), settings=settings, theme="")
    (root,) = found(out, "/w:settings", "word/settings.xml")
    assert [each.tag.rpartition("}")[2] for each in root] == ["zoom", "rsids", "themeFontLang", "decimalSymbol"]


def test_what_is_no_text_and_no_direction_keeps_its_bytes() -> None:
    data = word(paragraph("One"), numbering="<w:abstractNum/>", settings="<w:zoom/>", comments=paragraph("Told"))
    document = documents.read(data, "release.docx", "en")
    out = documents.write(document, {"1": ARABIC}, "ar")
    for name in ("word/numbering.xml", "word/settings.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert part(out, name) == part(data, name)


def test_nothing_of_arabic_direction_is_left_in_english() -> None:
    runs = run("كلمة", "<w:rFonts w:hint='cs'/><w:rtl/><w:lang w:bidi='ar-EG'/>")
    body = (
        paragraph(runs, properties='<w:bidi/><w:jc w:val="lowKashida"/><w:rPr><w:rtl/></w:rPr>'),
        paragraph('<w:r><w:rPr><w:rFonts w:hint="cs"/><w:rtl/></w:rPr><w:tab/></w:r>'),
        table([paragraph(runs)]).replace("<w:tblPr/>", "<w:tblPr><w:bidiVisual/></w:tblPr>"),
        paragraph(runs, properties="<w:sectPr><w:bidi/><w:rtlGutter/></w:sectPr>"),
    )
    styles = (
        "<w:docDefaults><w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault></w:docDefaults>"
        + style("Normal", "<w:pPr><w:bidi/></w:pPr><w:rPr><w:rtl/></w:rPr>", main=True)
        + style("Grid", "<w:pPr><w:bidi/></w:pPr><w:tblPr><w:bidiVisual/></w:tblPr>", kind="table")
    )
    lists = '<w:abstractNum><w:lvl><w:pPr><w:bidi/><w:ind w:left="7"/></w:pPr></w:lvl></w:abstractNum>'
    out = turned(*body, of="ar", to="en", styles=styles, numbering=lists)
    for name in names(out):
        assert not found(out, "//w:bidi|//w:rtl|//w:bidiVisual|//w:rtlGutter|//w:rFonts[@w:hint]", name), name
    assert [each.get(VAL) for each in found(out, "//w:jc")] == ["both"]


def test_looks_that_only_arabic_had_are_those_of_english() -> None:
    own = run("كلمة", '<w:bCs/><w:iCs w:val="0"/><w:szCs w:val="40"/><w:rtl/>')
    both = run("كلمة", '<w:b w:val="0"/><w:bCs/><w:sz w:val="20"/><w:szCs w:val="40"/><w:rtl/>')
    out = turned(paragraph(own), paragraph(both), of="ar", to="en")
    first, second = found(out, "//w:r/w:rPr")
    assert first.find("w:b", W).get(VAL) is None
    assert (first.find("w:i", W).get(VAL), first.find("w:sz", W).get(VAL)) == ("0", "40")
    assert (second.find("w:b", W).get(VAL), second.find("w:sz", W).get(VAL)) == ("0", "20")


def test_a_trailing_alignment_of_an_arabic_file_is_one_of_the_english_file() -> None:
    english = paragraph("English line", properties='<w:bidi w:val="0"/><w:jc w:val="right"/>')
    out = turned(
        paragraph("كلمة", properties='<w:bidi/><w:jc w:val="right"/>'), english, paragraph("كلمة"), of="ar", to="en"
    )
    assert [each.get(VAL) for each in found(out, "//w:jc")] == ["right", "right"]


@pytest.mark.parametrize("target", ["fr", "en"])
def test_in_the_same_direction_nothing_is_turned(target: str) -> None:
    arabic = paragraph(run("كلمة", "<w:rtl/>"), properties='<w:bidi/><w:jc w:val="right"/>')
    data = word(paragraph("One"), arabic, table([paragraph("Two")]))
    document = documents.read(data, "release.docx", "en")
    out = documents.write(document, {"1": "Autre"}, target)
    assert arabic in part(out)
    assert not found(out, "//w:bidiVisual|//w:sectPr/w:bidi")
    assert part(out, STYLES) == part(data, STYLES)


def test_strict_files_and_other_prefixes_are_turned_in_their_own_names() -> None:
    out = part(turned(paragraph("One"), table([paragraph("Two")]), prefix="ns0"))
    assert out.count("<ns0:bidi/>") == 3
    assert "<w:" not in out
    data = word(paragraph("One"), strict=True)
    document = documents.read(data, "release.docx", "en")
    strict = documents.write(document, {"1": ARABIC}, "ar")
    assert STRICT in part(strict)
    assert etree.fromstring(part(strict).encode()).findall(f".//{{{STRICT}wordprocessingml/main}}bidi")


def test_comments_of_xml_are_neither_text_nor_tags() -> None:
    out = turned("<!-- <w:p> -->", paragraph("One"), "<!-- <w:tbl> -->", table([paragraph("Two")]))
    assert part(out).count("<!--") == 2
    assert not found(out, "//w:p[not(w:pPr/w:bidi)]|//w:tbl[not(w:tblPr/w:bidiVisual)]")


def test_a_part_whose_elements_have_no_prefix_is_turned() -> None:
    plain = word(paragraph("One", properties='<w:jc w:val="right"/>'))
    bare = (
        part(plain).replace("<w:", "<").replace("</w:", "</").replace("<document ", f'<document xmlns="{W["w"]}" ', 1)
    )
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, bare if name == "word/document.xml" else content)
    document = documents.read(out.getvalue(), "release.docx", "en")
    written = documents.write(document, {"1": ARABIC}, "ar")
    assert found(written, "//w:p/w:pPr[w:bidi][w:jc/@w:val='right']")
    assert found(written, "//w:r/w:rPr[w:rtl]/w:rFonts[@w:hint='cs']")
