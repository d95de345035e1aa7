"""What people say to one another: begun at a segment, answered, resolved, opened again; each deed in the history."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.builders import LATER, NOW, BuiltRelease, a_person, a_release, an_assignment
from workflow.conversation import Thread, comment, open_thread, reopen, resolve, threads
from workflow.conversation.deeds import LONGEST
from workflow.errors import BadInput, Missing, SteleError
from workflow.history import verify
from workflow.store import Store
from workflow.store.tables import edition, event, thread


def told(session: Session, built: BuiltRelease) -> list[tuple[str, str, dict[str, Any]]]:
    rows = session.execute(select(event).where(event.c.release_id == built.id).order_by(event.c.seq))
    return [(row.action, row.language, row.payload) for row in rows]


def the_thread(session: Session, built: BuiltRelease) -> Thread:
    (found,) = threads(session, None, built.public_id, NOW)
    return found


def test_a_thread_is_begun_answered_and_resolved(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["translator:en"])
        rita = a_person(session, "rita", roles=["reviewer:en"])
        built = a_release(session)
        key = built.keys[1]
        begun = open_thread(session, tom, built.public_id, key, "  لماذا؟ ", NOW, "en")
        answer = comment(session, rita, begun.thread, "So that it reads well.", LATER)
        assert (begun.is_open, answer.is_open, answer.event_seq) == (True, True, 2)
        found = the_thread(session, built)
        assert (found.id, found.key, found.language, found.opened_at) == (begun.thread, key, "en", NOW)
        assert [(one.person, one.name, one.at, one.text) for one in found.comments] == [
            (tom, "Tom", NOW, "لماذا؟"),
            (rita, "Rita", LATER, "So that it reads well."),
        ]
        assert not resolve(session, rita, begun.thread, LATER).is_open
        closed = the_thread(session, built)
        assert (closed.is_open, closed.resolved_by, closed.resolved_at) == (False, rita, LATER)
        said = {"thread": begun.thread, "key": key}
        assert told(session, built) == [
            ("open_thread", "en", {**said, "comment": begun.comment, "text": "لماذا؟"}),
            ("comment", "en", {**said, "comment": answer.comment, "text": "So that it reads well."}),
            ("resolve", "en", said),
        ]
        assert verify(session, built.id).whole


def test_resolving_and_opening_again_take_each_other_back_and_happen_once(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["publisher"])
        built = a_release(session)
        one = open_thread(session, tom, built.public_id, built.keys[0], "Here?", NOW).thread
        for deed, is_open in ((resolve, False), (resolve, False), (reopen, True), (reopen, True)):
            assert deed(session, tom, one, LATER).is_open is is_open
        found = the_thread(session, built)
        assert (found.is_open, found.resolved_by, found.language) == (True, "", "")
        assert [action for action, _, _ in told(session, built)] == ["open_thread", "resolve", "reopen_thread"]


def test_an_answer_opens_a_resolved_thread_again(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["desk"])
        built = a_release(session)
        one = open_thread(session, tom, built.public_id, built.keys[0], "Here?", NOW).thread
        resolve(session, tom, one, NOW)
        assert comment(session, tom, one, "But no.", LATER).is_open
        assert the_thread(session, built).is_open
        assert told(session, built)[-1][2]["reopened"] is True


def test_every_role_comments_and_nobody_without_one(store: Store) -> None:
    with store.write() as session:
        built = a_release(session, state="published")
        for role in ("translator:en", "reviewer:fr", "desk", "publisher"):
            open_thread(session, a_person(session, role, roles=[role]), built.public_id, built.keys[0], "Here?", NOW)
        stranger = a_person(session, "stranger", admin=True)
        with pytest.raises(Missing) as refused:
            open_thread(session, stranger, built.public_id, built.keys[0], "Here?", NOW)
        assert refused.value.code == "release.missing"


def test_a_draft_is_talked_about_at_the_desk_alone(store: Store) -> None:
    with store.write() as session:
        desk, tom = a_person(session, "desk", roles=["desk"]), a_person(session, "tom")
        built = a_release(session, state="draft")
        an_assignment(session, built, tom, "translator", "en")
        one = open_thread(session, desk, built.public_id, built.keys[0], "Here?", NOW).thread
        for code in (
            code_of(lambda: open_thread(session, tom, built.public_id, built.keys[0], "Me too", NOW)),
            code_of(lambda: comment(session, tom, one, "Me too", NOW)),
            code_of(lambda: resolve(session, tom, one, NOW)),
        ):
            assert code == "conversation.draft"


def code_of(deed: Callable[[], object]) -> str:
    with pytest.raises(SteleError) as refused:
        deed()
    return refused.value.code


def test_what_cannot_be_said_is_refused(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["desk"])
        built = a_release(session, targets=["en", "fr"])
        other = a_release(session)
        session.execute(edition.update().where(edition.c.language == "fr").values(dropped_at=NOW))

        def begin(key: str, said: str, language: str = "") -> str:
            return code_of(lambda: open_thread(session, tom, built.public_id, key, said, NOW, language))

        key = built.keys[0]
        assert begin(key, " \u200f\n ") == "conversation.blank"
        assert begin(key, "x" * (LONGEST + 1)) == "conversation.too_long"
        assert begin(key, "nul \0") == "text.nul"
        assert begin(key, "half \ud800") == "text.surrogate"
        assert begin(key, "Here?", "es") == "edition.missing"
        assert begin(key, "Here?", "fr") == "edition.missing"
        assert begin(other.keys[0], "Here?") == "conversation.segment_missing"
        assert code_of(lambda: comment(session, tom, "nothread", "Here?", NOW)) == "conversation.thread_missing"
        assert threads(session, tom, built.public_id, NOW) == ()
        assert told(session, built) == []


def test_a_segment_that_was_removed_takes_no_new_thread_but_keeps_its_own(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["desk"])
        built = a_release(session)
        one = open_thread(session, tom, built.public_id, built.keys[0], "Here?", NOW).thread
        session.execute(text("UPDATE placement SET live = false"))
        with pytest.raises(Missing):
            open_thread(session, tom, built.public_id, built.keys[0], "Here too?", NOW)
        assert comment(session, tom, one, "Gone.", NOW).is_open
        assert not resolve(session, tom, one, NOW).is_open


def test_a_thread_is_read_where_its_segment_stands_now(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["desk"])
        built = a_release(session)
        open_thread(session, tom, built.public_id, built.keys[0], "Here?", NOW)
        session.execute(thread.update().values(segment_id=built.segments[1]))
        assert threads(session, tom, built.public_id, NOW, built.keys[0]) == ()
        assert [one.key for one in threads(session, tom, built.public_id, NOW, built.keys[1])] == [built.keys[1]]


def test_threads_of_a_hidden_release_are_not_there(store: Store) -> None:
    with store.write() as session:
        insider = a_person(session, "insider")
        outsider = a_person(session, "outsider", roles=["desk", "publisher"], admin=True)
        built = a_release(session, embargo_until=LATER)
        an_assignment(session, built, insider, "translator", "en")
        one = open_thread(session, insider, built.public_id, built.keys[0], "Secret?", NOW).thread
        for deed in (
            lambda: threads(session, outsider, built.public_id, NOW),
            lambda: comment(session, outsider, one, "Me too", NOW),
            lambda: resolve(session, outsider, one, NOW),
            lambda: reopen(session, outsider, one, NOW),
        ):
            with pytest.raises(Missing) as refused:
                deed()
            facts = {value for value in refused.value.facts.values() if value not in {one, built.public_id}}
            assert facts == set()
        assert threads(session, outsider, built.public_id, LATER + timedelta(seconds=1))


def test_threads_come_in_the_order_in_which_they_were_begun(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["desk"])
        built = a_release(session)
        for number in range(3):
            open_thread(session, tom, built.public_id, built.keys[number], f"Number {number}", NOW)
        found = threads(session, tom, built.public_id, NOW)
        assert [one.comments[0].text for one in found] == ["Number 0", "Number 1", "Number 2"]
        assert [one.key for one in found] == list(built.keys)
    with pytest.raises(BadInput), store.write() as session:
        comment(session, tom, found[0].id, "", NOW)
    with store.read() as session:
        assert len(told(session, built)) == 3
