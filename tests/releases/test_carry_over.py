"""Which segment of the version before each text of a new one is."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workflow.releases.carry_over import CarryOver, Fate, Old, carry_over


def olds(*texts: str) -> list[Old]:
    return [Old(f"k{number}", text, text) for number, text in enumerate(texts, start=1)]


def told(carried: CarryOver) -> list[str]:
    return [f"{one.fate} {one.old.key}" if one.old else str(one.fate) for one in carried.matches]


FIRST = olds("Title", "Thanks.", "It is today.", "Thanks.", "Third.", "Gone.")
SECOND = ["Third.", "Title", "Thanks.", "It is tomorrow.", "Thanks.", "Thanks."]


def test_a_shuffled_version_with_duplicates_finds_each_segment_again() -> None:
    carried = carry_over(FIRST, [], SECOND)
    assert told(carried) == ["kept k5", "kept k1", "kept k2", "changed k3", "kept k4", "new"]
    assert [one.key for one in carried.dropped] == ["k6"]


def test_a_segment_that_had_gone_returns_with_its_key() -> None:
    gone = [Old("k6", "Gone.", "Gone.")]
    carried = carry_over(olds("Title"), gone, ["Title", "Gone."])
    assert told(carried) == ["kept k1", "returned k6"]


def test_of_two_that_had_gone_with_the_same_words_each_returns_once() -> None:
    gone = [Old("k8", "Gone.", "Gone."), Old("k9", "Gone.", "Gone.")]
    assert told(carry_over([], gone, ["Gone.", "Gone.", "Gone."])) == ["returned k8", "returned k9", "new"]


def test_what_the_desk_mended_is_found_by_what_its_file_said() -> None:
    mended = [Old("k1", "The minster spoke.", "The minister spoke.")]
    assert told(carry_over(mended, [], ["The minster spoke."])) == ["kept k1"]


def test_a_file_that_took_up_what_the_desk_mended_is_found_too() -> None:
    mended = [Old("k1", "The minster spoke.", "The minister spoke.")]
    assert told(carry_over(mended, [], ["The minister spoke."])) == ["kept k1"]


def test_a_doubled_space_or_a_mark_of_direction_is_no_change() -> None:
    assert told(carry_over(olds("One came."), [], ["One  came.\u200f"])) == ["kept k1"]


def test_duplicates_are_told_apart_by_both_neighbours_before_one() -> None:
    before = olds("A one.", "Thanks.", "B two.", "C three.", "Thanks.", "D four.")
    carried = carry_over(before, [], ["C three.", "Thanks.", "D four.", "A one.", "Thanks.", "B two."])
    assert told(carried) == ["kept k4", "kept k5", "kept k6", "kept k1", "kept k2", "kept k3"]


def test_duplicates_are_told_apart_by_one_neighbour_before_their_order() -> None:
    before = olds("Thanks.", "x", "B two.", "Thanks.")
    assert told(carry_over(before, [], ["B two.", "Thanks."])) == ["kept k3", "kept k4"]


def test_half_the_words_are_enough_between_the_same_neighbours() -> None:
    before = olds("First.", "The council met in Rabat.", "Last.")
    carried = carry_over(before, [], ["First.", "The council sat in Tunis.", "Last."])
    assert told(carried) == ["kept k1", "changed k2", "kept k3"]


def test_half_the_words_are_not_enough_elsewhere() -> None:
    before = olds("First.", "The council met in Rabat.", "Last.")
    carried = carry_over(before, [], ["First.", "Last.", "The council sat in Tunis."])
    assert told(carried) == ["kept k1", "kept k3", "new"]


def test_most_of_the_words_are_enough_anywhere() -> None:
    before = olds("First.", "The council met in Rabat on Monday.", "Last.")
    carried = carry_over(before, [], ["First.", "Last.", "The council met in Rabat on Tuesday."])
    assert told(carried) == ["kept k1", "kept k3", "changed k2"]


def test_the_likest_pair_is_matched_first() -> None:
    before = olds("The council met in Rabat on Monday.")
    carried = carry_over(before, [], ["A council met in Tunis on Monday.", "The council met in Rabat on Friday."])
    assert told(carried) == ["new", "changed k1"]


def test_a_sentence_cut_in_two_by_its_author_changes_into_one_and_brings_a_new_one() -> None:
    before = olds("The council met in Rabat on Monday and adopted the budget.")
    carried = carry_over(before, [], ["The council met in Rabat on Monday.", "It adopted the budget."])
    assert told(carried) == ["changed k1", "new"]


def test_a_whole_document_of_one_sentence_repeated_keeps_all() -> None:
    before = olds(*["Thanks."] * 50)
    carried = carry_over(before, [], ["Thanks."] * 60)
    assert sorted(one.fate for one in carried.matches) == [Fate.KEPT] * 50 + [Fate.NEW] * 10


WORDS = ("council", "met", "Rabat", "Monday", "budget", "Thanks")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), max_size=14)


@given(TEXTS, TEXTS, TEXTS)
def test_every_text_is_placed_once_and_every_old_key_is_matched_once_or_dropped(
    before: Sequence[str], gone: Sequence[str], after: Sequence[str]
) -> None:
    left = [Old(f"g{number}", text, text) for number, text in enumerate(gone)]
    carried = carry_over(olds(*before), left, after)
    assert len(carried.matches) == len(after)
    matched = [one.old.key for one in carried.matches if one.old]
    assert len(set(matched)) == len(matched)
    kept = [key for key in matched if key.startswith("k")]
    assert sorted([*kept, *(one.key for one in carried.dropped)]) == sorted(one.key for one in olds(*before))
    for match, text in zip(carried.matches, after, strict=True):
        if match.fate in {Fate.KEPT, Fate.RETURNED}:
            assert match.old is not None
            assert match.old.imported == text


@given(TEXTS)
def test_the_same_version_again_keeps_everything_in_place(texts: Sequence[str]) -> None:
    carried = carry_over(olds(*texts), [], texts)
    assert told(carried) == [f"kept k{number}" for number in range(1, len(texts) + 1)]


@given(TEXTS, st.randoms(use_true_random=False))
def test_a_shuffle_drops_nothing_and_adds_nothing(texts: Sequence[str], random: object) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    carried = carry_over(olds(*texts), [], shuffled)
    assert {one.fate for one in carried.matches} <= {Fate.KEPT}
    assert carried.dropped == ()
