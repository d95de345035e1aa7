"""Speed of facts and checks on press copy made of a fixed seed, beside translate-toolkit's checks in the same run."""

import random
import time
from collections.abc import Callable

from translate.filters.checks import StandardChecker
from translate.storage.po import pounit

from workflow.checks import check, check_block, checks
from workflow.facts.scan import _scan, scan

SEGMENTS = 5_000
BLOCK = 4
_FACTS = {
    "ar": ("{n} شخص", "{m} في المائة", "الهدف {a}.{b}", "في {d} أيار/مايو {y}", "{a}.{b} مليون دولار", "القرار A/RES/{d}/{n}", "الدورة الخامسة والعشرون"),
    "en": ("{n} people", "{m} per cent", "target {a}.{b}", "on {d} May {y}", "${a}.{b} million", "resolution A/RES/{d}/{n}", "the twenty-fifth session"),
    "fr": ("{n} personnes", "{m} %", "cible {a},{b}", "le {d} mai {y}", "{a},{b} millions de dollars", "la résolution A/RES/{d}/{n}", "la vingt-cinquième session"),
}  # fmt: skip
_WORDS = {
    "ar": "قالت المنظمة الوزارة إن السفن المحملة بالمساعدات وصلت إلى الميناء صباح اليوم بعد رحلة طويلة وشاقة عبر البحر الأحمر",
    "en": "the agency said that ships carrying relief supplies reached the harbour early today after a long and hard voyage across the sea",
    "fr": "l’agence a déclaré que des navires chargés de secours étaient arrivés au port tôt ce matin après une longue et rude traversée",
}  # fmt: skip
_FORMS = len(_FACTS["en"])


def _segments(seed: int = 10) -> list[dict[str, str]]:
    rng = random.Random(seed)
    made = []
    for number in range(SEGMENTS):
        values = {
            "n": rng.randint(13, 989), "m": rng.randint(3, 97), "a": rng.randint(2, 40), "b": rng.randint(1, 9),
            "d": rng.randint(10, 28), "y": rng.randint(1990, 2030),
        }  # fmt: skip
        forms = rng.sample(range(_FORMS), rng.choice((0, 0, 1, 1, 2)))
        places = [rng.random() for _ in forms]
        length = rng.randint(8, 34)
        segment = {}
        for language, line in _WORDS.items():
            words = line.split()
            text = [words[(number + place) % len(words)] for place in range(length)]
            for form, place in zip(forms, places, strict=True):
                text.insert(int(place * length), _FACTS[language][form].format_map(values))
            segment[language] = " ".join(text) + "."
        made.append(segment)
    return made


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print segments a second of each stage."""
    segments = _segments()
    first = _seconds(
        lambda: (checks(), check("One 12.", "Un 12.", "en", "fr"), check("One 12.", "واحد 12.", "en", "ar"))
    )
    print(f"first use, three languages: {first * 1000:.0f} ms")
    for language in ("ar", "en", "fr"):
        _scan.cache_clear()
        took = _seconds(lambda code=language: [scan(segment[code], code) for segment in segments])  # type: ignore[misc]
        print(f"facts, {language}: {SEGMENTS / took:,.0f} segments/s")
    for source, target in (("ar", "en"), ("ar", "fr"), ("en", "ar"), ("en", "fr")):
        _scan.cache_clear()
        took = _seconds(lambda s=source, t=target: [check(each[s], each[t], s, t) for each in segments])  # type: ignore[misc]
        peer = _peer(segments, source, target)
        print(
            f"checks, {source}-{target}: {SEGMENTS / took:,.0f} segments/s; translate-toolkit without spelling and capitals: {peer:,.0f}"
        )
    _scan.cache_clear()
    print(
        f"a release of {SEGMENTS:,} segments from Arabic into two languages: {_seconds(lambda: _release(segments)):.2f} s"
    )


def _release(segments: list[dict[str, str]]) -> int:
    return sum(
        len(
            check_block(
                {code: [each[code] for each in segments[start : start + BLOCK]] for code in ("ar", "en", "fr")}, "ar"
            )
        )
        for start in range(0, SEGMENTS, BLOCK)
    )


def _peer(segments: list[dict[str, str]], source: str, target: str) -> float:
    checker = StandardChecker(excludefilters=dict.fromkeys(("spellcheck", "simplecaps", "startcaps")))
    units = []
    for segment in segments[: SEGMENTS // 5]:
        unit = pounit(segment[source])
        unit.target = segment[target]
        units.append(unit)
    return len(units) / _seconds(lambda: [checker.run_filters(unit) for unit in units])
