import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.exchange.builders import ORIGIN, a_target, a_unit, coded_texts
from workflow.errors import BadInput
from workflow.exchange import Returned, Unit, xliff, xliff_return
from workflow.exchange.xliff import STELE, XLIFF
from workflow.text.hashing import content_hash


def sent_and_back(units: list[Unit], language: str = "fr") -> list[Returned]:
    return xliff_return.read(xliff.write(units, ORIGIN, language), "harbour.xlf", language, "en")


def written(unit: Unit, language: str = "fr") -> etree._Element:
    found = etree.fromstring(xliff.write([unit], ORIGIN, language)).find(f".//{{{XLIFF}}}trans-unit")
    assert found is not None
    return found


def a_file(units: str, languages: str = 'source-language="en" target-language="fr"', version: str = "1.2") -> bytes:
    return (
        f'<xliff version="{version}" xmlns="{XLIFF}"><file original="a" {languages} datatype="plaintext">'
        f"<body>{units}</body></file></xliff>"
    ).encode()


def a_returned(target: str, source: str = "Open.") -> Returned:
    file = a_file(f'<trans-unit id="a"><source>{source}</source><target>{target}</target></trans-unit>')
    (entry,) = xliff_return.read(file, "a.xlf", "fr")
    return entry


@given(st.lists(st.tuples(coded_texts(), coded_texts()), min_size=1, max_size=4))
def test_texts_and_codes_come_back_as_they_went(pairs: list[tuple[str, str]]) -> None:
    units = [a_unit(source, number, fr=target) for number, (source, target) in enumerate(pairs, start=1)]
    assert [(entry.key, entry.source, entry.text, entry.refusal) for entry in sent_and_back(units)] == [
        (unit.key, unit.source, unit.targets["fr"].text, "") for unit in units
    ]


@given(coded_texts())
def test_ids_of_codes_are_unique_in_a_text(text: str) -> None:
    source = written(a_unit(text)).find(f"{{{XLIFF}}}source")
    assert source is not None
    ids = [element.get("id") for element in source.iterdescendants()]
    assert len(set(ids)) == len(ids)


def shape(text: str) -> list[tuple[str, str | None]]:
    source = written(a_unit(text)).find(f"{{{XLIFF}}}source")
    assert source is not None
    return [(etree.QName(element).localname, element.get("id")) for element in source.iterdescendants()]


def test_a_whole_pair_is_a_g_that_holds_what_is_between() -> None:
    assert shape("❶a ❷b➋➊") == [("g", "1"), ("g", "2")]


def test_crossed_pairs_are_bx_and_ex_that_name_their_other_half() -> None:
    assert shape("❶a ❷b➊ c➋") == [("bx", "b1"), ("bx", "b2"), ("ex", "e1"), ("ex", "e2")]


def test_a_code_that_stands_alone_is_an_x_with_its_type() -> None:
    assert shape("a➀") == [("x", "x1")]
    element = written(a_unit("a➀")).find(f"{{{XLIFF}}}source/{{{XLIFF}}}x")
    assert element is not None
    assert element.get("ctype") == "lb"


def test_version_base_and_space_stand_on_the_unit() -> None:
    unit = written(a_unit("Open.", fr=a_target("Ouvert.", version=7, base=content_hash("Open."))))
    assert unit.get(f"{{{STELE}}}version") == "7"
    assert unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    (entry,) = sent_and_back([a_unit("Open.", fr=a_target("Ouvert.", version=7, base=content_hash("Open.")))])
    assert (entry.version, entry.base) == (7, content_hash("Open."))


def test_there_is_no_target_where_nothing_is_translated() -> None:
    assert written(a_unit("Open.")).find(f"{{{XLIFF}}}target") is None
    (entry,) = sent_and_back([a_unit("Open.")])
    assert (entry.text, entry.version, entry.base) == ("", 1, content_hash("Open."))


def test_a_folded_segment_is_empty_and_has_a_note() -> None:
    unit = written(a_unit("Open.", fr=a_target("", state="folded", note="Its text stands in segment 1.")))
    target, note = unit.find(f"{{{XLIFF}}}target"), unit.find(f"{{{XLIFF}}}note")
    assert target is not None
    assert note is not None
    assert (target.text, note.text) == (None, "Its text stands in segment 1.")


@pytest.mark.parametrize(
    ("state", "written_state", "approved"),
    [
        ("draft", "needs-translation", None),
        ("returned", "needs-review-translation", None),
        ("translated", "translated", None),
        ("approved", "signed-off", "yes"),
    ],
)
def test_each_state_has_its_name_in_xliff(state: str, written_state: str, approved: str | None) -> None:
    unit = written(a_unit("Open.", fr=a_target("Ouvert.", state=state)))
    target = unit.find(f"{{{XLIFF}}}target")
    assert target is not None
    assert (target.get("state"), unit.get("approved")) == (written_state, approved)


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ('<g id="1">a<x id="2"/></g>', "❶a➁➊"),
        ('<bpt id="1">&lt;b></bpt>a<ept id="1">&lt;/b></ept>', "❶a➊"),
        ('<bx id="7" rid="1"/>a<ex id="8" rid="1"/>', "❶a➊"),
        ('<it id="2" pos="close">&lt;/i></it>', "➋"),
        ('a<ph id="1">%s</ph>', "a➀"),
        ('<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk>', "One. Two."),
        ("a<!-- said between us -->b", "ab"),
    ],
)
def test_inline_elements_of_other_tools_are_read(target: str, text: str) -> None:
    entry = a_returned(target)
    assert (entry.text, entry.refusal) == (text, "")


@pytest.mark.parametrize(
    ("target", "refusal"),
    [
        ('<g id="bold">a</g>', "exchange.unknown_code"),
        ('<x id="99"/>', "exchange.unknown_code"),
        ("<g>a</g>", "exchange.unknown_code"),
        ('<ph id="1">alt=<sub>text</sub></ph>', "exchange.text_in_code"),
        ('<b xmlns="urn:other">a</b>', "exchange.unknown_element"),
    ],
)
def test_an_element_that_stands_for_no_code_refuses_its_unit_only(target: str, refusal: str) -> None:
    entry = a_returned(target)
    assert (entry.text, entry.refusal) == ("", refusal)


def test_states_in_a_file_have_no_say() -> None:
    file = a_file('<trans-unit id="a" approved="yes"><source>a</source><target state="final">b</target></trans-unit>')
    (entry,) = xliff_return.read(file, "a.xlf", "fr")
    assert (entry.text, entry.fuzzy, entry.version) == ("b", False, None)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (a_file("", 'source-language="en" target-language="ar"'), "exchange.wrong_language"),
        (a_file("", 'source-language="ar" target-language="fr"'), "exchange.wrong_language"),
        (a_file('<trans-unit id="a"><source>a</source></trans-unit>' * 2), "exchange.key_twice"),
        (b'<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "xliff.version"),
        (b"<tmx/>", "xliff.version"),
        (b"<xliff", "xml.broken"),
        (
            a_file(f"<trans-unit id='a'><source>a</source><target>{'b' * 20_001}</target></trans-unit>"),
            "file.long_segment",
        ),
        (b'<!DOCTYPE x [<!ENTITY y "z">]>' + a_file(""), "xml.document_type"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_as_a_whole(file: bytes, code: str) -> None:
    with pytest.raises(BadInput) as error:
        xliff_return.read(file, "a.xlf", "fr", "en")
    assert error.value.code == code
