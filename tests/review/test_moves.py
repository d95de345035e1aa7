"""Confirm, withdraw, approve, keep, return, reopen, restore: who may, when, and what is left behind."""

from typing import Any

import pytest
from sqlalchemy import update

from tests.builders import LATER, NOW
from tests.review.desk import Desk, a_desk, nothing_changes
from tests.statements import statements
from workflow.errors import BadInput, Missing, Refused
from workflow.people.idempotency import once
from workflow.review import moves
from workflow.review.answers import ConflictAnswer, Saved
from workflow.review.states import RETURN_KINDS
from workflow.review.translation import State
from workflow.store import Store
from workflow.store.tables import block

TEXT = "It is signed."


def test_a_confirmation_names_who_vouches_and_may_bring_the_text(store: Store) -> None:
    desk = a_desk(store)
    desk.save("tom", 1, TEXT)
    desk.confirm("tess", 1)
    row = desk.row(1)
    assert (row.state, row.translated_by, row.hands) == (State.TRANSLATED, desk.tess, (desk.tom,))
    desk.confirm("tess", 2, TEXT)
    row = desk.row(2)
    assert (row.state, row.translated_by, row.hands, row.version) == (State.TRANSLATED, desk.tess, (desk.tess,), 1)
    assert desk.actions() == ["save", "confirm", "confirm"]


def test_who_confirms_again_writes_nothing_and_another_takes_the_word_over(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, TEXT)
    with nothing_changes(desk):
        assert not desk.confirm("tom", 1).changed
    desk.confirm("tess", 1)
    assert desk.row(1).translated_by == desk.tess


def test_nobody_confirms_nothing(store: Store) -> None:
    desk = a_desk(store)
    for text in (None, "", "\u00a0"):
        with nothing_changes(desk), pytest.raises(Refused) as refused:
            desk.confirm("tom", 1, text)
        assert refused.value.code == "review.blank"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It is ❶signed.", "translation.code_missing"),
        ("It is ❶signed➊ ❷now➋ ➁ ➁.", "translation.code_extra"),
        ("It ❶is ❷signed➊ now➋ ➁.", "translation.code_crossed"),
        ("It ➊is❶ ❷signed➋ ➁.", "translation.code_crossed"),
    ],
)
def test_a_confirmed_text_has_every_code_of_its_source_once_and_none_crossed(
    store: Store, text: str, code: str
) -> None:
    desk = a_desk(store, texts=["هذه ❶جملة➊ و❷أخرى➋ ➁."])
    codes = [[role, number, "bold", ""] for number in (1, 2) for role in ("open", "close", "alone")]
    with store.write() as session:
        session.execute(update(block).where(block.c.id.in_(desk.built.blocks)).values(codes=codes))
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.confirm("tom", 1, text)
    assert refused.value.code == code
    desk.save("tom", 1, text)
    desk.confirm("tom", 1, "It ❷was ❶signed➊➋ ➁.")


def test_only_who_confirmed_withdraws(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, TEXT)
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.withdraw("tess", 1)
    assert refused.value.code == "review.not_your_confirmation"
    desk.withdraw("tom", 1)
    assert (desk.row(1).state, desk.row(1).translated_by, desk.row(1).text) == (State.DRAFT, None, TEXT)


def test_an_approval_seals_text_base_and_both_persons(store: Store) -> None:
    desk = a_desk(store)
    desk.approved(1, TEXT)
    row = desk.row(1)
    assert (row.state, row.translated_by, row.approved_by, row.waived) == (
        State.APPROVED,
        desk.tom,
        desk.rita,
        False,
    )
    assert (row.sealed_text, row.sealed_base, row.sealed_base_hash) == (TEXT, desk.found(1).own_base, row.base_hash)
    assert (row.sealed_translated_by, row.sealed_by, row.hands) == (desk.tom, desk.rita, (desk.tom,))


