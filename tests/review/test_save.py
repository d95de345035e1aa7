"""A text is saved: by whom, into what, and what happens when somebody else was first."""

from typing import Any

import pytest
from sqlalchemy import select, update

from tests.builders import NOW, a_person, an_assignment, put
from tests.review.desk import a_desk, nothing_changes
from tests.statements import statements
from workflow.errors import BadInput, Missing, Refused
from workflow.history import verify
from workflow.people.idempotency import once
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved, Where
from workflow.review.handing_over import hand_over
from workflow.review.row_history import history_of
from workflow.review.translation import State
from workflow.store import Store
from workflow.store.tables import block, event, release


def test_a_saved_text_is_a_draft_in_its_writers_hands(store: Store) -> None:
    desk = a_desk(store)
    saved = desk.save("tom", 1, "It is signed.")
    row = desk.row(1)
    assert (row.state, row.text, row.version) == (State.DRAFT, "It is signed.", 1)
    assert (row.hands, row.origin) == ((desk.tom,), "typed")
    assert (saved.state, saved.version, saved.changed, saved.source_moved) == ("draft", 1, True, False)
    assert desk.actions() == ["save"]
    assert desk.counts() == {"untranslated": (2, 10), "draft": (1, 5)}
    with store.read() as session:
        assert verify(session, desk.built.id).whole


def test_a_text_that_is_there_already_writes_nothing(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "It is signed.")
    with nothing_changes(desk):
        again = desk.save("tess", 1, "It is signed.")
    assert (again.changed, again.event_seq, again.version) == (False, None, 1)
    with nothing_changes(desk):
        assert not desk.save("tom", 2, "  ").changed


def test_each_who_changes_the_text_has_a_hand_in_it(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "It is signed.")
    desk.save("tess", 1, "It was signed.")
    assert desk.row(1).hands == tuple(sorted((desk.tom, desk.tess)))


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\u200f\n"])
def test_a_blank_text_empties_the_row_and_its_hands(store: Store, blank: str) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "It is signed.")
    saved = desk.save("tess", 1, blank)
    row = desk.row(1)
    assert (saved.state, row.state, row.text, row.hands) == ("untranslated", State.UNTRANSLATED, "", ())
    assert (row.translated_by, row.origin) == (None, "")


def test_a_change_of_a_confirmed_text_is_a_draft_that_nobody_vouches_for(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "It is signed.")
    desk.save("rita", 1, "It was signed.")
    row = desk.row(1)
    assert (row.state, row.translated_by) == (State.DRAFT, None)
    assert row.hands == tuple(sorted((desk.tom, desk.rita)))


def test_a_returned_text_keeps_its_note_while_it_is_typed_and_loses_it_when_confirmed(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "It is signed.")
    desk.send_back("rita", 1, kind="terminology", note="Past tense.")
    desk.save("tom", 1, "It was signed.")
    row = desk.row(1)
    assert (row.state, row.returned_for, row.note) == (State.RETURNED, "terminology", "Past tense.")
    desk.confirm("tom", 1)
    row = desk.row(1)
    assert (row.state, row.returned_for, row.note) == (State.TRANSLATED, None, "")


def test_two_who_type_at_once_lose_nothing(store: Store) -> None:
    desk = a_desk(store)
    before = desk.row(1)
    desk.save("tom", 1, "It is signed.")
    lost = desk.do(moves.save, desk.tess, desk.where(1), "It was signed.", 0, before.base_hash)
    assert isinstance(lost, ConflictAnswer)
    assert (lost.code, lost.theirs, lost.yours) == ("translation.conflict", "It is signed.", "It was signed.")
    assert (lost.version, lost.state) == (1, "draft")
    assert desk.row(1).text == "It is signed."
    assert desk.actions() == ["save", "conflict_kept"]
    with store.read() as session:
        newest = history_of(session, desk.tess, desk.release, "en", desk.where(1).key, NOW)[0]
        assert (newest.action, newest.lost, newest.person) == ("conflict_kept", "It was signed.", desk.tess)
        assert verify(session, desk.built.id).whole


def test_a_late_autosave_never_undoes_an_approval(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, "It is signed.")
    late = desk.row(1)
    desk.approved(1, "It was signed.")
    approved = desk.row(1)
    for version, base in ((late.version, late.base_hash), (approved.version, approved.base_hash)):
        answer = desk.do(moves.save, desk.tom, desk.where(1), "It is  signed.", version, base)
        assert isinstance(answer, ConflictAnswer)
        assert answer.code == "translation.approved_reopen_first"
        assert answer.event_seq is not None
    assert desk.row(1) == approved


def test_visibility_comes_before_anything_else(store: Store) -> None:
    desk = a_desk(store, confidential=True)
    for where, text in ((desk.where(1), "\x00"), (Where("nothere", "en", "x"), "It is signed.")):
        with pytest.raises(Missing) as missing:
            desk.do(moves.save, desk.tom, where, text, 0, "")
        assert missing.value.code == "release.missing"
    with store.write() as session:
        an_assignment(session, desk.built, desk.tom, "translator", "en")
    assert desk.save("tom", 1, "It is signed.").state == "draft"


