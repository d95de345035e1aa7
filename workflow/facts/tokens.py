"""Cuts a text, addresses masked, into what the scanner reads: numeric dates, times, figures and words, in one pass."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from locales import Language
from workflow.facts.clock import clock_of
from workflow.facts.grammar import Grammar, grammar_of
from workflow.facts.surface import Surface

_NUMBER = (
    r"(?:(?<![^\s(])-)?(?:\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)(?:[.,٫]\d+)?"
    r"|\d+(?:[.,٫٬،'’]\d+)*[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]|(?<![^\s(])\.\d+)"
)
_DATE = (
    r"(?<![\d/.-])(?:\d{4}(?P<ymd>[/.-])(?:0?[1-9]|1[0-2])(?P=ymd)(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])(?P<dmy>[/.-])(?:0?[1-9]|[12]\d|3[01])(?P=dmy)(?:1[5-9]|2[01])\d\d"
    r"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/\d\d)(?![\d/]|[.-]\d)"
)
_FRACTION = r"(?<![\d/])\d+(?:/\d+)+(?![\d/])"
# A Latin letter right before the digits makes a name of it: F125, COVID-19, U07.1.
_NAME = r"(?<!\w)(?!(?:eur|usd|gbp|chf)\d)[a-z]{1,30}(?:-[a-z]{1,30}){0,3}-?\d(?:[a-z0-9]|[.-](?=\d))*"


_WORDS = frozenset({"word", "rest"})
ROMAN_LETTERS = "IVXLC"


class Token(StrEnum):
    """What a token is; the values are the groups of the pattern."""

    NAME = "name"
    DATE = "date"
    TIME = "time"
    FRACTION = "fraction"
    NUMBER = "number"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Piece:
    """A token at its place in the bare text; ``key`` is its folded text."""

    token: Token
    start: int
    end: int
    key: str


def pieces(surface: Surface, language: Language) -> Iterator[Piece]:
    """Give the tokens of a surface in order; of the words only those that may say something of a number."""
    pattern = _pattern_of(language)
    grammar = grammar_of(language)
    key, idle = surface.key, grammar.idle_words
    place: int | None = 0
    while place is not None:
        begin, place = place, None
        for match in pattern.finditer(key, begin):
            kind, word = match.lastgroup or "", match[0]
            start = match.start()
            if kind in _WORDS:
                if word not in idle or surface.bare[start] in ROMAN_LETTERS:
                    yield Piece(Token.WORD, start, match.end(), word)
                continue
            token = Token(kind)
            if token is Token.NAME and not _is_name(surface.bare[start : match.end()], word, grammar):
                # The letters are a word of their own, and the figures are read again without them.
                place = start + _letters(word)
                yield Piece(Token.WORD, start, place, key[start:place])
                break
            yield Piece(token, start, match.end(), word)


def _letters(name: str) -> int:
    return next(place for place, char in enumerate(name) if not char.isalpha())


def _is_name(text: str, key: str, grammar: Grammar) -> bool:
    """Whether letters and figures make one name: "mid-2018" and "the-5" do not."""
    letters = re.split(r"\d", key, maxsplit=1)[0]
    if not letters.endswith("-"):
        return True
    return letters[:-1].rpartition("-")[2] not in grammar.before_numbers and text != key


@cache
def _pattern_of(language: Language) -> re.Pattern[str]:
    return re.compile(
        # Most words are no part of a name with figures: they are tried first.
        rf"(?P<word>[^\W\d_]++(?![\d-]))|(?P<name>{_NAME})|(?P<date>{_DATE})|(?P<time>{clock_of(language).pattern})"
        rf"|(?P<fraction>{_FRACTION})|(?P<number>{_NUMBER})|(?P<rest>[^\W\d_]+)"
    )
