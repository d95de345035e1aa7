"""Many rows at once, the segments themselves, and what takes a deed back."""

from collections.abc import Callable
from typing import Any, cast

from tests.web.api.asking import Caller

As = Callable[..., Caller]


def body(answer: Any, status: int = 200) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    return cast("dict[str, Any]", answer.json)


def test_all_that_is_clean_is_approved_at_once_and_undone_at_once(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    tom.save("Un port ouvre", move="confirm")
    told = body(rita.post(rita.edition("/approve")))
    outcomes = {one["number"]: one for one in told["outcomes"]}
    assert outcomes[1]["outcome"] == "approved"
    assert (outcomes[2]["outcome"], outcomes[2]["reason"]) == ("refused", "review.not_confirmed")
    assert outcomes[2]["message"]
    undone = body(rita.post(rita.release("/undo"), {"event": told["event"]}))
    assert (undone["action"], undone["rows"]) == ("approve", 1)
    assert rita.row()["state"] == "translated"
    assert rita.post(rita.release("/undo"), {"event": told["event"]}).status_code == 403


def test_only_the_rows_that_are_named_are_approved(as_: As) -> None:
    tom, rita = as_("tom"), as_("rita")
    for number in (1, 6):
        tom.save("Un port ouvre", number, move="confirm")
    key = rita.row()["key"]
    told = body(rita.post(rita.edition("/approve"), {"keys": [key]}))
    assert [one["key"] for one in told["outcomes"]] == [key]


def test_a_word_is_replaced_in_all_rows(as_: As) -> None:
    tom = as_("tom")
    tom.save("Un port ouvre")
    told = body(tom.post(tom.edition("/replace"), {"sought": "port", "replacement": "havre"}))
    assert told["changed"] == [tom.row()["key"]]
    assert tom.row()["text"] == "Un havre ouvre"
    assert tom.post(tom.edition("/replace"), {"sought": "", "replacement": "x"}).status_code == 400


def test_an_edition_is_handed_over_once(as_: As) -> None:
    tom = as_("tom")
    assert body(tom.post(tom.edition("/hand-over")))["edition_state"] == "review"
    assert tom.post(tom.edition("/hand-over")).status_code == 403


def test_a_segment_is_split_joined_and_put_back(as_: As) -> None:
    dora = as_("dora")
    key = dora.row(2)["key"]
    split = body(dora.post(dora.release(f"/segments/{key}/split"), {"offset": 16}))
    assert split["parents"] == [key]
    first, second = split["children"]
    assert dora.get(dora.edition(f"/segments/{key}")).status_code == 404
    joined = body(dora.post(dora.release(f"/segments/{first}/join")))
    assert joined["parents"] == [first, second]
    body(dora.post(dora.release("/undo"), {"event": joined["event"]}))
    body(dora.post(dora.release("/undo"), {"event": split["event"]}))
    assert dora.row(2)["key"] == key


def test_the_source_is_mended_in_place(as_: As) -> None:
    dora, tom = as_("dora"), as_("tom")
    tom.save("Un port ouvre", move="confirm")
    place = dora.release(f"/segments/{dora.row()['key']}/source")
    was = body(dora.get(place))
    assert (was["text"], was["language"]) == ("A harbour opens", "en")
    told = body(dora.put(place, {"text": "A port opens"}, version=was["version"]))
    assert (told["text"], told["reopened"]) == ("A port opens", 2)
    late = dora.put(place, {"text": "A haven opens"}, version=was["version"])
    assert late.status_code == 412
    conflict = cast("dict[str, Any]", late.json)["conflict"]
    assert (conflict["yours"], conflict["theirs"], conflict["version"]) == (
        "A haven opens",
        "A port opens",
        told["version"],
    )
    assert (tom.row()["state"], tom.row()["reason"]) == ("draft", "source_changed")
    assert tom.put(place, {"text": "A quay opens"}, version=told["version"]).status_code == 403


def test_a_text_that_was_typed_while_the_source_moved_is_kept(as_: As) -> None:
    dora, tom = as_("dora"), as_("tom")
    row = tom.row()
    place = dora.release(f"/segments/{row['key']}/source")
    dora.put(place, {"text": "A port opens"}, version=body(dora.get(place))["version"])
    sent = {"text": "Un port ouvre", "base_hash": row["base_hash"], "move": "confirm"}
    told = body(tom.put(tom.at(), sent, version=row["version"]))
    assert (told["state"], told["source_moved"], told["base"]) == ("draft", True, "A port opens")
