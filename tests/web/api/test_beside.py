"""What stands beside a row: comments, matches, who is there, what happened; and what a person prefers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from tests.web.api.asking import Caller
from tests.web.desk import WebDesk
from web.edge.desk import set_clock
from workflow.conversation.presence import KEPT

As = Callable[..., Caller]


def body(answer: Any, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    return cast("dict[str, Any]", answer.json)


def test_a_thread_is_begun_answered_resolved_and_opened_again(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    begun = body(tom.post(tom.at(1, "/threads"), {"text": "Which harbour?"}), 201)["thread"]
    assert (begun["language"], begun["open"], begun["comments"][0]["name"]) == ("fr", True, "Tom")
    place = f"/api/v1/threads/{begun['id']}"
    said = body(rita.post(f"{place}/comments", {"text": "The new one."}), 201)["thread"]
    assert [one["text"] for one in said["comments"]] == ["Which harbour?", "The new one."]
    assert not body(rita.post(f"{place}/resolve"))["thread"]["open"]
    assert body(tom.post(f"{place}/reopen"))["thread"]["open"]
    told = body(rita.get(rita.at(1, "/threads")))["threads"]
    assert [one["id"] for one in told] == [begun["id"]]
    assert body(as_("tom", "ar").get(as_("tom", "ar").at(1, "/threads")))["threads"] == []
    assert tom.post(tom.at(1, "/threads"), {"text": " "}).status_code == 400


def test_a_thread_may_be_for_all_languages(as_: As) -> None:
    tom, arabic = as_("tom"), as_("tom", "ar")
    body(tom.post(tom.at(1, "/threads"), {"text": "Which harbour?", "all_languages": True}), 201)
    assert len(body(arabic.get(arabic.at(1, "/threads")))["threads"]) == 1


def test_what_was_approved_before_for_just_this_text_is_offered(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    tom.save("Un port ouvre", move="confirm")
    rita.deed("approve")
    told = body(tom.get(tom.at(1, "/matches")))["matches"]
    assert [(one["text"], one["origin"], one["percent"]) for one in told] == [("Un port ouvre", "memory", 100)]
    assert body(tom.get(tom.at(2, "/matches")))["matches"] == []


def test_the_history_of_a_row_says_who_did_what(as_: As) -> None:
    tom = as_("tom")
    tom.save("Un port ouvre", move="confirm")
    told = body(tom.get(tom.at(1, "/history")))["events"]
    assert [(one["action"], one["by"], one["before"], one["text"]) for one in told] == [
        ("confirm", "Tom", "", "Un port ouvre")
    ]
    assert told[0]["day"]


def test_news_come_after_what_is_known_and_nothing_where_there_are_none(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    head = body(rita.get(rita.release("/events")))["head"]
    key = body(tom.save("Un port ouvre"))["key"]
    address = rita.release(f"/events?after={head}")
    first = rita.get(address)
    told = body(first)
    assert [(one["action"], one["actor"], one["keys"]) for one in told["events"]] == [("save", "Tom", [key])]
    again = rita.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    tom.save("Un port ouvre", move="confirm")
    assert len(body(rita.get(address, headers={"If-None-Match": first.headers["ETag"]}))["events"]) == 2


def test_a_second_editor_is_seen_and_forgotten_after_thirty_seconds(as_: As, web_desk: WebDesk) -> None:
    tom, rita = as_("tom"), as_("rita")
    moment = web_desk.app.extensions["stele.clock"]()
    set_clock(web_desk.app.extensions, lambda: moment)
    events = body(rita.get(rita.release("/events")))["head"]
    for key in ("", tom.row()["key"]):
        there = tom.post(tom.release("/presence"), {"language": "fr", "key": key})
        assert (there.status_code, there.data) == (204, b"")
    seen = body(rita.get(rita.release("/events")))
    assert [(one["name"], one["language"], one["key"]) for one in seen["present"]] == [("Tom", "fr", tom.row()["key"])]
    assert seen["head"] == events
    assert body(tom.get(tom.release("/events")))["present"] == []
    later = moment + KEPT + timedelta(seconds=1)
    set_clock(web_desk.app.extensions, lambda: later)
    assert body(rita.get(rita.release("/events")))["present"] == []


def test_preferences_are_kept_whole(as_: As) -> None:
    tom = as_("tom")
    wanted = {"language": "ar", "theme": "dark", "density": "compact", "shortcuts": {"confirm": "F2", "undo": None}}
    assert body(tom.put("/api/v1/me/preferences", wanted)) == wanted
    assert body(tom.get("/api/v1/me/preferences")) == wanted
    refused = tom.put("/api/v1/me/preferences", {"theme": "pink"})
    assert refused.status_code == 400
    assert not body(refused, 400)["error"]["message"].isascii(), "it is said in the language that was chosen"
