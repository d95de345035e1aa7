"""Undo puts back what an event changed, whole or not at all; redo is the undo of an undo."""

from typing import Any

import pytest
from sqlalchemy import select, update

from tests.builders import NOW
from tests.review.desk import Desk, a_desk, nothing_changes
from tests.review.source import edit_source
from tests.statements import statements
from workflow.errors import Missing, Refused
from workflow.exchange.unit import Returned
from workflow.history import verify
from workflow.memory.lookup import exact
from workflow.review.bulk import Search, approve_all, replace
from workflow.review.handing_over import hand_over
from workflow.review.prefill import prefill
from workflow.review.take_in import take_in
from workflow.review.translation import State
from workflow.review.undo import undo
from workflow.store import Store
from workflow.store.tables import change, event

TEXT = "It is signed."


def content(desk: Desk, number: int) -> dict[str, Any]:
    return {**desk.row(number).as_json(), "version": 0}


def seq(desk: Desk) -> int:
    return len(desk.actions())


def an_entry(desk: Desk, number: int, text: str) -> Returned:
    row = desk.row(number)
    return Returned(desk.where(number).key, text, None, row.version, row.base_hash, fuzzy=False, place=1)


DEEDS: dict[str, tuple[str, Any]] = {
    "save": ("draft", lambda desk: desk.save("tom", 1, "It was signed.")),
    "clear": ("draft", lambda desk: desk.save("tom", 1, "")),
    "confirm": ("draft", lambda desk: desk.confirm("tom", 1)),
    "withdraw": ("translated", lambda desk: desk.withdraw("tom", 1)),
    "approve": ("translated", lambda desk: desk.approve("rita", 1)),
    "keep": ("source_changed", lambda desk: desk.keep("rita", 1)),
    "return": ("approved", lambda desk: desk.send_back("rita", 1)),
    "reopen": ("approved", lambda desk: desk.reopen("rita", 1)),
    "restore": ("typed twice", lambda desk: desk.restore("tom", 1, 1)),
    "replace": (
        "approved",
        lambda desk: desk.do(replace, desk.rita, desk.release, "en", Search("signed", "sealed")),
    ),
    "approve all": ("translated", lambda desk: desk.do(approve_all, desk.rita, desk.release, "en")),
    "import": (
        "draft",
        lambda desk: desk.do(take_in, desk.tom, desk.release, "en", [an_entry(desk, 1, "From a file.")]),
    ),
}


def begun(store: Store, state: str) -> Desk:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    if state == "typed twice":
        desk.save("tom", 1, "It was signed.")
    elif state != "draft":
        desk.confirm("tom", 1)
    if state in {"approved", "source_changed"}:
        desk.approve("rita", 1)
    if state == "source_changed":
        edit_source(desk, {1: "هذه جملة أخرى."})
    return desk


@pytest.mark.parametrize("deed", list(DEEDS))
def test_every_deed_is_undone_exactly_and_done_again(store: Store, deed: str) -> None:
    state, act = DEEDS[deed]
    desk = begun(store, state)
    before = content(desk, 1)
    act(desk)
    after = content(desk, 1)
    done = desk.do(undo, desk.dora, desk.release, seq(desk))
    assert content(desk, 1) == before
    assert done.rows == 1
    desk.do(undo, desk.dora, desk.release, done.event_seq)
    assert content(desk, 1) == after
    with store.read() as session:
        assert verify(session, desk.built.id).whole


def test_undo_brings_back_the_people_who_vouched(store: Store) -> None:
    desk = begun(store, "approved")
    before = content(desk, 1)
    desk.reopen("rita", 1)
    desk.do(undo, desk.rita, desk.release, seq(desk))
    assert content(desk, 1) == before
    assert desk.row(1).approved_by == desk.rita


def test_nothing_is_undone_where_one_of_many_rows_has_moved_on(store: Store) -> None:
    desk = a_desk(store, segments=20)
    for number in range(1, 21):
        desk.save("tom", number, TEXT)
    done = desk.do(replace, desk.tom, desk.release, "en", Search("signed", "sealed"))
    desk.save("tess", 7, "Something else.")
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.do(undo, desk.tom, desk.release, done.event_seq)
    assert (refused.value.code, dict(refused.value.facts)) == ("undo.moved_on", {"rows": 1})


def test_what_came_back_to_where_the_event_left_it_can_be_undone(store: Store) -> None:
    desk = a_desk(store)
    first = desk.save("tom", 1, TEXT)
    second = desk.save("tom", 1, "It was signed.")
    desk.do(undo, desk.tom, desk.release, second.event_seq)
    desk.do(undo, desk.tom, desk.release, first.event_seq)
    assert desk.row(1).state is State.UNTRANSLATED


