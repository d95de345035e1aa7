"""A release opened from texts, as the desk opens it, and the people round it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from tests.builders import NOW, a_person
from tests.releases.made import a_document
from workflow.documents import Document
from workflow.history import verify
from workflow.people.assignments import assign
from workflow.releases.counts import recount
from workflow.releases.exceptions import source_of
from workflow.releases.files import keep
from workflow.releases.opening import Opened, Terms, open_release
from workflow.releases.pages import SegmentLine, Shown, Spoken, show
from workflow.releases.plan import Plan, plan
from workflow.releases.versions import Revision, revise
from workflow.review import moves
from workflow.review.answers import Saved, Where
from workflow.store import Store
from workflow.store.tables import edition, event, release, translation
from workflow.text import CodedText
from workflow.text.hashing import content_hash

PEOPLE = {
    "dora": ["desk"],
    "dean": ["desk"],
    "tom": ["translator:en", "translator:fr"],
    "tess": ["translator:en", "translator:fr"],
    "rita": ["reviewer:en", "reviewer:fr"],
    "paul": ["publisher"],
}


@dataclass(frozen=True)
class Desk:
    """A store with one opened release, and people by login."""

    store: Store
    people: Mapping[str, str]
    release: str

    def __getattr__(self, login: str) -> str:
        try:
            return self.people[login]
        except KeyError:
            raise AttributeError(login) from None

    def do(self, deed: Callable[..., Any], who: str, *arguments: Any, now: datetime = NOW, **named: Any) -> Any:
        """Run a deed on the release in a transaction of its own."""
        with self.store.write() as session:
            return deed(session, self.people[who], self.release, *arguments, now=now, **named)

    def shown(self, viewer: str | None = None) -> Shown:
        with self.store.read() as session:
            return show(session, viewer, self.release, now=NOW)

    @property
    def lines(self) -> tuple[SegmentLine, ...]:
        return self.shown().segments

    @property
    def keys(self) -> list[str]:
        return [line.key for line in self.lines]

    @property
    def sources(self) -> list[str]:
        return [line.source for line in self.lines]

    def said(self, language: str = "en") -> list[Spoken]:
        return [line.translations[language] for line in self.lines]

    def states(self, language: str = "en") -> list[str]:
        return [one.state for one in self.said(language)]

    @property
    def source(self) -> str:
        return self.shown().release.source_language

    def row(self, key: str, language: str = "en", within: Session | None = None) -> Any:
        """The row of a segment, whether it stands or not; ``within`` a session that has written."""
        with nullcontext(within) if within else self.store.read() as session:
            statement = (
                select(translation)
                .join(edition, edition.c.id == translation.c.edition_id)
                .where(
                    edition.c.language == language,
                    translation.c.segment_id == text("(SELECT id FROM segment WHERE key = :key)").bindparams(key=key),
                )
            )
            return session.execute(statement).one()

    def state(self) -> str:
        return self.shown().release.state

    def edition_states(self) -> dict[str, str]:
        return {line.language: line.state for line in self.shown().release.languages}

    def counts(self, language: str = "en") -> Mapping[str, int]:
        return next(line.segments for line in self.shown().release.languages if line.language == language)

    def confirm(self, who: str, key: str, said: str, language: str = "en") -> Saved:
        return self._row_deed(moves.confirm, who, key, language, text=said)

    def save(self, who: str, key: str, said: str, language: str = "en") -> Saved:
        return self._row_deed(moves.save, who, key, language, text=said)

    def approve(self, who: str, key: str, language: str = "en") -> Saved:
        return self._row_deed(moves.approve, who, key, language)

    def reopen(self, who: str, key: str, language: str = "en") -> Saved:
        return self._row_deed(moves.reopen, who, key, language)

    def approved(self, key: str, said: str, language: str = "en") -> None:
        self.confirm("tom", key, said, language)
        self.approve("rita", key, language)

    def all_approved(self, *languages: str) -> None:
        for language in languages or ("en", "fr"):
            self.approve_as(
                language, [f"{language.upper()} says sentence {chr(65 + one)}." for one in range(len(self.keys))]
            )

    def approve_as(self, language: str, texts: Sequence[str]) -> None:
        """Have every segment say one of ``texts``, confirmed and approved, in one transaction."""
        with self.store.write() as session:
            for key, told in zip(self.keys, texts, strict=True):
                where = Where(self.release, language, key)
                base = content_hash(self.row(key, self.source, session).text)
                seen = self.row(key, language, session).version
                saved = moves.confirm(session, self.people["tom"], where, seen, base, NOW, told)
                assert isinstance(saved, Saved), saved
                moves.approve(session, self.people["rita"], where, saved.version, base, NOW)

    def _row_deed(self, deed: Callable[..., Any], who: str, key: str, language: str, **more: Any) -> Saved:
        seen = self.row(key, language)
        with self.store.write() as session:
            answer = deed(
                session,
                self.people[who],
                Where(self.release, language, key),
                seen_version=seen.version,
                seen_base_hash=seen.base_hash,
                now=NOW,
                **more,
            )
        assert isinstance(answer, Saved), answer
        return answer

    def revise(self, *texts: str | CodedText, who: str = "dora", **of_document: Any) -> Revision:
        """Import a new version; its language is the release's."""
        with self.store.read() as session:
            rules = source_of(session, self.people[who], self.release, now=NOW)
        document = a_document(*texts, language=rules.language, **of_document)
        made = plan([document], rules.language, exceptions=rules.exceptions)
        kept = keep(self.store.blobs, document)
        with self.store.write() as session:
            return revise(session, self.people[who], self.release, made, [kept], now=NOW)

    def events(self) -> list[str]:
        with self.store.read() as session:
            return list(session.execute(select(event.c.action).order_by(event.c.id)).scalars())

    def payload(self, action: str) -> dict[str, Any]:
        """What the last event of an action says."""
        with self.store.read() as session:
            statement = select(event.c.payload).where(event.c.action == action).order_by(event.c.id.desc()).limit(1)
            return dict(session.execute(statement).scalar_one())

    def require_whole(self) -> None:
        """The history verifies, and the counts are what the rows say."""
        with self.store.write() as session:
            row_id = session.execute(select(release.c.id).where(release.c.public_id == self.release)).scalar_one()
            assert verify(session, row_id).whole
            assert recount(session, row_id) == 0


