"""Compares the facts of a text and of its translation, both ways, by their sets of readings."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from workflow.facts.dates import exchanged_dates, reversed_ranges
from workflow.facts.difference import Difference, Form, Side
from workflow.facts.fact import Fact, Kind
from workflow.facts.matching import Pool, Said, left_over
from workflow.facts.money_and_shares import currencies, shares
from workflow.facts.scan import Scan, scan
from workflow.facts.written import number_difference

_VERBATIM = (Kind.ADDRESS, Kind.SYMBOL, Kind.PHONE)
_SMALLEST_TOLD = 2
# Past so many, facts are compared by what they mean and no longer one by one: a table of figures must not hold up the desk.
_MANY = 64


def differences(source: str, translation: str, source_language: str, target_language: str) -> tuple[Difference, ...]:
    """Give what ``translation`` states otherwise than ``source``, in order of kind."""
    theirs, ours = scan(source, source_language), scan(translation, target_language)
    if not theirs.facts and not ours.facts:
        return ()
    return tuple(_differences(theirs, ours))


def _differences(source: Scan, target: Scan) -> Iterable[Difference]:
    for kind in _VERBATIM:
        yield from _verbatim(source, target, kind)
    dates = exchanged_dates(source, target)
    yield from dates.differences
    yield from reversed_ranges(source, target)
    said_there, said_here = Said(target), Said(source)
    for kind in (Kind.MONTH, Kind.TIME, Kind.NUMBER):
        lost = dates.without(left_over(source, said_there, kind), Side.SOURCE)
        new = dates.without(left_over(target, said_here, kind), Side.TARGET)
        if not lost and not new:
            continue
        if kind is Kind.NUMBER:
            yield from _numbers(source, target, lost, new)
            continue
        for fact, other in _paired(lost, new):
            yield told(str(kind), source, target, fact, other)
    yield from shares(source, target)
    yield from currencies(source, target)


def _verbatim(source: Scan, target: Scan, kind: Kind) -> Iterable[Difference]:
    theirs, ours = source.of(kind), target.of(kind)
    if not theirs and not ours:
        return
    there, here = Pool(ours), Pool(theirs)
    lost = [fact for fact in theirs if not there.says(fact)]
    new = [fact for fact in ours if not here.says(fact)]
    for fact, other in _paired(lost, new):
        fix = fact.text if fact and other else None
        yield told(str(kind), source, target, fact, other, fix)


def _numbers(source: Scan, target: Scan, lost: list[Fact], new: list[Fact]) -> Iterable[Difference]:
    yield from _by_writing(source, target, lost, new)
    words_there = _words_unsaid(target, source)
    words_here = _words_unsaid(source, target)
    for fact, other in _paired(lost, new):
        there = words_there.pop(0) if other is None and words_there else other
        here = words_here.pop(0) if fact is None and words_here else fact
        yield told("number", source, target, here, there)


def _by_writing(source: Scan, target: Scan, lost: list[Fact], new: list[Fact]) -> Iterable[Difference]:
    """Give the pairs that differ in how they are written alone, and take them off both lists."""
    theirs, ours = source.of(Kind.NUMBER)[:_MANY], target.of(Kind.NUMBER)[:_MANY]
    for fact in lost[:_MANY]:
        candidates = [*new[:_MANY], *(each for each in ours if each not in new)]
        found = next((hit for other in candidates if (hit := number_difference(source, target, fact, other))), None)
        if found is not None:
            lost.remove(fact)
            if found.target in new:
                new.remove(found.target)
            if found.name:
                yield found
    for other in new[:_MANY]:
        found = next((hit for fact in theirs if (hit := number_difference(source, target, fact, other))), None)
        if found is not None:
            new.remove(other)
            if found.name:
                yield found


def _words_unsaid(here: Scan, there: Scan) -> list[Fact]:
    """Numbers in words that the other text does not have: where a figure is missing, one of them may stand for it."""
    words = [
        fact
        for fact in here.of(Kind.NUMBER)
        if fact.numeral is not None and not fact.numeral.digits and fact.numeral.mantissa and _tells(fact)
    ]
    said = Said(there) if words else None
    return [fact for fact in words if said is not None and not said.says(fact)]


def _tells(fact: Fact) -> bool:
    return any(reading.isdecimal() and int(reading) > _SMALLEST_TOLD for reading in fact.readings)


def _paired(lost: Sequence[Fact], new: Sequence[Fact]) -> list[tuple[Fact | None, Fact | None]]:
    """Pair what is missing with what was added, the likest first, then what is left by itself."""
    by_lost = (
        _likest(lost, new) if len(lost) * len(new) <= _MANY**2 else {i: i for i in range(min(len(lost), len(new)))}
    )
    pairs: list[tuple[Fact | None, Fact | None]] = [
        (fact, new[by_lost[i]] if i in by_lost else None) for i, fact in enumerate(lost)
    ]
    taken = set(by_lost.values())
    return pairs + [(None, other) for j, other in enumerate(new) if j not in taken]


def _likest(lost: Sequence[Fact], new: Sequence[Fact]) -> dict[int, int]:
    ranked = sorted(
        (-DamerauLevenshtein.normalized_similarity(fact.text, other.text), abs(i - j), i, j)
        for i, fact in enumerate(lost)
        for j, other in enumerate(new)
    )
    by_lost: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in ranked:
        if i not in by_lost and j not in taken:
            by_lost[i] = j
            taken.add(j)
    return by_lost


def told(
    name: str, source: Scan, target: Scan, fact: Fact | None, other: Fact | None, fix: str | None = None
) -> Difference:
    """Make a Difference of two facts that should agree; its place is in the target where there is one."""
    place = other or fact
    assert place is not None  # noqa: S101 - one of both is there
    side = Side.TARGET if other else Side.SOURCE
    form = Form.CHANGED if fact and other else Form.ADDED if other else Form.MISSING
    return Difference(name, form, source.language, target.language, side, place.start, place.end, fact, other, fix)
