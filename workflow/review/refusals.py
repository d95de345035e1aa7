"""Why a person may not make a move: the same answer to who tries it, and on the greyed button."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from workflow.errors import Refused
from workflow.people.policy import Rights, Role, refusal
from workflow.review.code_integrity import refusal_of_codes
from workflow.review.find import WORKED_ON, Work, state_of_work
from workflow.review.four_eyes import Approval, judge_approval, judge_keeping
from workflow.review.states import Move, refusal_of_state
from workflow.review.transitions import REASON_SOURCE_CHANGED
from workflow.review.translation import State, Translation
from workflow.text.space import is_blank

ACTIONS: Mapping[Move, str] = {Move.CLEAR: "save", Move.IMPORT_CONFIRMED: "import"}
"""The actions of ``people.policy`` that have another name than their move."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands round a row when a move is judged."""

    release_state: str
    four_eyes: bool
    language: str
    handed_over: bool
    rights: Rights
    reviewers: Collection[str]

    def refusal(self, move: Move) -> Refused | None:
        """Give the reason why the person may not make ``move`` on any row here, or None."""
        action = ACTIONS.get(move, str(move))
        return refusal(action, self.rights, self.language) or refusal_of_release(self.release_state)

    def approval(self, row: Translation) -> Approval | Refused:
        """Judge an approval of ``row``."""
        return judge_approval(self.rights, self.language, row, reviewers=self.reviewers, four_eyes=self.four_eyes)

    def keeping(self, row: Translation) -> Approval | Refused:
        """Judge that ``row`` is kept."""
        return judge_keeping(self.rights, row, four_eyes=self.four_eyes)


def ground_of(work: Work) -> Ground:
    """Give the ground of a row that was found for a deed."""
    return Ground(
        state_of_work(work.standing.state, is_out=work.edition.is_out),
        work.standing.four_eyes,
        work.edition.language,
        work.edition.handed_over,
        work.standing.rights,
        work.reviewers,
    )


def refusal_to(
    move: Move, ground: Ground, row: Translation, bases: Sequence[str], text: str | None = None
) -> Refused | None:
    """Give the reason why the person of ``ground`` may not make ``move``, or None.

    ``text`` is what the row would say, where the move brings a text; ``bases`` are the row's base texts.
    """
    return refusal_in_state(move, ground, row.state, row.place.key) or refusal_of_row(move, ground, row, bases, text)


def refusal_in_state(move: Move, ground: Ground, state: State, key: str) -> Refused | None:
    """Give the reason that holds for every row in ``state``, or None; ``key`` names the row."""
    return ground.refusal(move) or refusal_of_state(move, state, key)


def refusal_of_row(
    move: Move, ground: Ground, row: Translation, bases: Sequence[str], text: str | None = None
) -> Refused | None:
    """Give the reason that holds for ``row`` by what it says and by whom, where its state takes ``move``; or None."""
    guard = _GUARDS.get(move)
    return guard(ground, row, bases, row.text if text is None else text) if guard else None


def refusal_of_release(state: str) -> Refused | None:
    """Give the reason why translations stand still in a release of this state, or None."""
    return None if state in WORKED_ON else Refused("release.not_worked_on", state=state)


def refusal_to_vouch(row: Translation, bases: Sequence[str], text: str) -> Refused | None:
    """Give the reason why nobody can vouch for ``text`` against ``bases``, or None."""
    if is_blank(text):
        return Refused("review.blank", key=row.place.key)
    if any(is_blank(base) for base in bases):
        return Refused("review.no_base", key=row.place.key)
    return refusal_of_codes(bases, text, row.place.key)


def _saving(ground: Ground, row: Translation, _bases: Sequence[str], _text: str) -> Refused | None:
    if ground.handed_over and row.state is State.TRANSLATED and not ground.rights.holds(Role.REVIEWER, ground.language):
        return Refused("review.handed_over", key=row.place.key)
    return None


def _confirming(ground: Ground, row: Translation, bases: Sequence[str], text: str) -> Refused | None:
    reason = _saving(ground, row, bases, text) if text != row.text else None
    return reason or refusal_to_vouch(row, bases, text)


def _withdrawing(ground: Ground, row: Translation, _bases: Sequence[str], _text: str) -> Refused | None:
    if row.translated_by == ground.rights.person:
        return None
    return Refused("review.not_your_confirmation", key=row.place.key)


def _approving(ground: Ground, row: Translation, _bases: Sequence[str], _text: str) -> Refused | None:
    judged = ground.approval(row)
    return judged if isinstance(judged, Refused) else None


def _keeping(ground: Ground, row: Translation, bases: Sequence[str], text: str) -> Refused | None:
    sealed = row.sealed_base_hash is not None and row.text == row.sealed_text
    if row.reason != REASON_SOURCE_CHANGED or not sealed:
        return Refused("review.not_sealed", key=row.place.key)
    judged = ground.keeping(row)
    return judged if isinstance(judged, Refused) else refusal_to_vouch(row, bases, text)


def _replacing(ground: Ground, row: Translation, bases: Sequence[str], text: str) -> Refused | None:
    if row.state is State.APPROVED and not ground.rights.holds(Role.REVIEWER, ground.language):
        return Refused("translation.approved_reopen_first", key=row.place.key)
    return _saving(ground, row, bases, text)


_GUARDS: Mapping[Move, Callable[[Ground, Translation, Sequence[str], str], Refused | None]] = {
    Move.SAVE: _saving,
    Move.CLEAR: _saving,
    Move.RESTORE: _saving,
    Move.IMPORT: _saving,
    Move.IMPORT_CONFIRMED: _confirming,
    Move.CONFIRM: _confirming,
    Move.WITHDRAW: _withdrawing,
    Move.APPROVE: _approving,
    Move.KEEP: _keeping,
    Move.REPLACE: _replacing,
}
