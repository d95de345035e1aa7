"""A text is read as it is written: codes become what they mean, changes and findings stand where they are, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tests.text.generated import sound_text
from workflow.text import Code, Role
from workflow.text.coded import LITERAL
from workflow.text.codes import MEANING, without_codes
from workflow.text.diff import Change, word_diff
from workflow.text.runs import Run, plain_runs, runs_of

BOLD = (Code(Role.OPEN, 1, "bold"), Code(Role.CLOSE, 1, "bold"))
LINK = (Code(Role.OPEN, 2, "link"), Code(Role.CLOSE, 2, "link"))
BREAK = Code(Role.ALONE, 3, "break")


def test_words_within_a_pair_carry_its_label_and_the_pair_is_not_shown() -> None:
    assert plain_runs("Read ❶the ❷text➋➊ now.", BOLD + LINK) == (
        Run("Read "),
        Run("the ", marks=("bold",)),
        Run("text", marks=("bold", "link")),
        Run(" now."),
    )


def test_a_code_that_stands_alone_is_a_run_of_its_own() -> None:
    assert plain_runs("one➂two", [BREAK]) == (Run("one"), Run("➂", code="break"), Run("two"))


def test_tabs_and_literal_characters_are_read_as_themselves() -> None:
    codes = [Code(Role.ALONE, 1, "tab"), Code(Role.ALONE, 2, LITERAL, "❶")]
    assert [run.text for run in plain_runs("a➀b➁", codes)] == ["a", "\t", "b", "❶"]


def test_half_a_pair_that_was_put_in_is_shown() -> None:
    runs = runs_of(word_diff("the text", "the ❶text➊"), BOLD)
    assert Run("❶", Change.INSERT, code="bold") in runs
    assert Run("text", marks=("bold",)) in runs


def test_deleted_words_keep_the_marks_that_they_had() -> None:
    runs = runs_of(word_diff("a ❶old➊ b", "a ❶new➊ b"), BOLD)
    assert runs == (
        Run("a "),
        Run("old", Change.DELETE, ("bold",)),
        Run("new", Change.INSERT, ("bold",)),
        Run(" b"),
    )


def test_a_spot_covers_its_words_and_an_empty_one_stands_between_two() -> None:
    assert plain_runs("in 2026 today", spots=[(3, 7), (7, 7)]) == (
        Run("in "),
        Run("2026", spots=(0,)),
        Run("", spots=(1,)),
        Run(" today"),
    )


def test_a_spot_at_the_end_stands_at_the_end_even_of_nothing() -> None:
    assert plain_runs("", spots=[(0, 0)]) == (Run("", spots=(0,)),)
    assert plain_runs("ab", spots=[(2, 2)])[-1] == Run("", spots=(0,))


def test_spots_are_places_of_the_newer_text() -> None:
    runs = runs_of(word_diff("ten old men", "ten men"), spots=[(4, 7)])
    assert [run.text for run in runs if run.spots] == ["men"]


@given(sound_text(codes=True), sound_text(codes=True), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_no_character_is_lost_or_doubled(old: str, new: str, spots: list[tuple[int, int]]) -> None:
    runs = runs_of(word_diff(old, new), spots=[(min(spot), max(spot)) for spot in spots])
    kept = "".join(run.text for run in runs if run.change is not Change.DELETE)
    assert without_codes(kept) == without_codes(new)
    assert set(kept) & set(MEANING) <= set(new)


@given(sound_text(), st.integers(0, 40), st.integers(1, 9))
def test_what_a_spot_covers_is_what_its_runs_say(text: str, start: int, length: int) -> None:
    runs = plain_runs(text, spots=[(start, start + length)])
    assert "".join(run.text for run in runs if run.spots) == text[start : start + length]