def test_a_text_is_returned_for_a_kind_of_error_and_a_note_is_optional(store: Store) -> None:
    desk = a_desk(store)
    for number, kind in enumerate(RETURN_KINDS[:3], start=1):
        desk.confirm("tom", number, TEXT)
        desk.send_back("rita", number, kind=kind)
        assert (desk.row(number).returned_for, desk.row(number).note) == (kind, "")
    desk.confirm("tom", 1, TEXT)
    with nothing_changes(desk), pytest.raises(BadInput) as bad:
        desk.send_back("rita", 1, kind="mood")
    assert bad.value.code == "review.return_kind"


def test_an_approval_is_returned_or_reopened_by_a_reviewer_only(store: Store) -> None:
    desk = a_desk(store)
    for number, deed in ((1, Desk.reopen), (2, Desk.send_back)):
        desk.approved(number, TEXT)
        with nothing_changes(desk), pytest.raises(Refused) as refused:
            deed(desk, "tom", number)
        assert refused.value.code == "policy.role_needed"
        deed(desk, "rita", number)
        row = desk.row(number)
        assert (row.translated_by, row.approved_by, row.sealed_text) == (None, None, TEXT)
    assert (desk.row(1).state, desk.row(1).reason) == (State.DRAFT, "reopened")
    assert desk.row(2).state is State.RETURNED


def test_an_older_text_comes_back_with_the_hands_of_then_and_nobody_vouches(store: Store) -> None:
    desk = a_desk(store)
    first = desk.confirm("rob", 1, "An older text.")
    assert first.event_seq is not None
    desk.save("tom", 1, TEXT)
    desk.restore("rita", 1, first.event_seq)
    row = desk.row(1)
    assert (row.text, row.state, row.hands) == ("An older text.", State.DRAFT, (desk.rob,))
    assert row.translated_by is None
    with pytest.raises(Missing) as missing:
        desk.restore("rita", 1, 99)
    assert missing.value.code == "event.missing"


def test_what_is_approved_is_reopened_before_an_older_text_comes_back(store: Store) -> None:
    desk = a_desk(store)
    first = desk.save("rob", 1, "An older text.")
    desk.approved(1, TEXT)
    with nothing_changes(desk), pytest.raises(Refused) as refused:
        desk.restore("rita", 1, first.event_seq or 0)
    assert refused.value.code == "translation.approved_reopen_first"


def test_a_move_on_a_version_that_was_not_seen_is_a_conflict(store: Store) -> None:
    desk = a_desk(store)
    desk.confirm("tom", 1, TEXT)
    seen = desk.row(1)
    desk.confirm("tess", 1, "It was signed.")
    for deed in (moves.approve, moves.confirm):
        answer = desk.do(deed, desk.rita, desk.where(1), seen.version, seen.base_hash)
        assert isinstance(answer, ConflictAnswer)
        assert (answer.code, answer.theirs, answer.event_seq) == ("translation.conflict", "It was signed.", None)
    assert desk.row(1).state is State.TRANSLATED


@pytest.mark.parametrize("size", [15, 600])
def test_confirm_and_approve_keep_to_their_statements_even_where_they_finish_the_release(
    store: Store, size: int
) -> None:
    desk = a_desk(store, segments=size, targets=["en"])
    numbers = (1, 2) if size > 15 else range(1, size + 1)
    for number in numbers:
        confirmed = counted(desk, moves.confirm, desk.tom, number, 11, text=f"This is sentence number {number}.")
        assert confirmed.state == "translated"
    answers = [counted(desk, moves.approve, desk.rita, number, 14) for number in numbers]
    assert answers[-1].edition_state == ("finished" if size == 15 else "translation")
    assert desk.release_state() == ("ready" if size == 15 else "open")


def counted(desk: Desk, deed: Any, person: str, number: int, at_most: int, **more: Any) -> Saved:
    row = desk.row(number)
    answers: list[Saved] = []

    def run(session: Any) -> None:
        answers.append(deed(session, person, desk.where(number), row.version, row.base_hash, NOW, **more))

    with statements(desk.store, at_most=at_most), desk.store.write() as session:
        once(session, person, f"{deed.__name__}-{number}-{desk.release}", "hash", LATER, lambda: run(session))
    return answers[0]
