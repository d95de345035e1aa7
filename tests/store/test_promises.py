"""What the database refuses, whoever asks: each promise is broken by SQL, on both stores."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Table, UniqueConstraint, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tests.builders import GAP, NOW, BuiltRelease, a_person, a_release, an_assignment, put
from tests.history.events import tell
from workflow.history.record import Undone
from workflow.store import Store
from workflow.store.identifiers import public_id
from workflow.store.tables import (
    block,
    comment,
    dismissal,
    document,
    edition,
    event,
    lineage,
    memory_unit,
    memory_variant,
    metadata,
    notice,
    person,
    placement,
    progress,
    publication,
    release,
    role_grant,
    segment,
    source_version,
    thread,
    translation,
    write_key,
)


class Desk:
    """Two releases whose rows break a promise, one at a time."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.tom = a_person(session, "tom")
        self.rita = a_person(session, "rita")
        self.built = a_release(session)
        self.other = a_release(session)
        put(session, self.built, 1, "en", state="approved", text="Signed.", by=self.tom, approved_by=self.rita)
        put(session, self.built, 2, "en", state="translated", text="It is.", by=self.tom)
        done = tell(session, self.built, "save")
        self.event = Undone(done.event_id, done.seq)

    def row(self, number: int, language: str = "en", built: BuiltRelease | None = None, **values: Any) -> None:
        """Change the translation of segment ``number``."""
        place = (built or self.built).of(number, language)
        statement = update(translation).where(
            translation.c.edition_id == place["edition_id"], translation.c.segment_id == place["segment_id"]
        )
        self.session.execute(statement.values(values))

    def change(self, table: Table, built: BuiltRelease | None = None, **values: Any) -> None:
        """Change all rows of a table that are of a release."""
        where = table.c.id if table is release else table.c.release_id
        self.session.execute(update(table).where(where == (built or self.built).id).values(values))

    def add(self, table: Table, **values: Any) -> None:
        self.session.execute(insert(table), values)

    def place(self, **values: Any) -> None:
        """Place a segment that has no place yet, at the end."""
        one = self.session.execute(
            insert(segment).returning(segment.c.id), {"release_id": self.built.id, "key": "another2"}
        ).scalar_one()
        row = {
            "release_id": self.built.id,
            "source_version_id": self.built.source_version_id,
            "segment_id": one,
            "block_id": self.built.blocks[0],
            "position": 9 * GAP,
            "imported": "x",
            "words": 1,
        }
        self.session.execute(insert(placement), {**row, **values})

    def descend(self, **values: Any) -> None:
        """Make the second segment a child of the first."""
        parent, child, _ = self.built.segments
        row = {"release_id": self.built.id, "event_id": self.event.event_id, "kind": "split"}
        self.session.execute(insert(lineage), {**row, "parent_id": parent, "child_id": child, **values})

    def dismiss(self, **values: Any) -> None:
        place = self.built.of(1, "en")
        row = {
            "release_id": self.built.id,
            **place,
            "check_name": "number",
            "parameters_hash": "p",
            "text_hash": "t",
            "person_id": self.tom,
            "at": NOW,
            "event_id": self.event.event_id,
        }
        self.session.execute(insert(dismissal), {**row, **values})

    def open_thread(self, **values: Any) -> int:
        one = self.built.segments[0]
        row = {"release_id": self.built.id, "segment_id": one, "origin_segment_id": one, "opened_at": NOW}
        found: int = self.session.execute(
            insert(thread).returning(thread.c.id), {**row, "public_id": f"t{len(values)}", **values}
        ).scalar_one()
        return found

    def publish(self, **values: Any) -> None:
        row = {
            "release_id": self.built.id,
            "number": 1,
            "kind": "original",
            "source_version_id": self.built.source_version_id,
            "languages": ["en"],
            "bundle": "b",
            "event_id": self.event.event_id,
            "event_seq": 1,
            "event_hash": "h",
            "person_id": self.tom,
            "at": NOW,
        }
        self.session.execute(insert(publication), {**row, **values})


