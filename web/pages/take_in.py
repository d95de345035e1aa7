"""Translation outside: files that go out for it, and one that comes back, looked at segment by segment and only then taken in."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy.orm import Session
from werkzeug.utils import redirect

from web.edge.desk import blobs, now, reading
from web.edge.errors import status_of
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _, ngettext, speaking
from web.edge.visitor import visitor
from web.pages.asked import done_once
from web.pages.attachment import attachment
from web.pages.downloads import word
from web.wording.publishing import FORMATS
from workflow.documents.registry import endings
from workflow.documents.returned import ReturnedFile, read_apart
from workflow.errors import BadInput, Missing, SteleError
from workflow.exchange import incoming
from workflow.publishing.export import draw_up
from workflow.publishing.renditions.names import BILINGUAL, PO, XLIFF, XLIFF2, XLIFF_COPIES
from workflow.releases.pages import ReleaseLine, release_line
from workflow.review.judgement import OUTCOMES, TAKEN, Judgement
from workflow.review.take_in import Doorway, TakenIn, doorway, preview, take_in
from workflow.store.tables.metadata import JsonValue
from workflow.text import Code
from workflow.text.diff import word_diff
from workflow.text.runs import Run, plain_runs, runs_of

pages = Pages("take_in", __name__, "/releases/<release>/<language>/take-in")

_SALT = "stele.take_in"
_EIGHT_HOURS = 8 * 3600
_ON_A_PAGE = 100

OUT = (BILINGUAL, XLIFF, XLIFF_COPIES, XLIFF2, PO)
"""Formats that go out and come back, the one for everybody first."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought and is kept: ``versions`` are those of the rows that it would have changed when it came, by key."""

    file: ReturnedFile
    confirm: bool
    token: str
    versions: Mapping[str, int]


@dataclass(frozen=True)
class Report:
    """What would be done with a file, a page of the segments of one outcome or all."""

    brought: Brought
    told: TakenIn
    outcome: str
    page: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many segments have each outcome, in the order in which they are told."""
        found = [one.outcome.outcome for one in self.told.judgements]
        return {outcome: found.count(outcome) for outcome in OUTCOMES}

    @cached_property
    def wanted(self) -> Sequence[Judgement]:
        """The segments of the outcome that is asked for."""
        return [one for one in self.told.judgements if self.outcome in ("", one.outcome.outcome)]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-len(self.wanted) // _ON_A_PAGE))

    @property
    def shown(self) -> Sequence[Judgement]:
        """The segments of the page."""
        return self.wanted[(self.page - 1) * _ON_A_PAGE : self.page * _ON_A_PAGE]

    def text(self, one: Judgement) -> tuple[Run, ...]:
        """Give what the file says, with what differs from the desk's text."""
        codes, present = self._codes(one), one.row.translation.text if one.row else ""
        if present and one.entry.text and present != one.entry.text:
            return runs_of(word_diff(present, one.entry.text), codes)
        return plain_runs(one.entry.text or present, codes)

    def source(self, one: Judgement) -> tuple[Run, ...]:
        """Give the source of a segment; nothing where the file names none that stands."""
        return plain_runs(one.row.own_base, self._codes(one)) if one.row else ()

    def reason(self, one: Judgement) -> str:
        """Say what is to be known of an outcome; segments by their numbers, as people know them."""
        told = one.outcome
        if not told.reason:
            return ""
        facts = told.facts if told.number is None else {**told.facts, "key": told.number}
        return speaking().of_code(told.reason, facts)

    def has_moved(self, one: Judgement) -> bool:
        """Tell whether somebody worked on the row since the file was brought."""
        seen = self.brought.versions.get(one.entry.key or "")
        return seen is not None and one.row is not None and one.row.translation.version != seen

    def _codes(self, one: Judgement) -> tuple[Code, ...]:
        return self.told.codes.get(one.row.block_id, ()) if one.row else ()


@dataclass(frozen=True, slots=True)
class TakeInView:
    """What the page shows: the form, or the report of a file that was brought."""

    line: ReleaseLine
    language: str
    door: Doorway
    report: Report | None = None
    error: str = ""

    @property
    def refusal(self) -> str:
        """Why this person may not take files in, '' where they may."""
        return speaking().of_error(self.door.refusal) if self.door.refusal else ""

    @property
    def not_confirm(self) -> str:
        """Why this person may not confirm what comes in, '' where they may."""
        return speaking().of_error(self.door.confirm) if self.door.confirm else ""

    @property
    def out(self) -> tuple[tuple[str, str], ...]:
        """The formats in which the segments go out, each with its name."""
        return tuple((name, _(FORMATS[name])) for name in OUT)

    @property
    def accept(self) -> str:
        """The endings of the files that can be taken in."""
        return ",".join(dict.fromkeys([*incoming.FORMATS, *endings()]))


@pages.get("", Permission.MEMBER)
def show(release: str, language: str) -> ResponseReturnValue:
    """Show the form; with ``report`` what a file that was brought would do."""
    token = request.args.get("report", "")
    return _reported(release, language, token) if token else _form(release, language)


