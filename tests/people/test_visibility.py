"""What a person may know of: one select, and every statement that reads a release holds it."""

import importlib
import importlib.util
import inspect
import pkgutil
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

import workflow
from tests.builders import NOW, a_person, a_release, an_assignment, put
from tests.people.readings import READINGS, Reading
from tests.people.walk import OF_NO_RELEASE, OF_RELEASES, bare, scans, statements
from workflow.errors import Missing, SteleError
from workflow.people.policy import Role
from workflow.people.standing import rights_on, stand
from workflow.people.visibility import seen_by, view
from workflow.store import Store
from workflow.store.tables import metadata, release

SOON = NOW + timedelta(hours=2)
PAST = NOW - timedelta(hours=2)
ROLES = ("translator:en", "reviewer:fr", "desk", "publisher")
SECRETS = ("Heron", "Walrus", "Kestrel", "Pangolin")


def visible(session: Session, viewer: str | None, at: datetime = NOW) -> set[str]:
    seen = seen_by(viewer)
    statement = select(release.c.slug).join(seen, seen.c.release_id == release.c.id)
    return set(session.execute(statement, view(viewer, at)).scalars())


def a_desk_of_all_kinds(session: Session) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "open": {},
        "draft": {"state": "draft"},
        "confidential": {"confidential": True},
        "embargo": {"embargo_until": SOON},
        "over": {"embargo_until": PAST},
        "hidden-draft": {"confidential": True, "state": "draft"},
        "published": {"state": "published"},
        "cancelled": {"state": "cancelled"},
    }
    return {kind: a_release(session, segments=1, slug=kind, **columns) for kind, columns in kinds.items()}


def test_a_role_shows_what_is_not_restricted_and_drafts_to_the_desk_alone(store: Store) -> None:
    everything_open = {"open", "over", "published", "cancelled"}
    with store.write() as session:
        a_desk_of_all_kinds(session)
        for role in ROLES:
            person = a_person(session, role, roles=[role])
            assert visible(session, person) == everything_open | ({"draft"} if role == "desk" else set())
        assert visible(session, a_person(session, "none")) == set()
        assert visible(session, a_person(session, "admin", admin=True)) == set()
        assert visible(session, None) == everything_open | {"draft", "confidential", "embargo", "hidden-draft"}


def test_only_assignments_count_on_a_restricted_release(store: Store) -> None:
    with store.write() as session:
        built = a_desk_of_all_kinds(session)
        admin = a_person(session, "admin", roles=ROLES, admin=True)
        assert visible(session, admin) & {"confidential", "embargo", "hidden-draft"} == set()
        for kind in ("confidential", "embargo", "hidden-draft"):
            guest = a_person(session, kind)
            an_assignment(session, built[kind], guest, "translator", "en")
            assert visible(session, guest) == {kind}
            assert rights_on(session, guest, built[kind].id, NOW).roles == {(Role.TRANSLATOR, "en")}
            an_assignment(session, built[kind], admin, "publisher")
            assert rights_on(session, admin, built[kind].id, NOW).roles == {(Role.PUBLISHER, "")}


def test_an_embargo_ends_by_itself(store: Store) -> None:
    with store.write() as session:
        built = a_desk_of_all_kinds(session)
        tom = a_person(session, "tom", roles=["translator:en"])
        before, at = SOON - timedelta(microseconds=1), SOON
        assert "embargo" not in visible(session, tom, before)
        assert "embargo" in visible(session, tom, at)
        with pytest.raises(Missing):
            stand(session, tom, built["embargo"].public_id, before)
        assert stand(session, tom, built["embargo"].public_id, at).rights.holds(Role.TRANSLATOR, "en")


def test_a_disabled_person_sees_nothing(store: Store) -> None:
    with store.write() as session:
        built = a_desk_of_all_kinds(session)
        gone = a_person(session, "gone", roles=ROLES, admin=True, disabled_at=PAST)
        an_assignment(session, built["open"], gone, "desk")
        assert visible(session, gone) == set()
        assert rights_on(session, gone, built["open"].id, NOW).roles == frozenset()


def test_grants_and_assignments_add_up_where_nothing_is_restricted(store: Store) -> None:
    with store.write() as session:
        built = a_desk_of_all_kinds(session)
        tom = a_person(session, "tom", roles=["translator:en"])
        an_assignment(session, built["open"], tom, "reviewer", "fr")
        rights = stand(session, tom, built["open"].public_id, NOW).rights
        assert rights.roles == {(Role.TRANSLATOR, "en"), (Role.REVIEWER, "fr")}
        assert rights_on(session, tom, built["published"].id, NOW).roles == {(Role.TRANSLATOR, "en")}


