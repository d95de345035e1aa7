import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.exchange.builders import ORIGIN, a_target, a_unit, coded_texts
from tests.exchange.xliff2_rules import faults
from workflow.errors import BadInput
from workflow.exchange import Returned, Unit, xliff2, xliff2_return
from workflow.exchange.xliff import STELE
from workflow.exchange.xliff2 import XLIFF2
from workflow.text.hashing import content_hash


def sent_and_back(units: list[Unit], language: str = "fr") -> list[Returned]:
    return xliff2_return.read(xliff2.write(units, ORIGIN, language), "harbour.xlf", language, "en")


def written(unit: Unit, language: str = "fr") -> etree._Element:
    found = etree.fromstring(xliff2.write([unit], ORIGIN, language)).find(f".//{{{XLIFF2}}}unit")
    assert found is not None
    return found


def a_file(units: str, languages: str = 'srcLang="en" trgLang="fr"', version: str = "2.1") -> bytes:
    return f'<xliff version="{version}" {languages} xmlns="{XLIFF2}"><file id="f">{units}</file></xliff>'.encode()


def a_returned(target: str, source: str = "Open.") -> Returned:
    segment = f"<segment><source>{source}</source><target>{target}</target></segment>"
    (entry,) = xliff2_return.read(a_file(f'<unit id="a">{segment}</unit>'), "a.xlf", "fr")
    return entry


@given(st.lists(st.tuples(coded_texts(), coded_texts()), min_size=1, max_size=4))
def test_texts_and_codes_come_back_as_they_went(pairs: list[tuple[str, str]]) -> None:
    units = [a_unit(source, number, fr=target) for number, (source, target) in enumerate(pairs, start=1)]
    assert [(entry.key, entry.source, entry.text, entry.refusal) for entry in sent_and_back(units)] == [
        (unit.key, unit.source, unit.targets["fr"].text, "") for unit in units
    ]


@given(coded_texts(), coded_texts())
def test_what_is_written_keeps_the_rules_of_the_core(source: str, target: str) -> None:
    units = [
        a_unit(source, 1, fr=target),
        a_unit(source, 2),
        a_unit(source, 3, fr=a_target("", state="folded", note="Its text stands in segment 1.")),
    ]
    assert faults(xliff2.write(units, ORIGIN, "fr")) == []


def shape(text: str) -> list[tuple[str, str | None, str | None]]:
    source = written(a_unit(text)).find(f".//{{{XLIFF2}}}source")
    assert source is not None
    return [
        (etree.QName(element).localname, element.get("id") or element.get("startRef"), element.get("isolated"))
        for element in source.iterdescendants()
    ]


def test_a_whole_pair_is_a_pc_that_holds_what_is_between() -> None:
    assert shape("❶a ❷b➋➊") == [("pc", "1", None), ("pc", "2", None)]


def test_crossed_pairs_are_sc_and_ec_that_name_their_other_half() -> None:
    assert shape("❶a ❷b➊ c➋") == [("sc", "1", None), ("sc", "2", None), ("ec", "1", None), ("ec", "2", None)]


def test_half_a_pair_is_isolated_and_a_single_code_is_a_ph() -> None:
    assert shape("a➋ b❶ c➀") == [("ec", "e2", "yes"), ("sc", "b1", "yes"), ("ph", "x1", None)]


def test_codes_say_their_type_and_show_their_character() -> None:
    source = written(a_unit("❶a➊➀❷b➋")).find(f".//{{{XLIFF2}}}source")
    assert source is not None
    assert [dict(element.attrib) for element in source] == [
        {"id": "1", "dispStart": "❶", "dispEnd": "➊", "type": "fmt", "subType": "xlf:b"},
        {"id": "x1", "disp": "➀", "type": "fmt", "subType": "xlf:lb"},
        {"id": "2", "dispStart": "❷", "dispEnd": "➋", "type": "link"},
    ]


