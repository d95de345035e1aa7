"""Segmentation: its speed beside pySBD on the same text, the worst of the hostile texts, the first use of a language.

Times are processor time. The text is as press copy is: a stop in some 180 characters, and one sentence in sixteen is a case of
tests/segmentation with an abbreviation, a quotation, a decimal or the like in it.
"""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

import pysbd

from tests.benchmarks.hostile_texts import SIZE, hostile_texts
from tests.segmentation.marked import LANGUAGES, cases
from workflow.segmentation import segment

PARAGRAPHS = 600
_OTHER_PARAGRAPHS = 80
_TIMES = 3
_WORDS = {
    "ar": "وقال المتحدث إن الوزارة تعمل مع شركائها على توسيع برنامج المساعدة في المناطق الساحلية التي تضررت من الفيضانات الأخيرة، وأضاف أن مئات الأسر عادت إلى بيوتها بينما تستمر فرق الإغاثة في توزيع الغذاء والماء والدواء على السكان",
    "en": "The spokesperson said that the ministry works with its partners to extend the relief programme in coastal areas which were damaged by recent floods, while hundreds of families returned to their homes and teams continue to hand out food, water and medicine",
    "fr": "Le porte-parole a déclaré que le ministère travaille avec ses partenaires pour étendre le programme d’aide dans les zones côtières touchées par les inondations récentes, tandis que des centaines de familles rentrent et que les équipes distribuent l’eau et les médicaments",
}
_KINDS = {
    "title",
    "initial",
    "abbr",
    "abbr-end",
    "abbr-mid",
    "reference",
    "number",
    "time-date",
    "quote",
    "attribution",
}
_FIRST = (
    "import time; from workflow.segmentation import segment; start = time.process_time(); "
    "segment('A. B', {language!r}); print(time.process_time() - start)"
)


def main() -> None:
    """Print a line for each figure."""
    for language in LANGUAGES:
        _print_speed(language)
    for language in LANGUAGES:
        texts = hostile_texts()
        worst, name = max(
            (_seconds([text], partial(segment, language=language), times=1), name) for name, text in texts.items()
        )
        print(
            f"{language}: worst of {len(texts)} hostile texts of {SIZE:,} characters: {worst:.3f} s ({name}; under 0.2)"
        )
    for language in LANGUAGES:
        print(f"{language}: first use {_first(language):.3f} s (under 0.1)")


def _print_speed(language: str) -> None:
    paragraphs = _paragraphs(language)
    few = paragraphs[:_OTHER_PARAGRAPHS]
    own = sum(map(len, paragraphs)) / _seconds(paragraphs, partial(segment, language=language))
    other = sum(map(len, few)) / _seconds(few, pysbd.Segmenter(language=language, clean=False).segment, times=1)
    print(
        f"{language}: {own / 1e6:.2f} million characters a second, pySBD {other / 1e6:.3f}, "
        f"{own / other:.0f} times as fast (35 at least)"
    )


def _paragraphs(language: str) -> list[str]:
    draw = random.Random(11)
    traps = [case.text.strip() for case in cases(language) if case.kind in _KINDS]
    words = _WORDS[language].split()
    return [
        " ".join(
            draw.choice(traps) if draw.random() < 1 / 16 else _sentence(words, draw) for _ in range(draw.randint(3, 7))
        )
        for _ in range(PARAGRAPHS)
    ]


def _sentence(words: list[str], draw: random.Random) -> str:
    chosen = [words[0], *draw.choices(words[1:], k=draw.randint(20, 36))]
    return f"{' '.join(chosen).rstrip(',،')}."


def _seconds(texts: list[str], work: Callable[[str], object], times: int = _TIMES) -> float:
    """Give the least processor time of several runs over all texts."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best


def _first(language: str) -> float:
    told = subprocess.run(
        [sys.executable, "-c", _FIRST.format(language=language)], check=True, capture_output=True, text=True
    )
    return float(told.stdout)
