"""The source changes, and comes back: what is opened, what returns, what was typed meanwhile."""

import pytest

from tests.builders import NOW
from tests.review.desk import Desk, a_desk
from tests.review.source import edit_source
from tests.statements import statements
from workflow.memory.lookup import exact
from workflow.people.standing import stand
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved
from workflow.review.source_changes import apply_source_changes
from workflow.review.translation import State
from workflow.store import Store
from workflow.text.hashing import content_hash

TEXT = "It is signed."
OTHER = "هذه جملة أخرى."


def test_a_changed_source_opens_what_was_vouched_for_and_leaves_the_text(store: Store) -> None:
    desk = a_desk(store, segments=5)
    desk.save("tom", 2, TEXT)
    desk.confirm("tom", 3, TEXT)
    desk.send_back("rita", 3)
    desk.confirm("tom", 4, TEXT)
    desk.approved(5, TEXT)
    old = desk.found(5).own_base
    edit_source(desk, dict.fromkeys(range(1, 6), OTHER))
    assert desk.states() == ["untranslated", "draft", "returned", "draft", "draft"]
    assert [desk.row(number).reason for number in range(1, 6)] == ["", *["source_changed"] * 4]
    row = desk.row(5)
    assert (row.text, row.translated_by, row.approved_by) == (TEXT, None, None)
    assert (row.sealed_text, row.sealed_base, row.sealed_by, row.hands) == (TEXT, old, desk.rita, (desk.tom,))
    assert row.base_hash == content_hash(OTHER)
    assert desk.row(3).returned_for == "style"


@pytest.mark.parametrize("change", ["  ", "\u200f", "\u00a0"])
def test_a_space_or_mark_of_direction_mended_in_the_source_reopens_nothing(store: Store, change: str) -> None:
    desk = a_desk(store)
    desk.approved(1, TEXT)
    before = desk.row(1)
    said = desk.found(1).own_base
    edit_source(desk, {1: said.replace(" ", f" {change}", 1)})
    assert desk.row(1) == before
    assert desk.found(1).own_base != said


def test_the_first_source_coming_back_brings_the_approval_back_with_both_persons(store: Store) -> None:
    desk = a_desk(store)
    first = desk.found(1).own_base
    desk.approved(1, TEXT)
    edit_source(desk, {1: OTHER})
    effect = edit_source(desk, {1: first}, whole=True)
    row = desk.row(1)
    assert effect.reverted == (desk.where(1).key,)
    assert (row.state, row.translated_by, row.approved_by, row.reason) == (State.APPROVED, desk.tom, desk.rita, "")


def test_a_text_typed_back_to_the_seal_is_approved_again_by_the_source_alone(store: Store) -> None:
    desk = a_desk(store)
    first = desk.found(1).own_base
    desk.approved(1, TEXT)
    edit_source(desk, {1: OTHER})
    desk.save("tess", 1, "It was signed.")
    edit_source(desk, {1: first})
    assert desk.row(1).state is State.DRAFT
    edit_source(desk, {1: OTHER})
    desk.save("tess", 1, TEXT)
    edit_source(desk, {1: first})
    assert (desk.row(1).state, desk.row(1).translated_by) == (State.APPROVED, desk.tom)


@pytest.mark.parametrize("deed", [Desk.reopen, Desk.send_back])
def test_an_approval_that_a_person_took_back_is_not_brought_back_by_the_source(store: Store, deed: object) -> None:
    desk = a_desk(store)
    first = desk.found(1).own_base
    desk.approved(1, TEXT)
    deed(desk, "rita", 1)  # type: ignore[operator]
    before = desk.row(1).state
    edit_source(desk, {1: OTHER})
    edit_source(desk, {1: first})
    assert desk.row(1).state is before
    assert desk.row(1).sealed_text == TEXT


def test_typing_while_the_source_changes_loses_nothing_and_vouches_for_nothing(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    seen, empty = desk.row(1), desk.row(2)
    edit_source(desk, {1: OTHER, 2: OTHER})
    for number, row in ((1, seen), (2, empty)):
        answer = desk.do(moves.confirm, desk.tom, desk.where(number), row.version, row.base_hash, text="It was signed.")
        assert isinstance(answer, Saved)
        assert (answer.source_moved, answer.state, answer.base) == (True, "draft", OTHER)
        assert (desk.row(number).text, desk.row(number).translated_by) == ("It was signed.", None)
    row = desk.row(1)
    assert row.reason == "source_changed"
    desk.confirm("tom", 1)
    assert desk.row(1).reason == ""


def test_a_confirmation_without_a_new_text_stores_nothing_where_the_source_moved(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    seen = desk.row(1)
    edit_source(desk, {1: OTHER})
    answer = desk.do(moves.confirm, desk.tom, desk.where(1), seen.version, seen.base_hash)
    assert (answer.source_moved, answer.changed, answer.base) == (True, False, OTHER)
    assert desk.actions()[-1] == "edit_source"


def test_nobody_approves_against_a_source_that_they_did_not_see(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, TEXT)
    seen = desk.row(1)
    edit_source(desk, {1: OTHER})
    answer = desk.do(moves.approve, desk.rita, desk.where(1), seen.version, seen.base_hash)
    assert isinstance(answer, ConflictAnswer)
    assert (answer.base, answer.base_hash) == (OTHER, content_hash(OTHER))


def test_somebody_elses_text_between_is_a_conflict_also_where_the_source_moved(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    seen = desk.row(1)
    desk.save("tess", 1, "It was signed.")
    edit_source(desk, {1: OTHER})
    answer = desk.do(moves.save, desk.tom, desk.where(1), "It is sealed.", seen.version, seen.base_hash)
    assert isinstance(answer, ConflictAnswer)
    assert answer.event_seq is not None


def test_a_finished_edition_goes_back_to_review_and_the_release_to_open(store: Store) -> None:
    desk = a_desk(store, texts=["وقّع الطرفان."], targets=["en"])
    desk.approved(1, "Both sides signed.")
    assert (desk.edition_state(), desk.release_state()) == ("finished", "ready")
    edit_source(desk, {1: OTHER})
    assert (desk.edition_state(), desk.release_state()) == ("review", "open")
    edit_source(desk, {1: "وقّع الطرفان."})
    assert (desk.edition_state(), desk.release_state()) == ("finished", "ready")


def test_the_pair_that_was_true_stays_in_the_memory_when_the_source_moves_on(store: Store) -> None:
    desk = a_desk(store, texts=[f"جملة {OTHER}"])
    first = desk.found(1).own_base
    desk.approved(1, TEXT)
    edit_source(desk, {1: "جملة ثالثة هنا."})
    desk.save("tom", 1, "A third one.")
    desk.confirm("tom", 1)
    desk.approve("rita", 1)
    hashes = [content_hash(first), content_hash("جملة ثالثة هنا.")]
    with store.read() as session:
        found = exact(session, desk.tom, hashes, "ar", "en", NOW, for_release=desk.built.id)
    assert [found[one][0].text for one in hashes] == [TEXT, "A third one."]


def test_a_whole_release_follows_its_source_in_one_read(store: Store) -> None:
    desk = a_desk(store, segments=40)
    for number in (1, 2):
        desk.approved(number, TEXT)
    edit_source(desk, {1: OTHER})
    with store.write() as session:
        standing = stand(session, desk.dora, desk.release, NOW)
        with statements(store, at_most=1):
            effect = apply_source_changes(session, standing)
    assert effect.steps == ()
    assert [desk.row(number).state for number in (1, 2)] == [State.DRAFT, State.APPROVED]
