"""The history of a release and of a segment: who did what; restore and undo."""

from dataclasses import dataclass

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from locales import known
from web.edge.desk import now, reading
from web.edge.errors import status_of
from web.edge.notices import notice
from web.edge.rendering import back_to, render
from web.edge.routing import Pages, Permission
from web.edge.speaking import _, speaking
from web.edge.visitor import visitor
from web.pages.asked import asked, done_once
from web.pages.history_words import DONE, KINDS, deed_of
from workflow.errors import Missing, SteleError
from workflow.history.verify import Verdict, verify
from workflow.people.standing import seen_release
from workflow.releases.undo import undo as undo_event
from workflow.review import moves
from workflow.review.answers import Saved
from workflow.review.past import Asked, Past, PastEvent, past
from workflow.review.row_history import RowEvent, history_of
from workflow.review.row_now import row_now
from workflow.review.states import Move
from workflow.review.where import Where
from workflow.store.tables.metadata import JsonValue
from workflow.text.diff import Stretch, word_diff

pages = Pages("history", __name__)

_SHORT = 5_000
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an event: what changed in it, in the language it is in."""

    key: str
    language: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An event and what it says to people."""

    event: PastEvent
    deed: str
    taken_back: str
    whom: tuple[str, ...]
    texts: tuple[Text, ...]


@pages.get("/releases/<release>/history", Permission.MEMBER)
def show(release: str) -> ResponseReturnValue:
    """Show the events of a release, the newest first; with ``verify`` prove that none is missing or changed."""
    return _page(release)


@pages.post("/releases/<release>/undo", Permission.MEMBER)
def undo(release: str) -> ResponseReturnValue:
    """Take an event back."""

    def run(session: Session) -> JsonValue:
        return undo_event(session, visitor().id, release, _number(asked("event")), now=now()).event_seq

    try:
        told = done_once(run)
    except Missing:
        raise
    except SteleError as error:
        return _page(release, error=speaking().of_error(error), status=status_of(error))
    notice(_("Undone."), undo=(release, told) if isinstance(told, int) else None)
    if asked("back") == "overview":
        return back_to("releases.show", release=release, _anchor="cuts")
    return back_to("history.show", release=release)


@pages.get("/releases/<release>/segments/<key>/history", Permission.MEMBER)
def segment(release: str, key: str) -> ResponseReturnValue:
    """Show what became of one segment in a language."""
    return _segment_page(release, key, request.args.get("language", ""))


@pages.post("/releases/<release>/segments/<key>/restore", Permission.MEMBER)
def restore(release: str, key: str) -> ResponseReturnValue:
    """Bring an earlier text back."""
    language = request.form.get("language", "")

    def run(session: Session) -> JsonValue:
        where = Where(release, language, key)
        answer = moves.restore(
            session, visitor().id, where, _number(asked("event")), _number(asked("version")), asked("base_hash"), now()
        )
        return answer.event_seq if isinstance(answer, Saved) else False

    try:
        told = done_once(run)
    except Missing:
        raise
    except SteleError as error:
        return _segment_page(release, key, language, error=speaking().of_error(error), status=status_of(error))
    if told is False:
        moved = _("Somebody changed the text in the meantime. Look at it again, then restore.")
        return _segment_page(release, key, language, error=moved, status=409)
    notice(_("The earlier text is back."), undo=(release, told) if isinstance(told, int) else None)
    return back_to("history.segment", release=release, key=key, language=language)


def _page(release: str, *, error: str = "", status: int = 200) -> ResponseReturnValue:
    args = request.args
    wanted = Asked(
        args.get("person", ""), args.get("language", ""), args.get("kind", ""), _number(args.get("before", ""))
    )
    with reading() as session:
        found = past(session, visitor().id, release, wanted, now())
        verdict = _verdict(session, release) if "verify" in args else None
    return render(
        "pages/history.html",
        status=status,
        past=found,
        lines=tuple(_line(found, one) for one in found.events),
        asked=wanted,
        languages=known(),
        kinds=[(kind, _(word)) for kind, word in KINDS.items()],
        verdict=verdict,
        error=error,
    )


def _verdict(session: Session, release: str) -> Verdict:
    return verify(session, seen_release(session, visitor().id, release, now()))


def _line(found: Past, one: PastEvent) -> Line:
    whom = tuple(found.names.get(str(one.told[name]), "") for name in ("person", "from", "to") if one.told.get(name))
    texts = tuple(
        Text(row.key, row.language, _diff(row.before, row.after))
        for row in one.touched
        if (row.after or row.before) and not one.redacted
    )
    first = DONE.get(str(one.told.get("action", ""))) if one.action == "undo" else None
    return Line(one, deed_of(one), _(first) if first else "", whom, texts)


def _segment_page(release: str, key: str, language: str, *, error: str = "", status: int = 200) -> ResponseReturnValue:
    with reading() as session:
        row = row_now(session, visitor().id, Where(release, language, key), now())
        events = history_of(session, visitor().id, release, language, key, now())
    reason = row.refusal(Move.RESTORE)
    return render(
        "pages/segment_history.html",
        status=status,
        release=release,
        key=key,
        language=language,
        row=row,
        events=[(one, _text_of(one), _deed(one), _change(one)) for one in events],
        reason=speaking().of_error(reason) if reason else "",
        error=error,
    )


def _text_of(one: RowEvent) -> str:
    return one.lost or str((one.after or {}).get("text", ""))


def _deed(one: RowEvent) -> str:
    words = DONE.get("undo" if one.is_undo else one.action)
    return _(words) if words else one.action


def _change(one: RowEvent) -> tuple[Stretch, ...]:
    return _diff(str((one.before or {}).get("text", "")), _text_of(one))


def _diff(before: str, after: str) -> tuple[Stretch, ...]:
    return word_diff(before, after) if len(before) + len(after) < 2 * _SHORT else word_diff("", after[:_SHORT])


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) <= _DIGITS else 0
