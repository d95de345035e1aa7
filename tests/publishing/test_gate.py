"""What holds a language back."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select, update

from tests.builders import NOW
from tests.publishing.office import an_office
from tests.releases.desk import Desk
from workflow.publishing.gate import Obstacle, obstacles
from workflow.releases import course
from workflow.releases.languages import drop_language
from workflow.review.answers import Where
from workflow.review.dismissals import dismiss
from workflow.store import Store
from workflow.store.identifiers import public_id
from workflow.store.tables import edition, segment, thread

SOON = NOW + timedelta(hours=1)
FRENCH = ["Avis", "Un est venu en 2018.", "Deux sont partis.", "Trois sont restés."]


def found(desk: Desk, *languages: str, now: Any = NOW, viewer: str | None = None) -> list[Obstacle]:
    with desk.store.read() as session:
        return list(obstacles(session, viewer, desk.release, languages or None, now=now))


def codes(found_: list[Obstacle]) -> list[tuple[str, str, int]]:
    return [(one.code, one.language, one.number) for one in found_]


def finished(store: Store, **terms: Any) -> Desk:
    desk = an_office(store, **{"targets": ["fr"], **terms})
    desk.approve_as("fr", FRENCH)
    return desk


def a_thread(desk: Desk, key: str, language: str | None = None) -> str:
    name = public_id()
    with desk.store.write() as session:
        row = session.execute(select(segment).where(segment.c.key == key)).one()
        of = session.execute(select(edition.c.id).where(edition.c.language == language)).scalar()
        told = {"public_id": name, "release_id": row.release_id, "segment_id": row.id, "origin_segment_id": row.id}
        session.execute(insert(thread), {**told, "edition_id": of if language else None, "opened_at": NOW})
    return name


def test_a_finished_release_meets_no_obstacle(store: Store) -> None:
    desk = finished(store)
    assert found(desk) == []
    assert found(desk, viewer=desk.paul) == []


def test_each_segment_that_is_not_approved_is_named_with_its_number_key_and_state(store: Store) -> None:
    desk = an_office(store)
    desk.approved(desk.keys[0], "Avis", "fr")
    desk.confirm("tom", desk.keys[1], "Un est venu en 2018.", "fr")
    lacks = found(desk, "fr")
    assert codes(lacks) == [("gate.not_approved", "fr", number) for number in (2, 3, 4)]
    assert [one.key for one in lacks] == desk.keys[1:]
    assert [one.facts["state"] for one in lacks] == ["translated", "untranslated", "untranslated"]


def test_languages_are_judged_one_by_one(store: Store) -> None:
    desk = an_office(store)
    desk.approve_as("fr", FRENCH)
    assert found(desk, "fr") == []
    assert {one.language for one in found(desk)} == {"ar"}
    desk.do(drop_language, "dora", "ar")
    assert found(desk) == []


def test_a_finding_that_blocks_is_named_with_its_check_until_it_is_dismissed(store: Store) -> None:
    desk = an_office(store, "It cost 7.10 dollars.\n", targets=["fr"])
    desk.approved(desk.keys[0], "Cela a coûté 10.7 dollars.", "fr")
    lacks = found(desk)
    assert {one.code for one in lacks} == {"gate.finding"}
    assert {(one.language, one.number, one.key) for one in lacks} == {("fr", 1, desk.keys[0])}
    assert desk.edition_states() == {"fr": "review"}
    for check in sorted({str(one.facts["check"]) for one in lacks}):
        with store.write() as session:
            dismiss(session, desk.rita, Where(desk.release, "fr", desk.keys[0]), check, NOW)
    assert found(desk) == []
    assert (desk.edition_states(), desk.state()) == ({"fr": "finished"}, "ready")


def test_an_open_comment_is_named_until_it_is_resolved(store: Store) -> None:
    desk = finished(store)
    name = a_thread(desk, desk.keys[2])
    assert codes(found(desk)) == [("gate.open_thread", "", 3)]
    with store.write() as session:
        session.execute(update(thread).where(thread.c.public_id == name).values(resolved_at=NOW, resolved_by=desk.tom))
    assert found(desk) == []


def test_a_comment_on_another_language_or_on_a_removed_segment_holds_nothing_back(store: Store) -> None:
    desk = an_office(store)
    desk.approve_as("fr", FRENCH)
    a_thread(desk, desk.keys[0], "ar")
    a_thread(desk, desk.keys[3])
    desk.revise("Notice", "One came in 2018.Two left.")
    assert found(desk, "fr") == []


def test_an_embargo_to_come_is_an_obstacle_and_one_that_is_over_is_none(store: Store) -> None:
    desk = finished(store, embargo=SOON, assigned=True)
    assert codes(found(desk)) == [("gate.embargo", "", 0)]
    assert found(desk, now=SOON) == []


def test_a_cancelled_release_goes_nowhere(store: Store) -> None:
    desk = finished(store)
    desk.do(course.cancel, "dora")
    assert codes(found(desk)) == [("gate.state", "", 0)]


def test_every_obstacle_is_told_at_once(store: Store) -> None:
    desk = an_office(store, targets=["fr"], embargo=SOON, assigned=True)
    a_thread(desk, desk.keys[0])
    assert [one.code for one in found(desk)] == ["gate.embargo", *["gate.not_approved"] * 4, "gate.open_thread"]
