"""The runs of a Word file in another direction or language: cut by script, looking as they did, changes accepted."""

from typing import Any

import pytest
from lxml import etree

from tests.documents.test_docx_direction import ARABIC, VAL, W, found, turned
from tests.documents.wordfile import field, paragraph, part, run, table, word
from workflow import documents
from workflow.documents import Isolation

TRACKED = 'w:id="1" w:author="a" w:date="2024-01-01T00:00:00Z"'


def runs(data: bytes) -> list[tuple[str, bool]]:
    """Give the text of each run, and whether it is one that runs from the right."""
    return [
        ("".join(each.itertext()), each.find("w:rPr/w:rtl", W) is not None)
        for each in found(data, "//w:r[not(w:instrText)]")
    ]


def looks(data: bytes, number: int = 0) -> dict[str, dict[str, str]]:
    each: Any = found(data, "//w:r/w:rPr")[number]
    return {
        etree.QName(child).localname: {etree.QName(key).localname: value for key, value in child.attrib.items()}
        for child in each
    }


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("فيروس COVID-19 ينتشر", [("فيروس ", True), ("COVID-19", False), (" ينتشر", True)]),
        ("مسافة 25 km اليوم.", [("مسافة 25 ", True), ("km", False), (" اليوم.", True)]),
        ("شركة A & B, Ltd. هنا", [("شركة ", True), ("A & B, Ltd", False), (". هنا", True)]),
        ("2024", [("2024", True)]),
        ("UNHCR", [("UNHCR", False)]),
        ("رقم \u200e+20 2 2736\u200e، \u200eA\u200e و", [("رقم ", True), ("\u200e+20 2 2736\u200e", False), ("، ", True), ("\u200eA\u200e", False), (" و", True)]),
    ],
)  # fmt: skip
def test_arabic_text_is_cut_into_runs_by_script(text: str, cut: list[tuple[str, bool]]) -> None:
    assert runs(turned(paragraph("One and 1"), text=text, isolation=Isolation.NONE)) == cut


def test_an_address_in_an_arabic_text_is_a_run_of_its_own() -> None:
    out = turned(paragraph("One"), text="راسلوا a@b.org، c@d.org الآن")
    assert [text for text, from_the_right in runs(out) if not from_the_right] == [
        "\u200ea@b.org\u200e",
        "\u200ec@d.org\u200e",
    ]


def test_what_is_isolated_by_characters_is_a_run_of_its_own() -> None:
    out = turned(paragraph("One"), text="رقم +20 2 2736 هنا", isolation=Isolation.CHARACTERS)
    assert runs(out) == [("رقم ", True), ("\u2066+20 2 2736\u2069", False), (" هنا", True)]


def test_text_that_was_told_to_run_from_the_right_no_longer_is() -> None:
    told = f'<w:dir w:val="rtl">{run("كلمة", "<w:rtl/>")}</w:dir>'
    out = turned(paragraph(run("أخرى "), told, run(" هنا")), of="ar", to="en", text="Other ❶word➊ here")
    assert [each.get(VAL) for each in found(out, "//w:dir")] == ["ltr"]


def test_a_format_inside_a_word_does_not_change_its_direction() -> None:
    body = paragraph("The ", run("COVID", "<w:b/>"), "-19 case is here")
    out = turned(body, text="حالة ❶COVID➊-19 هنا", isolation=Isolation.NONE)
    assert runs(out) == [("حالة ", True), ("COVID", False), ("-19", False), (" هنا", True)]


def test_a_run_with_arabic_says_direction_font_and_language() -> None:
    assert looks(turned(paragraph("One"))) == {"rFonts": {"hint": "cs"}, "rtl": {}, "lang": {"bidi": "ar-EG"}}


def test_a_country_that_is_stated_for_arabic_stays() -> None:
    out = turned(paragraph(run("One", '<w:lang w:val="en-GB" w:bidi="ar-EG"/>')))
    assert looks(out)["lang"] == {"val": "en-GB", "bidi": "ar-EG"}


