"""Who is signed in, for how long, and what ends it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.builders import NOW, a_person, a_release, an_assignment
from tests.people.walk import scans
from tests.people.walk import statements as sent_to
from tests.statements import statements
from workflow.people import accounts, grants, sessions
from workflow.people.grants import Grant
from workflow.people.notices import Matter, NoticeKind, notify
from workflow.people.policy import Role
from workflow.people.preferences import Preferences, change
from workflow.store import Store
from workflow.store.tables import signed_in

MINUTE = timedelta(minutes=1)


def is_in(session: Session, token: str, later: timedelta = timedelta()) -> bool:
    return sessions.seen(session, token, NOW + later) is not None


def test_one_statement_gives_all_that_a_page_asks_of_its_visitor(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["translator:en", "desk"], admin=True)
        change(session, tom, Preferences("ar", "dark", "compact", {"confirm": None}), NOW)
        token = sessions.begin(session, tom, NOW)
    with statements(store, at_most=1), store.read() as session:
        found = sessions.seen(session, token, NOW + MINUTE)
    assert found is not None
    assert (found.person, found.login, found.name, found.is_admin) == (tom, "tom", "Tom", True)
    assert found.grants == (Grant(Role.DESK), Grant(Role.TRANSLATOR, "en"))
    assert found.preferences == Preferences("ar", "dark", "compact", {"confirm": None})
    assert (found.unread, found.desk.timezone, found.stale) == (0, "UTC", False)


def test_the_token_is_stored_nowhere(store: Store) -> None:
    with store.write() as session:
        token = sessions.begin(session, a_person(session), NOW)
        assert token not in str(session.execute(select(signed_in)).all())
        assert len(token) >= 43


def test_a_session_ends_when_it_lies_idle_and_after_a_week_at_last(store: Store) -> None:
    with store.write() as session:
        token = sessions.begin(session, a_person(session), NOW)
        assert is_in(session, token, sessions.IDLE - MINUTE)
        assert not is_in(session, token, sessions.IDLE)
        step, at = timedelta(hours=11), timedelta()
        while at < sessions.LONGEST - step:
            at += step
            found = sessions.seen(session, token, NOW + at)
            assert found is not None
            assert found.stale
            sessions.touch(session, token, NOW + at)
            assert is_in(session, token, at + MINUTE)
        assert not is_in(session, token, sessions.LONGEST)
        assert not is_in(session, "something-else")


DEEDS: dict[str, Callable[[Session, str, str], object]] = {
    "password": lambda s, admin, tom: accounts.set_password(s, admin, tom, "hash", NOW),
    "disable": lambda s, admin, tom: accounts.disable(s, admin, tom, NOW),
    "role given": lambda s, admin, tom: grants.give(s, admin, tom, Grant(Role.DESK), NOW),
    "role taken": lambda s, admin, tom: grants.take(s, admin, tom, Grant(Role.PUBLISHER), NOW),
    "sign out everywhere": lambda s, _, tom: sessions.end_all(s, tom),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_a_session_rests_on_ends_it_when_it_changes(store: Store, deed: str) -> None:
    with store.write() as session:
        admin, tom = a_person(session, "admin", admin=True), a_person(session, "tom", roles=["publisher"])
        other, mine = sessions.begin(session, admin, NOW), sessions.begin(session, tom, NOW)
        DEEDS[deed](session, admin, tom)
        assert not is_in(session, mine)
        assert is_in(session, other)


def test_signing_out_ends_one_session_or_all_but_one(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session)
        one, two, three = (sessions.begin(session, tom, NOW) for _ in range(3))
        sessions.end(session, one)
        assert [is_in(session, token) for token in (one, two, three)] == [False, True, True]
        assert sessions.end_all(session, tom, but=three) == 1
        assert [is_in(session, token) for token in (two, three)] == [False, True]


def test_sessions_that_ran_out_are_forgotten_with_the_next_sign_in(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session)
        sessions.begin(session, tom, NOW)
        sessions.begin(session, tom, NOW + sessions.LONGEST)
        assert len(session.execute(select(signed_in)).all()) == 1


def test_the_count_knows_only_of_what_one_may_see(store: Store) -> None:
    with store.write() as session:
        tom, dora = a_person(session, "tom", roles=["translator:en"]), a_person(session, "dora")
        seen, hidden = a_release(session), a_release(session, confidential=True)
        for built in (seen, hidden):
            notify(session, Matter(NoticeKind.RETURNED, built.id, language="en", segments=1), [tom], dora, NOW)
        token = sessions.begin(session, tom, NOW)
        found = sessions.seen(session, token, NOW)
        assert found is not None
        assert found.unread == 1
        an_assignment(session, hidden, tom, "translator", "en")
        found = sessions.seen(session, token, NOW)
        assert found is not None
        assert found.unread == 2


def test_the_count_does_not_look_at_all_releases(desk: Store) -> None:
    with desk.write() as session:
        tom = a_person(session, "tom", roles=["translator:en"])
        a_release(session)
        token = sessions.begin(session, tom, NOW)
        with sent_to(desk) as sent:
            sessions.seen(session, token, NOW)
        assert scans(session, sent) == []
        assert session.execute(text("SELECT count(*) FROM signed_in")).scalar_one() == 1
