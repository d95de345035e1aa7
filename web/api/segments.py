"""One row of an edition: read, written, vouched for, returned, folded, its findings dismissed."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from web.api import shapes
from web.api.answering import Told, answer, written
from web.api.calls import EDITION, SEGMENT, calls
from web.api.request_forms import form, seen_version
from web.edge import errors
from web.edge.desk import now, reading
from web.edge.routing import Permission
from web.edge.visitor import visitor
from workflow.errors import Missing, SteleError
from workflow.people.accounts import names
from workflow.review import dismissals, folding, moves
from workflow.review.answers import ConflictAnswer, Saved, Where
from workflow.review.pages import editor_page
from workflow.review.row_now import RowNow, row_now

pages = calls("segments", __name__)

_LONGEST_HASH = 64


def _of_a_row(error: SteleError) -> ResponseReturnValue:
    """Answer with what a deed on a row ran into. People know the row by its number: it is read where the error names the key."""
    address = request.view_args or {}
    number = None
    if not isinstance(error, Missing) and error.facts.get("key") in address.values():
        with reading() as session:
            number = row_now(session, visitor().id, Where(**address), now()).number
    return errors.answer(error, number=number)


pages.blueprint.register_error_handler(SteleError, _of_a_row)


@pages.get(EDITION, Permission.MEMBER)
def edition(release: str, language: str) -> Response:
    """The whole edition, row by row."""
    with reading() as session:
        shown = editor_page(session, visitor().id, release, language, now())
    return answer(shapes.page(shown))


@pages.get(SEGMENT, Permission.MEMBER)
def show(release: str, language: str, key: str) -> Response:
    """One row."""
    with reading() as session:
        told = _row(session, row_now(session, visitor().id, Where(release, language, key), now()))
    return answer(told, told["version"])


@pages.put(SEGMENT, Permission.MEMBER)
def put(release: str, language: str, key: str) -> Response:
    """A text, saved or confirmed."""
    told, version = form(), seen_version()
    text, seen = told.text("text"), told.text("base_hash", "", most=_LONGEST_HASH)
    where = Where(release, language, key)
    if told.choice("move", ("save", "confirm")) == "save":
        return _moved(where, lambda session, who, at: moves.save(session, who, where, text, version, seen, at))
    return _moved(where, lambda session, who, at: moves.confirm(session, who, where, version, seen, at, text))


@pages.post(f"{SEGMENT}/withdraw", Permission.MEMBER)
def withdraw(release: str, language: str, key: str) -> Response:
    """One's own confirmation, taken back."""
    return _plain(Where(release, language, key), moves.withdraw)


@pages.post(f"{SEGMENT}/approve", Permission.MEMBER)
def approve(release: str, language: str, key: str) -> Response:
    """An approval."""
    return _plain(Where(release, language, key), moves.approve)


@pages.post(f"{SEGMENT}/keep", Permission.MEMBER)
def keep(release: str, language: str, key: str) -> Response:
    """The approved text, kept although its source changed."""
    return _plain(Where(release, language, key), moves.keep)


@pages.post(f"{SEGMENT}/reopen", Permission.MEMBER)
def reopen(release: str, language: str, key: str) -> Response:
    """An approved text, made a draft again."""
    return _plain(Where(release, language, key), moves.reopen)


@pages.post(f"{SEGMENT}/return", Permission.MEMBER)
def send_back(release: str, language: str, key: str) -> Response:
    """A text, returned to its translator."""
    told, version = form(), seen_version()
    seen = told.text("base_hash", most=_LONGEST_HASH)
    kind, note = told.text("kind", most=32), told.text("note", "")
    where = Where(release, language, key)
    return _moved(where, lambda session, who, at: moves.send_back(session, who, where, version, seen, kind, at, note))


@pages.post(f"{SEGMENT}/restore", Permission.MEMBER)
def restore(release: str, language: str, key: str) -> Response:
    """An earlier text, brought back."""
    told, version = form(), seen_version()
    seq, seen = told.number("seq"), told.text("base_hash", most=_LONGEST_HASH)
    where = Where(release, language, key)
    return _moved(where, lambda session, who, at: moves.restore(session, who, where, seq, version, seen, at))