def test_what_is_not_there_is_said_to_be_missing(store: Store) -> None:
    desk = a_desk(store)
    for where, code in (
        (Where(desk.release, "es", desk.where(1).key), "edition.missing"),
        (Where(desk.release, "en", "abcdefgh"), "segment.missing"),
    ):
        with pytest.raises(Missing) as missing:
            desk.do(moves.save, desk.tom, where, "It is signed.", 0, "")
        assert missing.value.code == code
    with pytest.raises(Refused) as refused:
        desk.do(moves.save, desk.tom, desk.where(1, "ar"), "نص", 0, "")
    assert refused.value.code == "edition.is_source"


def test_only_translators_and_reviewers_of_the_language_write(store: Store) -> None:
    desk = a_desk(store)
    for who in ("dora", "paul"):
        with nothing_changes(desk), pytest.raises(Refused) as refused:
            desk.save(who, 1, "It is signed.")
        assert refused.value.code == "policy.role_needed"
    with nothing_changes(desk), pytest.raises(Refused):
        desk.save("tess", 1, "C’est signé.", "fr")


@pytest.mark.parametrize("state", ["draft", "withdrawn", "cancelled"])
def test_a_release_that_is_not_at_work_takes_no_text(store: Store, state: str) -> None:
    desk = a_desk(store)
    with store.write() as session:
        an_assignment(session, desk.built, desk.tom, "translator", "en")
        session.execute(update(release).where(release.c.id == desk.built.id).values(state=state))
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.save("tom", 1, "It is signed.")
    assert refused.value.code == "release.not_worked_on"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("half \ud800", "text.surrogate"),
        ("nul \x00", "text.nul"),
        ("x" * 20_001, "translation.too_long"),
        ("❶bold➊", "text.unknown_code"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(store: Store, text: str, code: str) -> None:
    desk = a_desk(store)
    with nothing_changes(desk), pytest.raises(BadInput) as bad:
        desk.save("tom", 1, text)
    assert bad.value.code == code


def test_a_text_of_the_longest_length_and_the_blocks_codes_is_kept(store: Store) -> None:
    desk = a_desk(store)
    with store.write() as session:
        pair = [["open", 1, "bold", ""], ["close", 1, "bold", ""]]
        session.execute(update(block).where(block.c.id.in_(desk.built.blocks)).values(codes=pair))
    text = "❶" + "x" * 19_998 + "➊"
    assert desk.save("tom", 1, text).text == text


def test_after_the_hand_over_a_translator_leaves_confirmed_texts_alone(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, "It is signed.")
    desk.save("tom", 2, "It holds.")
    desk.do(hand_over, desk.tom, desk.release, "en")
    for deed in (desk.save, desk.confirm):
        with nothing_changes(desk), pytest.raises(Refused) as refused:
            deed("tom", 1, "It was signed.")
        assert refused.value.code == "review.handed_over"
    assert desk.save("tom", 2, "It held.").changed
    assert desk.save("rita", 1, "It was signed.").changed


@pytest.mark.parametrize("size", [15, 600])
def test_a_save_needs_ten_statements_with_its_idempotency_key_however_long_the_release(store: Store, size: int) -> None:
    desk = a_desk(store, segments=size)
    row = desk.row(1)

    def run(session: Any) -> Any:
        saved = moves.save(session, desk.tom, desk.where(1), "It is signed.", row.version, row.base_hash or "", NOW)
        assert isinstance(saved, Saved)
        return {"version": saved.version}

    with statements(store, at_most=10), store.write() as session:
        once(session, desk.tom, "k1", "hash", NOW, lambda: run(session))


def test_a_disabled_person_writes_nothing(store: Store) -> None:
    desk = a_desk(store)
    with store.write() as session:
        gone = a_person(session, f"gone-{desk.release}", roles=["translator:en"], disabled_at=NOW)
    with pytest.raises(Missing):
        desk.do(moves.save, gone, desk.where(1), "It is signed.", 0, desk.row(1).base_hash)


def test_the_event_names_who_acted_and_what_stood_before_and_after(store: Store) -> None:
    desk = a_desk(store)
    with store.write() as session:
        put(session, desk.built, 1, "en", state="draft", text="It is signed.", by=desk.tess)
    desk.save("tom", 1, "It was signed.")
    with store.read() as session:
        told = session.execute(select(event).where(event.c.release_id == desk.built.id)).one()
        assert (told.actor_id, told.action, told.language, told.seq) == (desk.tom, "save", "en", 1)
        one = history_of(session, None, desk.release, "en", desk.where(1).key, NOW)[0]
    assert one.before is not None
    assert one.after is not None
    assert (one.before["text"], one.after["text"]) == ("It is signed.", "It was signed.")
    assert one.after["hands"] == sorted([desk.tess, desk.tom])