def open_at(
    session: Session, store: Store, who: str, documents: Sequence[Document], made: Plan, **terms: Any
) -> Opened:
    terms.setdefault("targets", ["en", "fr"])
    return open_release(session, who, made, [keep(store.blobs, one) for one in documents], Terms(**terms), now=NOW)


def a_desk(store: Store, *texts: str | CodedText, source: str = "ar", assigned: bool = False, **terms: Any) -> Desk:
    """Open a release of ``texts``, a paragraph each. With ``assigned`` everybody works on it, whatever its restrictions."""
    return a_desk_of(store, a_document(*texts, language=source), assigned=assigned, **terms)


def a_desk_of(store: Store, document: Document, *, assigned: bool = False, **terms: Any) -> Desk:
    """Open a release of a document that was read."""
    made = plan([document], document.language)
    with store.write() as session:
        people = {login: a_person(session, login, roles=roles) for login, roles in PEOPLE.items()}
        opened = open_at(session, store, people["dora"], [document], made, **terms)
        if assigned:
            for login, roles in PEOPLE.items():
                for told in roles if login != "dora" else ():
                    role, _, language = told.partition(":")
                    if language in ("", *terms.get("targets", ("en", "fr"))):
                        assign(session, people["dora"], opened.release, login, role, language, None, NOW)
    return Desk(store, people, opened.release)


def count_of(store: Store, table: str) -> int:
    with store.read() as session:
        return int(session.execute(select(func.count()).select_from(text(table))).scalar_one())
