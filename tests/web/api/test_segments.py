"""A row over HTTP: written once, vouched for, returned, folded; conflicts lose nothing."""

from collections.abc import Callable
from typing import Any, cast
from uuid import uuid4

import pytest
from sqlalchemy import update

from tests.statements import statements
from tests.web.api.asking import Caller
from tests.web.desk import WebDesk, web_desk
from web.edge.desk import _STORE
from workflow.store import Store
from workflow.store.tables import assignment, release

As = Callable[..., Caller]


def test_a_text_is_saved_and_confirmed_and_the_row_comes_back(as_: As) -> None:
    tom = as_("tom")
    saved = tom.save("Un port ouvre.")
    assert saved.status_code == 200
    told = cast("dict[str, Any]", saved.json)
    assert (told["state"], told["text"], told["number"], told["changed"]) == ("draft", "Un port ouvre.", 1, True)
    assert saved.headers["ETag"] == f'"{told["version"]}"'
    assert [one["check"] for one in told["findings"]] == ["end-mark"]
    assert told["refusals"]["confirm"] is None
    confirmed = tom.save("Un port ouvre", move="confirm")
    assert confirmed.json is not None
    assert (confirmed.json["state"], confirmed.json["by"]) == ("translated", "Tom")
    assert confirmed.json["findings"] == []


