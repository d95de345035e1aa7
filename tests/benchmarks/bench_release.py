"""A release from file to files, of 15 and of 5,000 segments, into two languages, on both stores: milliseconds and statements."""

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event

from tests import run, stores
from tests.benchmarks.reference import loop
from tests.builders import NOW, a_person
from workflow.documents import read
from workflow.exchange import Returned
from workflow.people.standing import seen_release
from workflow.publishing.delivery import zipped
from workflow.publishing.export import draw_up
from workflow.releases.exceptions import source_of
from workflow.releases.files import keep
from workflow.releases.opening import Terms, open_release
from workflow.releases.pages import SegmentLine, show
from workflow.releases.plan import plan
from workflow.releases.versions import revise
from workflow.review.bulk import approve_all
from workflow.review.findings import fill_gaps
from workflow.review.take_in import take_in
from workflow.store import Store

SIZES = (15, 5_000)
CHANGED = 100
IN_A_PARAGRAPH = 5
_WORDS = [
    "the",
    "port",
    "opens",
    "ships",
    "enter",
    "harbour",
    "agency",
    "said",
    "people",
    "work",
    "water",
    "city",
    "council",
    "budget",
    "meeting",
    "ministers",
]


def main() -> None:
    """Print a line for each step, at each size, on each store."""
    run.begin()
    print(f"reference loop: {loop():.0f} ms")
    for kind in stores.KINDS:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder, stores.fresh(kind, Path(folder)) as store:
                _story(store, kind, size)
    print(f"reference loop: {loop():.0f} ms")


class _Clock:
    """Times one step after another and counts what they send to the database."""

    def __init__(self, store: Store, name: str) -> None:
        self.name = name
        self.sent = 0
        event.listen(store.engine, "before_cursor_execute", self._count)

    def _count(self, *_: object) -> None:
        self.sent += 1

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        before, start = self.sent, time.perf_counter()
        yield
        took = (time.perf_counter() - start) * 1000
        statements = f"{self.sent - before:4d} statements" if self.sent > before else ""
        print(f"{self.name:22} {what:34} {took:8.0f} ms {statements}")


def _story(store: Store, kind: str, size: int) -> None:
    clock = _Clock(store, f"{kind}, {size:,}")
    sentences = _sentences(size)
    with store.write() as session:
        roles = ["desk", *(f"{role}:{language}" for role in ("translator", "reviewer") for language in ("ar", "fr"))]
        dora, rita = (a_person(session, login, roles=roles) for login in ("dora", "rita"))
    with clock.step("import, all"):
        with clock.step("  read, segmented, blobs kept"):
            document = read(_text(sentences), "notice.txt", "en")
            made = plan([document], "en")
            kept = keep(store.blobs, document)
        with clock.step("  opened into two languages"), store.write() as session:
            opened = open_release(session, dora, made, [kept], Terms(["ar", "fr"]), now=NOW)
    _translate(store, clock, opened.release, "ar", dora, rita)
    with store.write() as session:
        row_id = seen_release(session, None, opened.release, NOW)
        with clock.step("checked again, nothing to check"):
            fill_gaps(session, row_id)
    with clock.step("exported, all formats"), store.read() as session:
        drawn = draw_up(session, store.blobs, None, opened.release, now=NOW, draft=True)
        zipped(drawn.bundle)
    _new_version(store, clock, opened.release, sentences, dora)


def _translate(store: Store, clock: _Clock, release: str, language: str, who: str, other: str) -> None:
    with store.read() as session:
        lines = show(session, None, release, now=NOW).segments
    entries = [_entry(line, language, place) for place, line in enumerate(lines, start=1)]
    with clock.step(f"{language} taken in and confirmed"), store.write() as session:
        take_in(session, who, release, language, entries, NOW, confirm=True)
    with store.write() as session:
        row_id = seen_release(session, None, release, NOW)
        with clock.step(f"{language} checked"):
            fill_gaps(session, row_id, [language])
    with clock.step(f"{language} approved"), store.write() as session:
        approve_all(session, other, release, language, NOW)


def _entry(line: SegmentLine, language: str, place: int) -> Returned:
    text = f"{language.upper()} {line.source}"
    return Returned(line.key, text, line.source, line.translations[language].version, None, fuzzy=False, place=place)


def _new_version(store: Store, clock: _Clock, release: str, sentences: list[str], who: str) -> None:
    changed = list(sentences)
    for place in _dice().sample(range(len(changed)), min(CHANGED, len(changed) // 5)):
        changed[place] = changed[place].replace("port", "haven", 1).replace("the", "a", 1)
    _dice().shuffle(changed)
    with clock.step("new version, all"):
        with clock.step("  read, segmented, blobs kept"):
            with store.read() as session:
                rules = source_of(session, who, release, now=NOW)
            document = read(_text(changed), "notice.txt", "en")
            made = plan([document], "en", exceptions=rules.exceptions)
            kept = keep(store.blobs, document)
        with clock.step("  shuffled, some changed"), store.write() as session:
            report = revise(session, who, release, made, [kept], now=NOW)
    told = (
        f"kept {report.kept}, changed {len(report.changed)}, added {len(report.added)}, dropped {len(report.dropped)}"
    )
    print(f"{clock.name:22}   {told}")


def _dice() -> random.Random:
    return random.Random(20)


def _sentences(count: int) -> list[str]:
    dice = _dice()
    return [f"Item {number} says {' '.join(dice.choices(_WORDS, k=dice.randint(6, 22)))}." for number in range(count)]


def _text(sentences: list[str]) -> bytes:
    starts = range(0, len(sentences), IN_A_PARAGRAPH)
    return "\n\n".join(" ".join(sentences[start : start + IN_A_PARAGRAPH]) for start in starts).encode()
