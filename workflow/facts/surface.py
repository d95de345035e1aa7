"""A text as the scanner sees it: codes and marks out, digits of all scripts alike, every place traced back."""

import re
import unicodedata
from dataclasses import dataclass

from workflow.text.codes import MEANING, Role
from workflow.text.space import BIDI_CONTROLS

MASK = "\ufffc"
"""Stands for what an earlier step has taken."""

_ZEROS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66,
    0x0CE6, 0x0D66, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10,
)  # fmt: skip
_ALIKE = {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)} | {
    ord("\u202f"): "\u00a0",
    ord("\u2009"): "\u00a0",
    ord("\u2007"): "\u00a0",
    ord("٪"): "%",
    ord("−"): "-",
    ord("\u2011"): "-",
}

_ALONE = "".join(char for char, (role, _) in MEANING.items() if role is Role.ALONE)
_PAIRED = "".join(char for char, (role, _) in MEANING.items() if role is not Role.ALONE)
# Arabic vowel marks, tatweel and zero-width characters say nothing about a fact.
_SILENT = (
    f"{BIDI_CONTROLS}\u00ad\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed\u200b-\u200d\u2060\ufeff"
)
_LAST_OF_BMP = "\uffff"
# Of the Basic Multilingual Plane alone: such a class is searched for many times faster than the alternatives that tell what it is.
_MAY_BE_ODD = re.compile(
    f"[{''.join(char for char in _ALONE + _PAIRED if char <= _LAST_OF_BMP)}{_SILENT}\u0300-\u036f\u0653-\u0655]"
)
_ODD = re.compile(rf"(?P<composed>[^\W\d_][\u0300-\u036f\u0653-\u0655]+)|(?P<alone>[{_ALONE}])|[{_PAIRED}{_SILENT}]+")


@dataclass(frozen=True, slots=True)
class Surface:
    """``bare`` is the text to scan, ``key`` the same in lower case and with letters folded, ``places`` where each character stood.

    ``places`` is None where nothing was taken out.
    """

    text: str
    bare: str
    key: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the places in the text of a span of ``bare`` that is not empty."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def surface(text: str, folding: dict[int, str]) -> Surface:
    """Prepare ``text``; ``folding`` maps code points to the letters that stand for them in the language's tables."""
    odd = not text.isascii() and (max(text) > _LAST_OF_BMP or _MAY_BE_ODD.search(text) is not None)
    bare, places = _bare(text) if odd else (text, None)
    bare = bare.translate(_ALIKE)
    return Surface(text, bare, fold(bare, folding), places)


def fold(text: str, folding: dict[int, str]) -> str:
    """Give ``text`` in lower case with its letters folded, each character in its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.translate(folding) if folding else low


def _bare(text: str) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for odd in _ODD.finditer(text):
        pieces.append(text[done : odd.start()])
        places.extend(range(done, odd.start()))
        if odd.lastgroup is not None:
            pieces.append(" " if odd.lastgroup == "alone" else _composed(odd[0]))
            places.append(odd.start())
        done = odd.end()
    pieces.append(text[done:])
    places.extend(range(done, len(text)))
    return "".join(pieces), tuple(places)


def _composed(cluster: str) -> str:
    composed = unicodedata.normalize("NFC", cluster)
    return composed if len(composed) == 1 else cluster[0]
