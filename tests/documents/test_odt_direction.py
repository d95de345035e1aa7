"""A file in the other direction: writing modes, sides, twins, languages (what office programs draw is judged at the end)."""

import re
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import etree

from tests.documents.odfile import (  # fmt: skip
    BOLD,
    STYLES,
    box,
    flat,
    footnote,
    h,
    items,
    odt,
    p,
    packed,
    part,
    span,
    styled,
    table,
    text_style,
)
from tests.judges.office import converted, direction_of, requires_office
from workflow import documents
from workflow.documents.odt.names import SPACES
from workflow.guards import archive

FONTS = '<office:font-face-decls><style:font-face style:name="Lohit" svg:font-family="&apos;Lohit Devanagari&apos;"/><style:font-face style:name="A1" svg:font-family="Arial"/></office:font-face-decls>'  # fmt: skip


def turned(data: bytes, language: str = "ar", source: str = "en", name: str = "content.xml") -> etree._Element:
    document = documents.read(data, "a.odt", source)
    out = documents.write(document, {}, language)
    documents.read(out, "a.odt", language)
    return etree.fromstring(part(out, name).encode())


def stated(root: etree._Element, path: str) -> list[str]:
    return [str(each) for each in cast("list[str]", root.xpath(path, namespaces=SPACES))]


def properties(data: bytes, style: str, kind: str = "paragraph", **options: Any) -> dict[str, str]:
    root = turned(data, **options)
    (found,) = cast(
        "list[etree._Element]",
        root.xpath(f"//style:style[@style:name='{style}']/style:{kind}-properties", namespaces=SPACES),
    )
    return {_short(str(name)): str(value) for name, value in found.attrib.items()}


def _short(name: str) -> str:
    uri, _, local = name[1:].partition("}")
    return f"{next(prefix for prefix, each in SPACES.items() if each == uri)}:{local}"


def of_paragraph(**told: str) -> bytes:
    return odt(p("Text", style="P"), automatic=styled("P", "paragraph", "paragraph", "Standard", **told))


def test_pages_and_all_paragraphs_together_run_from_the_right_and_stand_there() -> None:
    root = turned(odt(p("Text")), name="styles.xml")
    assert stated(root, "//style:page-layout-properties/@style:writing-mode") == ["rl-tb"]
    default = "//style:default-style[@style:family='paragraph']/style:paragraph-properties"
    assert stated(root, f"{default}/@style:writing-mode") == ["rl-tb"]
    assert stated(root, f"{default}/@fo:text-align") == ["right"]


@pytest.mark.parametrize("styles", ["", '<style:default-style style:family="paragraph"/>'])
def test_where_nothing_is_said_of_all_paragraphs_it_is_said_anew(styles: str) -> None:
    default = "//style:default-style[@style:family='paragraph']/style:paragraph-properties"
    root = turned(odt(p("Text"), styles=styles), name="styles.xml")
    assert stated(root, f"{default}/@fo:text-align") == ["right"]
    assert stated(root, f"{default}/@style:writing-mode") == ["rl-tb"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("start", "right"), ("left", "right"), ("end", "left"), ("right", "left"), ("center", "center"), ("justify", "justify")],
)  # fmt: skip
def test_a_stated_side_is_swapped_for_the_right_and_back(before: str, after: str) -> None:
    data = of_paragraph(fo__text_align=before, fo__margin_left="1cm", fo__text_indent="2cm")
    found = properties(data, "P")
    assert (found["fo:text-align"], found["fo:margin-left"], found["fo:text-indent"]) == (after, "1cm", "2cm")
    again = documents.write(documents.read(data, "a.odt", "en"), {}, "ar")
    back = {"right": "left", "left": "right"}.get(after, after)
    assert properties(again, "P", source="ar", language="fr")["fo:text-align"] == back


def test_stated_writing_modes_of_that_direction_change_and_others_do_not() -> None:
    assert properties(of_paragraph(style__writing_mode="lr-tb"), "P")["style:writing-mode"] == "rl-tb"
    assert properties(of_paragraph(style__writing_mode="page"), "P")["style:writing-mode"] == "page"
    assert properties(of_paragraph(style__writing_mode="tb-rl"), "P")["style:writing-mode"] == "tb-rl"
    quoted = properties(of_paragraph(style__writing_mode="rl-tb", fo__text_align="end"), "P")
    assert (quoted["style:writing-mode"], quoted["fo:text-align"]) == ("rl-tb", "end")
    for family in ("table", "table-cell", "section", "graphic"):
        data = odt(p("Text"), automatic=styled("X", family, family, style__writing_mode="lr-tb"))
        assert properties(data, "X", family)["style:writing-mode"] == "rl-tb"


