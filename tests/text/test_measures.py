"""Hashes deaf to spacing, counts by the habits of a language, diffs by words."""

import pytest
from hypothesis import given

from tests.text.generated import sound_text
from workflow.text import content_hash
from workflow.text.counting import Count, count, words_in
from workflow.text.diff import Change, similarity, word_diff
from workflow.text.hashing import base_hash
from workflow.text.space import SPACE_CLASS, collapse, edges, has_words, is_blank


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the  visit", "the visit"),
        ("the\u00a0visit", "the visit"),
        ("\u200fالزيارة", "الزيارة"),
        ("e\u0301", "é"),
        (" the visit ", "the visit"),
    ],
)
def test_how_a_text_is_spaced_does_not_change_its_hash(one: str, other: str) -> None:
    assert content_hash(one) == content_hash(other)


@pytest.mark.parametrize(("one", "other"), [("❶the➊ visit", "the visit"), ("7.10", "10.7"), ("Visit", "visit")])
def test_what_a_text_says_does(one: str, other: str) -> None:
    assert content_hash(one) != content_hash(other)


def test_a_base_of_one_text_is_its_content_and_of_two_is_neither() -> None:
    assert base_hash(["a"]) == content_hash("a")
    assert base_hash(["a", "b"]) not in {content_hash("a"), content_hash("b"), content_hash("a b")}


@given(sound_text())
def test_a_text_is_the_white_space_round_its_ink(text: str) -> None:
    before, ink, after = edges(text)
    assert before + ink + after == text
    assert is_blank(before)
    assert is_blank(after)
    assert edges(ink) == ("", ink, "")


@given(sound_text())
def test_collapsing_twice_is_collapsing_once(text: str) -> None:
    assert collapse(collapse(text)) == collapse(text)


def test_zero_width_and_direction_marks_are_white_space() -> None:
    assert is_blank("\u200f\u200b\ufeff\u2060\u00a0\u2028"), SPACE_CLASS


@pytest.mark.parametrize(("text", "answer"), [("***", False), ("—", False), ("❶➊", False), ("٣", True), ("ب", True)])
def test_layout_is_text_without_letter_or_digit(text: str, *, answer: bool) -> None:
    assert has_words(text) is answer


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("The mission visited Brussels in 2018.", "en", 6),
        ("L’agence a ouvert aujourd'hui l’école.", "fr", 5),
        ("وضم الوفد ٣ مسؤولين، «خبراء» كلهم.", "ar", 6),
        ("❶COVID-19➊ and 7.10➀next", "en", 4),
        ("\u200fالزيارة\u200f", "ar", 1),
    ],
)
def test_words_are_counted_as_press_officers_count_them(text: str, code: str, words: int) -> None:
    assert count(text, code).words == words, words_in(text)


def test_characters_are_what_a_reader_sees() -> None:
    assert count("تجارياً 👩\u200d👧", "ar") == Count(1, 7)


def test_a_changed_word_shows_as_one_word_out_and_one_in() -> None:
    told = [(one.change, one.text) for one in word_diff("زار الوفد بروكسل", "زار الخبراء بروكسل")]
    assert told == [
        (Change.EQUAL, "زار "),
        (Change.DELETE, "الوفد"),
        (Change.INSERT, "الخبراء"),
        (Change.EQUAL, " بروكسل"),
    ]


def test_a_space_between_two_changed_words_goes_with_them() -> None:
    told = [(one.change, one.text) for one in word_diff("in March 2018.", "in April 2019.")]
    assert (Change.DELETE, "March 2018") in told
    assert (Change.INSERT, "April 2019") in told


@given(sound_text(codes=True), sound_text(codes=True))
def test_a_diff_leads_from_the_old_text_to_the_new(old: str, new: str) -> None:
    stretches = word_diff(old, new)
    assert "".join(one.text for one in stretches if one.change is not Change.INSERT) == old
    assert "".join(one.text for one in stretches if one.change is not Change.DELETE) == new


@given(sound_text(), sound_text())
def test_similarity_is_a_share_and_full_only_for_the_same_words(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == 1