def all_of(*deeds: Callable[[], Any]) -> None:
    for deed in deeds:
        deed()


def twice(deed: Callable[[], Any]) -> None:
    all_of(deed, deed)


BROKEN: dict[str, Callable[[Desk], Any]] = {
    # The text and its state.
    "untranslated with a text": lambda d: d.row(3, text="x"),
    "a draft without a text": lambda d: d.row(3, state="draft"),
    "folded with a text": lambda d: d.row(3, state="folded", text="x", folded_into=d.built.segments[0]),
    "a state that is none": lambda d: d.row(3, state="stale"),
    "a version below nothing": lambda d: d.row(3, version=-1),
    # Who vouches.
    "translated by nobody": lambda d: d.row(2, translated_by=None),
    "a draft that somebody vouches for": lambda d: d.row(2, state="draft"),
    "approved by nobody": lambda d: d.row(1, approved_by=None),
    "approved without a translator": lambda d: d.row(1, translated_by=None),
    "translated with an approver": lambda d: d.row(2, approved_by=d.rita),
    "approved by its translator": lambda d: d.row(1, approved_by=d.tom),
    "vouched for by somebody unknown": lambda d: d.row(2, translated_by="nobody"),
    # Folds.
    "folded into nothing": lambda d: d.row(3, state="folded"),
    "folded into itself": lambda d: d.row(3, state="folded", folded_into=d.built.segments[2]),
    "folded into another release": lambda d: d.row(3, state="folded", folded_into=d.other.segments[0]),
    "a lead without a fold": lambda d: d.row(2, folded_into=d.built.segments[0]),
    # Returns and seals.
    "returned without a reason": lambda d: d.row(2, state="returned", translated_by=None),
    "a reason without a return": lambda d: d.row(2, returned_for="style"),
    "a sealed text by nobody": lambda d: d.row(2, sealed_text="x"),
    "sealed by somebody without a text": lambda d: d.row(2, sealed_by=d.rita),
    # The source.
    "a source row with a base": lambda d: d.row(1, "ar", base_hash="x"),
    "a row without a base": lambda d: d.row(1, base_hash=None),
    "a second source": lambda d: d.add(edition, release_id=d.built.id, language="es", state="source"),
    "a source with a base": lambda d: d.change(edition, base_id=d.built.source_edition),
    "an edition without a base": lambda d: d.add(edition, release_id=d.built.id, language="es", state="review"),
    "an edition twice": lambda d: d.add(
        edition, release_id=d.built.id, language="en", state="review", base_id=d.built.source_edition
    ),
    "an edition in a state that is none": lambda d: d.add(
        edition, release_id=d.built.id, language="es", state="late", base_id=d.built.source_edition
    ),
    "an edition that is its own base": lambda d: d.session.execute(
        update(edition).where(edition.c.id == d.built.editions["en"]).values(base_id=edition.c.id)
    ),
    # Releases never mix.
    "a base in another release": lambda d: d.session.execute(
        update(edition).where(edition.c.id == d.built.editions["en"]).values(base_id=d.other.source_edition)
    ),
    "a translation of another release's edition": lambda d: d.row(3, release_id=d.other.id),
    "a translation of another release's segment": lambda d: d.add(
        translation,
        edition_id=d.built.editions["en"],
        segment_id=d.other.segments[0],
        release_id=d.built.id,
        state="untranslated",
        hands=[],
        base_hash="x",
    ),
    "a segment placed in another release": lambda d: d.place(segment_id=d.other.segments[0]),
    "a version of another release": lambda d: d.place(source_version_id=d.other.source_version_id),
    "a thread on another release's segment": lambda d: d.open_thread(segment_id=d.other.segments[0]),
    "a thread that began in another release": lambda d: d.open_thread(origin_segment_id=d.other.segments[0]),
    "a thread on another release's edition": lambda d: d.open_thread(edition_id=d.other.editions["en"]),
    "a dismissal of another release's segment": lambda d: d.dismiss(segment_id=d.other.segments[0]),
    "a dismissal in another release's edition": lambda d: d.dismiss(edition_id=d.other.editions["en"]),
    "a publication of another release's version": lambda d: d.publish(source_version_id=d.other.source_version_id),
    # Versions and places.
    "two current versions": lambda d: d.add(source_version, release_id=d.built.id, number=2, is_current=True, at=NOW),
    "a version twice": lambda d: d.add(source_version, release_id=d.built.id, number=1, is_current=False, at=NOW),
    "a segment in two places": lambda d: d.place(segment_id=d.built.segments[0]),
    "two blocks in one place": lambda d: d.session.execute(
        update(block).where(block.c.document_id == d.built.document_id).values(position=0)
    ),
    "a block key twice": lambda d: d.session.execute(
        update(block).where(block.c.document_id == d.built.document_id).values(key="p")
    ),
    "two documents in one place": lambda d: d.session.execute(
        update(document).values(source_version_id=d.built.source_version_id)
    ),
    "two segments in one place": lambda d: d.change(placement, position=GAP),
    "a segment key twice in a release": lambda d: d.add(segment, release_id=d.built.id, key=d.built.keys[0]),
    "a release in a state that is none": lambda d: d.change(release, state="late"),
    "a public id twice": lambda d: d.change(release, public_id=d.other.public_id),
    # History.
    "an event undone twice": lambda d: twice(lambda: tell(d.session, d.built, "undo", undoes=d.event)),
    "a seq twice in a release": lambda d: d.add(
        event, release_id=d.built.id, seq=1, at=NOW, action="x", content_hash="", previous_hash="", hash=""
    ),
    "a split that is neither": lambda d: d.descend(kind="fold"),
    "a segment that is its own child": lambda d: d.descend(child_id=d.built.segments[0]),
    "a child born twice": lambda d: twice(d.descend),
    "a seq twice at the desk": lambda d: twice(
        lambda: d.add(event, seq=1, at=NOW, action="x", content_hash="", previous_hash="", hash="")
    ),
    # Counts, findings, talk.
    "a count below nothing": lambda d: d.session.execute(update(progress).values(segments=-1)),
    "words below nothing": lambda d: d.session.execute(update(progress).values(words=-1)),
    "a finding dismissed twice": lambda d: twice(d.dismiss),
    "a thread resolved by nobody": lambda d: d.open_thread(resolved_at=NOW),
    "a thread twice": lambda d: twice(d.open_thread),
    "a comment twice": lambda d: twice(
        lambda: d.add(
            comment, public_id="c", thread_id=d.open_thread(public_id=public_id()), person_id=d.tom, at=NOW, text="x"
        )
    ),
    "a comment without words": lambda d: d.add(
        comment, public_id="c", thread_id=d.open_thread(), person_id=d.tom, at=NOW, text=""
    ),
    "a publication number twice": lambda d: twice(d.publish),
    "a publication that is neither": lambda d: d.publish(kind="draft"),
    "a publication withdrawn by nobody": lambda d: d.publish(withdrawn_at=NOW),
    # Memory.
    "a unit of a segment and no release": lambda d: d.add(
        memory_unit, segment_id=d.built.segments[0], source_hash="x", source_language="ar", at=NOW
    ),
    "a unit twice": lambda d: twice(
        lambda: d.add(
            memory_unit,
            release_id=d.built.id,
            segment_id=d.built.segments[0],
            source_hash="x",
            source_language="ar",
            at=NOW,
        )
    ),
    "a variant without words": lambda d: d.add(
        memory_variant, unit_id=1, language="en", text="", content_hash="", at=NOW
    ),
    # People.
    "a login twice": lambda d: d.add(person, id="x", login="TOM", login_folded="tom", name="Tom", created_at=NOW),
    "a login that was not folded": lambda d: d.add(person, id="x", login="x", name="X", created_at=NOW),
    "an erased person with a login": lambda d: d.session.execute(update(person).values(erased_at=NOW)),
    "a role that is none": lambda d: d.add(role_grant, person_id=d.tom, role="king", language="en"),
    "a translator of no language": lambda d: d.add(role_grant, person_id=d.tom, role="translator"),
    "a publisher of a language": lambda d: d.add(role_grant, person_id=d.tom, role="publisher", language="en"),
    "a role twice": lambda d: twice(lambda: d.add(role_grant, person_id=d.tom, role="desk")),
    "an assignment twice": lambda d: twice(lambda: an_assignment(d.session, d.built, d.tom, "desk")),
    "an assignment to a role that is none": lambda d: an_assignment(d.session, d.built, d.tom, "king", "en"),
    "a translator assigned to no language": lambda d: an_assignment(d.session, d.built, d.tom, "translator"),
    "a notice of no kind": lambda d: d.add(notice, person_id=d.tom, release_id=d.built.id, kind="rumour", at=NOW),
    "a notice of fewer than no segments": lambda d: d.add(
        notice, person_id=d.tom, release_id=d.built.id, kind="returned", segments=-1, at=NOW
    ),
    "a write key twice": lambda d: twice(
        lambda: d.add(write_key, person_id=d.tom, key="k", request_hash="", answer={}, at=NOW)
    ),
}