def test_version_base_languages_and_directions_are_told() -> None:
    sent = a_unit("Open.", fr=a_target("Ouvert.", version=7, base=content_hash("Open.")))
    unit = written(sent)
    assert unit.get(f"{{{STELE}}}version") == "7"
    (entry,) = sent_and_back([sent])
    assert (entry.version, entry.base) == (7, content_hash("Open."))
    file = etree.fromstring(xliff2.write([sent], ORIGIN, "ar"))[0]
    assert (file.get("srcDir"), file.get("trgDir")) == ("ltr", "rtl")


def test_there_is_no_target_where_nothing_is_translated() -> None:
    assert written(a_unit("Open.")).find(f".//{{{XLIFF2}}}target") is None
    (entry,) = sent_and_back([a_unit("Open.")])
    assert (entry.text, entry.version, entry.base) == ("", 1, content_hash("Open."))


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("draft", ("initial", "stele:draft")),
        ("returned", ("initial", "stele:returned")),
        ("translated", ("translated", None)),
        ("approved", ("final", None)),
    ],
)
def test_each_state_has_its_name(state: str, told: tuple[str, str | None]) -> None:
    segment = written(a_unit("Open.", fr=a_target("Ouvert.", state=state))).find(f"{{{XLIFF2}}}segment")
    assert segment is not None
    assert (segment.get("state"), segment.get("subState")) == told


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ('<pc id="1">a<ph id="2"/></pc>', "❶a➁➊"),
        ('<sc id="1"/>a<ec startRef="1"/>', "❶a➊"),
        ('<ec id="e2" isolated="yes"/>', "➋"),
        ('a<ph id="9" copyOf="1"/>', "a➀"),
        ('<mrk id="m1" type="term">One</mrk><sm id="m2"/> two<em startRef="m2"/>', "One two"),
        ('a<cp hex="00e9"/>', "aé"),
        ("a<!-- said between us -->b", "ab"),
    ],
)
def test_inline_elements_of_other_tools_are_read(target: str, text: str) -> None:
    entry = a_returned(target)
    assert (entry.text, entry.refusal) == (text, "")


@pytest.mark.parametrize(
    ("target", "refusal"),
    [
        ('<pc id="bold">a</pc>', "exchange.unknown_code"),
        ('<ph id="99"/>', "exchange.unknown_code"),
        ("<pc>a</pc>", "exchange.unknown_code"),
        ('<cp hex="0001"/>', "exchange.unsound"),
        ('<cp hex="wrong"/>', "exchange.unsound"),
        ('<b xmlns="urn:other">a</b>', "exchange.unknown_element"),
    ],
)
def test_an_element_that_stands_for_no_code_refuses_its_unit_only(target: str, refusal: str) -> None:
    entry = a_returned(target)
    assert (entry.text, entry.refusal) == ("", refusal)


TWO = (
    '<unit id="a"><segment><source>One.</source>{}</segment><ignorable><source> </source></ignorable>'
    "<segment><source>Two.</source>{}</segment></unit>"
)


@pytest.mark.parametrize(
    ("first", "second", "text", "refusal"),
    [
        ("<target>Un.</target>", "<target>Deux.</target>", "Un. Deux.", ""),
        ('<target order="3">Un.</target>', '<target order="1">Deux.</target>', "Deux. Un.", ""),
        ("", "", "", ""),
        ("<target>Un.</target>", "", "", "exchange.part_translated"),
    ],
)
def test_a_unit_that_a_tool_cut_is_put_together(first: str, second: str, text: str, refusal: str) -> None:
    (entry,) = xliff2_return.read(a_file(TWO.format(first, second)), "a.xlf", "fr")
    assert (entry.text, entry.refusal, entry.source) == (text, refusal, "One. Two.")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (a_file("", 'srcLang="en" trgLang="ar"'), "exchange.wrong_language"),
        (a_file("", 'srcLang="ar" trgLang="fr"'), "exchange.wrong_language"),
        (a_file('<unit id="a"><segment><source>a</source></segment></unit>' * 2), "exchange.key_twice"),
        (a_file('<unit id="a"/>'), "xliff.broken"),
        (b'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>', "xliff.version"),
        (b"<xliff", "xml.broken"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_as_a_whole(file: bytes, code: str) -> None:
    with pytest.raises(BadInput) as error:
        xliff2_return.read(file, "a.xlf", "fr", "en")
    assert error.value.code == code
