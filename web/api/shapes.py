"""What the API tells of rows, findings, threads and the like: values in, JSON out, in the words of who asks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from web.edge.dates import dated, timed
from web.edge.speaking import speaking
from web.edge.visitor import visitor
from web.wording.speech import Speech
from web.wording.states import OF_FACTS
from workflow.conversation.values import Comment, Thread
from workflow.errors import Refused
from workflow.review.answers import ConflictAnswer, Outcome
from workflow.review.matches import Match
from workflow.review.pages import EditorPage, PageFinding, PageRow
from workflow.review.row_history import RowEvent
from workflow.review.row_now import RowNow
from workflow.review.states import Move
from workflow.review.transitions import MEMORY
from workflow.review.translation import Translation

MOVES = (
    Move.SAVE,
    Move.CONFIRM,
    Move.WITHDRAW,
    Move.APPROVE,
    Move.KEEP,
    Move.RETURN,
    Move.REOPEN,
    Move.RESTORE,
    Move.FOLD,
    Move.UNFOLD,
)
"""Moves whose refusals a row tells."""

Json = dict[str, Any]


def row(shown: RowNow, names: Mapping[str, str]) -> Json:
    """Tell one row; ``names`` are of the people who vouched for it."""
    speech = speaking()
    one = shown.translation
    return {
        **_said(one, speech, names),
        "number": shown.number,
        "base": shown.base,
        "edition_state": shown.edition_state,
        "release_state": shown.release_state,
        "changed": False,
        "source_moved": False,
        "event": None,
        "findings": findings(shown.findings[one.place.key], speech),
        "neighbours": {key: findings(found, speech) for key, found in shown.findings.items() if key != one.place.key},
        "refusals": {str(move): _reason(shown.refusal(move), shown.number, speech) for move in MOVES},
    }


def page(shown: EditorPage) -> Json:
    """Tell a whole edition."""
    speech = speaking()
    return {
        "release": shown.release,
        "title": shown.title,
        "slug": shown.slug,
        "release_state": shown.release_state,
        "source_language": shown.source_language,
        "confidential": shown.confidential,
        "embargo_until": moment(shown.embargo_until),
        "due_at": moment(shown.due_at),
        "language": shown.language,
        "base_language": shown.base_language,
        "edition_state": shown.edition_state,
        "handed_over": shown.handed_over,
        "progress": {
            state: {"segments": segments, "words": words} for state, (segments, words) in shown.progress.items()
        },
        "rows": [_page_row(one, shown, speech) for one in shown.rows],
    }


def findings(found: Iterable[PageFinding], speech: Speech) -> list[Json]:
    """Tell findings. Places are code points of the text of their side, with its codes."""
    return [
        {
            "check": one.finding.check,
            "severity": str(one.finding.severity),
            "message": speech.of_code(one.finding.message, one.finding.facts),
            "side": str(one.finding.side),
            "start": one.finding.start,
            "end": one.finding.end,
            "fix": one.finding.fix,
            "dismissed": one.dismissed,
            "parameters_hash": one.finding.parameters_hash,
        }
        for one in found
    ]


def conflict(told: ConflictAnswer) -> Json:
    """Tell that somebody was first."""
    speech = speaking()
    return {
        "conflict": {
            "code": told.code,
            "message": speech.of_code(told.code, {"key": told.number}),
            "yours": told.yours,
            "theirs": told.theirs,
            "state": told.state,
            "state_word": word(speech, "state", told.state),
            "version": told.version,
            "base": told.base,
            "base_hash": told.base_hash,
            "event": told.event_seq,
        }
    }


def outcomes(told: Iterable[Outcome]) -> list[Json]:
    """Tell what became of the segments of a deed on many."""
    speech = speaking()
    return [
        {
            "number": one.number,
            "key": one.key,
            "outcome": one.outcome,
            "reason": one.reason,
            "message": speech.of_code(one.reason, one.facts) if one.reason else "",
        }
        for one in told
    ]


def thread(told: Thread) -> Json:
    """Tell a thread with its comments."""
    return {
        "id": told.id,
        "release": told.release,
        "key": told.key,
        "language": told.language,
        "open": told.is_open,
        "opened_at": moment(told.opened_at),
        "resolved_at": moment(told.resolved_at),
        "resolved_by": told.resolved_by,
        "comments": [_comment(one) for one in told.comments],
    }


def events(told: Iterable[RowEvent]) -> list[Json]:
    """Tell the history of a row."""
    speech = speaking()
    return [_event(one, speech) for one in told]


def matches(told: Sequence[Match]) -> list[Json]:
    """Tell what could be taken for a row."""
    speech = speaking()
    return [
        {
            "text": one.text,
            "origin": one.origin,
            "where": _where(one, speech),
            "percent": 100,
            "number": one.number,
            "key": one.key,
            "at": moment(one.at),
        }
        for one in told
    ]


def vouching(one: Translation) -> list[str]:
    """Give the people whom a row names."""
    return [person for person in (one.translated_by, one.approved_by) if person is not None]


def moment(at: datetime | None) -> str | None:
    """Write a moment for machines, in UTC."""
    return None if at is None else at.isoformat().replace("+00:00", "Z")


def word(speech: Speech, kind: str, value: str) -> str:
    """Say a state or deed in a word."""
    found = OF_FACTS[kind].get(value)
    return value if found is None else speech.catalogue.gettext(found)


def _said(one: Translation, speech: Speech, names: Mapping[str, str]) -> Json:
    who = one.approved_by or one.translated_by
    return {
        "key": one.place.key,
        "language": one.place.language,
        "state": str(one.state),
        "state_word": word(speech, "state", str(one.state)),
        "version": one.version,
        "text": one.text,
        "base_hash": one.base_hash or "",
        "reason": one.reason,
        "returned_for": one.returned_for,
        "note": one.note,
        "origin": one.origin,
        "folded_into": one.folded_into,
        "translated_by": one.translated_by,
        "approved_by": one.approved_by,
        "by": names.get(who) if who else None,
    }


def _page_row(one: PageRow, shown: EditorPage, speech: Speech) -> Json:
    return {
        **_said(one.translation, speech, shown.names),
        "number": one.number,
        "bases": list(one.bases),
        "block": {"key": one.block.key, "kind": one.block.kind, "level": one.block.level, "note": one.block.note},
        "codes": [list(code) for code in one.block.codes],
        "findings": findings(one.findings, speech),
        "checked": one.checked,
        "threads": one.threads,
    }


def _reason(refused: Refused | None, number: int, speech: Speech) -> str | None:
    return None if refused is None else speech.of_error(refused, number)


def _comment(told: Comment) -> Json:
    return {"id": told.id, "person": told.person, "name": told.name, "text": told.text, **_when(told.at)}


def _when(at: datetime) -> Json:
    who = visitor()
    return {
        "at": moment(at),
        "day": dated(at, who.language, who.timezone, who.desk.months),
        "clock": timed(at, who.language, who.timezone),
    }


def _event(told: RowEvent, speech: Speech) -> Json:
    after, before = told.after or {}, told.before or {}
    state = after.get("state", "")
    return {
        "seq": told.seq,
        **_when(told.at),
        "person": told.person,
        "by": told.name,
        "action": told.action,
        "action_word": word(speech, "action", told.action),
        "state": state,
        "state_word": word(speech, "state", state) if state else "",
        "before": before.get("text", ""),
        "text": after.get("text", ""),
        "returned_for": after.get("returned_for"),
        "note": after.get("note", ""),
        "lost": told.lost,
        "is_undo": told.is_undo,
        "redacted": told.redacted,
    }


def _where(one: Match, speech: Speech) -> str:
    if one.origin != MEMORY:
        return speech.of_code("api.match_repetition", {"number": one.number or 0})
    return speech.of_code("api.match_memory_own" if one.own else "api.match_memory", {})
