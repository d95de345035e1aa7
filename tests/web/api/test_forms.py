"""A call of a wrong form is refused alike, whatever it asks for; what is hidden is not there."""

import json
from collections.abc import Callable
from typing import Any, cast
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.web.api.asking import Caller
from tests.web.desk import WebDesk
from web.api.request_forms import MOST_BYTES
from workflow.store.tables import assignment, release

As = Callable[..., Caller]
SAVE = {"text": "Un port", "base_hash": "h", "move": "save"}
UNKNOWN = "/api/v1/releases/kkkkkkkkkkkk"


def code(answer: Any) -> str:
    told = cast("dict[str, Any]", answer.json)["error"]
    assert told["message"]
    return str(told["code"])


def refused(caller: Caller, path: str, **more: Any) -> tuple[int, str]:
    headers = {
        "X-CSRFToken": caller.csrf(),
        "Idempotency-Key": str(uuid4()),
        "If-Match": '"1"',
        **more.pop("headers", {}),
    }
    told = {name: value for name, value in headers.items() if value is not None}
    answer = caller.client.put(path, headers=told, **more)
    return answer.status_code, code(answer)


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize(
    ("sent", "status", "reason"),
    [
        ({"json": SAVE, "headers": {"If-Match": None}}, 428, "api.version_missing"),
        ({"json": SAVE, "headers": {"If-Match": "1"}}, 400, "api.version_form"),
        ({"json": SAVE, "headers": {"If-Match": 'W/"1"'}}, 400, "api.version_form"),
        ({"json": SAVE, "headers": {"If-Match": '"9999999999"'}}, 400, "api.version_form"),
        ({"json": SAVE, "headers": {"Idempotency-Key": None}}, 400, "api.key_missing"),
        ({"json": SAVE, "headers": {"Idempotency-Key": "1"}}, 400, "api.key_form"),
        ({"data": "{", "content_type": "application/json"}, 400, "api.bad_json"),
        ({"data": "[" * 100_000, "content_type": "application/json"}, 400, "api.bad_json"),
        ({"data": b"\xff\xfe", "content_type": "application/json"}, 400, "api.bad_json"),
        ({"data": "[]", "content_type": "application/json"}, 400, "api.bad_json"),
        ({"data": json.dumps(SAVE), "content_type": "text/plain"}, 415, "api.not_json"),
        ({"data": SAVE}, 415, "api.not_json"),
        ({"data": b" " * (MOST_BYTES + 1), "content_type": "application/json"}, 413, "api.too_large"),
        ({"json": {}}, 400, "api.field_missing"),
        ({"json": {**SAVE, "text": 1}}, 400, "api.field_form"),
        ({"json": {**SAVE, "move": "approve"}}, 400, "api.field_form"),
        ({"json": {**SAVE, "text": "x" * 20_001}}, 400, "api.field_long"),
        ({"data": '{"text": "\\ud800", "move": "save"}', "content_type": "application/json"}, 400, "text.surrogate"),
        ({"json": {**SAVE, "text": "\0"}}, 400, "text.nul"),
    ],
)
def test_a_call_of_a_wrong_form_is_refused_for_what_is_there_and_what_is_not(
    as_: As, known: bool, sent: dict[str, Any], status: int, reason: str
) -> None:
    tom = as_("tom")
    path = tom.at() if known else f"{UNKNOWN}/editions/fr/segments/kaaaaaaa"
    assert refused(tom, path, **{**sent, "headers": dict(sent.get("headers", {}))}) == (status, reason)
    assert tom.row()["text"] == ""


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/undo", {"event": 2**63}),
        ("/undo", {"event": True}),
        ("/undo", {"event": -1}),
        ("/editions/fr/approve", {"keys": "all"}),
        ("/editions/fr/approve", {"keys": [1]}),
        ("/editions/fr/replace", {"sought": "a", "replacement": "b", "match_case": "no"}),
        ("/segments/kaaaaaaa/split", {"offset": 3, "cuts": [1]}),
        ("/segments/kaaaaaaa/split", {"offset": 3, "cuts": {"fr": "1"}}),
        ("/presence", {"language": "fr", "key": "k" * 9}),
    ],
)
def test_a_field_of_another_form_is_refused(as_: As, path: str, told: dict[str, Any]) -> None:
    answer = as_("tom").post(as_("tom").release(path), told)
    assert answer.status_code == 400
    assert code(answer) in {"api.field_form", "api.field_long"}


