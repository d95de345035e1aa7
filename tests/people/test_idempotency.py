"""A write that is sent twice happens once."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.builders import NOW, a_person
from workflow.errors import BadInput, Conflict
from workflow.people.idempotency import KEPT, once, prune, request_hash
from workflow.store import Store
from workflow.store.tables import setting, write_key

ASKED = request_hash("save", "k1", "3", "Text")


class Deed:
    """Counts in the database how often it was done."""

    def __init__(self, session: Session, answer: Any = None) -> None:
        self.session = session
        self.answer = answer

    def __call__(self) -> Any:
        done = self.session.execute(select(func.count()).select_from(setting)).scalar_one()
        self.session.execute(setting.insert().values(name=f"deed {done}", value=done))
        return self.answer


def done(store: Store) -> int:
    with store.read() as session:
        return session.execute(select(func.count()).select_from(setting)).scalar_one()


def test_the_same_write_again_gives_the_same_answer_without_effect(store: Store) -> None:
    answers: list[Any] = [{"version": 4, "text": "نص"}, [1, None], "", 0, None]
    with store.write() as session:
        tom = a_person(session)
    for number, answer in enumerate(answers):
        for _ in range(2):
            with store.write() as session:
                assert once(session, tom, f"k{number}", ASKED, NOW, Deed(session, answer)) == answer
    assert done(store) == len(answers)


def test_the_same_key_with_another_request_is_a_conflict(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session)
        once(session, tom, "k", ASKED, NOW, Deed(session))
    with pytest.raises(Conflict) as refused, store.write() as session:
        once(session, tom, "k", request_hash("save", "k1", "3", "Other"), NOW, Deed(session))
    assert refused.value.code == "write.key_reused"
    assert done(store) == 1


def test_two_people_may_have_the_same_key(store: Store) -> None:
    with store.write() as session:
        for login in ("tom", "tim"):
            once(session, a_person(session, login), "k", ASKED, NOW, Deed(session))
    assert done(store) == 2


def test_a_deed_that_failed_leaves_its_key_free(store: Store) -> None:
    def fails() -> None:
        raise ZeroDivisionError

    with store.write() as session:
        tom = a_person(session)
    with pytest.raises(ZeroDivisionError), store.write() as session:
        once(session, tom, "k", ASKED, NOW, fails)
    with store.write() as session:
        once(session, tom, "k", ASKED, NOW, Deed(session))
    assert done(store) == 1


def test_of_many_that_meet_one_does_it_and_all_have_its_answer(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session)
    start = Barrier(6)
    answers: list[Any] = []

    def send(number: int) -> None:
        start.wait()
        with store.write() as session:
            answers.append(once(session, tom, "k", ASKED, NOW, Deed(session, number)))

    threads = [Thread(target=send, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 6
    assert len(set(answers)) == 1
    assert done(store) == 1


def test_a_key_is_forgotten_after_eight_days_swept_or_not(store: Store) -> None:
    past, moment = NOW + KEPT, NOW + KEPT + timedelta(seconds=1)
    other = request_hash("approve", "k9")
    with store.write() as session:
        tom = a_person(session)
        once(session, tom, "swept", ASKED, NOW, Deed(session))
        once(session, tom, "used again", ASKED, NOW, Deed(session))
        with pytest.raises(Conflict):
            once(session, tom, "used again", other, past, Deed(session))
        assert once(session, tom, "used again", other, moment, Deed(session, "new")) == "new"
        assert once(session, tom, "used again", other, moment, Deed(session)) == "new"
        assert prune(session, past) == 0
        assert prune(session, moment) == 1
        assert session.execute(select(write_key.c.key)).scalars().all() == ["used again"]


def test_a_key_of_no_or_too_many_characters_is_refused(store: Store) -> None:
    for key in ("", "k" * 65):
        with pytest.raises(BadInput) as refused, store.write() as session:
            once(session, "tom", key, ASKED, NOW, Deed(session))
        assert refused.value.code == "write.key_form"


def test_requests_are_told_apart_by_every_part() -> None:
    assert request_hash("ab", "c") != request_hash("a", "bc")
    assert request_hash("a", b"b") == request_hash("a", "b")
    assert len({request_hash(), request_hash(""), request_hash("", "")}) == 3
