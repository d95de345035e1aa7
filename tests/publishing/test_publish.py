"""Publications, a language at a time."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.builders import NOW, a_person
from tests.publishing.office import an_office, drawn, published
from tests.releases.desk import Desk
from workflow.errors import BadInput, Conflict, Missing, Refused
from workflow.publishing.publish import Held, publish
from workflow.publishing.withdrawal import withdraw_publication
from workflow.releases import course
from workflow.releases.schedule import Changes, reschedule
from workflow.releases.undo import undo
from workflow.review import moves
from workflow.review.answers import Where
from workflow.review.bulk import approve_all
from workflow.store import Store
from workflow.store.tables import event, publication

SOON = NOW + timedelta(hours=1)
FRENCH = ["Avis", "Un est venu en 2018.", "Deux sont partis.", "Trois sont restés."]


def finished(store: Store, **terms: Any) -> Desk:
    desk = an_office(store, **{"targets": ["fr"], **terms})
    desk.approve_as("fr", FRENCH)
    return desk


def test_a_publication_is_recorded_with_its_bundle_and_the_place_in_the_history(store: Store) -> None:
    desk = finished(store)
    answer = published(desk)
    assert (answer.number, answer.kind, answer.languages, answer.state) == (1, "original", ("fr",), "published")
    assert desk.state() == "published"
    with store.read() as session:
        row = session.execute(select(publication)).one()
        told = session.execute(select(event).where(event.c.action == "publish")).one()
    assert (row.event_seq, row.event_hash) == (told.seq, told.hash) == (answer.event_seq, told.hash)
    assert told.payload["bundle"] == answer.bundle
    with zipfile.ZipFile(io.BytesIO(store.blobs.get(row.bundle))) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["history"]["seq"] == answer.event_seq - 1
    desk.require_whole()


def test_every_lack_is_told_and_nothing_is_recorded(store: Store) -> None:
    desk = an_office(store, targets=["fr"])
    with pytest.raises(Held) as caught:
        published(desk)
    assert [one.code for one in caught.value.obstacles] == ["gate.not_approved"] * 4
    assert desk.events() == ["open"]


def test_publishing_before_an_embargo_ends_is_refused_and_after_it_is_not(store: Store) -> None:
    desk = finished(store, embargo=SOON, assigned=True)
    with pytest.raises(Held) as caught:
        published(desk)
    assert [one.code for one in caught.value.obstacles] == ["gate.embargo"]
    assert published(desk, now=SOON).number == 1


def test_a_gate_that_shuts_after_the_files_were_made_stays_shut(store: Store) -> None:
    desk = finished(store)
    made = drawn(desk)
    desk.do(reschedule, "dora", Changes(embargo=SOON))
    with pytest.raises(Missing), store.write() as session:
        publish(session, store.blobs, desk.paul, desk.release, made, now=NOW)
    with pytest.raises(Conflict) as caught, store.write() as session:
        publish(session, store.blobs, desk.paul, desk.release, made, now=SOON)
    assert caught.value.code == "publish.moved_on"
    assert desk.state() == "ready"


def test_only_a_publisher_publishes(store: Store) -> None:
    desk = finished(store)
    for who in ["tom", "rita", "dora"]:
        with pytest.raises(Refused) as caught:
            published(desk, who)
        assert caught.value.code == "policy.role_needed"


def two_languages(store: Store) -> Desk:
    desk = an_office(store, targets=["fr", "es"])
    desk.approve_as("fr", FRENCH)
    return desk


def approve_spanish(desk: Desk) -> None:
    with desk.store.write() as session:
        writer = a_person(session, "teo", roles=["translator:es"])
        reader = a_person(session, "rosa", roles=["reviewer:es"])
    texts = ["Aviso", "Uno vino en 2018.", "Dos se fueron.", "Tres se quedaron."]
    with desk.store.write() as session:
        for key, text in zip(desk.keys, texts, strict=True):
            seen = desk.row(key, "es")
            moves.confirm(session, writer, Where(desk.release, "es", key), seen.version, seen.base_hash, NOW, text)
    with desk.store.write() as session:
        approve_all(session, reader, desk.release, "es", NOW)


def test_one_language_goes_out_at_ten_and_another_at_two(store: Store) -> None:
    desk = two_languages(store)
    first = published(desk, languages=["fr"])
    assert (first.kind, first.state) == ("original", "published")
    approve_spanish(desk)
    assert desk.edition_states() == {"fr": "finished", "es": "finished"}
    second = published(desk, languages=["es"])
    assert (second.number, second.kind, second.state) == (2, "original", "published")


def test_what_is_out_is_worked_on_no_more(store: Store) -> None:
    desk = two_languages(store)
    published(desk, languages=["fr"])
    with pytest.raises(Refused):
        desk.save("tom", desk.keys[0], "Un avis", "fr")


def test_a_deed_in_a_language_to_come_is_undone_as_in_an_open_release(store: Store) -> None:
    desk = two_languages(store)
    published(desk, languages=["fr"])
    approve_spanish(desk)
    desk.do(undo, "dora", len(desk.events()))
    assert desk.states("es") == ["translated"] * 4
    with pytest.raises(Refused):
        desk.do(undo, "dora", 3)


def test_what_is_out_already_is_no_news(store: Store) -> None:
    desk = finished(store)
    published(desk)
    with pytest.raises(Refused) as caught:
        published(desk)
    assert caught.value.code == "publish.nothing_new"


def test_from_the_second_time_on_it_is_a_corrigendum_that_says_what_changed(store: Store) -> None:
    desk = finished(store)
    published(desk)
    desk.do(course.correct, "paul", reason="A wrong name.")
    with pytest.raises(BadInput) as caught:
        published(desk)
    assert caught.value.code == "publish.note_needed"
    answer = published(desk, note="The name in the first line.")
    assert (answer.number, answer.kind, answer.state) == (2, "corrigendum", "corrected")
    assert desk.state() == "corrected"


def test_a_correction_takes_along_all_that_is_out(store: Store) -> None:
    desk = two_languages(store)
    published(desk, languages=["fr"])
    desk.do(course.correct, "paul", reason="A wrong name.")
    approve_spanish(desk)
    with pytest.raises(Refused) as caught:
        published(desk, languages=["es"], note="The name.")
    assert (caught.value.code, caught.value.facts["languages"]) == ("publish.all_that_is_out", "fr")


def test_with_the_last_publication_withdrawn_the_release_is(store: Store) -> None:
    desk = finished(store)
    published(desk)
    answer = desk.do(withdraw_publication, "paul", 1, note="The meeting was moved.")
    assert (answer.state, desk.state()) == ("withdrawn", "withdrawn")
    with store.read() as session:
        row = session.execute(select(publication)).one()
    assert (row.withdrawn_at, row.withdrawn_by, row.withdrawn_note) == (NOW, desk.paul, "The meeting was moved.")
    assert store.blobs.is_whole(row.bundle)
    desk.do(course.correct, "dora", reason="Again.")
    assert published(desk, note="New date.").kind == "original"
    desk.require_whole()


def test_one_publication_withdrawn_leaves_the_other_out(store: Store) -> None:
    desk = two_languages(store)
    published(desk, languages=["fr"])
    approve_spanish(desk)
    published(desk, languages=["es"])
    assert desk.do(withdraw_publication, "paul", 1, note="A wrong name.").state == "published"


def test_a_withdrawal_needs_a_reason_a_publication_and_a_publisher(store: Store) -> None:
    desk = finished(store)
    published(desk)
    with pytest.raises(BadInput):
        desk.do(withdraw_publication, "paul", 1, note=" ")
    with pytest.raises(Missing):
        desk.do(withdraw_publication, "paul", 2, note="Why.")
    with pytest.raises(Refused):
        desk.do(withdraw_publication, "dora", 1, note="Why.")
    desk.do(withdraw_publication, "paul", 1, note="Why.")
    with pytest.raises(Refused) as caught:
        desk.do(withdraw_publication, "paul", 1, note="Why.")
    assert caught.value.code == "publication.withdrawn_already"