@pages.post(f"{SEGMENT}/fold", Permission.MEMBER)
def fold(release: str, language: str, key: str) -> Response:
    """A row, folded into the one before it."""
    return _folded(Where(release, language, key), folding.fold)


@pages.post(f"{SEGMENT}/unfold", Permission.MEMBER)
def unfold(release: str, language: str, key: str) -> Response:
    """A folded row, taken out of its lead."""
    return _folded(Where(release, language, key), folding.unfold)


@pages.post(f"{SEGMENT}/dismiss", Permission.MEMBER)
def dismiss(release: str, language: str, key: str) -> Response:
    """The findings of a check, taken as meant."""
    told = form()
    check, note, one = told.text("check", most=64), told.text("note", ""), told.text_or_none("parameters_hash") or None
    where = Where(release, language, key)
    return _of_findings(
        where,
        lambda session, who, at: (
            dismissals.dismiss(session, who, where, check, at, note=note, parameters_hash=one).event_seq
        ),
    )


@pages.post(f"{SEGMENT}/revoke", Permission.MEMBER)
def revoke(release: str, language: str, key: str) -> Response:
    """Dismissed findings of a check, opened again."""
    told = form()
    check, one = told.text("check", most=64), told.text_or_none("parameters_hash") or None
    where = Where(release, language, key)
    return _of_findings(
        where,
        lambda session, who, at: dismissals.revoke(session, who, where, check, at, parameters_hash=one).event_seq,
    )


def _plain(where: Where, move: Callable[[Session, str, Where, int, str, datetime], Saved | ConflictAnswer]) -> Response:
    seen = form().text("base_hash", most=_LONGEST_HASH)
    version = seen_version()
    return _moved(where, lambda session, who, at: move(session, who, where, version, seen, at))


def _moved(where: Where, move: Callable[[Session, str, datetime], Saved | ConflictAnswer]) -> Response:
    def deed(session: Session, who: str, at: datetime) -> Told:
        done = move(session, who, at)
        return _conflict(where, done) if isinstance(done, ConflictAnswer) else _saved(session, where, done)

    return written(deed)


def _folded(
    where: Where, deed_of: Callable[[Session, str, Where, int, datetime], folding.Folded | ConflictAnswer]
) -> Response:
    form()
    version = seen_version()

    def deed(session: Session, who: str, at: datetime) -> Told:
        done = deed_of(session, who, where, version, at)
        if isinstance(done, ConflictAnswer):
            return _conflict(where, done)
        more = {"changed": True, "event": done.event_seq, "edition_state": done.edition_state}
        body = {**_row(session, done.shown), **more, "lead": {**_row(session, done.lead_shown), **more}}
        return Told(where.release, body, done.version)

    return written(deed)


def _of_findings(where: Where, deed_of: Callable[[Session, str, datetime], int]) -> Response:
    def deed(session: Session, who: str, at: datetime) -> Told:
        seq = deed_of(session, who, at)
        body = {**_row(session, row_now(session, who, where, at)), "event": seq}
        return Told(where.release, body, body["version"])

    return written(deed)


def _saved(session: Session, where: Where, done: Saved) -> Told:
    body = {
        **_row(session, done.shown),
        "changed": done.changed,
        "source_moved": done.source_moved,
        "event": done.event_seq,
        "edition_state": done.edition_state,
        "release_state": done.release_state,
    }
    return Told(where.release, body, done.version)


def _conflict(where: Where, done: ConflictAnswer) -> Told:
    return Told(where.release, shapes.conflict(done), done.version, HTTPStatus.PRECONDITION_FAILED)


def _row(session: Session, shown: RowNow) -> shapes.Json:
    me = visitor()
    others = sorted({one for one in shapes.vouching(shown.translation) if one != me.id})
    known = {me.id: me.name, **(names(session, others) if others else {})}
    return shapes.row(shown, known)