def test_a_changed_source_stops_an_undo(store: Store) -> None:
    desk = begun(store, "translated")
    edit_source(desk, {1: "هذه جملة أخرى."})
    with pytest.raises(Refused) as refused:
        desk.do(undo, desk.tom, desk.release, 2)
    assert refused.value.code == "undo.moved_on"


def test_one_undoes_ones_own_deeds_and_the_desk_anybodys(store: Store) -> None:
    desk = begun(store, "draft")
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.do(undo, desk.rita, desk.release, 1)
    assert refused.value.code == "undo.not_yours"
    assert desk.do(undo, desk.dora, desk.release, 1).action == "save"


def test_an_event_is_undone_once(store: Store) -> None:
    desk = begun(store, "draft")
    desk.do(undo, desk.tom, desk.release, 1)
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.do(undo, desk.tom, desk.release, 1)
    assert refused.value.code == "undo.already"
    with pytest.raises(Missing):
        desk.do(undo, desk.tom, desk.release, 99)


def test_what_has_no_undo_says_so(store: Store) -> None:
    desk = begun(store, "draft")
    edit_source(desk, {1: "هذه جملة أخرى."})
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.do(undo, desk.dora, desk.release, 2)
    assert refused.value.code == "undo.has_none"


def test_a_redacted_event_has_no_undo(store: Store) -> None:
    desk = begun(store, "draft")
    with store.write() as session:
        this = (event.c.release_id == desk.built.id, event.c.seq == 1)
        found = session.execute(select(event.c.id).where(*this)).scalar_one()
        session.execute(update(change).where(change.c.event_id == found).values(before=None, after=None))
        session.execute(update(event).where(*this).values(payload=None, salt=None, redacted=True))
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.do(undo, desk.tom, desk.release, 1)
    assert refused.value.code == "undo.has_none"


def test_the_memory_follows_an_undo_both_ways(store: Store) -> None:
    desk = a_desk(store, texts=["جملة لا تتكرر في مكان آخر."])

    def known() -> list[str]:
        with store.read() as session:
            base = desk.row(1).base_hash or ""
            return [one.text for one in exact(session, desk.tom, [base], "ar", "en", NOW).get(base, ())]

    desk.approved(1, TEXT)
    assert known() == [TEXT]
    taken = desk.do(undo, desk.rita, desk.release, seq(desk))
    assert known() == []
    desk.do(undo, desk.rita, desk.release, taken.event_seq)
    assert known() == [TEXT]


def test_a_prefill_of_all_languages_is_undone_in_all_of_them(store: Store) -> None:
    desk = a_desk(store, texts=["نعم هنا.", "نعم هنا."])
    for language in ("en", "fr"):
        desk.confirm("tom", 1, "Yes.", language)
    assert desk.do(prefill, desk.dora, desk.release).rows == 2
    assert desk.do(undo, desk.dora, desk.release, seq(desk)).rows == 2
    assert (desk.states("en"), desk.states("fr")) == (["translated", "untranslated"],) * 2


def test_handing_over_is_undone_and_done_again(store: Store) -> None:
    desk = a_desk(store)
    done = desk.do(hand_over, desk.tom, desk.release, "en")
    assert desk.edition_state() == "review"
    with pytest.raises(Refused):
        desk.do(hand_over, desk.tom, desk.release, "en")
    taken = desk.do(undo, desk.tom, desk.release, done.event_seq)
    assert desk.edition_state() == "translation"
    desk.do(undo, desk.tom, desk.release, taken.event_seq)
    assert desk.edition_state() == "review"


def test_the_undo_of_a_large_deed_needs_no_more_statements_than_that_of_a_small_one(store: Store) -> None:
    desk = a_desk(store, segments=300)
    entries = [an_entry(desk, 1, TEXT)]
    rows = desk.rows().rows
    entries = [Returned(row.key, TEXT, None, 0, row.translation.base_hash, fuzzy=False, place=1) for row in rows]
    desk.do(take_in, desk.tom, desk.release, "en", entries, confirm=True)
    for deed, arguments in ((approve_all, ()), (replace, (Search("signed", "sealed"),))):
        with statements(store, at_most=40):
            desk.do(deed, desk.rita, desk.release, "en", *arguments)
        with statements(store, at_most=40):
            desk.do(undo, desk.rita, desk.release, seq(desk))
        if deed is approve_all:
            desk.do(undo, desk.rita, desk.release, seq(desk))
    assert set(desk.states()) == {"approved"}
