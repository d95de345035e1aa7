"""What is so of XLIFF in both of its versions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.exchange.builders import a_target, a_unit, coded_texts
from tests.exchange.xliff_versions import ONE, TWO, Version
from workflow.errors import BadInput
from workflow.exchange.xliff import STELE
from workflow.text.hashing import content_hash

each_version = pytest.mark.parametrize("version", [ONE, TWO], ids=lambda version: version.name)


@each_version
@given(pairs=st.lists(st.tuples(coded_texts(), coded_texts()), min_size=1, max_size=4))
def test_texts_and_codes_come_back_as_they_went(version: Version, pairs: list[tuple[str, str]]) -> None:
    units = [a_unit(source, number, fr=target) for number, (source, target) in enumerate(pairs, start=1)]
    assert [(entry.key, entry.source, entry.text, entry.refusal) for entry in version.sent_and_back(*units)] == [
        (unit.key, unit.source, unit.targets["fr"].text, "") for unit in units
    ]


@each_version
def test_version_and_base_stand_on_the_unit(version: Version) -> None:
    sent = a_unit("Open.", fr=a_target("Ouvert.", version=7, base=content_hash("Open.")))
    assert version.written(sent).get(f"{{{STELE}}}version") == "7"
    (entry,) = version.sent_and_back(sent)
    assert (entry.version, entry.base) == (7, content_hash("Open."))


@each_version
def test_there_is_no_target_where_nothing_is_translated(version: Version) -> None:
    assert version.written(a_unit("Open.")).find(f".//{{{version.namespace}}}target") is None
    (entry,) = version.sent_and_back(a_unit("Open."))
    assert (entry.text, entry.version, entry.base) == ("", 1, content_hash("Open."))


@pytest.mark.parametrize(
    ("version", "text", "shape"),
    [
        (ONE, "❶a ❷b➋➊", [("g", "1"), ("g", "2")]),
        (TWO, "❶a ❷b➋➊", [("pc", "1"), ("pc", "2")]),
        (ONE, "❶a ❷b➊ c➋", [("bx", "b1"), ("bx", "b2"), ("ex", "e1"), ("ex", "e2")]),
        (TWO, "❶a ❷b➊ c➋", [("sc", "1"), ("sc", "2"), ("ec", "1"), ("ec", "2")]),
        (ONE, "a➀", [("x", "x1")]),
        (TWO, "a➋ b❶ c➀", [("ec", "e2"), ("sc", "b1"), ("ph", "x1")]),
    ],
)
def test_whole_pairs_hold_what_is_between_and_crossed_ones_name_their_other_half(
    version: Version, text: str, shape: list[tuple[str, str]]
) -> None:
    found = version.inside(a_unit(text), "source").iterdescendants()
    assert [(etree.QName(one).localname, one.get("id") or one.get("startRef")) for one in found] == shape


@pytest.mark.parametrize(
    ("version", "target", "text"),
    [
        (ONE, '<g id="1">a<x id="2"/></g>', "❶a➁➊"),
        (ONE, '<bpt id="1">&lt;b></bpt>a<ept id="1">&lt;/b></ept>', "❶a➊"),
        (ONE, '<bx id="7" rid="1"/>a<ex id="8" rid="1"/>', "❶a➊"),
        (ONE, '<it id="2" pos="close">&lt;/i></it>', "➋"),
        (ONE, 'a<ph id="1">%s</ph>', "a➀"),
        (ONE, '<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk>', "One. Two."),
        (TWO, '<pc id="1">a<ph id="2"/></pc>', "❶a➁➊"),
        (TWO, '<sc id="1"/>a<ec startRef="1"/>', "❶a➊"),
        (TWO, '<ec id="e2" isolated="yes"/>', "➋"),
        (TWO, 'a<ph id="9" copyOf="1"/>', "a➀"),
        (TWO, '<mrk id="m1" type="term">One</mrk><sm id="m2"/> two<em startRef="m2"/>', "One two"),
        (TWO, 'a<cp hex="00e9"/>', "aé"),
        *((version, "a<!-- said between us -->b", "ab") for version in (ONE, TWO)),
    ],
)
def test_inline_elements_of_other_tools_are_read(version: Version, target: str, text: str) -> None:
    entry = version.a_returned(target)
    assert (entry.text, entry.refusal) == (text, "")


@pytest.mark.parametrize(
    ("version", "target", "refusal"),
    [
        (ONE, '<g id="bold">a</g>', "exchange.unknown_code"),
        (ONE, '<x id="99"/>', "exchange.unknown_code"),
        (ONE, "<g>a</g>", "exchange.unknown_code"),
        (ONE, '<ph id="1">alt=<sub>text</sub></ph>', "exchange.text_in_code"),
        (TWO, '<pc id="bold">a</pc>', "exchange.unknown_code"),
        (TWO, '<ph id="99"/>', "exchange.unknown_code"),
        (TWO, "<pc>a</pc>", "exchange.unknown_code"),
        (TWO, '<cp hex="0001"/>', "exchange.unsound"),
        (TWO, '<cp hex="wrong"/>', "exchange.unsound"),
        *((version, '<b xmlns="urn:other">a</b>', "exchange.unknown_element") for version in (ONE, TWO)),
    ],
)
def test_an_element_that_stands_for_no_code_refuses_its_unit_only(version: Version, target: str, refusal: str) -> None:
    entry = version.a_returned(target)
    assert (entry.text, entry.refusal) == ("", refusal)


@pytest.mark.parametrize(
    ("version", "file", "code"),
    [
        *(
            (version, file, code)
            for version, other in ((ONE, TWO), (TWO, ONE))
            for file, code in [
                (version.a_file(target="ar"), "exchange.wrong_language"),
                (version.a_file(source="ar"), "exchange.wrong_language"),
                (version.a_file(version.a_unit() * 2), "exchange.key_twice"),
                (version.a_file(version.a_unit(f"<target>{'b' * 20_001}</target>")), "file.long_segment"),
                (b'<!DOCTYPE x [<!ENTITY y "z">]>' + version.a_file(), "xml.document_type"),
                (other.a_file(), "xliff.version"),
                (b"<tmx/>", "xliff.version"),
                (b"<xliff", "xml.broken"),
            ]
        ),
        (TWO, TWO.a_file('<unit id="a"/>'), "xliff.broken"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_as_a_whole(version: Version, file: bytes, code: str) -> None:
    with pytest.raises(BadInput) as error:
        version.read(file, "a.xlf", "fr", "en")
    assert error.value.code == code
