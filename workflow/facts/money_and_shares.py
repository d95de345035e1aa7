"""Per cents and currencies: they hang on numbers that both texts have."""

from collections.abc import Iterable

from workflow.facts.difference import Difference, Form, Side
from workflow.facts.fact import Fact, Kind, Percent
from workflow.facts.matching import said_with
from workflow.facts.scan import Scan


def shares(source: Scan, target: Scan) -> Iterable[Difference]:
    """Give the numbers that are per cents in one text and not in the other."""
    theirs, ours = _numbers(source), _numbers(target)
    for fact in theirs:
        if _is_share(fact):
            plain = _plain_ones(fact, ours)
            if plain:
                yield _share(Form.MISSING, source, target, fact, plain[0])
    for other in ours:
        if _is_share(other):
            plain = _plain_ones(other, theirs)
            if plain:
                yield _share(Form.ADDED, source, target, plain[0], other)


def currencies(source: Scan, target: Scan) -> Iterable[Difference]:
    """Give the currencies that go with an amount in one text and are another, or none, in the other text."""
    theirs, ours = source.of(Kind.CURRENCY), target.of(Kind.CURRENCY)
    lost = [fact for fact in theirs if fact.demands and not _among(fact, ours)]
    new = [fact for fact in ours if fact.demands and not _among(fact, theirs)]
    told: set[frozenset[str]] = set()
    for place in range(max(len(lost), len(new))):
        fact = lost[place] if place < len(lost) else None
        other = new[place] if place < len(new) else None
        spot = other or fact
        if spot is None or spot.readings in told:
            continue
        told.add(spot.readings)
        side = Side.TARGET if other else Side.SOURCE
        form = Form.CHANGED if fact and other else Form.ADDED if other else Form.MISSING
        yield Difference("currency", form, source.language, target.language, side, spot.start, spot.end, fact, other)


def _numbers(scan: Scan) -> list[Fact]:
    return [
        fact for fact in scan.facts if fact.kind is Kind.NUMBER and fact.numeral is not None and fact.numeral.digits
    ]


def _is_share(fact: Fact) -> bool:
    return fact.numeral is not None and fact.numeral.percent is Percent.STATED


def _plain_ones(fact: Fact, others: list[Fact]) -> list[Fact]:
    """Give the same numbers of the other text, if none of them is a per cent."""
    same = said_with(fact, others)
    if any(other.numeral is not None and other.numeral.percent is not Percent.NONE for other in same):
        return []
    return same


def _share(form: Form, source: Scan, target: Scan, fact: Fact, other: Fact) -> Difference:
    return Difference(
        "percent", form, source.language, target.language, Side.TARGET, other.start, other.end, fact, other
    )


def _among(fact: Fact, others: Iterable[Fact]) -> bool:
    return any(fact.readings & other.readings for other in others)