def test_twins_follow_what_an_author_saw_also_where_they_are_stated() -> None:
    out = turned(paragraph(run("One", '<w:b/><w:iCs/><w:sz w:val="32"/><w:szCs w:val="22"/>')))
    told = looks(out)
    assert (told["bCs"], told["szCs"]) == ({}, {"val": "32"})
    assert "iCs" not in told


def test_twins_that_an_author_saw_stay() -> None:
    out = turned(paragraph(run("One", '<w:b/><w:szCs w:val="22"/><w:rtl/>')))
    told = looks(out)
    assert told["szCs"] == {"val": "22"}
    assert "bCs" not in told


def test_a_latin_run_keeps_its_looks_without_direction() -> None:
    out = turned(paragraph(run("One", '<w:b/><w:sz w:val="32"/><w:szCs w:val="22"/>')), text="UNHCR")
    assert looks(out) == {"b": {}, "sz": {"val": "32"}, "szCs": {"val": "32"}}


def test_a_twin_that_nobody_saw_makes_no_latin_run_taller() -> None:
    out = turned(paragraph(run("One", '<w:b/><w:szCs w:val="96"/>')), text="UNHCR")
    assert looks(out) == {"b": {}}


@pytest.mark.parametrize(
    ("stated", "face"),
    [
        ('w:ascii="Arial"', {"cs": "Arial"}),
        ('w:ascii="Georgia"', {"cs": "Arial"}),
        ('w:hAnsi="Tahoma"', {"cs": "Tahoma"}),
        ('w:ascii="Georgia" w:cs="Amiri"', {"cs": "Amiri"}),
        ('w:asciiTheme="majorHAnsi"', {"cstheme": "majorBidi"}),
        ('w:asciiTheme="minorHAnsi"', {"cstheme": "minorBidi"}),
        ('w:eastAsia="SimSun"', {}),
    ],
)
def test_a_font_without_arabic_gives_way_to_one_that_has_it(stated: str, face: dict[str, str]) -> None:
    fonts = looks(turned(paragraph(run("One", f"<w:rFonts {stated}/>"))))["rFonts"]
    assert {key: value for key, value in fonts.items() if key.startswith("cs")} == face
    assert fonts["hint"] == "cs"


def test_codes_keep_their_runs() -> None:
    tab = "<w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r>"
    out = part(turned(paragraph("One", tab, "two ", field("PAGE", "3"), " end"), text="نص➀نص ➁ نص"))
    assert tab in out
    assert '<w:r><w:t xml:space="preserve">3</w:t></w:r>' in out


def test_arabic_words_of_an_english_text_run_from_the_right() -> None:
    out = turned(paragraph(run("كلمة", "<w:rtl/>")), of="ar", to="en", text="The word كلمة here")
    assert runs(out) == [("The word ", False), ("كلمة", True), (" here", False)]


def test_arabic_that_is_not_translated_still_runs_from_the_right() -> None:
    document = documents.read(word(paragraph(run("كلمة", "<w:rtl/>")), paragraph("أخرى")), "release.docx", "ar")
    assert runs(documents.write(document, {}, "en")) == [("كلمة", True), ("أخرى", True)]


def test_a_text_in_another_language_of_the_same_direction_says_its_language() -> None:
    data = word(paragraph(run("One", '<w:b/><w:lang w:val="en-GB" w:eastAsia="ja-JP"/>')), paragraph("Two"))
    document = documents.read(data, "release.docx", "en")
    out = documents.write(document, {"1": "Un"}, "fr")
    assert looks(out) == {"b": {}, "lang": {"val": "fr-FR", "eastAsia": "ja-JP"}}
    assert paragraph("Two") in part(out)


def test_an_arabic_paragraph_of_an_english_file_runs_from_the_left_in_french() -> None:
    arabic, right = run("افتتاح المحطة", "<w:rtl/>"), "<w:bidi/>"
    told = {"افتتاح المحطة": "Ouverture", "Text": "Texte", "kept": "kept افتتاح"}
    body = (
        paragraph(arabic, properties=right),
        paragraph("Text", properties=right),
        paragraph("kept ", run("افتتاح", "<w:rtl/>"), properties=right),
    )
    document = documents.read(word(*body), "release.docx", "en")
    texts = {block.key: told[block.text.plain] for block in document.blocks if block.text.plain in told}
    out = documents.write(document, texts, "fr")
    assert [each.find("w:pPr/w:bidi", W) is None for each in found(out, "//w:p")] == [True, False, False]
    assert runs(out)[:2] == [("Ouverture", False), ("Texte", False)]


