"""Milliseconds and kilobytes of each form in which a release goes out: of 15, 500 and 5,000 segments (100,000 words), in three languages."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime

from tests import run
from tests.benchmarks.reference import loop
from workflow.documents import Document
from workflow.exchange import Origin, Target, Unit
from workflow.publishing.renditions.edition import Edition, files
from workflow.publishing.renditions.names import FORMATS, PDF, SOURCE
from workflow.text import Block, CodedText, Kind

SIZES = ((15, 3), (500, 5), (5_000, 5))
LARGEST_PDF = 500
_TEXTS: Mapping[str, str] = {
    "en": "The regional health agency IOM opened a floating clinic today that serves 25 villages along the river with 12 doctors.",
    "ar": "افتتحت وكالة الصحة الإقليمية IOM اليوم عيادة عائمة تخدم 25 قرية على ضفاف النهر، والهاتف +20 2 2736 5140 للاستفسار عن المواعيد.",
    "fr": "L’agence régionale de santé OIM a ouvert aujourd’hui une clinique flottante qui dessert 25 villages le long de la rive.",
}
_ORIGIN = Origin("clinic", "A floating clinic", "en", "clinic.md", datetime(2026, 1, 5, 9, tzinfo=UTC))


def main() -> None:
    """Print a line for each form at each size; no PDF of the largest, which takes minutes."""
    run.begin()
    print(f"reference loop: {loop():.0f} ms")
    _warm()
    for segments, together in SIZES:
        document, units, editions = _release(segments, together)
        for name in FORMATS:
            if name == SOURCE or (name == PDF and segments > LARGEST_PDF):
                continue
            start = time.perf_counter()
            made = files(document, units, _ORIGIN, editions, [name])
            took = (time.perf_counter() - start) * 1000
            size = sum(len(file.data) for file in made) / 1000
            print(f"  {segments:6,} segments  {name:11} {len(made)} files {took:9,.0f} ms {size:9,.0f} kB")
    print(f"reference loop: {loop():.0f} ms")


def _warm() -> None:
    """Have the libraries read in, and fonts found."""
    document, units, editions = _release(1, 1)
    files(document, units, _ORIGIN, editions, [name for name in FORMATS if name != SOURCE])


def _release(segments: int, together: int) -> tuple[Document, list[Unit], list[Edition]]:
    keys = [str(number) for number in range(segments // together)]
    blocks = tuple(Block(key, Kind.PARAGRAPH, _block("en", together)) for key in keys)
    document = Document("markdown", "clinic.md", "en", b"", blocks, (), {}, {})
    targets = {language: Target(_TEXTS[language], 1, "", "approved") for language in ("ar", "fr")}
    units = [
        Unit(f"k{number}", number + 1, str(number // together), "paragraph", (), _TEXTS["en"], targets)
        for number in range(segments)
    ]
    editions = [Edition(language, {key: _block(language, together) for key in keys}) for language in _TEXTS]
    return document, units, editions


def _block(language: str, together: int) -> CodedText:
    return CodedText(" ".join([_TEXTS[language]] * together))
