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
_NAME = r"(?<!\w)(?!(?:eur|usd|gbp|chf)\d)[a-z]+(?:-[a-z]+)*-?\d(?:[a-z0-9]|[.-](?=\d))*"


_WORDS = frozenset({"word", "rest"})


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


def pieces(surface: Surface, masked_key: str, language: Language) -> Iterator[Piece]:
    """Give the tokens of ``masked_key`` in order."""
    pattern = _pattern_of(language)
    grammar = grammar_of(language)
    place = 0
    while match := pattern.search(masked_key, place):
        kind = match.lastgroup or ""
        start, place = match.span()
        if kind in _WORDS:
            yield Piece(Token.WORD, start, place, match[0])
            continue
        token = Token(kind)
        if token is Token.NAME and not _is_name(surface.bare[start:place], match[0], grammar):
            word = re.match(r"[a-z]+", match[0])
            place = start + (word.end() if word else 1)
            yield Piece(Token.WORD, start, place, masked_key[start:place])
            continue
        yield Piece(token, start, place, match[0])


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
