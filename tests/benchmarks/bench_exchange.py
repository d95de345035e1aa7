"""Speed of exchange files: 5,000 units in three languages, out and back."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from workflow.exchange import Origin, Target, Unit, po, po_return, tmx, tmx_return, xliff, xliff_return
from workflow.publishing.renditions.table import table
from workflow.text import Code, Role

Value = TypeVar("Value")

SEGMENTS = 5_000
_WORDS = {
    "en": [
        "the",
        "port",
        "opens",
        "ships",
        "enter",
        "harbour",
        "agency",
        "said",
        "people",
        "Monday",
        "work",
        "water",
        "city",
    ],
    "ar": ["يفتح", "الميناء", "السفن", "الوكالة", "قالت", "الناس", "العمل", "المياه", "المدينة", "اليوم"],
    "fr": [
        "le",
        "port",
        "ouvre",
        "navires",
        "entrent",
        "agence",
        "a",
        "dit",
        "les",
        "gens",
        "travail",
        "eau",
        "ville",
        "lundi",
    ],
}
_CODES = (Code(Role.OPEN, 1, "bold"), Code(Role.CLOSE, 1, "bold"), Code(Role.ALONE, 1, "break"))


def main() -> None:
    """Print seconds for writing and reading each format."""
    units = _units()
    origin = Origin("harbour-opens", "The harbour opens", "en", "harbour.docx")
    in_po = _timed("PO write", lambda: po.write(units, origin, "fr"))
    _timed("PO read", lambda: po_return.read(in_po, "a.po", "fr"))
    in_xliff = _timed("XLIFF write", lambda: xliff.write(units, origin, "fr"))
    _timed("XLIFF read", lambda: xliff_return.read(in_xliff, "a.xlf", "fr"))
    in_tmx = _timed("TMX write, three languages", lambda: tmx.write(units, origin, ["ar", "fr"]))
    _timed("TMX read", lambda: tmx_return.read(in_tmx, "a.tmx", "fr"))
    _timed("table write, three languages", lambda: table(units, origin, ["ar", "fr"]))


def _units() -> list[Unit]:
    chance = random.Random(7)

    def sentence(language: str) -> str:
        words = chance.choices(_WORDS[language], k=20)
        words[5] = f"❶{words[5]}➊"
        return " ".join(words) + "."

    return [
        Unit(
            key=f"s{number:07}",
            number=number,
            block=f"b{number // 4}",
            kind="paragraph",
            codes=_CODES,
            source=sentence("en"),
            targets={language: Target(sentence(language), 2, "0" * 32, "approved") for language in ("ar", "fr")},
        )
        for number in range(1, SEGMENTS + 1)
    ]


def _timed(what: str, run: Callable[[], Value]) -> Value:
    started = time.perf_counter()
    value = run()
    print(f"exchange: {what}, {SEGMENTS:,} units: {time.perf_counter() - started:.2f} s")
    return value
