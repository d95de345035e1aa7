"""Turns a text into facts with places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from locales import Language, language
from workflow.facts.addresses import masked, verbatim
from workflow.facts.assembly import Numbers
from workflow.facts.clock import clock_of, read_time
from workflow.facts.fact import NOTHING, Fact, Kind
from workflow.facts.grammar import grammar_of
from workflow.facts.links import linked
from workflow.facts.months import Month, months
from workflow.facts.numeric_dates import numeric_date
from workflow.facts.surface import Surface, surface
from workflow.facts.tokens import Piece, Token, pieces

_KEPT = 16_384


@dataclass(frozen=True, slots=True)
class Scan:
    """The facts of a text in order of place; ``implied`` are numbers that its grammar alone may say (a dual, an article)."""

    language: str
    facts: tuple[Fact, ...]
    implied: frozenset[str]
    by_kind: Mapping[Kind, tuple[Fact, ...]]

    def of(self, kind: Kind) -> tuple[Fact, ...]:
        """Give the facts of a kind, in order of place."""
        return self.by_kind.get(kind, ())


def scan(text: str, code: str) -> Scan:
    """Scan ``text`` in the language ``code``; a text that was scanned lately is not scanned again. Never raises, whatever the text."""
    return _scan(text, language(code))


@lru_cache(maxsize=_KEPT)
def _scan(text: str, told: Language) -> Scan:
    grammar = grammar_of(told)
    seen = surface(text, grammar.folding)
    taken = list(verbatim(seen.bare))
    if taken:
        seen = replace(seen, bare=masked(seen.bare, taken), key=masked(seen.key, taken))
    named = list(months(seen, told))
    numbers = Numbers(seen, grammar)
    found: list[Fact] = [_fact(seen, each.kind, each.start, each.end, frozenset({each.reading})) for each in taken]
    found += [_fact(seen, Kind.MONTH, each.start, each.end, each.readings, demands=each.demands) for each in named]
    found += _others(pieces(seen, told), named, numbers, seen, told)
    found += linked(seen, told, numbers.finished(), named)
    found.sort(key=lambda fact: (fact.start, -fact.end))
    by_kind: dict[Kind, list[Fact]] = {}
    for fact in found:
        by_kind.setdefault(fact.kind, []).append(fact)
    kinds = {kind: tuple(facts) for kind, facts in by_kind.items()}
    return Scan(told.code, tuple(found), numbers.implied, kinds)


def _others(
    tokens: Iterable[Piece], named: Sequence[Month], numbers: Numbers, seen: Surface, told: Language
) -> Iterator[Fact]:
    """Give numeric dates and times, and hand figures and words on to ``numbers``."""
    inside = {place for month in named if month.demands for place in range(month.start, month.end)}
    for piece in tokens:
        if piece.token is Token.WORD:
            if piece.start not in inside:
                numbers.word(piece)
        elif piece.token is Token.TIME:
            numbers.interrupt()
            time = read_time(piece.key, clock_of(told))
            yield replace(
                _fact(seen, Kind.TIME, piece.start, piece.end, time.readings), also=time.also, parts=time.parts
            )
        elif piece.token is Token.DATE:
            numbers.interrupt()
            yield from numeric_date(seen, piece, told)
        else:
            numbers.figures(piece)


def _fact(
    seen: Surface, kind: Kind, start: int, end: int, readings: frozenset[str] = NOTHING, *, demands: bool = True
) -> Fact:
    first, last = seen.span(start, end)
    return Fact(kind, first, last, seen.text[first:last], readings, demands)
