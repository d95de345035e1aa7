"""Rules of SRX 2.0 as values, and the engine that asks them.

A place is an offset between two characters. At each place the first rule whose ``before`` ends there and whose ``after`` starts
there decides; where no rule does, the text goes on (SRX 2.0, section 4). Only rules that break can open a place, so these are
searched first, and the whole ordered table is asked at those places alone.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial

import regex

from workflow.segmentation.pattern import joined_in

FLAGS = regex.V1

WORD_AND_STOP = re.compile(r"\(\?<!\[\\p\{L\}\\p\{N\}\]\)\\L<(\w+)>\\\.")
"""``before`` of a rule that asks for a word of a list, not inside a longer one, and a full stop."""

Matcher = Callable[[str, int], object]

Lists = Mapping[str, AbstractSet[str]]
"""Words by the name that a pattern calls them by (``\\L<name>``)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: break or not between what ``before`` and ``after`` match; an empty one matches everywhere.

    ``number`` is its place among all rules of its file, from 1. A ``shortcut`` says what later rules would say too, for the commonest case;
    it is asked first, and only where no listed word stands.
    """

    breaks: bool
    before: str
    after: str
    number: int
    shortcut: bool = False

    @property
    def pattern(self) -> str:
        """Both sides as one pattern that matches at the place itself."""
        return (f"(?<={self.before})" if self.before else "") + (f"(?={self.after})" if self.after else "")

    @property
    def search(self) -> str:
        """The pattern whose matches end at the places that this rule opens."""
        return (f"(?:{self.before})" if self.before else "") + (f"(?={self.after})" if self.after else "")


@dataclass(frozen=True, slots=True)
class CodeSides:
    """Whether an opening, closing or lone inline code at a seam stays with the text before it."""

    opening: bool = False
    closing: bool = True
    alone: bool = True


NO_RULE = 2**31
"""What a table answers where none of its rules matches; even, as for no break."""


class Table:
    """Rules of one order as one alternation, asked at one place at a time. ``numbered`` holds each rule with its rank in that order."""

    __slots__ = ("_match", "_verdicts")

    def __init__(self, numbered: Iterable[tuple[int, Rule]], lists: Lists, timeout: float | None = None) -> None:
        parts: list[str] = []
        verdicts: dict[int | None, int] = {}
        groups = 0
        for rank, rule in numbered:
            pattern, own = joined_in(rule.pattern, groups)
            # The empty group tells which rule matched, since a rule may hold groups of its own.
            parts.append(f"{pattern}()")
            groups += own + 1
            verdicts[groups] = 2 * rank + rule.breaks
        match = compiled("|".join(parts) or "(?!)", lists).match
        self._match = match if timeout is None else partial(match, timeout=timeout)
        self._verdicts = verdicts

    def verdict(self, text: str, place: int) -> int:
        """Give twice the rank of the first rule that matches at ``place``, plus one where it breaks; NO_RULE where none matches."""
        match = self._match(text, place)
        return NO_RULE if match is None else self._verdicts[match.lastindex]


def compiled(pattern: str, lists: Lists) -> "regex.Pattern[str]":
    """Compile with the named lists at hand."""
    # The package keeps what it compiles in a cache keyed by the pattern alone, blind to the lists.
    return regex.compile(pattern, FLAGS, ignore_unused=True, cache_pattern=False, **lists)


class WordTable:
    """The rules that ask for a listed word and a full stop, its word looked up and only what follows matched.

    ``before`` of such a rule is a border, the list and the stop (``WORD_AND_STOP``).
    """

    __slots__ = ("_endings", "_rules", "_short", "_sizes")

    def __init__(self, numbered: Iterable[tuple[int, Rule]], lists: Lists) -> None:
        self._rules: dict[str, list[tuple[int, Matcher]]] = {}
        for rank, rule in numbered:
            called = WORD_AND_STOP.fullmatch(rule.before)
            assert called is not None  # noqa: S101 - such rules alone are handed over
            asked = (2 * rank + rule.breaks, compiled(rule.after, lists).match)
            for word in lists[called[1]]:
                self._rules.setdefault(word, []).append(asked)
        self._endings = frozenset(word[-3:] for word in self._rules if len(word) > 2)  # noqa: PLR2004
        self._short = frozenset(word for word in self._rules if len(word) <= 2)  # noqa: PLR2004
        self._sizes = sorted({len(word) for word in self._rules})

    def verdict(self, text: str, place: int) -> int | None:
        """Answer like ``Table.verdict``; None where no listed word and full stop stand before ``place``."""
        last = place - 1
        if text[last] != ".":
            return None
        tail = text[last - 3 : last] if last > 2 else text[:last]  # noqa: PLR2004
        if tail not in self._endings and tail[-2:] not in self._short and tail[-1:] not in self._short:
            return None
        answer = None
        for size in self._sizes:
            start = last - size
            if (
                start >= 0
                and (rules := self._rules.get(text[start:last]))
                and not (start and text[start - 1].isalnum())
            ):
                found = min((verdict for verdict, match in rules if match(text, place)), default=NO_RULE)
                answer = found if answer is None else min(answer, found)
        return answer


@dataclass(frozen=True, slots=True)
class RuleSet:
    """An ordered table, compiled. ``name`` tells where it comes from.

    ``places`` gives where it is to be asked. Where no listed word stands, a match of ``shortcut`` says break at once. ``sequences`` are
    the orders in which the language counts by letters; None where the steps that rules cannot take (lists, quotation marks, brackets) are
    not wanted.
    """

    name: str
    sides: CodeSides
    sequences: tuple[str, ...] | None
    places: Callable[[str], Iterable[int]] = field(repr=False)
    shortcut: Callable[[str, int], object] = field(repr=False)
    worded: WordTable = field(repr=False)
    plain: Table = field(repr=False)

    def breaks(self, text: str) -> list[int]:
        """Give the places where ``text`` is to be broken, rising. Raises TimeoutError where an outside rule takes too long."""
        found = []
        shortcut, worded, plain = self.shortcut, self.worded.verdict, self.plain.verdict
        for place in self.places(text):
            verdict = worded(text, place)
            if verdict is None:
                if shortcut(text, place) or plain(text, place) & 1:
                    found.append(place)
            elif min(verdict, plain(text, place)) & 1:
                found.append(place)
        return found
