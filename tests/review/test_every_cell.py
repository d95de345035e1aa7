"""Each cell of the table of moves, by the deed of a person: it leads where the table says, or leaves the row as it is."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from tests.review.desk import Desk, a_desk
from tests.review.source import edit_source
from workflow.errors import Refused
from workflow.exchange.unit import Returned
from workflow.review.bulk import Search, replace
from workflow.review.folding import fold, unfold
from workflow.review.prefill import prefill
from workflow.review.states import MOVES, Move
from workflow.review.take_in import take_in
from workflow.review.translation import State
from workflow.store import Store

SAME = "هذه جملة تتكرر."
TEXT = "It is signed."
STATES = [State.UNTRANSLATED, State.DRAFT, State.RETURNED, State.TRANSLATED, State.APPROVED, State.FOLDED]
ROWS = {state: 2 * number for number, state in enumerate(STATES, start=1)}
"""Each state has the second row of a block of its own; the first is there to fold into."""


def a_desk_of_all_states(store: Store) -> Desk:
    """Before each row's state, an older text was saved and taken out again; the last row is approved, for others to repeat."""
    desk = a_desk(store, texts=[SAME] * 13, targets=["en"])
    for state, number in ROWS.items():
        desk.save("tess", number, "An older text.")
        desk.save("tess", number, "")
        bring(desk, number, state)
    desk.approved(13, "The last one.")
    return desk


def bring(desk: Desk, number: int, state: State) -> None:
    if state is State.DRAFT:
        desk.save("tom", number, TEXT)
    elif state in {State.TRANSLATED, State.RETURNED, State.APPROVED}:
        desk.confirm("tom", number, TEXT)
    if state is State.RETURNED:
        desk.send_back("rita", number)
    if state is State.APPROVED:
        desk.approve("rita", number)
    if state is State.FOLDED:
        desk.do(fold, desk.tom, desk.where(number), desk.row(number).version)


def older(desk: Desk, number: int) -> int:
    """The event in which the older text of a row was saved: the first on that row."""
    return 1 + 2 * (number // 2 - 1) + sum(_DEEDS_TO[state] for state in STATES[: number // 2 - 1])


_DEEDS_TO = {
    State.UNTRANSLATED: 0,
    State.DRAFT: 1,
    State.RETURNED: 2,
    State.TRANSLATED: 1,
    State.APPROVED: 2,
    State.FOLDED: 1,
}


def brought_in(desk: Desk, number: int, *, confirm: bool) -> None:
    row = desk.row(number)
    entry = Returned(row.place.key, "From outside.", None, row.version, row.base_hash, fuzzy=False, place=1)
    desk.do(take_in, desk.tom, desk.release, "en", [entry], confirm=confirm)


DEEDS: dict[Move, tuple[str, Callable[[Desk, int], Any]]] = {
    Move.SAVE: ("save", lambda desk, number: desk.save("tom", number, "It was signed.")),
    Move.CLEAR: ("save", lambda desk, number: desk.save("tom", number, "")),
    Move.CONFIRM: ("confirm", lambda desk, number: desk.confirm("rob", number, "It was signed.")),
    Move.WITHDRAW: ("withdraw", lambda desk, number: desk.withdraw("tom", number)),
    Move.APPROVE: ("approve", lambda desk, number: desk.approve("rita", number)),
    Move.RETURN: ("return", lambda desk, number: desk.send_back("rita", number)),
    Move.REOPEN: ("reopen", lambda desk, number: desk.reopen("rita", number)),
    Move.REPLACE: (
        "replace",
        lambda desk, number: desk.do(
            replace, desk.rita, desk.release, "en", Search("signed", "sealed"), keys=[desk.where(number).key]
        ),
    ),
    Move.RESTORE: ("restore", lambda desk, number: desk.restore("tom", number, older(desk, number))),
    Move.PREFILL: ("prefill", lambda desk, _: desk.do(prefill, desk.tom, desk.release)),
    Move.IMPORT: ("import", lambda desk, number: brought_in(desk, number, confirm=False)),
    Move.IMPORT_CONFIRMED: ("import", lambda desk, number: brought_in(desk, number, confirm=True)),
    Move.FOLD: ("fold", lambda desk, number: desk.do(fold, desk.tom, desk.where(number), desk.row(number).version)),
    Move.UNFOLD: (
        "unfold",
        lambda desk, number: desk.do(unfold, desk.tom, desk.where(number), desk.row(number).version),
    ),
    Move.SOURCE_CHANGED: ("edit_source", lambda desk, number: edit_source(desk, {number: "هذه جملة جديدة."})),
}


@pytest.mark.parametrize("move", list(DEEDS))
def test_a_move_leads_where_the_table_says_and_elsewhere_leaves_the_row_alone(store: Store, move: Move) -> None:
    desk = a_desk_of_all_states(store)
    action, deed = DEEDS[move]
    for state, number in ROWS.items():
        before = desk.row(number)
        assert before.state is state
        with suppress(Refused, AssertionError):
            deed(desk, number)
        after = desk.row(number)
        if (move, state) in MOVES:
            assert after.version == before.version + 1
            assert after.state is MOVES[move, state]
            assert desk.actions()[-1] == action
        elif move is Move.SOURCE_CHANGED:
            assert (after.state, after.text) == (before.state, before.text)
        else:
            assert after == before


@pytest.mark.parametrize("deed", [fold, unfold])
def test_a_lead_goes_where_the_table_says(store: Store, deed: Callable[..., Any]) -> None:
    move = Move.LEAD if deed is fold else Move.UNLEAD
    desk = a_desk(store, texts=[SAME] * 10, targets=["en"])
    for number, state in enumerate(STATES[:5], start=1):
        lead, follower = 2 * number - 1, 2 * number
        if move is Move.LEAD:
            desk.save("tess", follower, "It holds.")
        else:
            bring(desk, follower, State.FOLDED)
        bring(desk, lead, state)
        with suppress(Refused):
            desk.do(deed, desk.tom, desk.where(follower), desk.row(follower).version)
        assert desk.row(lead).state is MOVES.get((move, state), state)


def test_a_source_that_comes_back_brings_an_approval_back_and_leaves_the_rest(store: Store) -> None:
    desk = a_desk_of_all_states(store)
    edit_source(desk, dict.fromkeys(ROWS.values(), "هذه جملة جديدة."))
    edit_source(desk, dict.fromkeys(ROWS.values(), SAME))
    assert [desk.row(number).state for number in ROWS.values()] == [
        State.UNTRANSLATED,
        State.DRAFT,
        State.RETURNED,
        State.DRAFT,
        State.APPROVED,
        State.FOLDED,
    ]
