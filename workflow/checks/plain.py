"""A text without its codes and marks of direction, every place traced back."""

import re
from dataclasses import dataclass
from functools import lru_cache

from workflow.text.codes import CODE_CLASS
from workflow.text.space import BIDI_CONTROLS

_OUT = re.compile(f"[{CODE_CLASS}{BIDI_CONTROLS}]")
_KEPT = 4_096


@dataclass(frozen=True, slots=True)
class Plain:
    """``words`` is the text to look at; ``places`` where each of its characters stands in ``text``, None where all are."""

    text: str
    words: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the places in the text of a span of ``words`` that is not empty."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> Plain:
    """Take codes and marks of direction out."""
    if _OUT.search(text) is None:
        return Plain(text, text, None)
    places = tuple(place for place, char in enumerate(text) if not _OUT.match(char))
    return Plain(text, "".join(text[place] for place in places), places)
