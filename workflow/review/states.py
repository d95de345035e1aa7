"""Which move leads from which state to which: the whole table, and nothing that knows people or texts.

``docs/review.md`` shows the same table; a test compares the two.
"""

from collections.abc import Mapping
from enum import StrEnum

from workflow.errors import Refused
from workflow.review.translation import State


class Move(StrEnum):
    """What happens to a translation. Those of the last two lines happen by themselves, or to a row that another's move touches."""

    SAVE, CLEAR, CONFIRM, WITHDRAW = "save", "clear", "confirm", "withdraw"
    APPROVE, KEEP, RETURN, REOPEN = "approve", "keep", "return", "reopen"
    REPLACE, RESTORE, PREFILL = "replace", "restore", "prefill"
    IMPORT, IMPORT_CONFIRMED = "import", "import_confirmed"
    FOLD, LEAD, UNFOLD, UNLEAD = "fold", "lead", "unfold", "unlead"
    SOURCE_CHANGED, SOURCE_REVERTED = "source_changed", "source_reverted"


_U, _D, _R, _T, _A, _F = (
    State.UNTRANSLATED,
    State.DRAFT,
    State.RETURNED,
    State.TRANSLATED,
    State.APPROVED,
    State.FOLDED,
)

_BY_MOVE: Mapping[Move, Mapping[State, State]] = {
    Move.SAVE: {_U: _D, _D: _D, _R: _R, _T: _D},
    Move.CLEAR: {_D: _U, _R: _U, _T: _U},
    Move.CONFIRM: {_U: _T, _D: _T, _R: _T, _T: _T},
    Move.WITHDRAW: {_T: _D},
    Move.APPROVE: {_T: _A},
    Move.KEEP: {_D: _A},
    Move.RETURN: {_T: _R, _A: _R},
    Move.REOPEN: {_A: _D},
    Move.REPLACE: {_D: _D, _R: _R, _T: _D, _A: _D},
    Move.RESTORE: {_U: _D, _D: _D, _R: _R, _T: _D},
    Move.IMPORT: {_U: _D, _D: _D, _R: _R, _T: _D},
    Move.IMPORT_CONFIRMED: {_U: _T, _D: _T, _R: _T, _T: _T},
    Move.PREFILL: {_U: _D},
    Move.SOURCE_CHANGED: {_U: _U, _D: _D, _R: _R, _T: _D, _A: _D},
    Move.SOURCE_REVERTED: {_D: _A},
    Move.FOLD: {_U: _F, _D: _F, _R: _F, _T: _F},
    Move.LEAD: {_U: _D, _D: _D, _R: _D, _T: _D},
    Move.UNFOLD: {_F: _U},
    Move.UNLEAD: {_U: _U, _D: _D, _R: _D, _T: _D},
}

MOVES: Mapping[tuple[Move, State], State] = {
    (move, before): after for move, row in _BY_MOVE.items() for before, after in row.items()
}
"""From move and state to the next state; what is not here is refused. A lead without text stays, or becomes, untranslated."""

RETURN_KINDS = ("accuracy", "terminology", "language", "style", "locale", "audience", "markup", "other")
"""Why a translation is returned: the dimensions of the MQM error typology."""

_ON_APPROVED = frozenset({Move.SAVE, Move.CLEAR, Move.CONFIRM, Move.RESTORE, Move.IMPORT, Move.IMPORT_CONFIRMED})
_STRUCTURE = frozenset({Move.FOLD, Move.LEAD, Move.UNLEAD})


def refusal_of_state(move: Move, state: State, key: str) -> Refused | None:
    """Give the reason why a row in ``state`` does not take ``move``, or None."""
    if (move, state) in MOVES:
        return None
    if state is State.APPROVED and move in _ON_APPROVED | _STRUCTURE:
        return Refused("translation.approved_reopen_first", key=key)
    if state is State.FOLDED:
        return Refused("translation.folded", key=key)
    if state is State.SOURCE:
        return Refused("translation.is_source", key=key)
    return Refused("translation.state", key=key, move=move, state=state)