def test_the_reason_of_a_refusal_is_told_before_and_after_it_is_met(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    tom.save("Un port ouvre", move="confirm")
    assert rita.row()["refusals"]["approve"] is None
    reason = tom.row()["refusals"]["approve"]
    refused = tom.deed("approve")
    assert refused.status_code == 403
    assert refused.json is not None
    assert refused.json["error"]["message"] == reason


def test_each_deed_on_a_row_answers_with_the_row(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    tom.save("Un port ouvre", move="confirm")
    states = []
    for who, name, body in (
        (tom, "withdraw", {}),
        (tom, "restore", {"seq": 7}),
        (rita, "approve", {}),
        (rita, "reopen", {}),
        (rita, "return", {"kind": "style", "note": "Ouvert."}),
    ):
        if who.row()["state"] == "draft" and name in {"approve", "return"}:
            tom.save("Un port ouvre", move="confirm")
        answer = who.deed(name, body=body)
        assert answer.status_code == 200, answer.json
        assert answer.json is not None
        states.append(answer.json["state"])
    assert states == ["draft", "draft", "approved", "draft", "returned"]
    returned = tom.row()
    assert (returned["returned_for"], returned["note"]) == ("style", "Ouvert.")
    assert rita.deed("keep").status_code == 403


def test_an_older_version_is_a_conflict_that_keeps_both_texts(as_: As) -> None:
    tom, tess = as_("tom"), as_("tess")
    version = tom.row()["version"]
    tom.save("Un port ouvre")
    lost = tess.save("Ouverture d’un port", version=version)
    assert lost.status_code == 412
    assert lost.json is not None
    told = lost.json["conflict"]
    assert (told["code"], told["yours"], told["theirs"]) == (
        "translation.conflict",
        "Ouverture d’un port",
        "Un port ouvre",
    )
    history = cast("dict[str, Any]", tess.get(tess.at(1, "/history")).json)["events"]
    assert (history[0]["seq"], history[0]["lost"]) == (told["event"], "Ouverture d’un port")
    assert tom.row()["text"] == "Un port ouvre"


def test_a_late_autosave_never_undoes_an_approval(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    confirmed = cast("dict[str, Any]", tom.save("Un port ouvre", move="confirm").json)
    rita.deed("approve")
    late = tom.save("Un port va ouvrir", version=confirmed["version"])
    assert late.status_code == 412
    assert late.json is not None
    assert late.json["conflict"]["code"] == "translation.approved_reopen_first"
    assert rita.row()["state"] == "approved"


def test_a_call_that_is_sent_twice_happens_once_and_gets_the_same_answer(as_: As) -> None:
    tom, key = as_("tom"), str(uuid4())
    row = tom.row()
    body = {"text": "Un port ouvre", "base_hash": row["base_hash"], "move": "save"}
    first, second = (tom.put(tom.at(), body, version=row["version"], key=key) for _ in range(2))
    assert (first.status_code, first.data, first.headers["ETag"]) == (200, second.data, second.headers["ETag"])
    assert tom.row()["version"] == row["version"] + 1
    other = tom.put(tom.at(), {**body, "text": "Autre"}, version=row["version"], key=key)
    assert other.status_code == 409
    assert other.json is not None
    assert other.json["error"]["code"] == "write.key_reused"


def test_a_conflict_that_is_sent_twice_is_kept_once(as_: As) -> None:
    tom, tess, key = as_("tom"), as_("tess"), str(uuid4())
    version = tess.row()["version"]
    tom.save("Un port ouvre")
    answers = [tess.save("Ouverture", version=version, key=key) for _ in range(2)]
    assert [one.status_code for one in answers] == [412, 412]
    assert answers[0].data == answers[1].data
    events = cast("dict[str, Any]", tess.get(tess.at(1, "/history")).json)["events"]
    assert [one["action"] for one in events].count("conflict_kept") == 1


def test_who_may_no_longer_see_a_release_gets_no_stored_answer(as_: As, web_desk: WebDesk) -> None:
    paul, key = as_("paul"), str(uuid4())
    body = {"event": 1}
    begun = paul.post(paul.at(1, "/threads"), {"text": "Which berth?"}, key=key)
    assert begun.status_code == 201
    with web_desk.store.write() as session:
        session.execute(assignment.delete().where(assignment.c.person_id == web_desk.desk.paul))
        session.execute(update(release).values(confidential=True))
    again = paul.post(paul.at(1, "/threads"), {"text": "Which berth?"}, key=key)
    unknown = paul.post("/api/v1/releases/kkkkkkkkkkkk/undo", body)
    assert (again.status_code, again.data) == (404, unknown.data)


def test_rows_are_folded_and_unfolded_with_their_lead(as_: As) -> None:
    tom = as_("tom")
    tom.save("Le ❶nouveau port❶ ouvre.".replace("port❶", "port➊"), 2)
    folded = tom.deed("fold", 3)
    assert folded.status_code == 200, folded.json
    assert folded.json is not None
    assert (folded.json["state"], folded.json["number"], folded.json["lead"]["number"]) == ("folded", 3, 2)
    assert tom.deed("unfold", 3).status_code == 200
    assert tom.deed("fold", 1).status_code == 403


def test_a_finding_is_dismissed_and_comes_back(as_: As) -> None:
    tom = as_("tom")
    tom.save("Un port ouvre.")
    assert [one["dismissed"] for one in tom.row()["findings"]] == [False]
    gone = tom.deed("dismiss", body={"check": "end-mark", "note": "Titre."})
    assert gone.json is not None
    assert [one["dismissed"] for one in gone.json["findings"]] == [True]
    assert [one["dismissed"] for one in tom.row()["findings"]] == [True]
    back = tom.deed("revoke", body={"check": "end-mark"})
    assert back.json is not None
    assert [one["dismissed"] for one in back.json["findings"]] == [False]
    assert tom.deed("revoke", body={"check": "end-mark"}).status_code == 403


def test_a_text_with_other_codes_is_kept_and_not_confirmed(as_: As) -> None:
    tom = as_("tom")
    kept = tom.save("Le nouveau port a ouvert lundi.", 2)
    assert kept.json is not None
    reason = kept.json["refusals"]["confirm"]
    assert reason
    refused = tom.save("Le nouveau port a ouvert lundi.", 2, move="confirm")
    assert refused.status_code == 403
    assert refused.json is not None
    assert refused.json["error"]["message"] == reason


def test_an_edition_is_read_whole(as_: As) -> None:
    tom = as_("tom")
    tom.save("Un port ouvre.")
    told = cast("dict[str, Any]", tom.get(tom.edition()).json)
    assert (told["language"], told["base_language"], told["edition_state"]) == ("fr", "en", "translation")
    assert [row["number"] for row in told["rows"]] == list(range(1, len(tom.desk.desk.keys) + 1))
    assert told["rows"][0]["text"] == "Un port ouvre."
    assert told["progress"]["draft"]["segments"] == 1


@pytest.mark.parametrize("size", [15, 5_000])
def test_a_save_keeps_to_its_statements_however_long_the_release(tmp_path: Any, size: int) -> None:
    paragraphs = [f"This is sentence number {number}." for number in range(size)]
    with web_desk(tmp_path / "data", paragraphs, targets=["fr"]) as desk:
        client = desk.app.test_client()
        client.set_cookie(desk.cookie, desk.token("tom"))
        tom = Caller(desk, client)
        tom.save("Phrase", 2)
        for move in ("save", "confirm"):
            row = tom.row(2)
            body = {"text": f"Phrase {move}", "base_hash": row["base_hash"], "move": move}
            with statements(cast("Store", desk.app.extensions[_STORE]), at_most=12) as sent:
                assert tom.put(tom.at(2), body, version=row["version"]).status_code == 200
            assert len(sent) == {"save": 10, "confirm": 11}[move]


def test_a_segment_is_named_by_its_number_and_never_by_its_key(as_: As, web_desk: WebDesk) -> None:
    tom, tess = as_("tom"), as_("tess")
    key = web_desk.desk.keys[0]
    tom.save("Un port ouvre", move="confirm")
    for move, reason in tom.row()["refusals"].items():
        assert key not in (reason or ""), move
    refused = tom.deed("approve").get_json()["error"]
    assert refused["facts"]["key"] == key
    assert refused["message"].startswith("Segment 1 ")
    conflict = tess.save("Le port", version=0).get_json()["conflict"]
    assert conflict["message"].startswith("Segment 1 ")
