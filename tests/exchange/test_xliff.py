import pytest
from hypothesis import given

from tests.exchange.builders import a_target, a_unit, coded_texts
from tests.exchange.xliff_versions import ONE


@given(coded_texts())
def test_ids_of_codes_are_unique_in_a_text(text: str) -> None:
    ids = [element.get("id") for element in ONE.inside(a_unit(text), "source").iterdescendants()]
    assert len(set(ids)) == len(ids)


def test_a_code_that_stands_alone_tells_its_type_and_white_space_counts() -> None:
    assert ONE.inside(a_unit("a➀"), "x").get("ctype") == "lb"
    assert ONE.written(a_unit("a")).get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_a_folded_segment_is_empty_and_has_a_note() -> None:
    folded = a_unit("Open.", fr=a_target("", state="folded", note="Its text stands in segment 1."))
    assert ONE.inside(folded, "target").text is None
    assert ONE.inside(folded, "note").text == "Its text stands in segment 1."


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
    unit = a_unit("Open.", fr=a_target("Ouvert.", state=state))
    assert (ONE.inside(unit, "target").get("state"), ONE.written(unit).get("approved")) == (written_state, approved)


def test_states_in_a_file_have_no_say() -> None:
    unit = '<trans-unit id="a" approved="yes"><source>a</source><target state="final">b</target></trans-unit>'
    (entry,) = ONE.read(ONE.a_file(unit), "a.xlf", "fr")
    assert (entry.text, entry.fuzzy, entry.version) == ("b", False, None)
