"""Accounts: added, found, shut out; each deed in the desk's chain."""

import json
from threading import Barrier, Thread

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import LATER, NOW, a_person
from workflow.errors import BadInput, Conflict, Missing, Refused, SteleError
from workflow.history import verify_desk
from workflow.people import accounts, grants
from workflow.people.accounts import Person
from workflow.people.grants import Grant, grants_for
from workflow.people.passwords import hashed
from workflow.people.policy import Role
from workflow.store import Store
from workflow.store.tables import event, person

QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
HASH = hashed("a long enough one", QUICK)


def add(session: Session, login: str, by: str | None = None, *roles: str, name: str = "") -> Person:
    given, is_admin = grants_for(roles, ["en"])
    return accounts.add(
        session, by, login=login, name=name, grants=given, is_admin=is_admin, password_hash=HASH, now=NOW
    )


def told(session: Session) -> list[tuple[str, str | None, dict[str, object]]]:
    rows = session.execute(select(event).where(event.c.release_id.is_(None)).order_by(event.c.seq))
    return [(row.action, row.actor_id, row.payload) for row in rows]


def test_the_keeper_of_the_folder_adds_the_first_person(store: Store) -> None:
    with store.write() as session:
        one = add(session, "Ana", None, "translator", "desk", "admin", name="Ana Ruiz")
    with store.read() as session:
        assert accounts.find_by_login(session, "ANA") == one
        assert one.grants == (Grant(Role.DESK), Grant(Role.TRANSLATOR, "en"))
        assert one.is_admin
        assert told(session) == [
            ("add_person", None, {"person": one.id, "admin": True, "roles": ["desk", "translator:en"]})
        ]


def test_an_administrator_adds_people_and_nobody_else_does(store: Store) -> None:
    with store.write() as session:
        boss = a_person(session, "boss", admin=True)
        gone = a_person(session, "gone", admin=True, disabled_at=NOW)
        desk = a_person(session, "desk", roles=["desk"])
        add(session, "new", boss)
        for by in (gone, desk, "nobody"):
            with pytest.raises(Refused) as refused:
                add(session, "other", by)
            assert refused.value.code == "people.admin_needed"


def test_a_login_is_one_person_however_it_is_written(store: Store) -> None:
    with store.write() as session:
        add(session, "Tom")
        for again in ("tom", "TOM", "ｔｏｍ"):
            with pytest.raises(Conflict) as refused:
                add(session, again)
            assert refused.value.code == "people.login_taken"