def test_tables_and_borders_change_sides() -> None:
    data = odt(p("T"), automatic=styled("T", "table", "table", table__align="left", fo__margin_left="1cm"))
    assert properties(data, "T", "table") == {"table:align": "right", "fo:margin-right": "1cm"}
    data = of_paragraph(fo__border_left="1pt solid #000000", fo__padding_left="2cm", fo__padding_right="1cm")
    assert properties(data, "P") == {"fo:border-right": "1pt solid #000000", "fo:padding-right": "2cm", "fo:padding-left": "1cm"}  # fmt: skip
    data = odt(p("T"), automatic=styled("C", "table-cell", "table-cell", fo__border_left="1pt solid #000000"))
    assert "fo:border-left" in properties(data, "C", "table-cell")


def test_twins_say_what_the_text_showed_also_where_they_said_something_else() -> None:
    look = text_style("T", fo__font_weight="bold", fo__font_style="italic", fo__font_size="14pt", style__font_size_complex="9pt", fo__color="#ff0000")  # fmt: skip
    found = properties(odt(p(span("T", "Text")), automatic=look), "T", "text")
    twins = {name: value for name, value in found.items() if name.endswith("-complex")}
    assert twins == {
        "style:font-weight-complex": "bold",
        "style:font-style-complex": "italic",
        "style:font-size-complex": "14pt",
    }


def test_from_the_right_only_what_is_missing_is_taken_from_the_twins() -> None:
    look = text_style("T", style__font_weight_complex="bold", fo__font_size="12pt", style__font_size_complex="16pt")
    found = properties(odt(p(span("T", "نص")), automatic=look), "T", "text", source="ar", language="en")
    assert (found["fo:font-weight"], found["fo:font-size"]) == ("bold", "12pt")


def test_a_font_without_the_script_gives_way_to_one_that_has_it() -> None:
    root = turned(odt(p("Text")), name="styles.xml")
    fonts = "//style:default-style/style:text-properties/@style:font-name-complex"
    assert stated(root, fonts) == ["Arial"]
    styles = STYLES.replace('style:font-name="Liberation Serif"', 'style:font-name="Tahoma"')
    assert stated(turned(odt(p("Text"), styles=styles), name="styles.xml"), fonts) == ["Tahoma"]
    data = odt(p("Text"), fonts=FONTS)
    root = turned(data, name="styles.xml")
    assert stated(root, fonts) == ["A1"]
    bare = FONTS.replace("Arial", "Cambria")
    root = turned(odt(p("Text"), fonts=bare), name="styles.xml")
    assert stated(root, "//style:font-face[@style:name='Arial']/@svg:font-family") == ["Arial"]


def test_languages_are_told_and_those_of_others_stay() -> None:
    automatic = text_style("E", fo__language="en", fo__country="US") + text_style("D", fo__language="de")
    data = odt(p(span("E", "Text"), span("D", "Wort")), automatic=automatic, meta="<dc:language>en-GB</dc:language>")
    french = documents.write(documents.read(data, "a.odt", "en"), {}, "fr")
    default = "//style:default-style/style:text-properties/@fo:"
    root = etree.fromstring(part(french, "styles.xml").encode())
    assert stated(root, f"{default}language") + stated(root, f"{default}country") == ["fr", "FR"]
    assert 'fo:language="fr" fo:country="FR"' in part(french)
    assert 'fo:language="de"' in part(french)
    assert "<dc:language>fr-FR</dc:language>" in part(french, "meta.xml")
    assert "text-align" not in part(french)
    arabic = turned(data, name="styles.xml")
    assert stated(arabic, "//style:text-properties/@style:language-complex") == ["ar"]
    assert stated(arabic, f"{default}language") == ["en"]


@pytest.mark.parametrize(("stated_language", "becomes"), [("en", ["fr", "FR"]), ("de", ["de", "US"])])
def test_dates_name_their_months_in_the_new_language(stated_language: str, becomes: list[str]) -> None:
    of = f'<number:date-style style:name="D" number:language="{stated_language}" number:country="US"><number:month number:textual="true"/></number:date-style>'
    body = p('Text <text:date style:data-style-name="D">May</text:date>')
    root = turned(odt(body, automatic=of), "fr")
    assert stated(root, "//number:date-style/@number:language | //number:date-style/@number:country") == becomes


def test_the_line_above_notes_stands_at_the_other_side() -> None:
    root = turned(odt(p("Text", footnote(p("Note")))), name="styles.xml")
    assert stated(root, "//style:footnote-sep/@style:adjustment") == ["right"]
    assert stated(turned(odt(p("Text")), name="styles.xml"), "//style:footnote-sep/@style:adjustment") == []


def test_a_line_above_notes_and_a_page_that_say_something_or_nothing_are_turned() -> None:
    line = '<style:footnote-sep style:width="0.1cm" style:adjustment="{}"/>'
    for before, after in (("left", "right"), ("right", "left"), ("center", "center")):
        data = odt(
            p("Text"), layout=f"<style:page-layout-properties>{line.format(before)}</style:page-layout-properties>"
        )
        assert stated(turned(data, name="styles.xml"), "//style:footnote-sep/@style:adjustment") == [after]
    root = turned(odt(p("Text"), layout=""), name="styles.xml")
    assert stated(root, "//style:page-layout-properties/@style:writing-mode") == ["rl-tb"]


