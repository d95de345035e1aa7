"""The states of a release as data: what each is open to, and which deed leads where."""

from collections.abc import Mapping
from enum import StrEnum

from workflow.errors import Refused
from workflow.people.standing import Standing


class ReleaseState(StrEnum):
    """Where a release is in its life."""

    DRAFT = "draft"
    OPEN = "open"
    READY = "ready"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class Deed(StrEnum):
    """What is done to a release as a whole. ``finish`` and ``unfinish`` happen by themselves, with the last and first row of an edition."""

    START = "start"
    FINISH = "finish"
    UNFINISH = "unfinish"
    PUBLISH = "publish"
    PUBLISH_AGAIN = "publish_again"
    WITHDRAW = "withdraw_publication"
    CORRECT = "correct"
    CANCEL = "cancel"
    REINSTATE = "reinstate"


_DRAFT, _OPEN, _READY = ReleaseState.DRAFT, ReleaseState.OPEN, ReleaseState.READY
_PUBLISHED, _CORRECTED = ReleaseState.PUBLISHED, ReleaseState.CORRECTED
_WITHDRAWN, _CANCELLED = ReleaseState.WITHDRAWN, ReleaseState.CANCELLED

MOVES: Mapping[tuple[ReleaseState, Deed], ReleaseState] = {
    (_DRAFT, Deed.START): _OPEN,
    (_DRAFT, Deed.CANCEL): _CANCELLED,
    (_OPEN, Deed.FINISH): _READY,
    (_OPEN, Deed.PUBLISH): _PUBLISHED,
    (_OPEN, Deed.PUBLISH_AGAIN): _CORRECTED,
    (_OPEN, Deed.CANCEL): _CANCELLED,
    (_READY, Deed.UNFINISH): _OPEN,
    (_READY, Deed.PUBLISH): _PUBLISHED,
    (_READY, Deed.PUBLISH_AGAIN): _CORRECTED,
    (_READY, Deed.CANCEL): _CANCELLED,
    (_PUBLISHED, Deed.PUBLISH): _PUBLISHED,
    (_PUBLISHED, Deed.CORRECT): _READY,
    (_PUBLISHED, Deed.WITHDRAW): _WITHDRAWN,
    (_CORRECTED, Deed.PUBLISH): _CORRECTED,
    (_CORRECTED, Deed.CORRECT): _READY,
    (_CORRECTED, Deed.WITHDRAW): _WITHDRAWN,
    (_WITHDRAWN, Deed.CORRECT): _READY,
    (_CANCELLED, Deed.REINSTATE): _OPEN,
}
"""Where a deed leads. ``publish`` gives a language out that was not out yet, ``publish_again`` one that was; ``withdraw`` is the last
publication that stood. A published release takes further languages without being corrected: English may go out before Arabic."""

STRUCTURE = frozenset(
    {"split", "join", "edit_source", "revise", "add_language", "drop_language", "schedule", "waive_four_eyes"}
)

OPEN_TO: Mapping[ReleaseState, frozenset[str]] = {
    _DRAFT: STRUCTURE | {"assign", "start", "cancel"},
    _OPEN: STRUCTURE | {"assign", "cancel", "publish"},
    _READY: STRUCTURE | {"assign", "cancel", "publish"},
    _PUBLISHED: frozenset({"publish", "correct", "withdraw_publication"}),
    _CORRECTED: frozenset({"publish", "correct", "withdraw_publication"}),
    _WITHDRAWN: frozenset({"correct"}),
    _CANCELLED: frozenset({"reinstate"}),
}
"""Deeds on a release as a whole and on its structure, by its state; commenting and exporting are open in each."""

ONLY_DESK = frozenset({_DRAFT})
"""States in which translators and reviewers do nothing yet."""


def require_open_to(standing: Standing, action: str) -> None:
    """Raise Refused where the state of the release does not allow ``action``."""
    if action not in OPEN_TO[ReleaseState(standing.state)]:
        raise Refused("release.not_in_this_state", action=action, state=standing.state)


def after(state: str, deed: Deed) -> ReleaseState:
    """Give the state that ``deed`` leads to. Raises Refused where it leads nowhere."""
    moved = MOVES.get((ReleaseState(state), deed))
    if moved is None:
        raise Refused("release.not_in_this_state", action=str(deed), state=state)
    return moved
