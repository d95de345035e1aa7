"""Deeds and readings of the desk on both stores: statements, milliseconds (median and 95th percentile, or of one run)."""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from tests import run, stores
from tests.benchmarks.reference import loop
from tests.builders import NOW, STATES, a_release, an_assignment
from tests.review.desk import Desk, people_at
from tests.review.source import edit_source
from tests.statements import statements
from workflow.exchange.unit import Returned
from workflow.people.idempotency import once
from workflow.review import moves
from workflow.review.bulk import Search, approve_all, replace
from workflow.review.home import home
from workflow.review.pages import editor_page
from workflow.review.take_in import take_in
from workflow.review.undo import undo
from workflow.store import Store
from workflow.store.identifiers import public_id
from workflow.store.tables import assignment, edition, progress, release

SIZES = (15, 5_000)
CROWDS = (10, 1_000, 10_000)
TURNS = 12

Timed = tuple[int, float]
"""Statements, milliseconds."""


def main() -> None:
    """Print a line for each deed and reading, at each size, on each store."""
    run.begin()
    print(f"reference loop: {loop():.0f} ms")
    for kind in stores.KINDS:
        with tempfile.TemporaryDirectory() as folder, stores.fresh(kind, Path(folder)) as store:
            print(kind)
            with store.write() as session:
                people = people_at(session)
            small, large = (a_desk(store, people, size) for size in SIZES)
            for desk in (small, large):
                deeds_on_one_row(desk)
            deeds_on_all_rows(large)
            home_pages(small)
    print(f"reference loop: {loop():.0f} ms")


def a_desk(store: Store, people: dict[str, str], size: int) -> Desk:
    with store.write() as session:
        desk = Desk(store, a_release(session, segments=size, targets=["en"]), people)
        an_assignment(session, desk.built, desk.tom, "translator", "en")
    return desk


def deeds_on_one_row(desk: Desk) -> None:
    """Save, confirm and approve with their idempotency keys, on one row after the other; then the page of the editor."""
    size = len(desk.built.keys)
    turns: dict[str, list[Timed]] = {"save": [], "confirm": [], "approve": []}
    for number in range(1, TURNS + 1):
        turns["save"].append(on_row(desk, moves.save, desk.tom, number, text=f"This is sentence number {number}."))
        turns["confirm"].append(on_row(desk, moves.confirm, desk.tom, number))
        turns["approve"].append(on_row(desk, moves.approve, desk.rita, number))
    for name, counted in turns.items():
        tell(f"{name}, {size:,} segments", counted)

    def read() -> None:
        with desk.store.read() as session:
            editor_page(session, desk.tom, desk.release, "en", NOW)

    tell(f"editor page, {size:,} segments", [timed(desk.store, read) for _ in range(TURNS)])


def on_row(desk: Desk, deed: Callable[..., Any], who: str, number: int, **more: Any) -> Timed:
    row = desk.row(number)
    where, key = desk.where(number), f"{deed.__name__}-{number}-{desk.release}"

    def act() -> None:
        with desk.store.write() as session:
            once(session, who, key, "hash", NOW, lambda: deed_in(session))

    def deed_in(session: Session) -> None:
        deed(session, who, where, seen_version=row.version, seen_base_hash=row.base_hash, now=NOW, **more)

    return timed(desk.store, act)


def deeds_on_all_rows(desk: Desk) -> None:
    rows = desk.rows().rows
    entries = [
        Returned(
            key=row.key,
            text=f"This is sentence number {number}.",
            source=None,
            version=row.translation.version,
            base=row.translation.base_hash,
            fuzzy=False,
            place=number,
        )
        for number, row in enumerate(rows, start=1)
    ]
    where = (desk.release, "en")
    sources = {number: f"هذه جملة جديدة رقم {number}." for number in range(1, 101)}
    deeds: list[tuple[str, Callable[[], Any]]] = [
        ("file taken in, confirmed, checked", lambda: desk.do(take_in, desk.tom, *where, entries, confirm=True)),
        ("approve all", lambda: desk.do(approve_all, desk.rita, *where)),
        ("undo of it", lambda: undo_last(desk)),
        ("redo", lambda: undo_last(desk)),
        ("replace in all", lambda: desk.do(replace, desk.rita, *where, Search("sentence", "phrase"))),
        ("undo of it", lambda: undo_last(desk)),
        ("source of 100 changed", lambda: edit_source(desk, sources, whole=True)),
    ]
    for name, deed in deeds:
        tell(f"{name}, {len(rows):,} rows", [timed(desk.store, deed)])


def undo_last(desk: Desk) -> None:
    desk.do(undo, desk.dora, desk.release, len(desk.actions()))


def home_pages(desk: Desk) -> None:
    made = 0
    for crowd in CROWDS:
        with desk.store.write() as session:
            more_releases(session, desk, made, crowd)
        made = crowd
        for who in ("tom", "dora"):
            turns = [timed(desk.store, lambda: read_home(desk, desk.people[who])) for _ in range(TURNS)]  # noqa: B023
            tell(f"home page of {who}, {crowd:,} releases", turns)


def read_home(desk: Desk, person: str) -> None:
    with desk.store.read() as session:
        home(session, person, NOW)


def more_releases(session: Session, desk: Desk, made: int, wanted: int) -> None:
    """Releases without segments, nine of ten published; Tom translates one in fifty."""
    rows = [
        {
            "public_id": public_id(),
            "title": f"بيان {number}",
            "slug": "notice",
            "source_language": "ar",
            "state": "published" if number % 10 else "open",
            "opened_at": NOW,
            "due_at": NOW + timedelta(minutes=number),
        }
        for number in range(made, wanted)
    ]
    session.execute(insert(release), rows)
    fresh = select(release.c.id).where(release.c.id.not_in(select(edition.c.release_id)))
    ids = list(session.execute(fresh).scalars())
    sources = [{"release_id": one, "language": "ar", "state": "source", "base_id": None} for one in ids]
    session.execute(insert(edition), sources)
    found = session.execute(select(edition.c.release_id, edition.c.id).where(edition.c.language == "ar")).all()
    bases = {told.release_id: told.id for told in found}
    targets = [
        {"release_id": one, "language": language, "state": "translation", "base_id": bases[one]}
        for one in ids
        for language in ("en", "fr")
    ]
    session.execute(insert(edition), targets)
    uncounted = select(edition.c.id).where(edition.c.id.not_in(select(progress.c.edition_id)))
    counts = [
        {"edition_id": one, "state": state, "segments": 0, "words": 0}
        for one in session.execute(uncounted).scalars()
        for state in STATES
    ]
    session.execute(insert(progress), counts)
    parts = [{"release_id": one, "person_id": desk.tom, "role": "translator", "language": "en"} for one in ids[::50]]
    session.execute(insert(assignment), parts)


def tell(name: str, turns: list[Timed]) -> None:
    sent = {one for one, _ in turns}
    times = [spent for _, spent in turns]
    worst = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    told = f"{median(times):8.1f} / {worst:8.1f} ms" if len(times) > 1 else f"{times[0]:8.0f} ms"
    print(f"  {name:55} {'-'.join(str(one) for one in sorted(sent)):>6} statements {told}")


def timed(store: Store, act: Callable[[], Any]) -> Timed:
    with statements(store) as sent:
        start = time.perf_counter()
        act()
        spent = time.perf_counter() - start
    return len(sent), spent * 1000
