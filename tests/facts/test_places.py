"""Places are those of the text with its codes, whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.generated import sound_text
from workflow.facts import Fact, Kind, compare, facts

LANGUAGES = st.sampled_from(["ar", "en", "fr", "de", "ja", "xx"])
PIECES = st.sampled_from(
    ["12", "٣٤", "7.10", "1,234", "5 %", "٪", "$", "2.5 million", "مليون", "ونصف", "et demi", "mai", "أيار/مايو", "10/05/2023", "20 h 30",
     "8:30 p.m.", "A/RES/1/2", "+41 22 717 91 11", "a@b.org", "www.b.org", "-", "–", "to", "à", "إلى", " ", "\u00a0", "\u202f", ".", ",",
     "(", "❶", "➊", "➀", "\u200f", "\u2067", "\u2069", "e\u0301", "ـ", "ً", "½", "XIX", "İ", "1/2", "'", "’"]
)  # fmt: skip


def within(fact: Fact, text: str) -> bool:
    return 0 <= fact.start < fact.end <= len(text) and text[fact.start : fact.end] == fact.text


@given(sound_text(codes=True), LANGUAGES)
def test_any_text_is_scanned_and_each_fact_stands_where_it_says(text: str, language: str) -> None:
    assert all(within(fact, text) for fact in facts(text, language))


@given(st.lists(PIECES, max_size=20).map("".join), LANGUAGES, LANGUAGES)
def test_any_heap_of_figures_is_scanned_and_compared(text: str, language: str, other: str) -> None:
    assert all(within(fact, text) for fact in facts(text, language))
    for found in compare({language: text, f"{other}-x-other": text[::-1]}):
        assert found.start < found.end


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["ar", "en", "fr"]))
def test_a_text_states_what_it_states(text: str, language: str) -> None:
    for fact in facts(text, language):
        if fact.kind in {Kind.ADDRESS, Kind.SYMBOL, Kind.PHONE}:
            assert fact.readings


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("❶12➊,500 people", "en", "12➊,500"),
        ("بنسبة \u200f12\u200f٫5", "ar", "12\u200f٫5"),
        ("le 1er fe\u0301vrier", "fr", "fe\u0301vrier"),
        ("يُونْيو", "ar", "يُونْيو"),
    ],
)
def test_codes_and_marks_inside_a_fact_belong_to_its_place(text: str, language: str, shown: str) -> None:
    assert shown in [fact.text for fact in facts(text, language)]


def test_a_code_that_stands_alone_parts_two_numbers() -> None:
    assert [fact.text for fact in facts("in 1998➀300 ships", "en")] == ["1998", "300"]