ALLOWED: dict[str, Callable[[Desk], Any]] = {
    "approved by its translator, four eyes waived": lambda d: d.row(1, approved_by=d.tom, waived=True),
    "folded into a neighbour": lambda d: d.row(3, state="folded", folded_into=d.built.segments[1]),
    "a dead placement where a live one stands": lambda d: d.place(position=GAP, live=False),
    "a finding dismissed, revoked and dismissed": lambda d: all_of(
        lambda: d.dismiss(revoked_event_id=d.event.event_id), d.dismiss
    ),
    "a slug twice": lambda d: d.change(release, slug="notice"),
    "a version that was current": lambda d: d.add(
        source_version, release_id=d.built.id, number=2, is_current=False, at=NOW
    ),
    "a relay": lambda d: d.session.execute(
        update(edition).where(edition.c.id == d.built.editions["fr"]).values(base_id=d.built.editions["en"])
    ),
    "a unit from a file, twice": lambda d: twice(
        lambda: d.add(memory_unit, source_hash="x", source_language="ar", at=NOW)
    ),
    "an erased person": lambda d: d.session.execute(
        update(person).values(login=None, login_folded=None, name="", erased_at=NOW)
    ),
    "the same assignment on two releases": lambda d: all_of(
        lambda: an_assignment(d.session, d.built, d.tom, "translator", "en"),
        lambda: an_assignment(d.session, d.other, d.tom, "translator", "en"),
    ),
}


