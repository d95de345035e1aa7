"""The table of moves is the one that people read, and each of its cells can be reached."""

from pathlib import Path

import pytest

from workflow.errors import Refused
from workflow.review.states import MOVES, Move, refusal_of_state
from workflow.review.translation import State

PAGE = Path(__file__).resolve().parents[2] / "docs" / "review.md"


def table() -> dict[tuple[str, str], str]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    head, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return {(row[0], state): cell for row in rows for state, cell in zip(head[1:], row[1:], strict=True) if cell}


def test_the_table_of_the_docs_is_the_table_of_the_program() -> None:
    assert table() == {(str(move), str(state)): str(after) for (move, state), after in MOVES.items()}


def test_every_state_of_a_translation_is_reached_by_a_move() -> None:
    assert set(MOVES.values()) == set(State) - {State.SOURCE}


def test_only_two_moves_lead_to_approved() -> None:
    """And the third is the return of an approval that was there before."""
    moves = {move for (move, _), after in MOVES.items() if after is State.APPROVED}
    assert moves == {Move.APPROVE, Move.KEEP, Move.SOURCE_REVERTED}


def test_a_folded_row_takes_nothing_but_unfold() -> None:
    assert {move for move, state in MOVES if state is State.FOLDED} == {Move.UNFOLD}


def test_the_source_takes_no_move_of_a_translation() -> None:
    assert not [move for move, state in MOVES if state is State.SOURCE]


@pytest.mark.parametrize("move", list(Move))
def test_what_the_table_leaves_empty_is_refused_with_a_reason(move: Move) -> None:
    for state in State:
        reason = refusal_of_state(move, state, "abcdefgh")
        assert isinstance(reason, Refused) is ((move, state) not in MOVES)
        if reason is not None and state is State.APPROVED and move in {Move.SAVE, Move.IMPORT}:
            assert reason.code == "translation.approved_reopen_first"
