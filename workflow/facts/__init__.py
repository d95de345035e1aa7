"""What a text states, and where two languages state different things."""

from collections.abc import Mapping

from workflow.facts.comparison import differences
from workflow.facts.difference import Difference, Form, Side
from workflow.facts.fact import Fact, Kind, Numeral, Percent
from workflow.facts.scan import Scan, scan

__all__ = [
    "Difference",
    "Fact",
    "Form",
    "Kind",
    "Numeral",
    "Percent",
    "Scan",
    "Side",
    "compare",
    "differences",
    "facts",
    "scan",
]


def facts(text: str, language: str) -> list[Fact]:
    """Give the facts of ``text``, which may hold inline codes, in order of place; words that only might count ("a", "both") left out."""
    return [fact for fact in scan(text, language).facts if fact.told]


def compare(texts: Mapping[str, str]) -> list[Difference]:
    """Compare a text in several languages, by code: each with the first, which is the source."""
    (source, text), *others = texts.items()
    return [found for code, other in others for found in differences(text, other, source, code)]