def broken(session: Session) -> dict[str, str]:
    """What was refused, and the constraint that refused it, where the store tells its name."""
    desk = Desk(session)
    refused = {}
    for what, breaks in BROKEN.items():
        try:
            with session.begin_nested():
                breaks(desk)
        except IntegrityError as error:
            refused[what] = str(getattr(getattr(error.orig, "diag", None), "constraint_name", ""))
    return refused


def test_every_promise_is_kept_by_the_database(store: Store) -> None:
    with store.write() as session:
        refused = broken(session)
    assert [what for what in BROKEN if what not in refused] == []


@pytest.mark.parametrize("what", ALLOWED)
def test_what_is_no_breach_is_let_through(store: Store, what: str) -> None:
    with store.write() as session:
        ALLOWED[what](Desk(session))


def promises() -> Iterator[str]:
    """The name of each check, each unique, and each foreign key that keeps releases apart."""
    for table in metadata.tables.values():
        for one in table.constraints:
            mixing = isinstance(one, ForeignKeyConstraint) and len(one.columns) > 1
            # Only there for foreign keys to name.
            pair = isinstance(one, UniqueConstraint) and [column.name for column in one.columns] == ["release_id", "id"]
            if (isinstance(one, CheckConstraint | UniqueConstraint) and not pair) or mixing:
                yield str(one.name)
        yield from (str(index.name) for index in table.indexes if index.unique)


def test_no_promise_is_made_that_no_case_breaks(server_desk: Store) -> None:
    with server_desk.write() as session:
        seen = set(broken(session).values())
    assert " ".join(sorted(set(promises()) - seen)) == ""
