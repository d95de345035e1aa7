"""An SRX file from outside: its rules compiled behind limits of time and size, and what to say where they cannot be used."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from workflow.errors import FactValue
from workflow.segmentation.bare import Seam
from workflow.segmentation.exceptions import Exception_
from workflow.segmentation.pattern import foreign_syntax, joined_in, nesting, reference
from workflow.segmentation.rules import Rule, RuleSet, Table, WordTable, compiled
from workflow.segmentation.segmenter import seams, strictly
from workflow.segmentation.srx import DEEPEST_NESTING, SrxRules

SECONDS = 0.3
"""How long one rule may take on one block; the package looks at the clock now and then, so it may take somewhat more."""

MOST_OF_PATTERNS = 300_000
"""Characters of all patterns that one language may have."""

Block = tuple[str, Container[int]]
"""A paragraph, and the offsets of its inline codes that are line breaks."""


@dataclass(frozen=True, slots=True)
class Unused:
    """Why an outside file's rules were not used: worded by ``segmentation.<reason>`` with the file, the rule and a detail.

    ``reason``: ``syntax`` (Java's or ICU's, not read here), ``pattern``, ``nesting``, ``patterns_large``, ``timeout``, ``no_rules``.
    ``rule`` is its place among all rules of the file, from 1; 0 where no single one is to blame.
    """

    file: str
    rule: int
    reason: str
    detail: str = ""

    @property
    def code(self) -> str:
        """The code of its words."""
        return f"segmentation.{self.reason}"

    @property
    def facts(self) -> dict[str, FactValue]:
        """What fills its words."""
        return {"file": self.file, "rule": self.rule, "detail": self.detail}


@dataclass(frozen=True, slots=True)
class Cut:
    """The segments of each block of a document, and why an outside file was not used, if it was not."""

    blocks: tuple[tuple[Seam, ...], ...]
    warning: Unused | None = None


def rule_set(file: SrxRules, language: str) -> RuleSet | Unused:
    """Compile the rules that ``file`` has for ``language``, or say why not."""
    rules = file.rules_of(language)
    if not rules:
        return Unused(file.name, 0, "no_rules", language)
    if sum(len(rule.before) + len(rule.after) for rule in rules) > MOST_OF_PATTERNS:
        return Unused(file.name, 0, "patterns_large")
    faults = _faults(rules, file.name)
    if fault := next(faults, None):
        return fault
    try:
        return RuleSet(
            name=file.name,
            sides=file.sides,
            sequences=None,
            places=_searched(rules),
            shortcut=lambda _text, _place: None,
            worded=WordTable([], {}),
            plain=Table(enumerate(rules), {}, SECONDS),
        )
    except (regex.error, RecursionError):
        return Unused(file.name, 0, "pattern")


def notes(file: SrxRules) -> list[Unused]:
    """Give what is to be said of a file when it is brought in: each rule, of any language, that cannot be read here."""
    return [fault for group in file.rules.values() for fault in _faults(group, file.name, compiling=False)]


def cut(
    blocks: Sequence[Block], language: str, *, file: SrxRules | None = None, exceptions: Sequence[Exception_] = ()
) -> Cut:
    """Give the segments of a document's blocks by the rules of ``file``; where they fail on one block, by the language's own on all."""
    warning = None
    if file is not None:
        table = rule_set(file, language)
        if isinstance(table, RuleSet):
            try:
                return Cut(tuple(tuple(strictly(text, table, exceptions, breaks)) for text, breaks in blocks))
            except TimeoutError:
                warning = Unused(file.name, _slow_rule(file.rules_of(language), blocks), "timeout")
        else:
            warning = table
    own = (seams(text, language, exceptions=exceptions, breaks=breaks) for text, breaks in blocks)
    return Cut(tuple(tuple(found) for found in own), warning)


def _faults(rules: Iterable[Rule], name: str, *, compiling: bool = True) -> Iterator[Unused]:
    for rule in rules:
        # What stands before a place is matched from right to left, where a group is not yet known when it is referred to.
        foreign = foreign_syntax(rule.before) or foreign_syntax(rule.after) or reference(rule.before)
        if foreign:
            yield Unused(name, rule.number, "syntax", foreign)
        elif max(nesting(rule.before), nesting(rule.after)) > DEEPEST_NESTING:
            yield Unused(name, rule.number, "nesting")
        elif compiling:
            try:
                for side in (rule.before, rule.after):
                    compiled(joined_in(side, 0)[0], {})
                compiled(joined_in(rule.pattern, 0)[0], {})
            except (regex.error, RecursionError, OverflowError, ValueError) as fault:
                yield Unused(name, rule.number, "pattern", str(fault))


def _searched(rules: Iterable[Rule]) -> Callable[[str], list[int]]:
    """Give the function that finds the places that any breaking rule opens, rising."""
    searches = [compiled(joined_in(rule.search, 0)[0], {}) for rule in rules if rule.breaks]

    def places(text: str) -> list[int]:
        found: set[int] = set()
        for search in searches:
            found.update(match.end() for match in search.finditer(text, overlapped=True, timeout=SECONDS))
        return sorted(found)

    return places


def _slow_rule(rules: Sequence[Rule], blocks: Sequence[Block]) -> int:
    """Give the number of the first rule that takes too long on one of ``blocks`` by itself; 0 where none does."""
    for rule in rules:
        search = compiled(joined_in(rule.search, 0)[0], {})
        for text, _ in blocks:
            try:
                for _match in search.finditer(text, overlapped=True, timeout=SECONDS):
                    pass
            except TimeoutError:
                return rule.number
    return 0