def test_files_of_word_mean_start_and_end_as_the_standard_does() -> None:
    generator = "<meta:generator>MicrosoftOffice/16.0 MicrosoftWord</meta:generator>"
    for before, after in (("start", "left"), ("end", "right"), ("left", "right"), ("right", "left")):
        style = styled("P", "paragraph", "paragraph", fo__text_align=before, style__writing_mode="rl-tb")
        data = odt(p("نص", style="P"), automatic=style, meta=generator)
        assert properties(data, "P", source="ar", language="en")["fo:text-align"] == after


def test_a_font_family_without_a_declared_font_has_its_twin() -> None:
    for family, twin in (("'Courier New'", "Arial"), ("Tahoma", "Tahoma")):
        data = odt(p(span("T", "Text")), automatic=text_style("T", fo__font_family=family))
        assert properties(data, "T", "text")["style:font-family-complex"] == twin


def test_a_flat_file_is_turned_as_well() -> None:
    document = documents.read(flat(p("Text", style="P"), automatic=styled("P", "paragraph", "paragraph", fo__text_align="end")), "a.fodt", "en")  # fmt: skip
    root = etree.fromstring(documents.write(document, {}, "ar"))
    assert stated(root, "//@style:writing-mode") == ["rl-tb", "rl-tb"]
    assert stated(root, "//@fo:text-align") == ["right", "left"]


def declared_in_place(told: str, prefix: str) -> str:
    """The same XML with that namespace under another prefix, declared by the children of the root."""
    declaration = f'{prefix}="{SPACES[prefix]}"'
    told = told.replace(f" xmlns:{declaration}", "", 1)
    told = re.sub(f"(</?| ){prefix}:", r"\1q:", told)
    room = "<(office:(?:styles|automatic-styles|master-styles|body))"
    return re.sub(room, f'<\\1 xmlns:q="{SPACES[prefix]}"', told)


@pytest.mark.parametrize("prefix", ["fo", "style", "text"])
def test_other_prefixes_and_namespaces_declared_in_place_are_read_and_written(prefix: str) -> None:
    ending = styled("P", "paragraph", "paragraph", fo__text_align="end")
    data = odt(p("Text", "<text:s/><text:s/>", style="P"), automatic=ending)
    checked = archive.inspect(data, "a.odt")
    parts = {each.name: checked.read(each) for each in checked.entries}
    for name in ("content.xml", "styles.xml"):
        parts[name] = declared_in_place(parts[name].decode(), prefix).encode()
    document = documents.read(packed(parts), "a.odt", "en")
    assert [block.text.text for block in document.blocks] == ["Text"]
    out = documents.write(document, {"1": "نص  نص"}, "ar")
    assert stated(etree.fromstring(part(out).encode()), "//@fo:text-align") == ["left"]
    sheet = etree.fromstring(part(out, "styles.xml").encode())
    assert stated(sheet, "//style:page-layout-properties/@style:writing-mode") == ["rl-tb"]
    assert documents.read(out, "a.odt", "ar").blocks[0].text.text == "نص  نص"


LONG = {
    "ar": "أعلنت الهيئة العامة للموانئ أن مرفأ الصيد الجديد سيفتح أبوابه في مطلع الشهر القادم بعد أعمال دامت ثلاث سنوات وشارك فيها مهندسون من المدينة ومن خارجها وقد حضر الحفل جمع كبير من الأهالي",
    "en": "The port authority said that the new fishing harbour will open at the start of next month after three years of work in which engineers from the town and from elsewhere took part before a large crowd of people",
}


def whole(language: str) -> bytes:
    """A file with text in each place, all of it long."""
    long = LONG[language]
    native = language == "ar"
    side, start = ("right", "end") if native else ("left", "start")
    mode = {"style__writing_mode": "rl-tb" if native else "lr-tb"}
    automatic = BOLD + styled("P", "paragraph", "paragraph", "Standard", fo__text_align=start, **mode)
    table_style = styled("T", "table", "table", style__width="12cm", table__align=side, **mode)
    return odt(
        h(long), p(long), p(long, style="P"), items(p(long), p(long), style="Counted"), p(span("B", long)), p("x", footnote(p(long))),
        table([p(long), p(long)], style="T"), p(box(p(long))), automatic=automatic + table_style, native=native,
        master=f"<style:header>{p(long)}</style:header><style:footer>{p(long)}</style:footer>",
    )  # fmt: skip


@requires_office
def test_drawn_paragraphs_end_at_the_side_of_their_language(tmp_path: Path) -> None:
    files = {}
    for before, after in (("en", "ar"), ("ar", "en")):
        document = documents.read(whole(before), "a.odt", before)
        texts = {block.key: LONG[after] for block in document.blocks if len(block.text.text) > len("long")}
        files[f"{after}.odt"] = documents.write(document, texts, after)
    drawn = {name: direction_of(pdf) for name, pdf in converted(files, "pdf", tmp_path).items()}
    assert (drawn["ar.odt"].at_left, drawn["en.odt"].at_right) == ((), ())
    assert drawn["ar.odt"].right >= 3
    assert drawn["en.odt"].left >= 3