def test_arabic_that_stays_in_a_french_translation_still_runs_from_the_right() -> None:
    document = documents.read(word(paragraph("He said ", run("أهلا", "<w:rtl/>"))), "release.docx", "en")
    out = documents.write(document, {"1": "Il a dit أهلا"}, "fr")
    assert runs(out) == [("Il a dit ", False), ("أهلا", True)]


def test_a_correction_in_the_same_language_changes_only_its_text() -> None:
    data = word(paragraph(run("One", '<w:b/><w:lang w:val="en-GB"/>')), paragraph("Two"))
    document = documents.read(data, "release.docx", "en")
    out = documents.write(document, {"1": "Other"}, "en")
    assert part(out) == part(data).replace("One", "Other")


def test_text_is_escaped() -> None:
    text = "نص <b> & </w:t>"
    assert "".join(found(turned(paragraph("One"), text=text), "//w:t/text()")) == text


@pytest.mark.parametrize("target", ["ar", "fr"])
def test_tracked_changes_are_accepted_also_where_no_text_is_written(target: str) -> None:
    inserted = f"<w:ins {TRACKED}>{run('12')}</w:ins>"
    deleted = f"<w:del {TRACKED}><w:r><w:delText>gone</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom {TRACKED}>{run('away')}</w:moveFrom>"
    mark = f"<w:rPr><w:ins {TRACKED}/></w:rPr>"
    body = (paragraph("One"), paragraph(inserted, deleted, moved, properties=mark))
    out = turned(*body, to=target, text=ARABIC)
    assert not found(out, "//w:ins|//w:del|//w:moveFrom")
    assert len(found(out, "//w:p")) == 2
    assert "away" not in part(out)


def test_a_deleted_paragraph_and_a_deleted_row_go() -> None:
    gone = f"<w:del {TRACKED}><w:r><w:delText>gone</w:delText></w:r></w:del>"
    body = (
        paragraph(gone, properties=f"<w:rPr><w:del {TRACKED}/></w:rPr>"),
        paragraph("One"),
        table([paragraph("Two")], [paragraph(gone)]).replace(
            "<w:tr><w:tc><w:p><w:del", f"<w:tr><w:trPr><w:del {TRACKED}/></w:trPr><w:tc><w:p><w:del"
        ),
        paragraph(gone, properties=f"<w:rPr><w:del {TRACKED}/></w:rPr>"),
    )
    out = turned(*body)
    assert len(found(out, "/w:document/w:body/w:p")) == 2
    assert len(found(out, "//w:tr")) == 1
    assert "gone" not in part(out)


@pytest.mark.parametrize("target", ["ar", "fr"])
def test_tracked_changes_of_looks_are_accepted(target: str) -> None:
    def changed(kind: str) -> str:
        return f"<w:{kind}Change {TRACKED}><w:{kind}/></w:{kind}Change>"

    rows = f"<w:tbl><w:tblPr>{changed('tblPr')}</w:tblPr><w:tblGrid/><w:tr><w:trPr>{changed('trPr')}</w:trPr><w:tc><w:tcPr>{changed('tcPr')}</w:tcPr>{paragraph('Cell')}</w:tc></w:tr></w:tbl>"
    section = f"<w:sectPr>{changed('sectPr')}</w:sectPr>"
    code = f"<w:r><w:rPr><w:b/>{changed('rPr')}</w:rPr><w:footnoteReference w:id='1'/></w:r>"
    body = paragraph(
        "One",
        code,
        " two",
        properties=f"<w:jc w:val='center'/><w:rPr>{changed('rPr')}</w:rPr>{section}{changed('pPr')}",
    )
    out = turned(body, rows, to=target)
    assert found(out, "//*[contains(name(), 'Change')]") == []
    assert [each.get(VAL) for each in found(out, "//w:jc")] == ["center"]
