"""Compares the facts of a text and of its translation, both ways, by their sets of readings."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from workflow.facts.dates import Exchanged, exchanged_dates, reversed_ranges
from workflow.facts.difference import Difference, Form, Side
from workflow.facts.fact import Fact, Kind
from workflow.facts.matching import Pool, left_over
from workflow.facts.money_and_shares import currencies, shares
from workflow.facts.scan import Scan, scan
from workflow.facts.written import number_difference

_VERBATIM = (Kind.ADDRESS, Kind.SYMBOL, Kind.PHONE)
_SMALLEST_TOLD = 2


def differences(source: str, translation: str, source_language: str, target_language: str) -> tuple[Difference, ...]:
    """Give what ``translation`` states otherwise than ``source``, in order of kind."""
    return _differences(scan(source, source_language), scan(translation, target_language))


def _differences(source: Scan, target: Scan) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for kind in _VERBATIM:
        found += _verbatim(source, target, kind)
    dates = exchanged_dates(source, target)
    found += dates.differences
    found += reversed_ranges(source, target)
    found += _plain_kind(source, target, Kind.MONTH, dates)
    found += _plain_kind(source, target, Kind.TIME, dates)
    found += _numbers(source, target, dates)
    found += shares(source, target)
    found += currencies(source, target)
    return tuple(found)


def _verbatim(source: Scan, target: Scan, kind: Kind) -> Iterable[Difference]:
    theirs, ours = source.of(kind), target.of(kind)
    if not theirs and not ours:
        return
    lost = [fact for fact in theirs if not any(fact.readings & other.readings for other in ours)]
    new = [fact for fact in ours if not any(fact.readings & other.readings for other in theirs)]
    for fact, other in _paired(lost, new):
        fix = fact.text if fact and other else None
        yield told(str(kind), source, target, fact, other, fix)


def _plain_kind(source: Scan, target: Scan, kind: Kind, dates: Exchanged) -> Iterable[Difference]:
    lost = dates.without(left_over(source, target, kind), Side.SOURCE)
    new = dates.without(left_over(target, source, kind), Side.TARGET)
    for fact, other in _paired(lost, new):
        yield told(str(kind), source, target, fact, other)


def _numbers(source: Scan, target: Scan, dates: Exchanged) -> Iterable[Difference]:
    lost = dates.without(left_over(source, target, Kind.NUMBER), Side.SOURCE)
    new = dates.without(left_over(target, source, Kind.NUMBER), Side.TARGET)
    if not lost and not new:
        return
    yield from _by_writing(source, target, lost, new)
    words_there = _words_unsaid(target, source)
    words_here = _words_unsaid(source, target)
    for fact, other in _paired(lost, new):
        there = words_there.pop(0) if other is None and words_there else other
        here = words_here.pop(0) if fact is None and words_here else fact
        yield told("number", source, target, here, there)


def _by_writing(source: Scan, target: Scan, lost: list[Fact], new: list[Fact]) -> Iterable[Difference]:
    """Give the pairs that differ in how they are written alone, and take them off both lists."""
    theirs, ours = source.of(Kind.NUMBER), target.of(Kind.NUMBER)
    for fact in tuple(lost):
        candidates = [*new, *(each for each in ours if each not in new)]
        found = next((hit for other in candidates if (hit := number_difference(source, target, fact, other))), None)
        if found is not None:
            lost.remove(fact)
            if found.target in new:
                new.remove(found.target)
            if found.name:
                yield found
    for other in tuple(new):
        found = next((hit for fact in theirs if (hit := number_difference(source, target, fact, other))), None)
        if found is not None:
            new.remove(other)
            if found.name:
                yield found


def _words_unsaid(here: Scan, there: Scan) -> list[Fact]:
    """Numbers in words that the other text does not have: where a figure is missing, one of them may stand for it."""
    pool = Pool(there)
    return [
        fact
        for fact in here.of(Kind.NUMBER)
        if fact.numeral is not None
        and not fact.numeral.digits
        and fact.numeral.mantissa
        and _tells(fact)
        and not pool.says(fact)
    ]


def _tells(fact: Fact) -> bool:
    return any(reading.isdecimal() and int(reading) > _SMALLEST_TOLD for reading in fact.readings)


def _paired(lost: Sequence[Fact], new: Sequence[Fact]) -> list[tuple[Fact | None, Fact | None]]:
    """Pair what is missing with what was added, the likest first, then what is left by itself."""
    ranked = sorted(
        (-DamerauLevenshtein.normalized_similarity(fact.text, other.text), abs(i - j), i, j)
        for i, fact in enumerate(lost)
        for j, other in enumerate(new)
    )
    by_lost: dict[int, int] = {}
    for _, _, i, j in ranked:
        if i not in by_lost and j not in by_lost.values():
            by_lost[i] = j
    pairs: list[tuple[Fact | None, Fact | None]] = [
        (fact, new[by_lost[i]] if i in by_lost else None) for i, fact in enumerate(lost)
    ]
    taken = set(by_lost.values())
    return pairs + [(None, other) for j, other in enumerate(new) if j not in taken]


def told(
    name: str, source: Scan, target: Scan, fact: Fact | None, other: Fact | None, fix: str | None = None
) -> Difference:
    """Make a Difference of two facts that should agree; its place is in the target where there is one."""
    place = other or fact
    assert place is not None  # noqa: S101 - one of both is there
    side = Side.TARGET if other else Side.SOURCE
    form = Form.CHANGED if fact and other else Form.ADDED if other else Form.MISSING
    return Difference(name, form, source.language, target.language, side, place.start, place.end, fact, other, fix)
