"""A pair across a cut is two halves of one number, and grows together again."""

from hypothesis import given
from hypothesis import strategies as st

from tests.text.generated import balanced_text
from workflow.text.codes import is_code
from workflow.text.pairs import cut, join, open_at_end


def test_a_bold_passage_of_two_sentences_is_bold_in_both_halves() -> None:
    assert cut("❶He left. She stayed.➊", [10]) == ["❶He left. ➊", "❶She stayed.➊"]


def test_the_halves_join_to_one_passage_again() -> None:
    assert join(["❶He left.➊", "❶She stayed.➊"], [" "]) == "❶He left. She stayed.➊"


def test_nested_pairs_are_closed_inside_out_and_opened_outside_in() -> None:
    assert cut("❶a ❷b. c➋ d➊", [7]) == ["❶a ❷b. ➋➊", "❶❷c➋ d➊"]


def test_two_passages_that_only_meet_stay_two() -> None:
    assert join(["❶one➊", "❷two➋"], [" "]) == "❶one➊ ❷two➋"


@given(balanced_text(), st.data())
def test_cutting_and_joining_gives_the_text_back(text: str, data: st.DataObject) -> None:
    whole = [place for place in range(1, len(text)) if not is_code(text[place - 1]) and not is_code(text[place])]
    places = sorted(data.draw(st.sets(st.sampled_from(whole), max_size=3))) if whole else []
    pieces = cut(text, places)
    assert join(pieces, [""] * len(places)) == text


@given(balanced_text(), st.data())
def test_each_piece_closes_what_it_opens(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)), max_size=3)))
    assert all(not open_at_end(piece) for piece in cut(text, places))
