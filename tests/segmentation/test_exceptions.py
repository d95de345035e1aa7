"""Joins and splits that people made are applied after the rules, wherever the same words stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from workflow.segmentation import Exception_, Join, Split, join_of, seams, split_of

TEXT = "He left. She stayed; nobody knew why. It rained."


def cut(text: str, *made: Exception_) -> list[str]:
    return [text[start:end] for start, end in seams(text, "en", exceptions=made)]


def test_two_segments_that_somebody_joined_are_one() -> None:
    join = join_of("He left.", "She stayed; nobody knew why.")
    assert cut(TEXT, join) == ["He left. She stayed; nobody knew why.", "It rained."]


def test_a_segment_that_somebody_split_is_two_without_white_space_at_the_seam() -> None:
    split = split_of("She stayed; nobody knew why.", 11)
    assert cut(TEXT, split) == ["He left.", "She stayed;", "nobody knew why.", "It rained."]


def test_what_was_joined_can_be_joined_on_and_what_was_split_split_on() -> None:
    first = join_of("He left.", "She stayed; nobody knew why.")
    second = join_of("He left. She stayed; nobody knew why.", "It rained.")
    assert cut(TEXT, first, second) == [TEXT]
    assert cut(TEXT, second, first)[0] == "He left. She stayed; nobody knew why."
    apart = split_of("He left. She stayed; nobody knew why.", 20)
    assert cut(TEXT, first, apart) == ["He left. She stayed;", "nobody knew why.", "It rained."]


def test_a_border_that_was_moved_is_a_split_and_a_join() -> None:
    split = split_of("She stayed; nobody knew why.", 12)
    join = join_of("He left.", "She stayed;")
    assert cut(TEXT, split, join) == ["He left. She stayed;", "nobody knew why.", "It rained."]


def test_spacing_and_marks_of_direction_make_no_difference() -> None:
    split = split_of("She stayed; nobody knew why.", 12)
    join = join_of("He left.", "She stayed;")
    spaced = "He  left.\u00a0 She\u200f stayed;  nobody knew why. It rained."
    assert cut(spaced, split, join) == ["He  left.\u00a0 She\u200f stayed;", "nobody knew why.", "It rained."]


def test_what_fits_nowhere_changes_nothing() -> None:
    assert cut(
        TEXT, Join("0" * 32, "1" * 32), Split("0" * 32, 3), split_of("He left.", 0), split_of("He left.", 8)
    ) == cut(TEXT)


@given(st.lists(st.sampled_from(["He left.", "She stayed.", "It rained.", "Mr. Roy saw."]), max_size=8), st.data())
def test_no_exception_loses_text_or_leaves_a_blank_segment(sentences: list[str], data: st.DataObject) -> None:
    text = " ".join(sentences)
    pieces = cut(text)
    made: list[Exception_] = [join_of(left, right) for left, right in pairwise(pieces)]
    made += [split_of(piece, data.draw(st.integers(0, len(piece)))) for piece in pieces]
    found = cut(text, *data.draw(st.permutations(made)))
    assert all(piece.strip() == piece != "" for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())