@pages.get("/out/<name>", Permission.MEMBER)
def out(release: str, language: str, name: str) -> ResponseReturnValue:
    """The segments as a file to be translated outside, in one of the formats of ``OUT``."""
    if name not in OUT:
        raise Missing("bundle.no_such_file", file=name)
    with reading() as session:
        drawn = draw_up(
            session,
            blobs(),
            visitor().id,
            release,
            now=now(),
            formats=[name],
            languages=[language],
            people=False,
            word=word,
        )
    for file in drawn.bundle.files:
        if (file.language, file.format) == (language, name):
            return attachment(file.data, file.name, file.name)
    raise Missing("bundle.no_such_file", file=name)


@pages.post("", Permission.MEMBER)
def look(release: str, language: str) -> ResponseReturnValue:
    """Read the file that was brought, keep it and lead to its report; nothing is changed."""
    with reading() as session:
        line = release_line(session, visitor().id, release, now=now())
        doorway(session, visitor().id, release, language, now())
    sent, confirm = request.files.get("file"), "confirm" in request.form
    try:
        if sent is None or not sent.filename:
            raise BadInput("web.no_file")
        file = read_apart(sent.read(), sent.filename, language, line.source_language)
        with reading() as session:
            told = preview(session, visitor().id, release, language, file, now(), confirm=confirm)
    except Missing:
        raise
    except SteleError as error:
        return _form(release, language, error)
    steps = [one.step for one in told.judgements if one.step is not None and one.step.before is not None]
    versions = {step.after.place.key: step.before.version for step in steps if step.before is not None}
    kept = {"file": file.to_json(), "versions": versions}
    blob = blobs().put(json.dumps(kept, ensure_ascii=False, sort_keys=True).encode())
    token = _signer().dumps([release, visitor().id, language, blob, confirm])
    return redirect(url_for("take_in.show", release=release, language=language, report=token), 303)


@pages.post("/apply", Permission.MEMBER)
def apply(release: str, language: str) -> ResponseReturnValue:
    """Take in what was shown, all of it or, where it would not be that any more, nothing."""
    with reading() as session:
        doorway(session, visitor().id, release, language, now())
    brought = _brought(release, language, request.form.get("report", ""))
    shown = request.form.get("shown", "")
    if not shown:
        raise BadInput("web.stale_form")

    def run(session: Session) -> JsonValue:
        confirm, name = brought.confirm, brought.file.name
        told = take_in(
            session, visitor().id, release, language, brought.file, now(), confirm=confirm, file=name, shown=shown
        )
        return [told.event_seq, sum(one.outcome == TAKEN for one in told.outcomes)]

    try:
        done: Any = done_once(run)
    except Missing:
        raise
    except SteleError as error:
        return _reported(release, language, brought.token, error)
    event, count = done
    said = ngettext("{n} segment is taken in.", "{n} segments are taken in.", count)
    notice(said, undo=(release, event) if isinstance(event, int) else None)
    return back_to("releases.show", release=release, _anchor="languages")


def _form(release: str, language: str, error: SteleError | None = None) -> ResponseReturnValue:
    with reading() as session:
        line = release_line(session, visitor().id, release, now=now())
        door = doorway(session, visitor().id, release, language, now())
    return _rendered(TakeInView(line, language, door, error=_said(error)), error)


def _reported(release: str, language: str, token: str, error: SteleError | None = None) -> ResponseReturnValue:
    with reading() as session:
        line = release_line(session, visitor().id, release, now=now())
        door = doorway(session, visitor().id, release, language, now())
    brought = _brought(release, language, token)
    try:
        with reading() as session:
            told = preview(session, visitor().id, release, language, brought.file, now(), confirm=brought.confirm)
    except Missing:
        raise
    except SteleError as reason:
        return _rendered(TakeInView(line, language, door, error=_said(reason)), reason)
    outcome = request.args.get("outcome", "")
    report = Report(brought, told, outcome if outcome in OUTCOMES else "", 1)
    page = min(max(request.args.get("page", 1, int), 1), report.pages)
    report = Report(brought, told, report.outcome, page)
    return _rendered(TakeInView(line, language, door, report, _said(error)), error)


def _said(error: SteleError | None) -> str:
    return speaking().of_error(error) if error else ""


def _rendered(view: TakeInView, error: SteleError | None) -> ResponseReturnValue:
    return render("pages/take_in.html", view=view, status=status_of(error) if error else 200)


def _brought(release: str, language: str, token: str) -> Brought:
    """Give the file that this person brought for this edition. Raises BadInput."""
    try:
        of_release, person, into, blob, confirm = _signer().loads(token, max_age=_EIGHT_HOURS)
    except (BadSignature, ValueError) as error:
        raise BadInput("web.stale_form") from error
    if (of_release, person, into) != (release, visitor().id, language):
        raise BadInput("web.stale_form")
    kept: Mapping[str, Any] = json.loads(blobs().get(blob))
    return Brought(ReturnedFile.from_json(kept["file"]), bool(confirm), token, kept["versions"])


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=_SALT)
