import re

import pytest

from tests.documents.wordfile import STYLES, field, paragraph, part, run, word
from workflow import documents

BODY, HEADER = "word/document.xml", "word/header1.xml"
HEADING = paragraph("Opening hours", style="H1")


def written(*body: str, language: str, told: dict[str, str], header: str = "") -> dict[str, str]:
    """Write a file with ``told`` in place of the texts that it names; give its parts of text."""
    document = documents.read(word(*body, header1=header), "release.docx", "en")
    texts = {
        block.key: block.text.with_text(told[block.text.plain]) for block in document.blocks if block.text.plain in told
    }
    out = documents.write(document, texts, language)
    return {name: part(out, name) for name in (BODY, HEADER)}


@pytest.mark.parametrize("instruction", ["REF _Ref1 \\h", 'STYLEREF "heading 1"', "DOCPROPERTY Title"])
def test_a_field_that_repeats_a_heading_says_its_new_words(instruction: str) -> None:
    body = written(
        HEADING,
        paragraph("See ", field(instruction, "Opening ", "hours"), "."),
        language="fr",
        told={"Opening hours": "Horaires"},
    )[BODY]
    assert "Opening" not in body
    assert body.count(">Horaires<") == 2


def test_a_simple_field_and_one_in_a_header_follow_too() -> None:
    simple = '<w:fldSimple w:instr=" TITLE ">' + run("Opening hours", "<w:b/>") + "</w:fldSimple>"
    parts = written(
        HEADING,
        paragraph(simple),
        language="fr",
        told={"Opening hours": "Horaires"},
        header=paragraph(field("STYLEREF H1", "Opening hours")),
    )
    assert "Opening" not in parts[BODY] + parts[HEADER]
    assert '<w:rPr><w:b/><w:lang w:val="fr-FR"/></w:rPr><w:t xml:space="preserve">Horaires</w:t>' in parts[BODY]


def test_what_follows_in_arabic_runs_from_the_right() -> None:
    body = written(
        HEADING,
        paragraph("See ", field("REF a", "Opening hours"), "."),
        language="ar",
        told={"Opening hours": "مواعيد MoMA"},
    )[BODY]
    echoed = body[body.index("separate") :]
    assert echoed.index("<w:rtl/>") < echoed.index("مواعيد ") < echoed.index(">MoMA<")


@pytest.mark.parametrize(
    ("instruction", "shown", "told"),
    [
        ("REF a", "Opening", {"Opening hours": "Horaires"}),
        ("SEQ a", "Opening hours", {"Opening hours": "Horaires"}),
        ("PAGEREF a", "Opening hours", {"Opening hours": "Horaires"}),
    ],
)
def test_other_words_and_other_fields_stay(instruction: str, shown: str, told: dict[str, str]) -> None:
    body = written(HEADING, paragraph("See ", field(instruction, shown), "."), language="fr", told=told)[
        "word/document.xml"
    ]
    assert f">{shown}<" in body[body.index("separate") :]


def test_words_that_were_translated_in_two_ways_are_repeated_as_the_heading_or_the_title_has_them() -> None:
    fields = paragraph("See ", field("REF a", "Opening hours"), field("TITLE", "Opening hours"))
    data = word(HEADING, paragraph("Opening hours"), fields, properties="<dc:title>Opening hours</dc:title>")
    document = documents.read(data, "a.docx", "en")
    heading, other, _, title = (block.key for block in document.blocks)
    body = part(documents.write(document, {heading: "Horaires", other: "Ouverture", title: "Heures"}, "fr"))
    assert re.findall("Horaires|Ouverture|Heures|Opening hours", body) == [
        "Horaires",
        "Ouverture",
        "Horaires",
        "Heures",
    ]


def test_words_of_two_headings_that_were_translated_in_two_ways_are_not_repeated() -> None:
    document = documents.read(
        word(HEADING, HEADING, paragraph("See ", field("REF a", "Opening hours"))), "release.docx", "en"
    )
    first, second, _ = document.blocks
    body = part(documents.write(document, {first.key: "Horaires", second.key: "Ouverture"}, "fr"))
    assert body.count("Opening hours") == 1


def test_a_corrected_heading_is_corrected_where_it_is_repeated() -> None:
    parts = written(
        HEADING,
        language="en",
        told={"Opening hours": "Opening times"},
        header=paragraph(field("STYLEREF H1", "Opening hours")),
    )
    assert "Opening times" in parts[HEADER]


DATED = field('DATE \\@ "d MMMM yyyy"', run("5 May 2024", '<w:lang w:val="en-GB"/>'))
DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
PIECES = ('<w:fldChar w:fldCharType="begin"/>', "<w:instrText", ">5 May 2024<")
LANGUAGE = re.compile('<w:lang w:val="([^"]*)"')


@pytest.mark.parametrize("around", ["", "On "])
def test_a_date_names_its_month_in_the_new_language(around: str) -> None:
    content = STYLES.partition(">")[2].removesuffix("</w:styles>")
    document = documents.read(word(HEADING, paragraph(around, DATED), styles=DEFAULTS + content), "a.docx", "en")
    out = documents.write(document, {block.key: f"{block.text.text}!" for block in document.blocks}, "fr")
    for piece in PIECES:
        assert LANGUAGE.findall(part(out)[: part(out).index(piece)])[-1] == "fr-FR"
    assert LANGUAGE.findall(part(out, "word/styles.xml")) == ["fr-FR"]


@pytest.mark.parametrize("around", ["", "On "])
def test_a_date_in_arabic_is_one_that_runs_from_the_right(around: str) -> None:
    body = written(HEADING, paragraph(around, DATED), language="ar", told={"On ": "في "})[BODY]
    for piece in PIECES:
        properties = body[: body.index(piece)].rpartition("<w:rPr>")[2]
        assert "<w:rtl/>" in properties
        assert 'w:bidi="ar-EG"' in properties


@pytest.mark.parametrize("instruction", ["DATE", 'DATE \\@ "dd/MM/yyyy"', "PAGE"])
def test_where_no_month_is_named_no_language_is_touched(instruction: str) -> None:
    body = paragraph(field(instruction, run("5", '<w:lang w:val="en-GB"/>')))
    document = documents.read(word(HEADING, body), "a.docx", "en")
    out = documents.write(document, {"1": "Horaires"}, "fr")
    assert LANGUAGE.findall(part(out)) == ["fr-FR", "en-GB"]
    assert part(out, "word/styles.xml") == part(document.data, "word/styles.xml")