def test_two_who_take_the_same_login_at_once_do_not_both_get_it(store: Store) -> None:
    start = Barrier(4)
    answers: list[str] = []

    def take(spelling: str) -> None:
        start.wait()
        try:
            with store.write() as session:
                add(session, spelling)
        except SteleError as error:
            answers.append(error.code)
        else:
            answers.append("added")

    threads = [Thread(target=take, args=(spelling,)) for spelling in ("rex", "Rex", "REX", "reX")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["added", *["people.login_taken"] * 3]
    with store.read() as session:
        assert verify_desk(session).whole


def test_the_right_login_and_password_let_in(store: Store) -> None:
    with store.write() as session:
        one = add(session, "tom")
    with store.read() as session:
        assert accounts.authenticate(session, " Tom ", "a long enough one", QUICK) == one
        assert accounts.authenticate(session, "tom", "another one", QUICK) is None
        assert accounts.authenticate(session, "tim", "a long enough one", QUICK) is None


def test_an_unknown_login_costs_a_hash_too(store: Store) -> None:
    class Counting(PasswordHasher):
        compared = 0

        def verify(self, *args: object, **more: object) -> bool:  # type: ignore[override]
            Counting.compared += 1
            return super().verify(*args, **more)  # type: ignore[arg-type]

    counting = Counting(time_cost=1, memory_cost=64, parallelism=1)
    with store.write() as session:
        shut = add(session, "shut")
        accounts.disable(session, None, shut.id, NOW)
        for login in ("shut", "unknown"):
            assert accounts.authenticate(session, login, "a long enough one", counting) is None
    assert Counting.compared == 2


def test_a_disabled_person_cannot_sign_in_or_act_until_enabled(store: Store) -> None:
    with store.write() as session:
        one = add(session, "tom")
        assert accounts.disable(session, None, one.id, LATER).disabled
        accounts.disable(session, None, one.id, LATER)
        assert accounts.authenticate(session, "tom", "a long enough one", QUICK) is None
        with pytest.raises(Refused) as refused:
            accounts.acting(session, "tom")
        assert refused.value.code == "people.disabled"
        with pytest.raises(Refused):
            accounts.set_password(session, one.id, one.id, HASH, LATER)
        accounts.enable(session, None, one.id, LATER)
        assert accounts.acting(session, "tom") == one
        assert [action for action, _, _ in told(session)] == ["add_person", "disable_person", "enable_person"]


def test_a_password_is_reset_by_oneself_an_administrator_or_the_keeper(store: Store) -> None:
    with store.write() as session:
        boss = a_person(session, "boss", admin=True)
        tom, tim = add(session, "tom"), add(session, "tim")
        for by, new in ((tom.id, "first new one"), (boss, "second new one"), (None, "third new one")):
            accounts.set_password(session, by, tom.id, hashed(new, QUICK), LATER)
            assert accounts.authenticate(session, "tom", new, QUICK) == tom
        with pytest.raises(Refused):
            accounts.set_password(session, tim.id, tom.id, HASH, LATER)
        with pytest.raises(Missing):
            accounts.set_password(session, None, "nobody", HASH, LATER)
        last = told(session)[-1]
    assert last == ("set_password", None, {"person": tom.id})


def test_the_history_names_people_by_id_alone(store: Store) -> None:
    with store.write() as session:
        one = add(session, "Wilhelmina", None, "translator", name="Wilhelmina Quick")
        grants.give(session, None, one.id, Grant(Role.PUBLISHER), LATER)
        accounts.set_password(session, None, one.id, HASH, LATER)
        kept = json.dumps(told(session))
    assert "ilhelmina" not in kept
    assert "argon2" not in kept


def test_everyone_is_listed_by_login_for_administrators(store: Store) -> None:
    with store.write() as session:
        boss = a_person(session, "boss", admin=True)
        desk = a_person(session, "Adam", roles=["desk"])
        session.execute(person.insert().values(id="erased", name="", created_at=NOW, erased_at=NOW))
        assert [one.login for one in accounts.everyone(session, boss)] == ["Adam", "boss", ""]
        assert accounts.everyone(session, None) == accounts.everyone(session, boss)
        with pytest.raises(Refused):
            accounts.everyone(session, desk)
        assert accounts.names(session, [boss, "erased"]) == {boss: "Boss", "erased": ""}


def test_a_role_is_given_and_taken_once(store: Store) -> None:
    with store.write() as session:
        one = add(session, "tom")
        reviewer = Grant(Role.REVIEWER, "fr")
        assert grants.give(session, None, one.id, reviewer, LATER)
        assert not grants.give(session, None, one.id, reviewer, LATER)
        assert accounts.by_id(session, one.id).grants == (reviewer,)
        assert grants.take(session, None, one.id, reviewer, LATER)
        assert not grants.take(session, None, one.id, reviewer, LATER)
        assert accounts.by_id(session, one.id).grants == ()
        with pytest.raises(Missing):
            grants.give(session, None, "nobody", reviewer, LATER)
        assert [action for action, _, _ in told(session)] == ["add_person", "grant", "take_grant"]
        assert verify_desk(session).whole


@pytest.mark.parametrize(
    ("roles", "languages", "code"),
    [
        (["writer"], ["en"], "people.role_unknown"),
        (["translator"], [], "people.language_needed"),
        (["reviewer"], ["english please"], "people.language_form"),
        (["reviewer"], ["EN"], "people.language_form"),
    ],
)
def test_a_role_that_makes_no_sense_is_refused(roles: list[str], languages: list[str], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        grants_for(roles, languages)
    assert refused.value.code == code


def test_roles_of_a_language_are_given_for_each_language_and_others_once() -> None:
    given, is_admin = grants_for(["translator", "desk", "translator"], ["en", "fr"])
    assert given == (Grant(Role.DESK), Grant(Role.TRANSLATOR, "en"), Grant(Role.TRANSLATOR, "fr"))
    assert not is_admin
