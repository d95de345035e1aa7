"""Why the buttons of the review are greyed: few answers for thousands of segments, each told once."""

from collections.abc import Mapping

from web.edge.speaking import speaking
from workflow.errors import Refused
from workflow.review.pages import EditorPage, PageRow
from workflow.review.refusals import refusal_in_state, refusal_of_row
from workflow.review.states import Move
from workflow.review.translation import State

OFFERED = (Move.APPROVE, Move.RETURN, Move.KEEP, Move.SAVE, Move.REOPEN)
"""What a reviewer may want to do with a segment; each is offered or says why not."""

_NUMBER = "{n}"


class Refusals:
    """The answers of one page: to each move that is refused its reason. ``{n}`` in a reason is the number of the segment."""

    def __init__(self, page: EditorPage) -> None:
        self._page = page
        self._by_state: dict[State, Mapping[str, str]] = {}
        self._sentences: dict[tuple[object, ...], str] = {}
        self._places: dict[tuple[tuple[str, str], ...], int] = {}

    @property
    def told(self) -> list[Mapping[str, str]]:
        """The answers, each in its place."""
        return [dict(answer) for answer in self._places]

    def of(self, row: PageRow) -> Mapping[str, str]:
        """Give the answer for a row."""
        state = row.translation.state
        if state not in self._by_state:
            self._by_state[state] = self._of_state(state)
        refused = self._by_state[state]
        ground = self._page.ground
        of_row = {
            str(move): self._said(reason)
            for move in OFFERED
            if move not in refused and (reason := refusal_of_row(move, ground, row.translation, row.bases))
        }
        return {**refused, **of_row} if of_row else refused

    def place(self, answer: Mapping[str, str]) -> int:
        """Give the place of an answer in ``told``."""
        return self._places.setdefault(tuple(answer.items()), len(self._places))

    def _of_state(self, state: State) -> Mapping[str, str]:
        reasons = ((move, refusal_in_state(move, self._page.ground, state, _NUMBER)) for move in OFFERED)
        return {str(move): self._said(reason) for move, reason in reasons if reason is not None}

    def _said(self, reason: Refused) -> str:
        facts = {**reason.facts, "key": _NUMBER}
        name = (reason.code, *facts.items())
        if name not in self._sentences:
            self._sentences[name] = speaking().of_code(reason.code, facts)
        return self._sentences[name]
