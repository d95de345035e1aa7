"""One release at work, and the people round it, for the tests of review."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import NOW, BuiltRelease, a_person, a_release
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved, Where
from workflow.review.grid import Row, Rows, grid_of
from workflow.review.translation import Translation
from workflow.store import Store
from workflow.store.tables import edition, event, progress, release

PEOPLE = {
    "tom": ["translator:en", "translator:fr"],
    "tess": ["translator:en"],
    "rita": ["reviewer:en", "reviewer:fr"],
    "rob": ["translator:en", "reviewer:en"],
    "rex": ["translator:en", "reviewer:en"],
    "dora": ["desk"],
    "paul": ["publisher"],
}


@dataclass(frozen=True)
class Desk:
    """A store with one release into English and French, and people by login."""

    store: Store
    built: BuiltRelease
    people: dict[str, str]

    def __getattr__(self, login: str) -> str:
        try:
            return self.people[login]
        except KeyError:
            raise AttributeError(login) from None

    @property
    def release(self) -> str:
        return self.built.public_id

    def where(self, number: int, language: str = "en") -> Where:
        return Where(self.release, language, self.built.keys[number - 1])

    def rows(self, language: str = "en") -> Rows:
        with self.store.read() as session:
            return grid_of(session, self.built.editions[language])

    def found(self, number: int, language: str = "en") -> Row:
        return self.rows(language).by_key[self.built.keys[number - 1]]

    def row(self, number: int, language: str = "en") -> Translation:
        return self.found(number, language).translation

    def states(self, language: str = "en") -> list[str]:
        return [str(row.translation.state) for row in self.rows(language).rows]

    def do(self, deed: Callable[..., Any], *arguments: Any, now: datetime = NOW, **named: Any) -> Any:
        """Run a deed in a transaction of its own."""
        with self.store.write() as session:
            return deed(session, *arguments, now=now, **named)

    def save(self, who: str, number: int, text: str, language: str = "en") -> Saved:
        return self._saved(moves.save, who, number, language, text=text)

    def confirm(self, who: str, number: int, text: str | None = None, language: str = "en") -> Saved:
        return self._saved(moves.confirm, who, number, language, text=text)

    def withdraw(self, who: str, number: int, language: str = "en") -> Saved:
        return self._saved(moves.withdraw, who, number, language)

    def approve(self, who: str, number: int, language: str = "en") -> Saved:
        return self._saved(moves.approve, who, number, language)

    def keep(self, who: str, number: int, language: str = "en") -> Saved:
        return self._saved(moves.keep, who, number, language)

    def reopen(self, who: str, number: int, language: str = "en") -> Saved:
        return self._saved(moves.reopen, who, number, language)

    def send_back(self, who: str, number: int, language: str = "en", kind: str = "style", note: str = "") -> Saved:
        return self._saved(moves.send_back, who, number, language, returned_for=kind, note=note)

    def restore(self, who: str, number: int, seq: int, language: str = "en") -> Saved:
        return self._saved(moves.restore, who, number, language, seq=seq)

    def approved(self, number: int, text: str, by: str = "tom", and_by: str = "rita", language: str = "en") -> Saved:
        self.confirm(by, number, text, language)
        return self.approve(and_by, number, language)

    def _saved(
        self, deed: Callable[..., Saved | ConflictAnswer], who: str, number: int, language: str, **more: Any
    ) -> Saved:
        seen = self.row(number, language)
        answer = self.do(
            deed,
            self.people[who],
            self.where(number, language),
            seen_version=seen.version,
            seen_base_hash=seen.base_hash,
            **more,
        )
        assert isinstance(answer, Saved), answer
        return answer

    def actions(self) -> list[str]:
        with self.store.read() as session:
            statement = select(event.c.action).where(event.c.release_id == self.built.id).order_by(event.c.seq)
            return list(session.execute(statement).scalars())

    def edition_state(self, language: str = "en") -> str:
        with self.store.read() as session:
            statement = select(edition.c.state).where(edition.c.id == self.built.editions[language])
            return str(session.execute(statement).scalar_one())

    def release_state(self) -> str:
        with self.store.read() as session:
            return str(session.execute(select(release.c.state).where(release.c.id == self.built.id)).scalar_one())

    def counts(self, language: str = "en") -> dict[str, tuple[int, int]]:
        with self.store.read() as session:
            found = session.execute(select(progress).where(progress.c.edition_id == self.built.editions[language]))
            return {row.state: (row.segments, row.words) for row in found if row.segments or row.words}


def people_at(session: Session, logins: Sequence[str] = tuple(PEOPLE)) -> dict[str, str]:
    """People of this desk alone: others in the same store have the same names."""
    turn = token_hex(4)
    return {login: a_person(session, f"{login}-{turn}", name=login, roles=PEOPLE[login]) for login in logins}


def a_desk(store: Store, **of_release: Any) -> Desk:
    with store.write() as session:
        people = people_at(session)
        return Desk(store, a_release(session, **of_release), people)


@contextmanager
def nothing_changes(desk: Desk) -> Iterator[None]:
    """What is refused leaves no trace: rows and history are as before."""
    before = (desk.rows("en"), desk.rows("fr"), desk.actions())
    yield
    assert (desk.rows("en"), desk.rows("fr"), desk.actions()) == before
