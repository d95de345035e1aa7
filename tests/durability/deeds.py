"""Deeds that are done over and over until the process is killed, and what must hold of them afterwards.

A further deed is a class with ``begin`` (in the parent, once), ``do`` (in the child, again and again; what it gives back is an
acknowledgement) and ``prove`` (in the parent, after the kill, with all acknowledgements), and a line in ``DEEDS``.
"""

from pathlib import Path
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import NOW, BuiltRelease, a_person, a_release
from workflow import documents
from workflow.people.idempotency import once, request_hash
from workflow.publishing.bundle import verify as verify_bundle
from workflow.publishing.delivery import deliver
from workflow.publishing.export import draw_up
from workflow.releases.files import keep
from workflow.releases.opening import Terms, open_release
from workflow.releases.pages import show
from workflow.releases.plan import plan
from workflow.review import moves
from workflow.review.answers import Saved, Where
from workflow.store import Store
from workflow.store.backup import back_up
from workflow.store.restore import restore
from workflow.store.tables import change, document, edition, event, release, translation


class Deed(Protocol):
    """Something that a desk does all day."""

    def begin(self, store: Store) -> None: ...
    def do(self, store: Store, number: int) -> str: ...
    def prove(self, store: Store, heard: list[str]) -> None: ...


class Saves:
    """Texts are saved, each under a key of its own; a save that was done but not heard of is sent again."""

    def begin(self, store: Store) -> None:
        with store.write() as session:
            self.tom = a_person(session, "tom", roles=["translator:en"])
            self.built: BuiltRelease = a_release(session)
            address = store.blobs.put(b"notice")
            session.execute(document.update().values(blob=address, parsed=address))

    def do(self, store: Store, number: int) -> str:
        text = f"Text {number}"
        asked = request_hash("save", text)
        with store.write() as session:
            return str(once(session, self.tom, f"save {number}", asked, NOW, lambda: self._save(session, text)))

    def _save(self, session: Session, text: str) -> str:
        place = self.built.of(1, "en")
        row = session.execute(
            select(translation.c.version, translation.c.base_hash).where(
                translation.c.edition_id == place["edition_id"], translation.c.segment_id == place["segment_id"]
            )
        ).one()
        where = Where(self.built.public_id, "en", self.built.keys[0])
        assert isinstance(moves.save(session, self.tom, where, text, row.version, row.base_hash, NOW), Saved)
        return text

    def prove(self, store: Store, heard: list[str]) -> None:
        assert heard == [f"Text {number}" for number in range(len(heard))]
        assert self._kept(store) in (heard, [*heard, f"Text {len(heard)}"])
        self.do(store, len(heard))
        assert self._kept(store) == [*heard, f"Text {len(heard)}"]

    def _kept(self, store: Store) -> list[str]:
        told = select(change.c.after).join(event, event.c.id == change.c.event_id).order_by(event.c.seq)
        with store.read() as session:
            return [row.after["text"] for row in session.execute(told.where(event.c.action == "save"))]


class Imports:
    """Files come in: a release is there with all its segments and files, or not at all."""

    texts = tuple(f"Sentence {number} of the notice. It is signed. It is dated." for number in range(20))

    def begin(self, store: Store) -> None:
        with store.write() as session:
            self.dora = a_person(session, "dora", roles=["desk"])

    def do(self, store: Store, number: int) -> str:
        read = documents.read("\n".join([*self.texts, f"Number {number}."]).encode(), f"notice-{number}.txt", "en")
        planned = plan([read], "en")
        kept = keep(store.blobs, read)
        with store.write() as session:
            return open_release(session, self.dora, planned, [kept], Terms(["ar", "fr"]), now=NOW).release

    def prove(self, store: Store, heard: list[str]) -> None:
        with store.read() as session:
            there = session.execute(select(release.c.public_id).order_by(release.c.id)).scalars().all()
            assert there[: len(heard)] == heard
            assert len(there) <= len(heard) + 1
            for one in there:
                assert len(show(session, None, one, now=NOW).segments) == 3 * len(self.texts) + 1
            named = session.execute(select(document.c.blob, document.c.parsed)).all()
            assert all(store.blobs.is_whole(address) for row in named for address in row)
            assert len(session.execute(select(edition.c.id)).all()) == 3 * len(there)


class Exports(Imports):
    """Bundles go out, as folders and as zips: each is whole, or not there."""

    def begin(self, store: Store) -> None:
        super().begin(store)
        self.release = Imports.do(self, store, 0)
        self.out = store.data / "out"
        self.out.mkdir()

    def do(self, store: Store, number: int) -> str:
        path = self.out / (f"{number}.zip" if number % 2 else str(number))
        with store.read() as session:
            drawn = draw_up(
                session, store.blobs, None, self.release, now=NOW, formats=["txt", "po", "table"], draft=True
            )
        deliver(drawn.bundle, path)
        return path.name

    def prove(self, store: Store, heard: list[str]) -> None:
        super().prove(store, [self.release])
        there = {path.name for path in self.out.iterdir() if not path.name.startswith(".")}
        assert set(heard) <= there
        assert len(there) <= len(heard) + 1
        assert [name for name in there if verify_bundle(self.out / name)] == []


class Backups(Imports):
    """Backups are made: each restores a whole desk, or is not there."""

    def begin(self, store: Store) -> None:
        super().begin(store)
        self.release = Imports.do(self, store, 0)
        self.out = store.data.parent / "backups"
        self.out.mkdir()

    def do(self, store: Store, number: int) -> str:
        return back_up(store, self.out / f"{number}.stele").path.name

    def prove(self, store: Store, heard: list[str]) -> None:
        there = sorted((path for path in self.out.iterdir() if not path.name.startswith(".")), key=_by_number)
        assert [path.name for path in there][: len(heard)] == heard
        assert len(there) <= len(heard) + 1
        last: Path = there[-1]
        back = restore(None, self.out / f"{last.stem}-back", last, ballast=0)
        assert back.blobs == 2


def _by_number(path: Path) -> int:
    return int(path.stem)


DEEDS: dict[str, type[Deed]] = {"save": Saves, "import": Imports, "export": Exports, "backup": Backups}
