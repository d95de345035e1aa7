from hypothesis import given

from tests.exchange.builders import CODES, coded_texts
from workflow.exchange.inline import Form, Mark, legend, pieces


def forms(text: str) -> list[tuple[str, Form]]:
    return [(piece.character, piece.form) for piece in pieces(text) if isinstance(piece, Mark)]


@given(coded_texts())
def test_pieces_joined_give_the_text_back(text: str) -> None:
    assert "".join(piece if isinstance(piece, str) else piece.character for piece in pieces(text)) == text


def test_nested_pairs_are_whole() -> None:
    assert {form for _, form in forms("a ❶b ❷c➋ d➊")} == {Form.WHOLE}


def test_of_two_pairs_that_cross_both_are_crossed() -> None:
    assert {form for _, form in forms("❶a ❷b➊ c➋")} == {Form.CROSSED}


def test_a_half_without_the_other_is_lone() -> None:
    assert forms("a➊ ❷b") == [("➊", Form.LONE), ("❷", Form.LONE)]


def test_a_pair_in_the_wrong_order_is_two_lone_halves() -> None:
    assert forms("➊a❶") == [("➊", Form.LONE), ("❶", Form.LONE)]


def test_the_second_pair_of_a_number_has_the_second_turn() -> None:
    marks = [piece for piece in pieces("❶a➊ ❶b➊ ➀➀") if isinstance(piece, Mark)]
    assert [mark.turn for mark in marks] == [1, 1, 2, 2, 1, 2]


def test_a_legend_names_only_the_codes_that_stand_in_the_texts() -> None:
    assert list(legend(["a ❷b➋", "c➀"], CODES)) == [("❷…➋", "link"), ("➀", "break")]
