import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.exchange.builders import ORIGIN, a_target, a_unit, coded_texts
from workflow.errors import BadInput
from workflow.exchange import Returned, Unit, tmx, tmx_return
from workflow.text.hashing import content_hash


def sent_and_back(units: list[Unit], language: str = "fr", languages: tuple[str, ...] = ("ar", "fr")) -> list[Returned]:
    return tmx_return.read(tmx.write(units, ORIGIN, languages), "harbour.tmx", language, "en")


def written(unit: Unit, languages: tuple[str, ...] = ("ar", "fr")) -> etree._Element:
    return etree.fromstring(tmx.write([unit], ORIGIN, languages))


def a_returned(seg: str, languages: tuple[str, str] = ("en", "fr"), language: str = "fr") -> Returned:
    source, target = languages
    file = (
        f'<tmx version="1.4"><header srclang="en"/><body><tu tuid="a"><tuv xml:lang="{source}"><seg>Open.</seg></tuv>'
        f'<tuv xml:lang="{target}"><seg>{seg}</seg></tuv></tu></body></tmx>'
    )
    (entry,) = tmx_return.read(file.encode(), "a.tmx", language)
    return entry


@given(st.lists(st.tuples(coded_texts(), coded_texts(), coded_texts()), min_size=1, max_size=4))
def test_texts_and_codes_of_each_language_come_back_as_they_went(texts: list[tuple[str, str, str]]) -> None:
    units = [a_unit(source, number, ar=ar, fr=fr) for number, (source, ar, fr) in enumerate(texts, start=1)]
    for language in ("ar", "fr"):
        assert [(entry.key, entry.source, entry.text, entry.refusal) for entry in sent_and_back(units, language)] == [
            (unit.key, unit.source, unit.targets[language].text, "") for unit in units
        ]


def test_all_languages_of_the_release_stand_in_one_unit() -> None:
    root = written(a_unit("Open.", ar="مفتوح.", fr="Ouvert."))
    languages = root.xpath("body/tu/tuv/@xml:lang")
    assert (languages, root.xpath("body/tu/@tuid")) == (["en", "ar", "fr"], ["seg00001"])


def test_the_flat_text_of_a_segment_is_that_of_the_editor() -> None:
    (seg,) = written(a_unit("❶Open ❷now➊➋➀."), ()).iter("seg")
    assert "".join(str(piece) for piece in seg.itertext()) == "❶Open ❷now➊➋➀."


def test_codes_are_bpt_ept_it_and_ph() -> None:
    (seg,) = written(a_unit("❶a➊ ❷b ➀"), ()).iter("seg")
    assert [element.tag for element in seg] == ["bpt", "ept", "it", "ph"]


def test_version_and_base_of_each_language_come_back_even_without_a_variant() -> None:
    unit = a_unit("Open.", fr=a_target("Ouvert.", version=7, base=content_hash("Open.")))
    (french,), (arabic,) = sent_and_back([unit]), sent_and_back([unit], "ar")
    assert (french.version, french.base) == (7, content_hash("Open."))
    assert (arabic.text, arabic.version, arabic.base) == ("", 1, content_hash("Open."))


def test_what_is_folded_in_a_language_has_no_variant_in_it() -> None:
    unit = a_unit("Open.", ar="مفتوح.", fr=a_target("", state="folded"))
    assert written(unit).xpath("body/tu/tuv/@xml:lang") == ["en", "ar"]


def test_what_is_folded_in_all_languages_is_not_in_the_file() -> None:
    unit = a_unit("Open.", ar=a_target("", state="folded"), fr=a_target("", state="folded"))
    assert written(unit).xpath("count(body/tu)") == 0


def test_the_document_type_that_every_tool_writes_is_written_and_read() -> None:
    data = tmx.write([a_unit("Open.", fr="Ouvert.")], ORIGIN, ["fr"])
    assert b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">' in data
    assert tmx_return.read(data, "a.tmx", "fr")[0].text == "Ouvert."


@pytest.mark.parametrize(
    ("seg", "text"),
    [
        ('<bpt i="4" x="1">&lt;b></bpt>a<ept i="4">&lt;/b></ept>', "❶a➊"),
        ('<bpt i="1"/>a<ept i="1"/>', "❶a➊"),
        ('<hi type="term">a</hi> b', "a b"),
        ('<it pos="end" x="2">&lt;/i></it>a', "➋a"),
    ],
)
def test_inline_elements_of_other_tools_are_read(seg: str, text: str) -> None:
    assert a_returned(seg).text == text


@pytest.mark.parametrize(
    ("seg", "refusal"),
    [
        ("<ph/>", "exchange.unknown_code"),
        ("<ut>x</ut>", "exchange.unknown_element"),
        ("<ph x='1'><sub>alt</sub></ph>", "exchange.text_in_code"),
    ],
)
def test_an_element_that_stands_for_no_code_refuses_its_unit_only(seg: str, refusal: str) -> None:
    assert a_returned(seg).refusal == refusal


def test_a_variety_serves_its_language() -> None:
    assert a_returned("Ouvert.", ("en-GB", "fr-FR")).text == "Ouvert."
    assert a_returned("Ouvert.", ("en-GB", "fr-FR")).source == "Open."
    assert a_returned("Ouvert.", ("en", "fr-FR"), "ar").text == ""


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"<tmx/>", "tmx.broken"),
        (b"<html><header/><body/></html>", "tmx.broken"),
        (b"<tmx><header/><body>" + b'<tu tuid="a"/>' * 2 + b"</body></tmx>", "exchange.key_twice"),
        (b"<tmx><header/><body><tu>" + b'<tuv xml:lang="a"/>' * 101 + b"</tu></body></tmx>", "tmx.many_variants"),
        (b"<tmx><header/><body>" + b"<tu/>" * 50_001 + b"</body></tmx>", "exchange.many_entries"),
        (b'<!DOCTYPE tmx [<!ATTLIST tu tuid CDATA "a">]><tmx/>', "xml.document_type"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_as_a_whole(file: bytes, code: str) -> None:
    with pytest.raises(BadInput) as error:
        tmx_return.read(file, "a.tmx", "fr")
    assert error.value.code == code


def test_an_endless_source_text_is_refused() -> None:
    with pytest.raises(BadInput) as error:
        tmx_return.read(
            b'<tmx><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>'
            + b"word " * 5_000
            + b"</seg></tuv></tu></body></tmx>",
            "a.tmx",
            "fr",
        )
    assert error.value.code == "file.long_segment"
