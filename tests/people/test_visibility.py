"""What a person may know of: one select, and every statement that reads a release holds it."""

import ast
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tests.builders import NOW, BuiltRelease, a_person, a_release, an_assignment, put
from tests.history.events import changed, tell
from tests.house import tree
from tests.people.readings import READINGS, WALKED_WITHIN, Asked, Reading
from tests.people.walk import OF_NO_RELEASE, OF_RELEASES, bare, scans, statements
from workflow.conversation import open_thread
from workflow.errors import Missing, SteleError
from workflow.memory.feed import Lesson, learn
from workflow.people.notices import Matter, NoticeKind, notify
from workflow.people.policy import Role
from workflow.people.standing import rights_on, stand
from workflow.people.visibility import seen_by, view
from workflow.store import Store
from workflow.store.tables import metadata, release
from workflow.text import content_hash

SOON = NOW + timedelta(hours=2)
PAST = NOW - timedelta(hours=2)
ROLES = ("translator:en", "reviewer:fr", "desk", "publisher")
SECRET = "Pangolin"
SILENT = {
    "people.reassigning.workers",
    "conversation.presence.present",
    "memory.lookup.exact",
    "publishing.gate.obstacles",
    "releases.exceptions.source_of",
    "review.release_history.events_of",
    "review.release_history.news_of",
}
"""Readings that say nothing of a restricted release's text, not even to those who may see it."""


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


def asked(built: BuiltRelease, viewer: str, text: str = "") -> Asked:
    return Asked(viewer, built.public_id, built.keys[0], text, NOW)


def a_release_with_a_past(session: Session, who: str, word: str = "", **columns: Any) -> BuiltRelease:
    """A release with something in every table that a reading may look into; ``word`` stands in each text of it."""
    built = a_release(session, title=f"{word} بيان", texts=[f"{word} واحد", f"{word} اثنان"], **columns)
    an_assignment(session, built, who, "translator", "en")
    an_assignment(session, built, who, "desk")
    teller = a_person(session, f"teller{built.id}")
    notify(session, Matter(NoticeKind.ASSIGNED, built.id, "translator", "en"), [who], teller, NOW)
    put(session, built, 1, "en", state="approved", text=f"{word} one", by=who, approved_by=who, waived=True)
    told = [changed(built, 1, "en", None, {"text": f"{word} one", "version": 1})]
    tell(session, built, "save", actor=who, changes=told, payload={"note": word})
    source = f"{word} واحد"
    lesson = Lesson(built.segments[0], content_hash(source), "ar", source, "en", f"{word} one")
    learn(session, built.id, [lesson], NOW)
    open_thread(session, who, built.public_id, built.keys[0], f"{word}?", NOW)
    return built


def test_every_statement_of_every_reading_holds_what_may_be_seen(store: Store) -> None:
    with store.write() as session:
        tom = a_person(session, "tom", roles=["desk", "translator:en"])
        built = a_release_with_a_past(session, tom)
    with store.read() as session, statements(store) as sent:
        for reading in READINGS:
            before = len(sent)
            reading.read(session, asked(built, tom))
            assert any("visible AS" in one.sql for one in sent[before:]), reading.name
        rights_on(session, tom, built.id, NOW)
    assert bare(sent) == []


def test_what_reads_one_release_does_not_look_at_the_others(desk: Store) -> None:
    with desk.write() as session:
        tom = a_person(session, "tom", roles=["desk", "translator:en"])
        built = a_release_with_a_past(session, tom)
        with statements(desk) as sent:
            stand(session, tom, built.public_id, NOW)
            for reading in READINGS:
                if reading.of_one:
                    reading.read(session, asked(built, tom))
        assert scans(session, sent) == []


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


def test_no_reading_is_left_out_of_the_walk() -> None:
    walked = {reading.name for reading in READINGS} | WALKED_WITHIN
    found = {
        f"{tree.dotted(path)}.{node.name}".removeprefix("workflow.")
        for path in tree.files()
        if path.suffix == ".py" and path.parts[0] == "workflow"
        for node in tree.parsed(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if "viewer" in {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
    }
    assert found - walked == set()


def heard(session: Session, reading: Reading, asked: Asked) -> tuple[str, str]:
    """What a viewer hears, the names that were asked for left out."""
    try:
        return "answer", repr(reading.read(session, asked))
    except SteleError as error:
        facts = {name: value for name, value in error.facts.items() if value not in {asked.release, asked.key}}
        return "error", f"{type(error).__name__} {error.code} {facts}"


@pytest.mark.parametrize("hidden", [{"confidential": True}, {"embargo_until": SOON}])
def test_a_desk_with_a_hidden_release_answers_like_one_without(store: Store, hidden: dict[str, Any]) -> None:
    with store.write() as session:
        insider = a_person(session, "insider")
        seen = a_release_with_a_past(session, insider)
        viewers = [a_person(session, role, roles=[role], admin=True) for role in ROLES]
    pairs = [(reading, viewer) for reading in READINGS for viewer in viewers]

    def all_heard(release: str, key: str) -> list[tuple[str, str]]:
        with store.read() as session:
            return [heard(session, one, Asked(who, release, key, f"{SECRET} واحد", NOW)) for one, who in pairs]

    without, unknown = all_heard(seen.public_id, seen.keys[0]), all_heard("kkkkkkkkkkkk", "kaaaaaaa")
    with store.write() as session:
        secret = a_release_with_a_past(session, insider, SECRET, slug=SECRET.lower(), **hidden)
    assert all_heard(seen.public_id, seen.keys[0]) == without
    assert all_heard(secret.public_id, secret.keys[0]) == unknown
    assert not any(SECRET.casefold() in told.casefold() for _, told in without + unknown)
    with store.read() as session:
        inside = [heard(session, one, asked(secret, insider, f"{SECRET} واحد")) for one in READINGS]
    silent = [one.name for one, told in zip(READINGS, inside, strict=True) if SECRET not in told[1]]
    assert set(silent) == SILENT
