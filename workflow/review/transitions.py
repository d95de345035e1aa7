"""The next version of a row for each move: values in, values out. Whether the move is allowed was asked before (``refusals``)."""

from collections.abc import Sequence
from typing import Any

from workflow.review.four_eyes import Approval
from workflow.review.states import MOVES, Move
from workflow.review.translation import State, Translation

TYPED = "typed"
MEMORY = "memory"
REPETITION = "repetition"
MACHINE = "machine"
FROM_FILE = "file"
PREFILLED = frozenset({MEMORY, REPETITION, MACHINE})
"""Origins of a text that nobody at this row has touched yet."""

REASON_SOURCE_CHANGED = "source_changed"
REASON_REOPENED = "reopened"
REASON_REPLACED = "replaced"
REASON_FOLDED = "folded"
REASON_UNFOLDED = "unfolded"


def typed(row: Translation, person: str, text: str) -> Translation:
    """Somebody changed the text; the reason and note for which it is worked on stay until it is confirmed."""
    return row.written(
        state=MOVES[Move.SAVE, row.state],
        text=text,
        origin=TYPED,
        hands=_with(row, person),
        **row.without_vouching(),
    )


def cleared(row: Translation, move: Move = Move.CLEAR) -> Translation:
    """Somebody emptied the text, and with it the hands."""
    return row.written(
        state=MOVES[move, row.state],
        text="",
        origin="",
        hands=(),
        reason="",
        returned_for=None,
        note="",
        **row.without_vouching(),
    )


def confirmed(row: Translation, person: str) -> Translation:
    """Somebody vouched for the text as it stands."""
    return row.written(
        state=MOVES[Move.CONFIRM, row.state],
        reason="",
        returned_for=None,
        note="",
        **{**row.without_vouching(), "translated_by": person},
    )


def typed_and_confirmed(row: Translation, person: str, text: str) -> Translation:
    """Both in one action, and one version."""
    written = confirmed(typed(row, person, text), person)
    return row.written(**_members(written))


def withdrawn(row: Translation) -> Translation:
    """The one who confirmed takes it back."""
    return row.written(state=MOVES[Move.WITHDRAW, row.state], **row.without_vouching())


def approved(row: Translation, person: str, approval: Approval, base: str) -> Translation:
    """A second person vouched for the text: it is sealed with its base and both of them."""
    return _sealed(row, Move.APPROVE, row.translated_by, person, base, waived=approval.waived)


def kept(row: Translation, person: str, approval: Approval, base: str) -> Translation:
    """A reviewer found the sealed text still right although its source changed: the first person's word stands."""
    return _sealed(row, Move.KEEP, row.sealed_translated_by, person, base, waived=approval.waived)


def sent_back(row: Translation, returned_for: str, note: str) -> Translation:
    """A reviewer returned it for a kind of error."""
    return row.written(
        state=MOVES[Move.RETURN, row.state],
        reason="",
        returned_for=returned_for,
        note=note,
        sealed_base_hash=None,
        **row.without_vouching(),
    )


def reopened(row: Translation) -> Translation:
    """A reviewer took an approval back; the seal no longer brings it back by itself."""
    return row.written(
        state=MOVES[Move.REOPEN, row.state],
        reason=REASON_REOPENED,
        sealed_base_hash=None,
        **row.without_vouching(),
    )


def replaced(row: Translation, person: str, text: str) -> Translation:
    """A word was replaced in many rows at once."""
    vouched = row.state in {State.TRANSLATED, State.APPROVED}
    return row.written(
        state=MOVES[Move.REPLACE, row.state],
        text=text,
        origin=TYPED,
        hands=_with(row, person),
        reason=REASON_REPLACED if vouched else row.reason,
        sealed_base_hash=None if row.state is State.APPROVED else row.sealed_base_hash,
        **row.without_vouching(),
    )


def restored(row: Translation, text: str, origin: str, hands: Sequence[str]) -> Translation:
    """An older text came back, with the hands that it had then, vouched for by nobody."""
    return row.written(
        state=MOVES[Move.RESTORE, row.state], text=text, origin=origin, hands=tuple(hands), **row.without_vouching()
    )


def imported(row: Translation, person: str, text: str, *, vouched: bool) -> Translation:
    """A file brought the text; who takes it in answers for it, whoever wrote it outside."""
    said = row.written(text=text, origin=FROM_FILE, hands=(person,), **row.without_vouching())
    if not vouched:
        return row.written(**{**_members(said), "state": MOVES[Move.IMPORT, row.state]})
    return row.written(**_members(confirmed(said, person)))


def prefilled(row: Translation, text: str, origin: str, hands: Sequence[str]) -> Translation:
    """Memory, a repetition or a machine proposed a text where there was none."""
    return row.written(state=MOVES[Move.PREFILL, row.state], text=text, origin=origin, hands=tuple(hands))


def source_followed(row: Translation, base_hash: str) -> Translation:
    """The base says something else: whatever was vouched for is open again, or comes back where it is the sealed pair once more."""
    if row.state is State.FOLDED:
        return row.written(base_hash=base_hash)
    if is_sealed_pair(row, base_hash):
        return row.written(
            state=MOVES[Move.SOURCE_REVERTED, row.state],
            reason="",
            base_hash=base_hash,
            translated_by=row.sealed_translated_by,
            approved_by=row.sealed_by,
            waived=row.sealed_waived,
        )
    return row.written(
        state=MOVES[Move.SOURCE_CHANGED, row.state],
        reason=REASON_SOURCE_CHANGED if row.text else "",
        base_hash=base_hash,
        **row.without_vouching(),
    )


def is_sealed_pair(row: Translation, base_hash: str) -> bool:
    """Tell whether text and base are again what two people approved, and neither took it back."""
    return (
        row.state is State.DRAFT
        and row.sealed_text is not None
        and row.text == row.sealed_text
        and row.sealed_base_hash == base_hash
    )


def _with(row: Translation, person: str) -> tuple[str, ...]:
    return tuple(sorted({*row.hands, person}))


def _sealed(
    row: Translation, move: Move, translated_by: str | None, person: str, base: str, *, waived: bool
) -> Translation:
    return row.written(
        state=MOVES[move, row.state],
        reason="",
        translated_by=translated_by,
        approved_by=person,
        waived=waived,
        sealed_text=row.text,
        sealed_base=base,
        sealed_base_hash=row.base_hash,
        sealed_translated_by=translated_by,
        sealed_by=person,
        sealed_waived=waived,
    )


def _members(row: Translation) -> dict[str, Any]:
    """All that one version hands to the next, but the version."""
    return {name: getattr(row, name) for name in row.__dataclass_fields__ if name not in {"place", "version"}}
