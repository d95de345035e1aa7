"""A release through its states, its dates, and whether four eyes are asked for."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from sqlalchemy import update

from tests.builders import NOW
from tests.releases.desk import Desk, a_desk
from workflow.errors import BadInput, Missing, Refused
from workflow.releases import course
from workflow.releases.languages import add_language, drop_language
from workflow.releases.pages import releases
from workflow.releases.schedule import Changes, reschedule, waive_four_eyes
from workflow.releases.split_join import join, split
from workflow.releases.states import OPEN_TO, ReleaseState
from workflow.store import Store
from workflow.store.tables import assignment, release

TEXTS = ("One came. Two left.",)
SOON = NOW + timedelta(hours=1)


def a_french_desk(store: Store, **terms: Any) -> Desk:
    return a_desk(store, *TEXTS, source="en", targets=["fr"], **terms)


def set_state(desk: Desk, state: str) -> None:
    with desk.store.write() as session:
        session.execute(update(release).values(state=state))


def test_a_draft_is_opened_to_everybody(store: Store) -> None:
    desk = a_french_desk(store, draft=True)
    moved = desk.do(course.start, "dora")
    assert (moved.state, desk.state()) == ("open", "open")
    with store.read() as session:
        assert len(releases(session, desk.tom, now=NOW)) == 1


def test_a_cancelled_release_is_reinstated_where_it_was_left(store: Store) -> None:
    desk = a_french_desk(store)
    desk.approved(desk.keys[0], "Un est venu.", "fr")
    desk.do(course.cancel, "dora", reason="The meeting is off.")
    assert desk.state() == "cancelled"
    with pytest.raises(Refused):
        desk.save("tom", desk.keys[1], "Deux sont partis.", "fr")
    desk.do(course.reinstate, "dora")
    assert (desk.state(), desk.states("fr")) == ("open", ["approved", "untranslated"])
    assert desk.payload("cancel")["reason"] == "The meeting is off."
    desk.require_whole()


def test_a_release_that_was_finished_when_cancelled_is_ready_when_reinstated(store: Store) -> None:
    desk = a_french_desk(store)
    desk.all_approved("fr")
    desk.do(course.cancel, "dora")
    assert desk.do(course.reinstate, "dora").state == "ready"
    assert desk.state() == "ready"


def test_what_is_out_or_withdrawn_is_reopened_with_a_reason(store: Store) -> None:
    desk = a_french_desk(store)
    desk.all_approved("fr")
    for state in ("published", "corrected", "withdrawn"):
        set_state(desk, state)
        with pytest.raises(BadInput) as caught:
            desk.do(course.correct, "dora", reason="  ")
        assert caught.value.code == "release.reason_needed"
        assert desk.do(course.correct, "paul", reason="A wrong name.").state == "ready"


def test_a_correction_of_what_is_unfinished_is_open(store: Store) -> None:
    desk = a_french_desk(store)
    set_state(desk, "published")
    assert desk.do(course.correct, "dora", reason="A wrong name.").state == "open"


DEEDS: dict[str, Callable[[Desk], Any]] = {
    "split": lambda desk: desk.do(split, "dora", desk.keys[0], 4),
    "join": lambda desk: desk.do(join, "dora", desk.keys[0]),
    "revise": lambda desk: desk.revise("One came."),
    "add_language": lambda desk: desk.do(add_language, "dora", "ar"),
    "drop_language": lambda desk: desk.do(drop_language, "dora", "fr"),
    "schedule": lambda desk: desk.do(reschedule, "dora", Changes(title="Another")),
    "waive_four_eyes": lambda desk: desk.do(waive_four_eyes, "dora", reason="One reviewer."),
    "start": lambda desk: desk.do(course.start, "dora"),
    "cancel": lambda desk: desk.do(course.cancel, "dora"),
    "reinstate": lambda desk: desk.do(course.reinstate, "dora"),
    "correct": lambda desk: desk.do(course.correct, "dora", reason="A wrong name."),
}


def test_each_state_is_open_to_what_the_table_says_and_to_nothing_else(store: Store) -> None:
    desk = a_desk(store, *TEXTS, source="en", targets=["fr", "es"])
    for name, state in product(DEEDS, ReleaseState):
        deed = DEEDS[name]
        set_state(desk, state)
        if name in OPEN_TO[state]:
            if name not in {"split", "join", "revise", "add_language", "drop_language"}:
                deed(desk)
            continue
        with pytest.raises(Refused) as caught:
            deed(desk)
        assert caught.value.code == "release.not_in_this_state", name


def test_roles_move_a_release_as_the_table_says(store: Store) -> None:
    desk = a_french_desk(store)
    cases: list[tuple[Callable[..., Any], dict[str, Any], set[str]]] = [
        (course.cancel, {}, {"dora"}),
        (waive_four_eyes, {"reason": "One reviewer."}, {"dora"}),
        (course.reinstate, {}, {"dora"}),
        (course.correct, {"reason": "A wrong name."}, {"dora", "paul"}),
    ]
    for deed, named, allowed in cases:
        for who in ("tom", "rita", "paul"):
            if who not in allowed:
                with pytest.raises(Refused) as caught:
                    desk.do(deed, who, **named)
                assert caught.value.code == "policy.role_needed"


def test_title_and_dates_change_with_an_event_that_says_from_what_to_what(store: Store) -> None:
    desk = a_french_desk(store)
    answer = desk.do(reschedule, "dora", Changes(title="Another  title", due=SOON))
    assert answer.changed == {"title": "Another title", "due_at": SOON}
    line = desk.shown().release
    assert (line.title, line.due_at) == ("Another title", SOON)
    assert desk.payload("schedule")["title"] == {"was": "notice", "is": "Another title"}
    assert desk.do(reschedule, "dora", Changes(due=None)).changed == {"due_at": None}
    desk.require_whole()


def test_what_changes_nothing_writes_nothing(store: Store) -> None:
    desk = a_french_desk(store)
    assert desk.do(reschedule, "dora", Changes(title="notice", confidential=False)).event_seq is None
    assert desk.do(reschedule, "dora", Changes()).event_seq is None
    assert desk.events() == ["open"]


def test_a_release_made_confidential_shows_to_the_assigned_alone_from_then_on(store: Store) -> None:
    desk = a_french_desk(store)
    desk.do(reschedule, "dora", Changes(confidential=True))
    with store.read() as session:
        assert releases(session, desk.dean, now=NOW) == ()
    with pytest.raises(Missing):
        desk.do(reschedule, "dean", Changes(confidential=False))


def test_a_release_is_not_hidden_from_the_whole_desk(store: Store) -> None:
    desk = a_french_desk(store)
    with store.write() as session:
        session.execute(assignment.delete())
    for changes in (Changes(confidential=True), Changes(embargo=SOON)):
        with pytest.raises(Refused) as caught:
            desk.do(reschedule, "dora", changes)
        assert caught.value.code == "schedule.nobody_assigned"


def test_four_eyes_are_waived_with_a_reason_that_the_history_keeps_and_asked_for_again(store: Store) -> None:
    desk = a_french_desk(store)
    with pytest.raises(BadInput):
        desk.do(waive_four_eyes, "dora", reason=" ")
    desk.do(waive_four_eyes, "dora", reason="One reviewer tonight.")
    assert not desk.shown().release.four_eyes
    assert desk.payload("waive_four_eyes")["reason"] == "One reviewer tonight."
    desk.do(waive_four_eyes, "dora", reason="", waived=False)
    assert desk.shown().release.four_eyes


def test_an_approval_under_a_waiver_stays_when_four_eyes_are_asked_for_again(store: Store) -> None:
    desk = a_french_desk(store)
    desk.do(waive_four_eyes, "dora", reason="One reviewer tonight.")
    desk.confirm("rita", desk.keys[0], "Un est venu.", "fr")
    desk.approve("rita", desk.keys[0], "fr")
    desk.do(waive_four_eyes, "dora", reason="", waived=False)
    assert desk.row(desk.keys[0], "fr").waived
    assert desk.states("fr")[0] == "approved"
