"""Per cents and currencies: they hang on numbers that both texts have."""

from collections.abc import Iterable

from workflow.facts.difference import Difference, Form, Side
from workflow.facts.fact import Fact, Kind, Percent
from workflow.facts.matching import Pool
from workflow.facts.scan import Scan


def shares(source: Scan, target: Scan) -> Iterable[Difference]:
    """Give the numbers that are per cents in one text and not in the other."""
    theirs, ours = _numbers(source), _numbers(target)
    for fact, other in _plain_shares(theirs, ours):
        yield _share(Form.MISSING, source, target, fact, other)
    for other, fact in _plain_shares(ours, theirs):
        yield _share(Form.ADDED, source, target, fact, other)


def _plain_shares(facts: list[Fact], others: list[Fact]) -> Iterable[tuple[Fact, Fact]]:
    """Give each per cent whose number the other side has, and nowhere as a per cent, with that number."""
    told = [fact for fact in facts if _percent(fact) is Percent.STATED]
    if not told or not others:
        return
    as_shares = Pool(other for other in others if _percent(other) is not Percent.NONE)
    plain = Pool(other for other in others if _percent(other) is Percent.NONE)
    for fact in told:
        like = plain.like(fact)
        if like is not None and not as_shares.says(fact):
            yield fact, like


def currencies(source: Scan, target: Scan) -> Iterable[Difference]:
    """Give the currencies that go with an amount in one text and are another, or none, in the other text."""
    theirs, ours = source.of(Kind.CURRENCY), target.of(Kind.CURRENCY)
    there, here = Pool(ours), Pool(theirs)
    lost = [fact for fact in theirs if fact.demands and not there.says(fact)]
    new = [fact for fact in ours if fact.demands and not here.says(fact)]
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
    return [fact for fact in scan.of(Kind.NUMBER) if fact.numeral is not None and fact.numeral.digits]


def _percent(fact: Fact) -> Percent:
    return fact.numeral.percent if fact.numeral is not None else Percent.NONE


def _share(form: Form, source: Scan, target: Scan, fact: Fact, other: Fact) -> Difference:
    return Difference(
        "percent", form, source.language, target.language, Side.TARGET, other.start, other.end, fact, other
    )
