"""The source mended in place."""

import pytest
from sqlalchemy import select

from tests.people.walk import statements
from tests.releases.desk import Desk, a_desk
from tests.releases.made import BOLD, CLOSE, OPEN
from workflow.errors import BadInput, Conflict, Missing, Refused
from workflow.releases import course
from workflow.releases.edit_source import edit_source
from workflow.store import Store
from workflow.store.tables import placement
from workflow.text import CodedText

TEXT = "The minster spoke. Two left."
MENDED = "The minister himself spoke."


def a_mended_desk(store: Store) -> Desk:
    desk = a_desk(store, TEXT, source="en", targets=["fr"])
    desk.all_approved("fr")
    return desk


def test_a_mended_word_sends_the_other_languages_to_draft_with_the_reason(store: Store) -> None:
    desk = a_mended_desk(store)
    answer = desk.do(edit_source, "dora", desk.keys[0], MENDED, version=1)
    assert (answer.version, answer.reopened) == (2, 1)
    row = desk.row(desk.keys[0], "fr")
    assert (row.state, row.reason, row.sealed_base) == ("draft", "source_changed", "The minster spoke.")
    assert desk.states("fr")[1] == "approved"
    assert (desk.edition_states(), desk.state()) == ({"fr": "review"}, "open")
    desk.require_whole()


def test_the_first_word_coming_back_brings_the_approval_back(store: Store) -> None:
    desk = a_mended_desk(store)
    desk.do(edit_source, "dora", desk.keys[0], MENDED, version=1)
    desk.do(edit_source, "dora", desk.keys[0], "The minster spoke.", version=2)
    assert desk.states("fr") == ["approved", "approved"]
    assert desk.state() == "ready"


def test_a_mended_space_reopens_nothing(store: Store) -> None:
    desk = a_mended_desk(store)
    answer = desk.do(edit_source, "dora", desk.keys[0], "The  minster spoke.", version=1)
    assert (answer.reopened, desk.sources[0]) == (0, "The  minster spoke.")
    assert desk.states("fr") == ["approved", "approved"]


def test_what_the_file_said_is_kept_beside_what_the_desk_made_of_it(store: Store) -> None:
    desk = a_mended_desk(store)
    desk.do(edit_source, "dora", desk.keys[0], MENDED, version=1)
    with store.read() as session:
        row = session.execute(select(placement).order_by(placement.c.position)).first()
    assert row is not None
    assert (row.imported, row.words) == ("The minster spoke.", 4)
    assert desk.shown().release.languages[0].words == {"approved": 2, "draft": 4}


def test_an_unchanged_text_writes_nothing(store: Store) -> None:
    desk = a_mended_desk(store)
    before = desk.events()
    answer = desk.do(edit_source, "dora", desk.keys[0], " The minster spoke. ", version=1)
    assert (answer.event_seq, answer.version) == (None, 1)
    assert desk.events() == before


def test_who_saw_an_older_source_does_not_write_over_a_newer_one(store: Store) -> None:
    desk = a_mended_desk(store)
    desk.do(edit_source, "dora", desk.keys[0], MENDED, version=1)
    with pytest.raises(Conflict) as caught:
        desk.do(edit_source, "dean", desk.keys[0], "The monster spoke.", version=1)
    assert caught.value.code == "source.moved_on"
    assert desk.sources[0] == MENDED


def test_a_source_is_never_emptied(store: Store) -> None:
    desk = a_mended_desk(store)
    for text in ["", " \u200f", "***"]:
        with pytest.raises(BadInput) as caught:
            desk.do(edit_source, "dora", desk.keys[0], text, version=1)
        assert caught.value.code == "source.blank"


def test_inline_codes_stay_the_same_ones(store: Store) -> None:
    desk = a_desk(store, CodedText(f"The {OPEN}minster{CLOSE} spoke.", BOLD), source="en", targets=["fr"])
    for text in ("The minister spoke.", f"The {OPEN}minister spoke.", f"❷{OPEN}The minister{CLOSE}➋"):
        with pytest.raises(BadInput) as caught:
            desk.do(edit_source, "dora", desk.keys[0], text, version=1)
        assert caught.value.code == "source.codes_changed"
    desk.do(edit_source, "dora", desk.keys[0], f"{OPEN}The minister{CLOSE} spoke.", version=1)


def test_only_the_desk_mends_the_source(store: Store) -> None:
    desk = a_mended_desk(store)
    for who in ["tom", "rita", "paul"]:
        with pytest.raises(Refused):
            desk.do(edit_source, who, desk.keys[0], MENDED, version=1)


def test_a_segment_that_is_gone_is_not_mended(store: Store) -> None:
    desk = a_mended_desk(store)
    key = desk.keys[1]
    desk.revise("The minster spoke.")
    with pytest.raises(Missing):
        desk.do(edit_source, "dora", key, "Two went.", version=1)


def test_a_cancelled_release_is_not_mended(store: Store) -> None:
    desk = a_mended_desk(store)
    desk.do(course.cancel, "dora")
    with pytest.raises(Refused) as caught:
        desk.do(edit_source, "dora", desk.keys[0], MENDED, version=1)
    assert caught.value.code == "release.not_in_this_state"


def test_a_mended_source_takes_few_statements(store: Store) -> None:
    desk = a_mended_desk(store)
    key = desk.keys[0]
    with statements(store) as sent:
        desk.do(edit_source, "dora", key, MENDED, version=1)
    assert len(sent) <= 20