@pytest.mark.parametrize("after", ["x", "-1", "٣", "1e3", "9" * 11])
def test_a_number_of_another_form_is_refused(as_: As, after: str) -> None:
    tom = as_("tom")
    assert tom.get(tom.release(f"/events?after={after}")).status_code == 400


def test_nobody_gets_in_without_a_session_or_writes_without_its_token(as_: As) -> None:
    nobody, tom = as_(None), as_("tom")
    assert nobody.get(nobody.edition()).status_code == 401
    assert nobody.put(nobody.at(), SAVE, version=1).status_code == 401
    assert tom.put(tom.at(), SAVE, version=1, headers={"X-CSRFToken": ""}).status_code == 400


def every_call(caller: Caller, release_path: str, thread: str) -> list[tuple[int, bytes]]:
    edition = f"{release_path}/editions/fr"
    segment = f"{edition}/segments/{caller.desk.desk.keys[0]}"
    source = f"{release_path}/segments/{caller.desk.desk.keys[0]}"
    asked = [edition, segment, f"{segment}/history", f"{segment}/matches", f"{segment}/threads"]
    asked += [f"{source}/source", f"{release_path}/events?after=0"]
    answers = [caller.get(path) for path in asked]
    seen = {"base_hash": "h", "kind": "style", "seq": 1, "check": "number", "text": "x"}
    deeds = ("withdraw", "approve", "keep", "reopen", "return", "restore", "fold", "unfold", "dismiss", "revoke")
    answers += [caller.post(f"{segment}/{name}", seen, version=1) for name in deeds]
    answers.append(caller.put(segment, SAVE, version=1))
    answers.append(caller.put(f"{source}/source", {"text": "x"}, version=1))
    others: tuple[tuple[str, dict[str, Any]], ...] = (
        (f"{edition}/approve", {}),
        (f"{edition}/replace", {"sought": "a", "replacement": "b"}),
        (f"{edition}/hand-over", {}),
        (f"{segment}/threads", {"text": "x"}),
        (f"{source}/split", {"offset": 1}),
        (f"{source}/join", {}),
        (f"{release_path}/undo", {"event": 1}),
        (f"{release_path}/presence", {"language": "fr"}),
        (f"{thread}/comments", {"text": "x"}),
        (f"{thread}/resolve", {}),
        (f"{thread}/reopen", {}),
    )
    answers += [caller.post(path, told) for path, told in others]
    return [(one.status_code, one.data) for one in answers]


def test_what_is_hidden_answers_like_what_never_was(as_: As, web_desk: WebDesk) -> None:
    dora, paul = as_("dora"), as_("paul")
    begun = cast("dict[str, Any]", dora.post(dora.at(1, "/threads"), {"text": "Which?"}).json)["thread"]["id"]
    with web_desk.store.write() as session:
        session.execute(assignment.delete().where(assignment.c.person_id == web_desk.desk.paul))
        session.execute(update(release).values(confidential=True))
    hidden = every_call(paul, paul.release(), f"/api/v1/threads/{begun}")
    unknown = every_call(paul, UNKNOWN, "/api/v1/threads/kkkkkkkkkkkk")
    assert {status for status, _ in hidden} == {404}
    assert hidden == unknown


@pytest.mark.parametrize("name", ["%00", "a%00b", "k" * 65, "%ED%A0%80"])
def test_an_address_that_no_database_can_look_up_is_not_there(as_: As, name: str) -> None:
    tom = as_("tom")
    answers = [tom.client.get(f"/api/v1/releases/{name}/editions/fr"), tom.client.get(tom.edition(f"/segments/{name}"))]
    assert {one.status_code for one in answers} == {404}
    assert len({one.data for one in answers}) == 1
