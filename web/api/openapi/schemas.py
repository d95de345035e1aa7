"""The shapes of what calls bring and answers give (JSON Schema 2020-12)."""

from typing import Any

from web.api.shapes import MOVES
from workflow.checks.finding import Severity
from workflow.facts import Side
from workflow.people.preferences import DENSITIES, THEMES
from workflow.review.code_integrity import LONGEST
from workflow.review.states import RETURN_KINDS
from workflow.review.translation import State

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WORD: Schema = {"type": "string", "maxLength": 64}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_SAID: Schema = {"type": "string", "maxLength": LONGEST}
_STATE: Schema = {"type": "string", "enum": [str(state) for state in State]}
_KEY: Schema = {"type": "string", "pattern": "^[a-z][a-z2-9]{7}$"}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _of(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _answer(**members: Schema) -> Schema:
    """Every member is there, and no other."""
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


def _call(*optional: str, **members: Schema) -> Schema:
    return {"type": "object", "properties": members, "required": [name for name in members if name not in optional]}


_ROW: Schema = {
    "key": _KEY,
    "language": _WORD,
    "state": _STATE,
    "state_word": _TEXT,
    "version": _NUMBER,
    "text": _TEXT,
    "base_hash": _TEXT,
    "reason": _TEXT,
    "returned_for": _maybe({"type": "string", "enum": list(RETURN_KINDS)}),
    "note": _TEXT,
    "origin": _TEXT,
    "folded_into": _maybe(_KEY),
    "translated_by": _maybe(_WORD),
    "approved_by": _maybe(_WORD),
    "by": _maybe(_TEXT),
    "number": {"type": "integer", "minimum": 1},
    "findings": _list(_of("Finding")),
}
_FULL_ROW: Schema = {
    **_ROW,
    "base": _TEXT,
    "edition_state": _WORD,
    "release_state": _WORD,
    "changed": _FLAG,
    "source_moved": _FLAG,
    "event": _maybe(_NUMBER),
    "neighbours": _map(_list(_of("Finding"))),
    "refusals": _answer(**{str(move): _maybe(_TEXT) for move in MOVES}),
}
_CONFLICT: Schema = {
    "code": _WORD,
    "message": _TEXT,
    "yours": _TEXT,
    "theirs": _TEXT,
    "version": _NUMBER,
}

_BROUGHT: dict[str, Schema] = {
    "Nothing": {"type": "object"},
    "Seen": _call(base_hash=_WORD),
    "Save": _call("base_hash", text=_SAID, base_hash=_WORD, move={"type": "string", "enum": ["save", "confirm"]}),
    "Return": _call("note", base_hash=_WORD, kind={"type": "string", "enum": list(RETURN_KINDS)}, note=_SAID),
    "Restore": _call(base_hash=_WORD, seq=_NUMBER),
    "Dismiss": _call("note", "parameters_hash", check=_WORD, note=_SAID, parameters_hash=_maybe(_WORD)),
    "Revoke": _call("parameters_hash", check=_WORD, parameters_hash=_maybe(_WORD)),
    "Keys": _call("keys", keys=_maybe(_list(_WORD))),
    "Search": _call(
        "match_case",
        "whole_words",
        "keys",
        sought=_SAID,
        replacement=_SAID,
        match_case=_FLAG,
        whole_words=_FLAG,
        keys=_maybe(_list(_WORD)),
    ),
    "ThreadBegin": _call("all_languages", text=_SAID, all_languages=_FLAG),
    "Comment": _call(text=_SAID),
    "Text": _call(text=_SAID),
    "Split": _call("cuts", offset=_NUMBER, cuts=_map(_NUMBER)),
    "Undo": _call(event=_NUMBER),
    "Credentials": _call("person", login=_SAID, password=_SAID, person=_WORD),
    "Presence": _call("key", language=_WORD, key=_TEXT),
}

_GIVEN: dict[str, Schema] = {
    "Finding": _answer(
        check=_WORD,
        severity={"type": "string", "enum": [str(one) for one in Severity]},
        message=_TEXT,
        side={"type": "string", "enum": [str(one) for one in Side]},
        start=_NUMBER,
        end=_NUMBER,
        fix=_maybe(_TEXT),
        dismissed=_FLAG,
        parameters_hash=_WORD,
    ),
    "Row": _answer(**_FULL_ROW),
    "Folded": _answer(**_FULL_ROW, lead=_of("Row")),
    "PageRow": _answer(
        **_ROW,
        bases=_list(_TEXT),
        block=_answer(key=_TEXT, kind=_WORD, level=_NUMBER, note=_TEXT),
        codes=_list({"type": "array"}),
        checked=_FLAG,
        threads=_NUMBER,
    ),
    "Edition": _answer(
        release=_WORD,
        title=_TEXT,
        slug=_TEXT,
        release_state=_WORD,
        source_language=_WORD,
        confidential=_FLAG,
        embargo_until=_maybe(_MOMENT),
        due_at=_maybe(_MOMENT),
        language=_WORD,
        base_language=_WORD,
        edition_state=_WORD,
        handed_over=_FLAG,
        progress=_map(_answer(segments=_NUMBER, words=_NUMBER)),
        rows=_list(_of("PageRow")),
    ),
    "Conflict": _answer(
        conflict=_answer(
            **_CONFLICT, state=_STATE, state_word=_TEXT, base=_TEXT, base_hash=_TEXT, event=_maybe(_NUMBER)
        )
    ),
    "SourceConflict": _answer(conflict=_answer(**_CONFLICT, key=_KEY, language=_WORD, text=_TEXT)),
    "Outcome": _answer(number=_maybe(_NUMBER), key=_KEY, outcome=_WORD, reason=_TEXT, message=_TEXT),
    "ApprovedAll": _answer(event=_maybe(_NUMBER), outcomes=_list(_of("Outcome"))),
    "Replaced": _answer(event=_maybe(_NUMBER), changed=_list(_KEY), refused=_list(_of("Outcome"))),
    "HandedOver": _answer(event=_NUMBER, edition_state=_WORD),
    "Event": _answer(
        seq=_NUMBER,
        at=_MOMENT,
        day=_TEXT,
        clock=_TEXT,
        person=_maybe(_WORD),
        by=_TEXT,
        action=_WORD,
        action_word=_TEXT,
        state=_TEXT,
        state_word=_TEXT,
        before=_TEXT,
        text=_TEXT,
        returned_for=_maybe(_TEXT),
        note=_TEXT,
        lost=_TEXT,
        is_undo=_FLAG,
        redacted=_FLAG,
    ),
    "History": _answer(events=_list(_of("Event"))),
    "Match": _answer(
        text=_TEXT,
        origin={"type": "string", "enum": ["memory", "repetition"]},
        where=_TEXT,
        percent=_NUMBER,
        number=_maybe(_NUMBER),
        key=_maybe(_KEY),
        at=_maybe(_MOMENT),
    ),
    "Matches": _answer(matches=_list(_of("Match"))),
    "Said": _answer(id=_WORD, person=_WORD, name=_TEXT, text=_TEXT, at=_MOMENT, day=_TEXT, clock=_TEXT),
    "Thread": _answer(
        id=_WORD,
        release=_WORD,
        key=_KEY,
        language=_TEXT,
        open=_FLAG,
        opened_at=_MOMENT,
        resolved_at=_maybe(_MOMENT),
        resolved_by=_TEXT,
        comments=_list(_of("Said")),
    ),
    "Threads": _answer(threads=_list(_of("Thread"))),
    "ThreadSaid": _answer(thread=_of("Thread"), event=_NUMBER),
    "Structure": _answer(parents=_list(_KEY), children=_list(_KEY), event=_NUMBER),
    "Source": _answer(key=_KEY, language=_WORD, text=_TEXT, version=_NUMBER),
    "SourceMended": _answer(key=_KEY, text=_TEXT, version=_NUMBER, reopened=_NUMBER, event=_maybe(_NUMBER)),
    "Undone": _answer(event=_NUMBER, action=_WORD, rows=_NUMBER),
    "News": _answer(
        head=_NUMBER,
        events=_list(
            _answer(
                seq=_NUMBER,
                action=_WORD,
                person=_TEXT,
                actor=_TEXT,
                language=_TEXT,
                segments=_NUMBER,
                keys=_list(_KEY),
            )
        ),
        present=_list(_answer(person=_WORD, name=_TEXT, language=_WORD, key=_TEXT)),
    ),
    "Preferences": {
        "type": "object",
        "properties": {
            "language": _maybe(_WORD),
            "theme": {"type": "string", "enum": list(THEMES)},
            "density": {"type": "string", "enum": list(DENSITIES)},
            "shortcuts": _map(_maybe(_TEXT)),
        },
        "additionalProperties": False,
    },
    "Me": _answer(
        id=_WORD,
        login=_TEXT,
        name=_TEXT,
        is_admin=_FLAG,
        grants=_list(_answer(role=_WORD, language=_TEXT)),
        csrf_token=_TEXT,
    ),
    "Session": _answer(id=_WORD),
    "Description": {"type": "object"},
    "Error": _answer(
        error=_answer(code=_WORD, message=_TEXT, facts=_map({"anyOf": [{"type": "string"}, {"type": "integer"}]}))
    ),
}

SCHEMAS: dict[str, Schema] = {**_BROUGHT, **_GIVEN}
"""By name."""
