"""Whether a fact of one text is said in another."""

from collections.abc import Iterable

from workflow.facts.fact import Fact, Kind
from workflow.facts.scan import Scan


class Pool:
    """What facts say, to be asked about facts of another text: three sets, so that a question costs the same in any text.

    ``readings`` is what they mean, ``also`` what they may stand for, ``parts`` what they say only together with another number.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.first: dict[str, Fact] = {}
        self.readings: set[str] = set()
        self.also: set[str] = set()
        self.parts: set[str] = set()
        for fact in facts:
            self.readings |= fact.readings
            self.also |= fact.also
            self.parts.update(fact.parts)
            for reading in (*fact.readings, *fact.also, *fact.parts):
                self.first.setdefault(reading, fact)

    def says(self, fact: Fact) -> bool:
        """Tell whether one of them may mean the same as ``fact``, or several do together."""
        if not (fact.readings.isdisjoint(self.readings) and fact.readings.isdisjoint(self.also)):
            return True
        if not (fact.also.isdisjoint(self.readings) and fact.readings.isdisjoint(self.parts)):
            return True
        return bool(fact.parts) and all(part in self.readings or part in self.parts for part in fact.parts)

    def like(self, fact: Fact) -> Fact | None:
        """Give the first of them that may mean the same as ``fact``, itself written in one piece."""
        return next((self.first[reading] for reading in (*fact.readings, *fact.also) if reading in self.first), None)


class Said:
    """What a text says in figures and words, times and months."""

    def __init__(self, scan: Scan) -> None:
        self._implied = scan.implied
        self._pools = {kind: Pool(scan.of(kind)) for kind in (Kind.NUMBER, Kind.TIME, Kind.MONTH)}

    def says(self, fact: Fact) -> bool:
        """Tell whether the text says ``fact``, in whatever form."""
        numbers, times, months = (self._pools[kind] for kind in (Kind.NUMBER, Kind.TIME, Kind.MONTH))
        if fact.kind is Kind.MONTH:
            # "5/2018" has the month too.
            return months.says(fact) or not fact.readings.isdisjoint(numbers.parts)
        if fact.kind is Kind.TIME:
            # Two times agree by their readings alone, the half of the day included.
            return not fact.readings.isdisjoint(times.readings) or numbers.says(fact)
        if numbers.says(fact) or times.says(fact) or not fact.readings.isdisjoint(self._implied):
            return True
        said = (numbers.readings, times.readings, months.readings)
        return bool(fact.parts) and all(any(part in each for each in said) for part in fact.parts)


def left_over(here: Scan, there: Said, kind: Kind) -> list[Fact]:
    """Give the facts of a kind that ``here`` demands and ``there`` does not say."""
    return [fact for fact in here.of(kind) if fact.demands and not there.says(fact)]
