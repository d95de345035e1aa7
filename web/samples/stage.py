"""What the people of the sample desk do, each deed through the service that the pages call, at a moment of its own."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from importlib.resources import files

from sqlalchemy.orm import Session

from web.samples.wordfile import word_file
from workflow import conversation
from workflow.documents import Document, read_apart
from workflow.people import assignments
from workflow.releases.files import keep
from workflow.releases.opening import Terms, open_release
from workflow.releases.plan import plan
from workflow.releases.versions import revise
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved, Where
from workflow.review.bulk import approve_all
from workflow.review.dismissals import dismiss
from workflow.review.pages import PageRow, editor_page
from workflow.store.blobs import Blobs

_PACKAGE = "web.samples"
_WORD = "word"
_STEP = timedelta(minutes=3)

Deed = Callable[..., Saved | ConflictAnswer]


@dataclass(frozen=True)
class Sample:
    """A release written for Stele: its file, named ``<slug>.<language>.<ending>``, and its translations beside it."""

    file: str

    @property
    def slug(self) -> str:
        """The name that its files share."""
        return self.file.split(".")[0]

    @property
    def language(self) -> str:
        """The language in which it was written."""
        return self.file.split(".")[1]

    @cached_property
    def document(self) -> Document:
        """The file as it is read when it comes in; Word files are built from their lines."""
        data, name = (files(_PACKAGE) / self.file).read_bytes(), self.file
        if name.endswith(f".{_WORD}"):
            data, name = word_file(data.decode(), self.language), name.removesuffix(_WORD) + "docx"
        return read_apart(data, name, self.language)


def translations(slug: str, language: str) -> Mapping[str, str]:
    """Give the ready translations of a sample into ``language``, by the source's text."""
    folder = files(_PACKAGE)
    together = folder / f"{slug}.tsv"
    if together.is_file():
        lines = csv.DictReader(
            io.StringIO(together.read_text(encoding="utf-8")), dialect="excel-tab", quoting=csv.QUOTE_NONE
        )
        source = (lines.fieldnames or [""])[0]
        return {line[source]: line[language] for line in lines}
    rows = csv.reader(
        io.StringIO((folder / f"{slug}.{language}.tsv").read_text(encoding="utf-8")),
        dialect="excel-tab",
        quoting=csv.QUOTE_NONE,
    )
    return dict(rows)


@dataclass
class Stage:
    """A desk at which a story is played. ``people`` are public ids by login; each deed takes the next moment before ``end``."""

    session: Session
    blobs: Blobs
    people: Mapping[str, str]
    start: datetime
    end: datetime
    _deeds: int = field(default=0, init=False)

    def now(self) -> datetime:
        """Give the moment of the next deed."""
        self._deeds += 1
        return min(self.start + self._deeds * _STEP, self.end)

    def open(self, sample: Sample, targets: Sequence[str], *, due: datetime, embargo: datetime | None = None) -> str:
        """Let the desk editor bring a sample in; give its public id."""
        planned = plan([sample.document], sample.language)
        kept = keep(self.blobs, sample.document)
        terms = Terms(targets, slug=sample.slug, due=due, embargo=embargo)
        return open_release(self.session, self.people["dana"], planned, [kept], terms, now=self.now()).release

    def revise(self, release: str, sample: Sample) -> None:
        """Let the desk editor bring a new version in."""
        planned = plan([sample.document], sample.language)
        kept = keep(self.blobs, sample.document)
        revise(self.session, self.people["dana"], release, planned, [kept], now=self.now())

    def assign(self, release: str, login: str, role: str, language: str = "") -> None:
        """Let the desk editor assign somebody."""
        by = self.people["dana"]
        assignments.assign(self.session, by, release, login, role, language, None, self.now())

    def rows(self, release: str, language: str) -> tuple[PageRow, ...]:
        """Give the rows of an edition as they stand."""
        return editor_page(self.session, None, release, language, self.now()).rows

    def translate(
        self,
        release: str,
        login: str,
        language: str,
        said: Mapping[str, str],
        *,
        numbers: Sequence[int] | None = None,
        instead: Mapping[int, str] | None = None,
    ) -> None:
        """Let a translator confirm the segments of ``numbers`` (None: all that are open); ``instead`` says some otherwise."""
        for row in self.rows(release, language):
            if (numbers is None or row.number in numbers) and row.translation.state not in {"translated", "approved"}:
                text = (instead or {}).get(row.number) or said[row.bases[0]]
                self._move(moves.confirm, release, login, language, row, text=text)

    def draft(self, release: str, login: str, language: str, number: int, text: str) -> None:
        """Let a translator leave a text unfinished."""
        self._move(moves.save, release, login, language, self._row(release, language, number), text=text)

    def approve(self, release: str, login: str, language: str, numbers: Sequence[int] | None = None) -> None:
        """Let a reviewer approve what is confirmed, or the segments of ``numbers`` among it."""
        keys = {row.key for row in self.rows(release, language) if numbers is None or row.number in numbers}
        approve_all(self.session, self.people[login], release, language, self.now(), keys=keys)

    def send_back(self, release: str, login: str, language: str, number: int, kind: str, note: str) -> None:
        """Let a reviewer return a segment with a reason."""
        row = self._row(release, language, number)
        self._move(moves.send_back, release, login, language, row, returned_for=kind, note=note)

    def dismiss(self, release: str, login: str, language: str, check: str, note: str) -> None:
        """Let a reviewer take the findings of a check as meant."""
        for row in self.rows(release, language):
            if any(one.finding.check == check and not one.dismissed for one in row.findings):
                where = Where(release, language, row.key)
                dismiss(self.session, self.people[login], where, check, self.now(), note=note)

    def talk(
        self, release: str, language: str, number: int, lines: Iterator[tuple[str, str]], *, resolved: bool = False
    ) -> None:
        """Let people talk about a segment, the first of them beginning the thread, the last one closing it where it is resolved."""
        login, text = next(lines)
        key = self._row(release, language, number).key
        thread = conversation.open_thread(
            self.session, self.people[login], release, key, text, self.now(), language
        ).thread
        for login, text in lines:
            conversation.comment(self.session, self.people[login], thread, text, self.now())
        if resolved:
            conversation.resolve(self.session, self.people[login], thread, self.now())

    def _row(self, release: str, language: str, number: int) -> PageRow:
        return self.rows(release, language)[number - 1]

    def _move(self, deed: Deed, release: str, login: str, language: str, row: PageRow, **more: str) -> None:
        deed(
            self.session,
            self.people[login],
            Where(release, language, row.key),
            seen_version=row.translation.version,
            seen_base_hash=row.translation.base_hash,
            now=self.now(),
            **more,
        )
