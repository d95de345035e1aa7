"""The inbox tells people of what concerns them, once, and of nothing that they may not see."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.builders import LATER, NOW, a_person, a_release, an_assignment
from tests.review.desk import Desk, a_desk
from workflow.conversation import comment, open_thread
from workflow.conversation.inbox import Notice, inbox, mark_read
from workflow.errors import BadInput, Missing, Refused
from workflow.history import verify
from workflow.people.accounts import by_id
from workflow.people.assignments import assign, team, unassign
from workflow.people.reassigning import parts_of, take_over
from workflow.people.standing import rights_on
from workflow.releases.edit_source import edit_source
from workflow.store import Store
from workflow.store.tables import event, release, translation


def lines(desk: Desk, who: str, later: timedelta = timedelta()) -> list[tuple[str, str, int, bool]]:
    with desk.store.read() as session:
        return [
            (str(one.kind), one.language, one.segments, one.unread)
            for one in inbox(session, desk.people[who], NOW + later)
        ]


def of(desk: Desk, who: str) -> tuple[Notice, ...]:
    with desk.store.read() as session:
        return inbox(session, desk.people[who], NOW)


def login_of(desk: Desk, name: str) -> str:
    with desk.store.read() as session:
        return by_id(session, desk.people[name]).login


def put_to(desk: Desk, name: str, role: str, language: str, due: timedelta | None = None) -> None:
    desk.do(assign, desk.dora, desk.release, login_of(desk, name), role, language, NOW + due if due else None)


def test_who_gets_a_part_is_told_and_not_again_when_only_the_date_changes(store: Store) -> None:
    desk = a_desk(store)
    put_to(desk, "tom", "translator", "fr")
    put_to(desk, "tom", "translator", "fr", timedelta(days=9))
    assert lines(desk, "tom") == [("assigned", "fr", 0, True)]
    assert lines(desk, "dora") == []
    desk.do(unassign, desk.dora, desk.release, login_of(desk, "tom"), "translator", "fr")
    assert lines(desk, "tom") == []


def test_returned_texts_of_one_language_are_one_line_that_grows_until_it_is_read(store: Store) -> None:
    desk = a_desk(store)
    for number in (1, 2):
        desk.confirm("tom", number, f"Sentence {number}.")
        desk.send_back("rita", number)
    assert lines(desk, "tom") == [("returned", "en", 2, True)]
    assert of(desk, "tom")[0].key == desk.where(1).key
    with store.write() as session:
        assert mark_read(session, desk.tom, None, NOW) == 1
    assert lines(desk, "tom") == [("returned", "en", 2, False)]
    desk.confirm("tom", 3, "Sentence 3.")
    desk.send_back("rita", 3)
    assert lines(desk, "tom") == [("returned", "en", 1, True)]
    assert lines(desk, "rita") == []


def test_a_changed_source_is_told_to_who_wrote_and_who_works_on_what_it_touches(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "Sentence 1.")
    put_to(desk, "rob", "translator", "en")
    put_to(desk, "rita", "translator", "fr")
    with store.write() as session:
        version = session.execute(
            select(translation.c.version).where(
                translation.c.edition_id == desk.built.source_edition,
                translation.c.segment_id == desk.built.segments[0],
            )
        ).scalar_one()
        edit_source(session, desk.dora, desk.release, desk.where(1).key, "جملة أخرى تماما.", version=version, now=NOW)
    assert ("source_changed", "en", 1, True) in lines(desk, "tom")
    assert ("source_changed", "en", 1, True) in lines(desk, "rob")
    assert not any(kind == "source_changed" for kind, *_ in lines(desk, "rita"))


def test_a_comment_is_told_to_the_writer_of_the_text_and_to_who_spoke_before(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "Sentence 1.")
    said = desk.do(open_thread, desk.rita, desk.release, desk.where(1).key, "Why?", language="en")
    assert lines(desk, "tom") == [("comment", "en", 1, True)]
    desk.do(comment, desk.tom, said.thread, "Because.")
    assert lines(desk, "rita") == [("comment", "en", 1, True)]


def test_what_is_due_within_a_day_is_told_until_it_is_read_or_done(store: Store) -> None:
    desk = a_desk(store, targets=["en"], texts=["جملة."])
    put_to(desk, "tom", "translator", "en", timedelta(hours=30))
    assert [kind for kind, *_ in lines(desk, "tom")] == ["assigned"]
    assert ("due", "en", 0, True) in lines(desk, "tom", timedelta(hours=7))
    with store.write() as session:
        ids = [one.id for one in inbox(session, desk.tom, NOW + timedelta(hours=7)) if one.kind == "due"]
        assert mark_read(session, desk.tom, ids, NOW + timedelta(hours=7)) == 1
    assert ("due", "en", 0, False) in lines(desk, "tom", timedelta(hours=7))
    put_to(desk, "tom", "translator", "en", timedelta(hours=20))
    assert ("due", "en", 0, True) in lines(desk, "tom", timedelta(hours=7))
    desk.confirm("tom", 1, "A sentence.")
    assert not any(kind == "due" for kind, *_ in lines(desk, "tom", timedelta(hours=7)))


def test_a_release_that_is_hidden_from_somebody_is_gone_from_the_inbox(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "Sentence 1.")
    desk.send_back("rita", 1)
    with store.write() as session:
        session.execute(release.update().values(confidential=True))
    assert lines(desk, "tom") == []
    with store.write() as session:
        assert mark_read(session, desk.tom, None, NOW) == 0


def test_a_colleagues_parts_change_hands_in_one_event_and_a_second_time_changes_nothing(store: Store) -> None:
    desk = a_desk(store)
    rob = login_of(desk, "rob")
    put_to(desk, "tom", "translator", "en", timedelta(days=3))
    put_to(desk, "tom", "translator", "fr")
    desk.confirm("tom", 1, "Sentence 1.")
    with store.write() as session:
        before = session.execute(select(event.c.seq)).scalars().all()
        done = take_over(session, desk.dora, desk.tom, rob, NOW)
        again = take_over(session, desk.dora, desk.tom, rob, NOW)
        assert len(session.execute(select(event.c.seq)).scalars().all()) == len(before) + 1
        assert verify(session, desk.built.id).whole
        held = [(one.name, str(one.role), one.language, one.due_at) for one in team(session, None, desk.release, NOW)]
    assert (len(done.moved), done.refused, again.moved) == (2, (), ())
    assert ("rob", "translator", "en", NOW + timedelta(days=3)) in held
    assert not any(login == "tom" for login, *_ in held)
    assert desk.row(1).translated_by == desk.tom
    assert ("assigned", "en", 0, True) in lines(desk, "rob")


def test_only_the_desk_of_a_release_gives_its_work_to_others(store: Store) -> None:
    desk = a_desk(store)
    put_to(desk, "tom", "translator", "en")
    rob, tom = login_of(desk, "rob"), login_of(desk, "tom")
    with store.write() as session:
        done = take_over(session, desk.rita, desk.tom, rob, NOW)
        assert done.moved == ()
        assert [reason.code for _, reason in done.refused] == ["policy.role_needed"]
        with pytest.raises(BadInput):
            take_over(session, desk.dora, desk.tom, tom, NOW)
        with pytest.raises(Missing):
            take_over(session, desk.dora, "nobody", rob, NOW)
        a_person(session, "gone", disabled_at=NOW)
        with pytest.raises(Refused):
            take_over(session, desk.dora, desk.tom, "gone", NOW)


def test_parts_of_a_hidden_release_stay_out_of_sight_and_in_place(store: Store) -> None:
    desk = a_desk(store)
    rob = login_of(desk, "rob")
    with store.write() as session:
        hidden = a_release(session, confidential=True)
        an_assignment(session, hidden, desk.tom, "translator", "en")
        assert all(part.release != hidden.public_id for part in parts_of(session, desk.dora, desk.tom, LATER))
        take_over(session, desk.dora, desk.tom, rob, NOW)
        assert rights_on(session, desk.tom, hidden.id, NOW).roles
