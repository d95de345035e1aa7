"""Undo of a split or join, and the undo of that."""

import pytest
from sqlalchemy import select

from tests.releases.cutting import AT, LONG, a_split_desk, a_thread, where_threads_stand
from workflow.errors import Missing, Refused
from workflow.releases.split_join import Structure, join, split
from workflow.releases.undo import undo
from workflow.store import Store
from workflow.store.tables import lineage


def test_a_finished_language_goes_back_to_review(store: Store) -> None:
    desk = a_split_desk(store)
    desk.all_approved("fr")
    assert desk.state() == "ready"
    desk.do(split, "dora", desk.keys[1], AT)
    assert (desk.edition_states(), desk.state()) == ({"fr": "review"}, "open")
    desk.do(undo, "dora", len(desk.events()))
    assert (desk.edition_states(), desk.state()) == ({"fr": "finished"}, "ready")


def test_threads_go_to_the_first_child_and_come_back(store: Store) -> None:
    desk = a_split_desk(store)
    k1, k2, _ = desk.keys
    on_first, on_second = a_thread(desk, k1), a_thread(desk, k2)
    made = desk.do(join, "dora", k1)
    assert where_threads_stand(desk) == {on_first: made.children[0], on_second: made.children[0]}
    begun_since = a_thread(desk, made.children[0])
    desk.do(undo, "dora", made.event_seq)
    assert where_threads_stand(desk) == {on_first: k1, on_second: k2, begun_since: k1}


@pytest.mark.parametrize("kind", ["split", "join"])
def test_undo_brings_the_parents_back_as_they_were_with_both_persons(store: Store, kind: str) -> None:
    desk = a_split_desk(store)
    desk.all_approved("fr")
    before, rows = desk.lines, [desk.row(key, "fr") for key in desk.keys]
    made: Structure = (
        desk.do(split, "dora", desk.keys[1], AT) if kind == "split" else desk.do(join, "dora", desk.keys[1])
    )
    answer = desk.do(undo, "dora", made.event_seq)
    assert answer.action == kind
    assert desk.lines == before
    assert [desk.row(key, "fr") for key in desk.keys] == rows
    desk.require_whole()


def test_undo_after_a_child_was_written_to_is_refused(store: Store) -> None:
    desk = a_split_desk(store)
    made = desk.do(split, "dora", desk.keys[1], AT)
    desk.save("tom", made.children[1], "et elle est partie tard.", "fr")
    with pytest.raises(Refused) as caught:
        desk.do(undo, "dora", made.event_seq)
    assert caught.value.code == "undo.moved_on"
    assert desk.keys[1:3] == list(made.children)


def test_undo_after_a_child_was_split_again_is_refused_until_that_is_undone(store: Store) -> None:
    desk = a_split_desk(store)
    first = desk.do(split, "dora", desk.keys[1], AT)
    second = desk.do(split, "dora", first.children[0], len("He came"))
    with pytest.raises(Refused):
        desk.do(undo, "dora", first.event_seq)
    desk.do(undo, "dora", second.event_seq)
    desk.do(undo, "dora", first.event_seq)
    assert desk.sources[1] == LONG
    desk.require_whole()


def test_an_undo_is_undone_and_that_again(store: Store) -> None:
    desk = a_split_desk(store)
    made = desk.do(split, "dora", desk.keys[1], AT)
    back = desk.do(undo, "dora", made.event_seq)
    again = desk.do(undo, "dora", back.event_seq)
    assert desk.keys[1:3] == list(made.children)
    desk.do(undo, "dora", again.event_seq)
    assert desk.keys[1] == made.parents[0]
    desk.require_whole()


def test_an_event_is_undone_once(store: Store) -> None:
    desk = a_split_desk(store)
    made = desk.do(split, "dora", desk.keys[1], AT)
    desk.do(undo, "dora", made.event_seq)
    with pytest.raises(Refused) as caught:
        desk.do(undo, "dora", made.event_seq)
    assert caught.value.code == "undo.already"


def test_one_undoes_ones_own_and_the_desk_everybodys(store: Store) -> None:
    desk = a_split_desk(store)
    made = desk.do(split, "tom", desk.keys[1], AT)
    with pytest.raises(Refused) as caught:
        desk.do(undo, "tess", made.event_seq)
    assert caught.value.code == "undo.not_yours"
    desk.do(undo, "dean", made.event_seq)


def test_undo_of_what_never_happened_is_missing(store: Store) -> None:
    with pytest.raises(Missing):
        a_split_desk(store).do(undo, "dora", 99)


def test_a_deed_on_rows_is_undone_by_the_same_door(store: Store) -> None:
    desk = a_split_desk(store)
    saved = desk.save("tom", desk.keys[0], "Un est venu.", "fr")
    assert saved.event_seq is not None
    assert desk.do(undo, "tom", saved.event_seq).action == "save"
    assert desk.states("fr")[0] == "untranslated"


def test_descent_is_kept_with_whether_it_was_undone(store: Store) -> None:
    desk = a_split_desk(store)
    made = desk.do(split, "dora", desk.keys[1], AT)
    desk.do(undo, "dora", made.event_seq)
    desk.do(join, "dora", desk.keys[0])
    with store.read() as session:
        found = session.execute(select(lineage.c.kind, lineage.c.undone).order_by(lineage.c.id)).all()
    assert sorted(map(tuple, found)) == [("join", False)] * 2 + [("split", True)] * 2