def test_every_table_is_known_to_be_of_a_release_or_not() -> None:
    assert {*OF_RELEASES, *OF_NO_RELEASE} == set(metadata.tables)


def test_every_statement_of_every_reading_holds_what_may_be_seen(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["desk", "translator:en"])
        built = a_release(session)
        an_assignment(session, built, tom, "reviewer", "en")
    with store.read() as session, statements(store) as sent:
        for reading in READINGS:
            reading.read(session, tom, built.public_id, NOW)
        rights_on(session, tom, built.id, NOW)
    assert sum("visible AS" in one.sql for one in sent) >= len(READINGS)
    assert bare(sent) == []
    if store.embedded:
        of_one = [reading for reading in READINGS if reading.of_one]
        with store.write() as session, statements(store) as sent:
            stand(session, tom, built.public_id, NOW)
            for reading in of_one:
                reading.read(session, tom, built.public_id, NOW)
            assert scans(session, list(sent)) == []


@pytest.mark.parametrize(
    "bypass",
    [
        "SELECT title FROM release WHERE public_id = 'x'",
        "SELECT count(*) FROM translation",
        "SELECT p.name FROM person AS p, thread WHERE thread.resolved_by = p.id",
        "WITH visible AS (SELECT 1) SELECT text FROM comment",
        "SELECT name FROM person WHERE EXISTS (SELECT 1 FROM event WHERE event.actor_id = person.id)",
    ],
)
def test_a_statement_that_goes_round_it_is_found(store: Store, bypass: str) -> None:
    with store.read() as session, statements(store) as sent:
        session.execute(text(bypass))
    assert bare(sent) == [bypass]


def test_statements_on_people_alone_need_no_such_thing(store: Store) -> None:
    with store.read() as session, statements(store) as sent:
        session.execute(
            text("SELECT person.name AS release_name FROM person JOIN role_grant ON true WHERE person.id <> 'x'")
        )
    assert bare(sent) == []


def test_no_page_is_left_out_of_the_walk() -> None:
    walked = {reading.name for reading in READINGS}
    asked = set()
    for room in pkgutil.iter_modules(workflow.__path__):
        if room.ispkg and importlib.util.find_spec(f"workflow.{room.name}.pages"):
            module = importlib.import_module(f"workflow.{room.name}.pages")
            asked |= {
                f"{room.name}.pages.{name}"
                for name, value in inspect.getmembers(module, inspect.isfunction)
                if value.__module__ == module.__name__ and not name.startswith("_")
            }
    assert asked - walked == set()


def _heard(session: Session, reading: Reading, viewer: str, release_id: str) -> tuple[str, str]:
    """What a viewer hears, the name that was asked for left out."""
    try:
        return "answer", repr(reading.read(session, viewer, release_id, NOW))
    except SteleError as error:
        facts = {name: value for name, value in error.facts.items() if value != release_id}
        return "error", f"{type(error).__name__} {error.code} {facts}"


@pytest.mark.parametrize("hidden", [{"confidential": True}, {"embargo_until": SOON}])
def test_a_desk_with_a_hidden_release_answers_like_one_without(store: Store, hidden: dict[str, Any]) -> None:
    with store.write() as session:
        seen = a_release(session)
        viewers = [a_person(session, role, roles=[role], admin=True) for role in ROLES]
        an_assignment(session, seen, viewers[0], "translator", "en")
        insider = a_person(session, "insider")
    with store.read() as session:
        asked = [(reading, viewer) for reading in READINGS for viewer in viewers]
        without = [_heard(session, reading, viewer, seen.public_id) for reading, viewer in asked]
        unknown = [_heard(session, reading, viewer, "kkkkkkkkkkkk") for reading, viewer in asked]
    with store.write() as session:
        secret = a_release(session, title=SECRETS[0], texts=[SECRETS[1]], slug=SECRETS[2].lower(), **hidden)
        an_assignment(session, secret, insider, "translator", "en")
        put(session, secret, 1, "en", state="translated", text=SECRETS[3], by=insider)
    with store.read() as session:
        assert [_heard(session, reading, viewer, seen.public_id) for reading, viewer in asked] == without
        heard = [_heard(session, reading, viewer, secret.public_id) for reading, viewer in asked]
        assert heard == unknown
        inside = "".join(_heard(session, reading, insider, secret.public_id)[1] for reading in READINGS)
    assert not any(word in told for word in SECRETS for _, told in heard + without)
    assert SECRETS[0] in inside
