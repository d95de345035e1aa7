"""White space as press copy has it: also what ``str.isspace`` does not know (zero-width and bidi marks)."""

import re

from workflow.text.codes import without_codes

SPACE_CLASS = r"\s\u200b-\u200f\u2060\ufeff"
"""White space as the inside of a regular expression's character class."""

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks, embeddings, overrides and isolates (UAX 9), as the inside of a character class."""

_EDGES = re.compile(f"([{SPACE_CLASS}]*)(.*?)([{SPACE_CLASS}]*)", re.DOTALL)
_INK = re.compile(f"[^{SPACE_CLASS}]")
_RUN = re.compile(r"[\s\u200b\u2060\ufeff]+")
_BIDI = re.compile(f"[{BIDI_CONTROLS}]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def edges(text: str) -> tuple[str, str, str]:
    """Cut ``text`` into the white space before, the ink, the white space after; joined they are ``text``.

    Blank text is all in the first part.
    """
    match = _EDGES.fullmatch(text)
    assert match is not None  # noqa: S101 - the pattern takes any text
    before, ink, after = match.groups()
    return before, ink, after


def is_blank(text: str) -> bool:
    """Tell whether there is no ink in ``text``."""
    return _INK.search(text) is None


def collapse(text: str) -> str:
    """Make each run of white space one space, and none at the ends."""
    return _RUN.sub(" ", text).strip()


def without_bidi_controls(text: str) -> str:
    """Take out the characters that only steer direction."""
    return _BIDI.sub("", text)


def has_words(text: str) -> bool:
    """Tell whether ``text`` has a letter or digit beside its codes: if not, it is layout and nobody's work."""
    return _LETTER_OR_DIGIT.search(without_codes(text, alone=" ")) is not None
