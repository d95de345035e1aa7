"""How much text there is: words and characters, by the habits of its language."""

from dataclasses import dataclass

import regex

from locales import language
from workflow.text.coded import words_only
from workflow.text.space import SPACE_CLASS, without_bidi_controls

# A word is a run of letters, marks and digits; an apostrophe, stop, comma or hyphen inside it does not end it
# (GMX-V 2.0 and UAX 29: "l'homme", "7.10", "COVID-19" are one word each).
_WORD = regex.compile(
    r"[\p{L}\p{N}_][\p{L}\p{N}\p{M}_\u0640\u200c\u200d]*(?:['’.,:/@&-][\p{L}\p{N}][\p{L}\p{N}\p{M}_]*)*"
)
_GRAPHEME = regex.compile(r"\X")
_SPACE = regex.compile(f"[{SPACE_CLASS}]+")


@dataclass(frozen=True, slots=True)
class Count:
    """``words``; ``characters`` as readers see them (graphemes), white space and inline codes left out."""

    words: int
    characters: int


def words_in(text: str) -> list[str]:
    """Give the words of ``text`` in order, codes and direction marks left out."""
    return _WORD.findall(without_bidi_controls(words_only(text)))


def count(text: str, code: str) -> Count:
    """Count ``text`` in the language ``code``.

    Where a language writes without spaces between words (``counting.unit = "character"`` in its folder), a character counts as a word.
    """
    characters = _characters(text)
    return Count(characters if _counts_characters(code) else len(words_in(text)), characters)


def count_words(text: str, code: str) -> int:
    """Give the words of ``count`` alone, sooner."""
    return _characters(text) if _counts_characters(code) else len(words_in(text))


def _characters(text: str) -> int:
    # Graphemes first: a zero-width joiner is white space by itself, but not inside an emoji.
    return sum(not _SPACE.fullmatch(one) for one in _GRAPHEME.findall(without_bidi_controls(words_only(text))))


def _counts_characters(code: str) -> bool:
    unit: str = language(code).table("language").get("counting", {}).get("unit", "word")
    return unit == "character"
