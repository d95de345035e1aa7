import string
from importlib.metadata import entry_points

from hypothesis import given
from hypothesis import strategies as st

from tests.text.generated import sound_text
from web.wording.checks import MESSAGES
from workflow.checks import Finding, Scope, Side, check, check_block, checks, version
from workflow.checks.registry import GROUP

PIECES = st.sampled_from(
    ["12", "7.10", "10.7", " ", "❶", "➊", "➀", "«", "»", '"', "(", ")", "?", "؟", ".", "\u2066", "\u2069", "\u202e", "\u202c", "pont ",
     "pont pont", "الجسر ", "5 %", "$", "\ufeff", "e\u0301"]
)  # fmt: skip
HEAPS = st.one_of(sound_text(codes=True), st.lists(PIECES, max_size=15).map("".join))
LANGUAGES = st.sampled_from(["ar", "en", "fr", "de"])


def within(found: Finding, source: str, target: str) -> bool:
    text = target if found.side is Side.TARGET else source
    return 0 <= found.start <= found.end <= len(text)


def says_all(found: Finding) -> bool:
    named = {name for _, name, _, _ in string.Formatter().parse(MESSAGES[found.message]) if name}
    return named <= found.facts.keys()


@given(HEAPS, HEAPS, LANGUAGES, LANGUAGES)
def test_any_two_texts_are_checked_and_each_finding_has_its_place_and_words(
    source: str, target: str, source_language: str, target_language: str
) -> None:
    for found in check(source, target, source_language, target_language):
        assert within(found, source, target)
        assert says_all(found)


@given(st.lists(HEAPS, max_size=4), st.lists(HEAPS, max_size=4))
def test_any_block_is_checked_and_each_finding_names_its_segment(source: list[str], target: list[str]) -> None:
    for found in check_block({"en": source, "ar": target}, "en"):
        assert 0 <= found.segment < max(len(source), len(target))
        assert found.language == "ar"


@given(HEAPS, LANGUAGES)
def test_a_text_has_the_facts_and_codes_of_itself(text: str, language: str) -> None:
    silent = {"brackets", "code", "doubled-word", "quotes", "number", "percent", "currency", "month", "time", "date-order", "phone",
              "address", "symbol", "scale", "range-reversed", "number-groups-swapped", "number-format", "end-mark"}  # fmt: skip
    assert [found for found in check(text, text, language, language) if found.check in silent - {"number-format"}] == []


def test_the_built_in_checks_are_entry_points_as_outside_ones_are() -> None:
    assert {point.name for point in entry_points(group=GROUP)} >= {"code", "number", "quotes", "empty"}
    assert [each.name for each in checks()] == sorted(each.name for each in checks())


def test_each_check_sees_a_segment_or_a_block() -> None:
    for each in checks():
        assert (each.segment is None) != (each.block is None)
        assert each.scope is (Scope.SEGMENT if each.segment else Scope.BLOCK)


def test_the_version_of_the_checks_is_the_same_until_one_changes() -> None:
    assert version() == version()
    assert len(version()) == 16


def test_a_finding_is_known_again_wherever_it_stands() -> None:
    (first,) = check("It took 14 days.", "Il a fallu 15 jours.", "en", "fr")
    (second,) = check("So it took 14 days.", "Il a donc fallu 15 jours.", "en", "fr")
    (third,) = check("It took 14 days.", "Il a fallu 16 jours.", "en", "fr")
    assert first.parameters_hash == second.parameters_hash != third.parameters_hash


def test_the_swapped_groups_of_right_to_left_display_leave_open_which_side_is_wrong() -> None:
    (found,) = check("الغاية 7.10", "Target 10.7", "ar", "en")
    said = MESSAGES[found.message].format_map(found.facts)
    assert "10.7" in said
    assert "7.10" in said
    assert "either may be the wrong one" in said
