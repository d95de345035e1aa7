"""Whether a fact of one text is said in another."""

from collections.abc import Sequence

from workflow.facts.fact import Fact, Kind
from workflow.facts.scan import Scan

_ALIKE: dict[Kind, tuple[Kind, ...]] = {
    Kind.NUMBER: (Kind.NUMBER, Kind.TIME),
    Kind.TIME: (Kind.NUMBER, Kind.TIME),
    Kind.MONTH: (Kind.MONTH,),
}


class Pool:
    """What a text says in figures and words, to be asked about facts of another text."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._figures: frozenset[str] | None = None

    def says(self, fact: Fact) -> bool:
        """Tell whether the text says ``fact``, in whatever form."""
        if any(matches(fact, other) for kind in _ALIKE[fact.kind] for other in self._scan.of(kind)):
            return True
        if fact.kind is Kind.NUMBER and fact.readings & self._scan.implied:
            return True
        return bool(fact.parts) and all(part in self._said_in_figures() for part in fact.parts)

    def _said_in_figures(self) -> frozenset[str]:
        if self._figures is None:
            figures: set[str] = set()
            for kind in (Kind.NUMBER, Kind.TIME, Kind.MONTH):
                figures.update(*(fact.readings for fact in self._scan.of(kind)))
            self._figures = frozenset(figures)
        return self._figures


def matches(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts may mean the same. Times agree by their readings alone, the half of the day included."""
    if fact.kind is Kind.TIME and other.kind is Kind.TIME:
        return bool(fact.readings & other.readings)
    if fact.readings & other.readings or fact.readings & other.also or fact.also & other.readings:
        return True
    if fact.parts and other.parts:
        return set(fact.parts) <= set(other.parts)
    return any(part in fact.readings for part in other.parts)


def left_over(here: Scan, there: Scan, kind: Kind) -> list[Fact]:
    """Give the facts of a kind that ``here`` demands and ``there`` does not say."""
    demanded = [fact for fact in here.of(kind) if fact.demands]
    if not demanded:
        return []
    pool = Pool(there)
    return [fact for fact in demanded if not pool.says(fact)]


def said_with(fact: Fact, others: Sequence[Fact]) -> list[Fact]:
    """Give the facts among ``others`` that may mean the same as ``fact``."""
    return [other for other in others if matches(fact, other)]
