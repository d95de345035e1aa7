import pytest
from hypothesis import given
from lxml import etree

from tests.exchange import xliff_versions
from tests.exchange.builders import ORIGIN, a_target, a_unit, coded_texts
from tests.exchange.xliff2_rules import faults
from workflow.exchange import xliff2

VERSION = xliff_versions.TWO


@given(coded_texts(), coded_texts())
def test_what_is_written_keeps_the_rules_of_the_core(source: str, target: str) -> None:
    units = [
        a_unit(source, 1, fr=target),
        a_unit(source, 2),
        a_unit(source, 3, fr=a_target("", state="folded", note="Its text stands in segment 1.")),
    ]
    assert faults(xliff2.write(units, ORIGIN, "fr")) == []


def test_half_a_pair_is_isolated() -> None:
    found = VERSION.inside(a_unit("a➋ b❶ c➀"), "source").iterdescendants()
    assert [element.get("isolated") for element in found] == ["yes", "yes", None]


def test_codes_say_their_type_and_show_their_character() -> None:
    source = VERSION.inside(a_unit("❶a➊➀❷b➋"), "source")
    assert [dict(element.attrib) for element in source] == [
        {"id": "1", "dispStart": "❶", "dispEnd": "➊", "type": "fmt", "subType": "xlf:b"},
        {"id": "x1", "disp": "➀", "type": "fmt", "subType": "xlf:lb"},
        {"id": "2", "dispStart": "❷", "dispEnd": "➋", "type": "link"},
    ]


def test_directions_are_told() -> None:
    file = etree.fromstring(xliff2.write([a_unit("Open.")], ORIGIN, "ar"))[0]
    assert (file.get("srcDir"), file.get("trgDir")) == ("ltr", "rtl")


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
    segment = VERSION.inside(a_unit("Open.", fr=a_target("Ouvert.", state=state)), "segment")
    assert (segment.get("state"), segment.get("subState")) == told


CUT = (
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
    (entry,) = VERSION.read(VERSION.a_file(CUT.format(first, second)), "a.xlf", "fr")
    assert (entry.text, entry.refusal, entry.source) == (text, refusal, "One. Two.")
